package ww.node;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;
import ww.schema.WorkerSchema;
import ww.vat.VatConnection;
import ww.wasm.Engine;

/**
 * A worker in this JVM: finds a gateway, joins it, runs what it is given, and finds one again when that is gone. Made
 * by {@link #join}, ended by {@link #close}; several may live in one process, and it never ends the process.
 */
public final class Worker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("ww.node");

    /** A gateway that is there stores a result within milliseconds; one that is busy needs a moment. */
    private static final Duration LAST_WORD_WAIT = Duration.ofSeconds(2);

    /** A gateway that is there stops giving within milliseconds of hearing; one that is not, need not be waited for. */
    private static final Duration FAREWELL_WAIT = Duration.ofSeconds(1);

    private final WorkerSettings settings;
    private final WorkerIdentity identity;
    private final Network network;
    private final Engine engine;
    private final Preparer preparer;
    private final HeldRuns held = new HeldRuns();
    private final ModuleFetch fetch;
    private final Draining draining = new Draining();
    private final Membership membership;

    private Worker(WorkerSettings settings) throws IOException {
        this.settings = settings;
        identity = WorkerIdentity.ofThisProcess(settings.labels());
        engine = new Engine(settings.engine());
        network = networkOrClose(settings.network(), engine);
        preparer = new Preparer(engine);
        fetch = new ModuleFetch(settings.engine().admission().moduleBytes());
        membership = new Membership(network, settings.gateway(), this::offered);
    }

    private static Network networkOrClose(NetworkSettings settings, Engine engine) throws IOException {
        try {
            return new Network(settings);
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /**
     * Starts a worker. It looks for a gateway from now on; this does not wait until it has found one.
     *
     * @throws IOException if an address to listen on cannot be had, or discovery cannot be done as the settings ask
     */
    public static Worker join(WorkerSettings settings) throws IOException {
        Worker worker = new Worker(settings);
        try {
            worker.membership.start();
            return worker;
        } catch (IOException | RuntimeException e) {
            worker.close();
            throw e;
        }
    }

    private WorkerSchema.Worker.Client offered(VatConnection connection) {
        return new WorkerSchema.Worker.Client(
                new WorkerService(identity, engine, held, fetch, preparer, draining, connection::isClosed));
    }

    public PeerId id() {
        return network.id();
    }

    /** Where we can be reached, each address in full. */
    public List<Multiaddr> addresses() {
        return network.addresses();
    }

    /** The gateway this worker belongs to now; empty while it looks for one. */
    public Optional<PeerId> gateway() {
        return membership.gateway();
    }

    /**
     * Tells the gateway that it is leaving and takes nothing new, lets the runs under way end within the settings'
     * time, hands back the rest and stops. May be called twice; the second call finds nothing to do.
     */
    @Override
    public void close() {
        try {
            draining.leave(FAREWELL_WAIT);
            draining.begin();
            if (!held.awaitNoneUnderway(settings.stopWait())) {
                LOG.log(Level.INFO, "handing back {0} runs that did not end within {1} s", held.underway(),
                        settings.stopWait().toSeconds());
            }
            if (membership.gateway().isPresent() && !held.awaitAcknowledged(LAST_WORD_WAIT)) {
                LOG.log(Level.WARNING, "the gateway has not said within {0} s that it has the last results",
                        LAST_WORD_WAIT.toSeconds());
            }
        } catch (InterruptedException e) {
            draining.begin();
            Thread.currentThread().interrupt();
        }
        // The engine first: what it cancels is answered as handed back while the connection still stands.
        preparer.close();
        engine.close();
        membership.close();
        network.close();
    }
}
