package ww.host;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerRecord;

/**
 * identify and identify/push. Each side asks the other once, right after a connection is ready, and tells its peers
 * when its own addresses or protocols change; several changes in a row are told once.
 */
final class Identify {
    static final String PROTOCOL = "/ipfs/id/1.0.0";
    static final String PUSH_PROTOCOL = "/ipfs/id/push/1.0.0";
    private static final System.Logger LOG = System.getLogger("ww.host");
    /** Programs register their handlers one after the other; this gathers them into one message. */
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final String PROTOCOL_VERSION = "ipfs/0.1.0";
    /** With the protocols of a program these stay within what the strictest peer reads. */
    private static final int ADDRESSES_MAX = 20;

    /** Opens a stream on a given connection. */
    interface Opener {
        Stream open(Connection connection, String protocol) throws IOException;
    }

    private final Identity identity;
    private final HostSettings settings;
    private final Deadlines deadlines;
    private final HostThreads threads;
    private final Opener opener;
    private final Supplier<List<Multiaddr>> addresses;
    private final Supplier<List<String>> protocols;
    private final AtomicBoolean pushing = new AtomicBoolean();
    private final AtomicLong version = new AtomicLong(); // of our addresses and protocols
    private List<Multiaddr> sealedAddresses = List.of(); // guarded by this, as are the two below
    private byte[] sealedRecord = new byte[0];
    private long sequence;

    Identify(Identity identity, HostSettings settings, Deadlines deadlines, HostThreads threads, Opener opener,
            Supplier<List<Multiaddr>> addresses, Supplier<List<String>> protocols) {
        this.identity = identity;
        this.settings = settings;
        this.deadlines = deadlines;
        this.threads = threads;
        this.opener = opener;
        this.addresses = addresses;
        this.protocols = protocols;
    }

    /** Asks the peer of a new connection, on a thread of its own. */
    void ask(Connection connection) {
        threads.start("identify " + connection.peer(), () -> {
            try (Stream stream = opener.open(connection, PROTOCOL)) {
                stream.out().flush();
                receive(connection, stream);
                pushIfOutdated(connection);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> "identify " + connection + " failed: " + e.getMessage());
            }
        });
    }

    /** Answers a peer that asks. */
    void serve(Connection connection, Stream stream) throws IOException {
        try (stream) {
            send(connection, stream);
        }
    }

    /** Takes what a peer tells unasked. */
    void servePush(Connection connection, Stream stream) throws IOException {
        try (stream) {
            receive(connection, stream);
        }
    }

    /** Our addresses or protocols have changed: tells the connections that {@code connections} will then answer. */
    void changed(Supplier<List<Connection>> connections) {
        version.incrementAndGet();
        if (pushing.compareAndSet(false, true)) {
            deadlines.after(GATHER, () -> {
                pushing.set(false);
                connections.get().forEach(this::pushIfOutdated);
            });
        }
    }

    /**
     * Tells a peer what has changed since we last told it. Called when something changes and when a peer has said that
     * it takes pushes, as either may come first. A peer that has not asked yet will be told when it does.
     */
    private void pushIfOutdated(Connection connection) {
        long told = connection.toldVersion();
        boolean takesPush = connection.info().filter(info -> info.protocols().contains(PUSH_PROTOCOL)).isPresent();
        if (told < 0 || told >= version.get() || !takesPush) {
            return;
        }
        threads.start("identify push " + connection.peer(), () -> {
            try (Stream stream = opener.open(connection, PUSH_PROTOCOL)) {
                send(connection, stream);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, () -> "identify push " + connection + " failed: " + e.getMessage());
            }
        });
    }

    private void receive(Connection connection, Stream stream) throws IOException {
        deadlines.within(settings.timeouts().identify(), "identify " + connection, stream::close, () -> {
            IdentifyMessage message = IdentifyMessage.read(stream.in());
            message.requireFrom(connection.peer());
            connection.info(message.over(connection.info().orElse(PeerInfo.NOTHING)));
        });
    }

    private void send(Connection connection, Stream stream) throws IOException {
        connection.toldVersion(version.get());
        List<Multiaddr> ours = addresses.get().stream().limit(ADDRESSES_MAX).toList();
        byte[] message = IdentifyMessage.encode(identity.publicKey(), ours, protocols.get(),
                connection.remoteAddress(), PROTOCOL_VERSION, settings.agentVersion(), record(ours));
        deadlines.within(settings.timeouts().identify(), "identify " + connection, stream::close, () -> {
            stream.out().write(message);
            stream.out().close();
        });
    }

    /** Our signed record; a signature costs most of a millisecond, so it is kept until the addresses change. */
    private synchronized byte[] record(List<Multiaddr> ours) {
        if (sealedRecord.length == 0 || !ours.equals(sealedAddresses)) {
            // A restarted node must count on from where it was: the clock does that without a file.
            sequence = Math.max(sequence + 1, System.currentTimeMillis());
            sealedRecord = new PeerRecord(identity.id(), sequence, ours).seal(identity);
            sealedAddresses = ours;
        }
        return sealedRecord;
    }
}
