package ww.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import ww.http.HttpGateway;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;
import ww.sched.Scheduler;

/**
 * A gateway in this JVM: the REST API, the scheduler behind it, and the workers that join over the network. Made by
 * {@link #open}, ended by {@link #close}; several may live in one process, and it never ends the process.
 */
public final class Gateway implements AutoCloseable {
    /** All announcements, whose pauses double from half a second, have left by then. */
    private static final Duration ANNOUNCED_FOR = Duration.ofSeconds(8);

    private final GatewaySettings settings;
    private final Threads announcing = new Threads("gateway announcing");
    private final Lobby lobby = new Lobby();
    private final RemoteWorkers workers = new RemoteWorkers(lobby);
    private final Scheduler scheduler;
    private final Network network;
    private final HttpGateway http;

    private Gateway(GatewaySettings settings) throws IOException {
        this.settings = settings;
        // The data directory first: it is made and locked here, and the node's key may lie in it.
        scheduler = settings.data().isPresent()
                ? Scheduler.open(settings.data().get(), settings.scheduler(), workers)
                : Scheduler.ephemeral(settings.scheduler(), workers);
        try {
            network = new Network(settings.network());
        } catch (IOException | RuntimeException e) {
            scheduler.close();
            throw e;
        }
        http = new HttpGateway(settings.http(), scheduler);
    }

    /**
     * Opens a gateway; when this returns it takes tasks and workers. Blocks for as long as the journal takes to read.
     *
     * @throws IOException if an address cannot be had or the data directory cannot be used; the message says which
     */
    public static Gateway open(GatewaySettings settings) throws IOException {
        Gateway gateway = new Gateway(settings);
        try {
            gateway.start();
            return gateway;
        } catch (IOException | RuntimeException e) {
            gateway.close(Duration.ZERO);
            throw e;
        }
    }

    private void start() throws IOException {
        workers.start(network, scheduler);
        network.vat().addListener(workers);
        network.vat().export(lobby::end, Network.LOBBY);
        http.start();
        // We are to be found; whom we could find does not matter, since workers come to us. But who begins to search
        // announces itself, and a worker that has looked for a gateway in vain for a while asks only now and then.
        network.discovery().start((peer, addresses) -> { });
        announcing.start("rest", () -> {
            Thread.sleep(ANNOUNCED_FOR);
            network.discovery().rest();
        });
    }

    /** Our peer id, which a worker may be told to join. */
    public PeerId id() {
        return network.id();
    }

    /** Where workers reach us, each address in full. */
    public List<Multiaddr> addresses() {
        return network.addresses();
    }

    /** The base of the REST API, with the real port, {@code http://127.0.0.1:8080}. */
    public URI http() {
        InetSocketAddress address = http.address();
        InetAddress host = address.getAddress();
        String name = host.getHostAddress();
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + address.getPort());
    }

    /** The tasks, for code that lives in the same process. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /**
     * Answers the requests under way and stops. Runs under way stay with their workers: with a data directory they are
     * taken up again by the next start.
     */
    @Override
    public void close() {
        close(settings.stopWait());
    }

    private void close(Duration wait) {
        http.close(wait);
        // Nothing is told to the workers from here on: a cancelled call would stop guests that the next start adopts.
        scheduler.close();
        lobby.close();
        announcing.close();
        network.close();
        workers.close();
    }
}
