package ww.host;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;
import ww.yamux.ReceiveBudget;
import ww.yamux.YamuxStream;

/**
 * Our own libp2p node: TCP, Noise, yamux, identify, ping. Everything it starts ends with {@link #close()}.
 *
 * <p>Listeners of connections and handlers of streams are foreign code: they run on threads of the host, never under a
 * lock. A peer that misbehaves loses its connection and nothing else happens.
 */
public final class LibP2pHost implements Host {
    private static final System.Logger LOG = System.getLogger("ww.host");

    private final PeerId id;
    private final HostSettings settings;
    private final HostThreads threads = new HostThreads();
    private final Deadlines deadlines = new Deadlines();
    private final Events events = new Events();
    private final Upgrader upgrader;
    private final StreamServer server;
    private final Connections connections;
    private final Admission admission;
    private final Listeners listeners;
    private final Dialer dialer;
    private final Identify identify;
    private final Ping ping;
    private final Owner owner = new Owner();
    private final ReceiveBudget budget;
    private final Map<PeerId, CountDownLatch> dialing = new ConcurrentHashMap<>();
    private final Set<TcpDuplex> upgrading = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    public LibP2pHost(Identity identity, HostSettings settings) {
        this.id = identity.id();
        this.settings = settings;
        budget = new ReceiveBudget(settings.limits().receiveBytesMax());
        upgrader = new Upgrader(identity);
        server = new StreamServer(settings, threads, deadlines);
        connections = new Connections(id, settings.limits(), events);
        admission = new Admission(settings.limits());
        listeners = new Listeners(threads, this::accepted);
        dialer = new Dialer(settings, threads, deadlines, upgrader);
        identify = new Identify(identity, settings, deadlines, threads, this::openOn, this::addresses,
                server::protocols);
        ping = new Ping(deadlines, settings.timeouts().ping());
        server.handle(Ping.PROTOCOL, (connection, stream) -> ping.serve(stream));
        server.handle(Identify.PROTOCOL, identify::serve);
        server.handle(Identify.PUSH_PROTOCOL, identify::servePush);
        threads.start("host events", events::deliver);
    }

    @Override
    public PeerId id() {
        return id;
    }

    @Override
    public List<Multiaddr> addresses() {
        return listeners.addresses();
    }

    @Override
    public void listen(Multiaddr address) throws IOException {
        listeners.listen(address);
        identify.changed(connections::all);
    }

    @Override
    public PeerId connect(Multiaddr address) throws IOException {
        Optional<byte[]> peer = address.peerBytes();
        if (peer.isEmpty()) {
            throw new IOException("cannot connect to " + address + ": it does not end in /p2p and an id");
        }
        PeerId known = PeerId.decode(peer.get());
        connect(known, List.of(address));
        return known;
    }

    @Override
    public void connect(PeerId peer, List<Multiaddr> addresses) throws IOException {
        if (peer.equals(id)) {
            throw new IOException("cannot connect to " + peer + ": that is ourselves");
        }
        CountDownLatch mine = new CountDownLatch(1);
        while (connections.best(peer).isEmpty()) {
            CountDownLatch other = dialing.putIfAbsent(peer, mine);
            if (other == null) {
                try {
                    dial(peer, addresses);
                } finally {
                    dialing.remove(peer);
                    mine.countDown();
                }
                return;
            }
            // Another caller is at it; should that fail, we try with our own addresses.
            await(other, peer);
        }
    }

    private static void await(CountDownLatch other, PeerId peer) throws IOException {
        try {
            other.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting to " + peer, e);
        }
    }

    private void dial(PeerId peer, List<Multiaddr> addresses) throws IOException {
        if (connections.best(peer).isPresent()) {
            return;
        }
        Dialer.Dialed dialed = dialer.dial(peer, addresses);
        Optional<String> refusal = adopt(new Connection(dialed.upgraded(), true, dialed.address(), settings.yamux(),
                budget, owner));
        if (refusal.isPresent()) {
            throw new IOException("cannot connect to " + peer + ": " + refusal.get());
        }
    }

    /** Takes an upgraded connection in and starts it; answers why not, and closes it then. */
    private Optional<String> adopt(Connection connection) {
        Optional<String> refusal = connections.add(connection);
        if (refusal.isPresent()) {
            connection.session().close();
            return refusal;
        }
        connection.session().start();
        identify.ask(connection);
        watchRedundant(connection.peer());
        return Optional.empty();
    }

    /** While several connections to a peer are open, looks from time to time which of ours can go. */
    private void watchRedundant(PeerId peer) {
        if (connections.to(peer).size() > 1) {
            deadlines.after(settings.timeouts().redundant(), () -> {
                connections.redundant(peer).forEach(connection -> connection.session().close());
                watchRedundant(peer);
            });
        }
    }

    /** A new inbound connection, on the accepting thread. */
    private void accepted(Socket socket) {
        InetAddress from = socket.getInetAddress();
        Optional<String> refusal = admission.enter(from, System.nanoTime());
        if (refusal.isEmpty() && threads.start("upgrade " + socket.getRemoteSocketAddress(), () -> upgrade(socket))) {
            return;
        }
        refusal.ifPresentOrElse(reason -> LOG.log(Level.DEBUG, "refused a connection from {0}: {1}", from, reason),
                () -> forget(from));
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.TRACE, "closing a refused socket", e);
        }
    }

    private void forget(InetAddress from) {
        admission.upgraded(from);
        admission.left(from);
    }

    private void upgrade(Socket socket) {
        InetAddress from = socket.getInetAddress();
        Upgrader.Upgraded upgraded;
        try {
            upgraded = upgradeInbound(socket);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "a connection from " + from + " came to nothing: " + e.getMessage());
            admission.left(from);
            return;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the upgrade of a connection from " + from + " failed", e);
            admission.left(from);
            return;
        } finally {
            admission.upgraded(from);
        }
        Multiaddr remote = Multiaddr.ofTcp((InetSocketAddress) socket.getRemoteSocketAddress());
        // From here on the connection itself says when it has left.
        Connection connection = new Connection(upgraded, false, remote, settings.yamux(), budget, owner);
        adopt(connection).ifPresent(reason ->
                LOG.log(Level.INFO, "refused a connection of {0} from {1}: {2}", upgraded.peer(), from, reason));
    }

    private Upgrader.Upgraded upgradeInbound(Socket socket) throws IOException {
        TcpDuplex raw = TcpDuplex.of(socket);
        upgrading.add(raw);
        boolean done = false;
        try {
            if (closed.get()) {
                throw new IOException("the host is closed");
            }
            Upgrader.Upgraded[] upgraded = new Upgrader.Upgraded[1];
            deadlines.within(settings.timeouts().upgrade(), "the upgrade", raw::close,
                    () -> upgraded[0] = upgrader.listen(raw));
            if (upgraded[0].peer().equals(id)) {
                throw new IOException("it is from ourselves");
            }
            done = true;
            return upgraded[0];
        } finally {
            upgrading.remove(raw);
            if (!done) {
                raw.close();
            }
        }
    }

    @Override
    public Stream open(PeerId peer, String... protocols) throws IOException {
        Connection connection = connections.best(peer).orElseThrow(() ->
                new IOException("cannot open " + Arrays.toString(protocols) + ": not connected to " + peer));
        return openOn(connection, protocols);
    }

    private Stream openOn(Connection connection, String... protocols) throws IOException {
        YamuxStream stream = connection.session().open();
        boolean opened = false;
        try {
            Stream labelled = protocols.length == 1
                    ? lazily(connection, stream, protocols[0]) : negotiated(connection, stream, List.of(protocols));
            opened = true;
            return labelled;
        } finally {
            if (!opened) {
                stream.reset();
            }
        }
    }

    private Stream lazily(Connection connection, YamuxStream stream, String protocol) throws IOException {
        LazyProposal proposal = new LazyProposal(stream, protocol, reading -> deadlines.within(
                settings.timeouts().negotiate(), "the answer to " + protocol, stream::reset, reading));
        return new HostStream(connection.peer(), protocol, stream, proposal, threads);
    }

    private Stream negotiated(Connection connection, YamuxStream stream, List<String> protocols) throws IOException {
        String[] agreed = new String[1];
        deadlines.within(settings.timeouts().negotiate(), "the answer to " + protocols, stream::reset,
                () -> agreed[0] = Multistream.propose(stream, protocols));
        return new HostStream(connection.peer(), agreed[0], stream, stream, threads);
    }

    @Override
    public void handle(String protocol, StreamHandler handler) {
        server.handle(protocol, (connection, stream) -> handler.handle(stream));
        identify.changed(connections::all);
    }

    @Override
    public void unhandle(String protocol) {
        server.unhandle(protocol);
        identify.changed(connections::all);
    }

    @Override
    public List<PeerId> peers() {
        return connections.peers();
    }

    @Override
    public void addListener(ConnectionListener listener) {
        events.add(listener);
    }

    @Override
    public void disconnect(PeerId peer) {
        connections.to(peer).forEach(connection -> connection.session().close());
    }

    /** How many connections to {@code peer} are open: one as a rule, more for a while where both sides dialed. */
    public int connectionsTo(PeerId peer) {
        return connections.to(peer).size();
    }

    /** What {@code peer} says of itself; empty until identify has been answered on its newest connection. */
    public Optional<PeerInfo> info(PeerId peer) {
        return connections.best(peer).flatMap(Connection::info);
    }

    /** Measures one round trip to a connected peer by the ping protocol. */
    public Duration ping(PeerId peer) throws IOException {
        return ping.measure(open(peer, Ping.PROTOCOL));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        threads.close();
        listeners.close();
        dialer.close();
        upgrading.forEach(TcpDuplex::close);
        closeAll(connections.close());
        deadlines.close();
        events.close();
        threads.await(settings.timeouts().close());
    }

    /** At once, not one after the other: each may wait a moment for its last frames to leave. */
    private static void closeAll(List<Connection> open) {
        List<Thread> closing = open.stream()
                .map(connection -> Thread.ofVirtual().name("close " + connection.peer())
                        .start(() -> connection.session().close()))
                .toList();
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What connections report, passed on to where it belongs. */
    private final class Owner implements Connection.Owner {
        @Override
        public boolean streamOpened(Connection connection, YamuxStream stream) {
            return server.opened(connection, stream);
        }

        @Override
        public void streamEnded(Connection connection, YamuxStream stream) {
            server.ended(connection, stream);
        }

        @Override
        public void ended(Connection connection, String reason) {
            connections.remove(connection, reason);
            if (!connection.outbound()) {
                connection.remoteAddress().tcpAddress().map(InetSocketAddress::getAddress).ifPresent(admission::left);
            }
        }
    }
}
