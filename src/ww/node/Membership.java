package ww.node;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.host.ConnectionListener;
import ww.host.UnsupportedProtocolException;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;
import ww.schema.ChannelSchema.Sender;
import ww.schema.WorkerSchema.Worker;
import ww.vat.VatConnection;

/**
 * A worker's membership of a gateway: looks for one, joins the first that takes it, and when that is gone looks again,
 * for as long as the worker lives.
 *
 * <p>Whom discovery finds is tried at once, several at a time, since a peer that does not answer must not hold up one
 * that does. Whether a peer is a gateway shows in the attempt itself: the stream's protocol, the question for its
 * channel and the worker sent down it leave in one flush, and another worker refuses the protocol.
 */
final class Membership implements ConnectionListener, AutoCloseable {
    /** Attempts under way at once; each holds a connection being made. */
    private static final int ATTEMPTS_MAX = 8;

    /** A gateway that has not taken us by then is tried again later. */
    private static final Duration JOIN_WAIT = Duration.ofSeconds(15);

    /** A peer that is no gateway is not asked again at every survey; it might be restarted as one. */
    private static final Duration NO_GATEWAY = Duration.ofSeconds(30);

    /**
     * A gateway that refused, because too many join at once or it is stopping, is left alone for a moment, and so is
     * one that took us and did not keep us longer than this.
     */
    private static final Duration REFUSED = Duration.ofSeconds(2);

    /** Peers remembered as no gateways; beyond it they are asked again. */
    private static final int REMEMBERED_MAX = 1_024;

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final Network network;
    private final Optional<PeerId> wanted;
    private final Function<VatConnection, Worker.Client> offer;
    private final Duration joinWait;
    private final Threads threads = new Threads("worker");
    private final Semaphore attempts = new Semaphore(ATTEMPTS_MAX);
    private final ReentrantLock lock = new ReentrantLock();
    // guarded by the lock
    private final LinkedHashMap<PeerId, Long> asked = new LinkedHashMap<>();
    private VatConnection gateway;
    private boolean closed;

    /**
     * @param wanted the only gateway to join, or any
     * @param offer makes the worker that is sent over a connection; the reference is closed after sending
     */
    Membership(Network network, Optional<PeerId> wanted, Function<VatConnection, Worker.Client> offer) {
        this(network, wanted, offer, JOIN_WAIT);
    }

    /** @param joinWait how long a gateway may take to receive us before it is left for now */
    Membership(Network network, Optional<PeerId> wanted, Function<VatConnection, Worker.Client> offer,
            Duration joinWait) {
        this.network = network;
        this.wanted = wanted;
        this.offer = offer;
        this.joinWait = joinWait;
    }

    /** Begins to look. */
    void start() throws IOException {
        network.host().addListener(this);
        network.discovery().start(this::found);
    }

    /** The gateway we belong to at this moment. */
    Optional<PeerId> gateway() {
        lock.lock();
        try {
            return Optional.ofNullable(gateway).map(VatConnection::peer);
        } finally {
            lock.unlock();
        }
    }

    /** A peer dialled us, as a gateway of the demo does that cannot be dialled. */
    @Override
    public void connected(PeerId peer) {
        found(peer, List.of());
    }

    @Override
    public void disconnected(PeerId peer, String reason) {
        LOG.log(Level.DEBUG, "{0} disconnected: {1}", peer, reason);
    }

    private void found(PeerId peer, List<Multiaddr> addresses) {
        if (!attempts.tryAcquire()) {
            // It is found again with the next survey.
            return;
        }
        if (!mayAsk(peer)) {
            attempts.release();
            return;
        }
        threads.start("join " + peer, () -> {
            try {
                tryToJoin(peer, addresses);
            } finally {
                attempts.release();
            }
        });
    }

    /** Notes the attempt, so that the same peer is not tried twice at once. */
    private boolean mayAsk(PeerId peer) {
        if (peer.equals(network.id()) || wanted.isPresent() && !wanted.get().equals(peer)) {
            return false;
        }
        lock.lock();
        try {
            Long until = asked.get(peer);
            if (closed || gateway != null || until != null && System.nanoTime() - until < 0) {
                return false;
            }
            note(peer, joinWait);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void askAgain(PeerId peer, Duration after) {
        lock.lock();
        try {
            note(peer, after);
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private void note(PeerId peer, Duration notWithin) {
        asked.remove(peer);
        if (notWithin.isZero()) {
            return;
        }
        asked.put(peer, System.nanoTime() + notWithin.toNanos());
        if (asked.size() > REMEMBERED_MAX) {
            asked.pollFirstEntry();
        }
    }

    private void tryToJoin(PeerId peer, List<Multiaddr> addresses) throws InterruptedException {
        boolean dialled = !addresses.isEmpty() && !network.host().peers().contains(peer);
        Duration again = Duration.ZERO;
        boolean joined = false;
        long begun = System.nanoTime();
        try {
            if (!addresses.isEmpty()) {
                network.host().connect(peer, addresses);
            }
            joined = join(peer);
            again = joined && System.nanoTime() - begun < REFUSED.toNanos() ? REFUSED : Duration.ZERO;
        } catch (CallException e) {
            // What a peer without a lobby answers is worth a line only where the user named that peer.
            LOG.log(wanted.isPresent() ? Level.WARNING : Level.DEBUG, "{0} did not take this worker: {1}", peer,
                    e.getMessage());
            again = wanted.isEmpty() && servesNoLobby(e) ? NO_GATEWAY : REFUSED;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} could not be reached: {1}", peer, e.getMessage());
        } finally {
            if (dialled) {
                // Else every worker would in time be connected to every other one it has found.
                network.host().disconnect(peer);
            }
            askAgain(peer, again);
            if (joined) {
                network.discovery().search();
            }
        }
    }

    private static boolean servesNoLobby(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsupportedProtocolException) {
                return true;
            }
        }
        return false;
    }

    /** Joins and stays until the membership ends; false if another gateway was faster. */
    private boolean join(PeerId peer) throws IOException, InterruptedException {
        try (VatConnection connection = network.vat().connect(peer, Network.LOBBY)) {
            send(connection);
            if (!settle(connection)) {
                return false;
            }
            LOG.log(Level.INFO, "joined gateway {0}", peer);
            network.discovery().rest();
            awaitEnd(connection);
            return true;
        }
    }

    /** Sends ourselves down the gateway's channel and waits until we are received. */
    private void send(VatConnection connection) throws IOException, InterruptedException {
        try (Sender.Client lobby = new Sender.Client(connection.bootstrap().hook());
                Worker.Client worker = offer.apply(connection);
                Threads.Deadline _ = threads.deadline(joinWait);
                Answer<Sender.SendResults.Reader> sent = lobby.send(
                        params -> params.initValue().setCapability(worker))) {
            sent.join();
        }
    }

    /** Makes it our gateway, unless another was faster. */
    private boolean settle(VatConnection connection) {
        lock.lock();
        try {
            if (closed || gateway != null) {
                return false;
            }
            gateway = connection;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void awaitEnd(VatConnection connection) throws InterruptedException {
        try {
            CallException reason = connection.closed().get();
            LOG.log(Level.INFO, "lost gateway {0}: {1}", connection.peer(), reason.getMessage());
        } catch (ExecutionException | CancellationException e) {
            throw new AssertionError("a connection ends with a reason", e);
        } finally {
            lock.lock();
            try {
                gateway = null;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Leaves the gateway and looks for none. */
    @Override
    public void close() {
        VatConnection leaving;
        lock.lock();
        try {
            closed = true;
            leaving = gateway;
        } finally {
            lock.unlock();
        }
        if (leaving != null) {
            leaving.close();
        }
        threads.close();
    }
}
