package ww.vat;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import ww.capnp.Client;
import ww.host.Host;
import ww.host.Stream;
import ww.peer.PeerId;

/**
 * Offers capabilities to peers and reaches theirs, over the streams of a {@link Host}. All methods may be called from
 * any thread.
 */
public final class Vat implements AutoCloseable {
    /** The demo's name for its family of protocols, with the version it has there. */
    private static final String FAMILY = "/casm/0.0.0/";

    private static final Logger LOG = System.getLogger("ww.vat");

    private final Host host;
    private final String namespace;
    private final VatSettings settings;
    private final List<VatListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<VatConnection> connections = new HashSet<>(); // guarded by this
    private final Set<String> exported = new HashSet<>();           // guarded by this
    private boolean closed;                                         // guarded by this

    /**
     * @param host which stays the caller's
     * @param namespace the cluster's name, a part of every protocol id
     */
    public Vat(Host host, String namespace, VatSettings settings) {
        if (namespace.isEmpty() || namespace.contains("/")) {
            throw new IllegalArgumentException("a namespace is one part of a path, not '" + namespace + "'");
        }
        this.host = host;
        this.namespace = namespace;
        this.settings = settings;
    }

    /** The protocol id for one id of a capability: {@code /lb} in namespace {@code ww} is {@code /casm/0.0.0/ww/lb}. */
    public String protocol(String id) {
        return FAMILY + namespace + "/" + (id.startsWith("/") ? id.substring(1) : id);
    }

    /** Tells {@code listener} of every connection from now on. */
    public void addListener(VatListener listener) {
        listeners.add(listener);
    }

    /**
     * Offers a capability under these ids from now on, the same to each peer or one for each. An id that ends in
     * {@code packed} speaks packed messages.
     */
    public void export(Bootstrap bootstrap, String... ids) {
        for (String id : ids) {
            String protocol = protocol(id);
            synchronized (this) {
                if (closed) {
                    throw new IllegalStateException("the vat is closed and exports nothing, not even " + protocol);
                }
                exported.add(protocol);
            }
            host.handle(protocol, stream -> serve(stream, bootstrap));
        }
    }

    /** Offers it no longer; connections already made go on. */
    public void unexport(String... ids) {
        for (String id : ids) {
            String protocol = protocol(id);
            synchronized (this) {
                exported.remove(protocol);
            }
            host.unhandle(protocol);
        }
    }

    /** Serves one stream to its end, on the thread that the host gave it. */
    private void serve(Stream stream, Bootstrap bootstrap) throws IOException {
        synchronized (this) {
            requireRoom(stream.peer()); // before anything is made for the peer
        }
        VatConnection connection;
        try (Client offered = bootstrap.of(stream.peer())) {
            connection = begin(stream, offered);
        }
        connection.closed().join();
    }

    private VatConnection begin(Stream stream, Client offered) throws IOException {
        VatConnection connection;
        synchronized (this) {
            requireRoom(stream.peer());
            connection = VatConnection.accepted(stream, settings, offered);
            connections.add(connection);
        }
        announce(connection);
        return connection;
    }

    private void requireRoom(PeerId peer) throws IOException {
        requireOpen("accept a stream of " + peer);
        long inbound = connections.stream().filter(VatConnection::isInbound).count();
        long ofPeer = connections.stream().filter(c -> c.isInbound() && c.peer().equals(peer)).count();
        if (inbound >= settings.inboundMax() || ofPeer >= settings.inboundPerPeerMax()) {
            throw new IOException("refused a capability connection of " + peer + ": it has " + ofPeer + " of at most "
                    + settings.inboundPerPeerMax() + ", all peers have " + inbound + " of at most "
                    + settings.inboundMax());
        }
    }

    /**
     * Opens a capability connection to a peer that the host is connected to, for the first of these ids that it serves.
     * With a single id nothing is waited for: the id, the question for the bootstrap capability and the first calls
     * leave together, and that the peer does not serve it shows in their failure.
     *
     * @throws IOException where there is no connection to the peer, or it serves none of several ids
     */
    public VatConnection connect(PeerId peer, String... ids) throws IOException {
        Stream stream = host.open(peer, Arrays.stream(ids).map(this::protocol).toArray(String[]::new));
        VatConnection connection;
        try {
            synchronized (this) {
                requireOpen("connect to " + peer);
                connection = VatConnection.opened(stream, settings);
                connections.add(connection);
            }
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
        announce(connection);
        return connection;
    }

    private void requireOpen(String attempt) throws IOException {
        if (closed) {
            throw new IOException("cannot " + attempt + ": the vat is closed");
        }
    }

    private void announce(VatConnection connection) {
        LOG.log(Level.DEBUG, "vat: {0} of {1} began", connection.protocol(), connection.peer());
        tell(listener -> listener.began(connection));
        connection.closed().thenAccept(reason -> {
            synchronized (this) {
                connections.remove(connection);
            }
            LOG.log(Level.DEBUG, "vat: {0} of {1} ended: {2}", connection.protocol(), connection.peer(),
                    reason.getMessage());
            tell(listener -> listener.ended(connection, reason));
        });
    }

    private void tell(Consumer<VatListener> news) {
        for (VatListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException fault) {
                LOG.log(Level.ERROR, "vat: a listener failed", fault);
            }
        }
    }

    /** The connections of this moment, in no order. */
    public synchronized List<VatConnection> connections() {
        return List.copyOf(connections);
    }

    /** Offers nothing more, ends every connection and waits for them; the host goes on. May be called twice. */
    @Override
    public void close() {
        List<String> withdrawn;
        List<VatConnection> ending;
        synchronized (this) {
            closed = true;
            withdrawn = List.copyOf(exported);
            exported.clear();
            ending = new ArrayList<>(connections);
        }
        withdrawn.forEach(host::unhandle);
        // At once, not one after the other: each may wait a moment for a peer that does not read.
        List<Thread> closing = ending.stream()
                .map(connection -> Thread.ofVirtual().name("vat close").start(connection::close)).toList();
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
