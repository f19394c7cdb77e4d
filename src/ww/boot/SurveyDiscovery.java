package ww.boot;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

/**
 * Discovery by signed datagrams: asks who is of our cluster, tells who asks where we listen (specification sheet,
 * section 1). By multicast or a crawl as the settings say, and beside that at a meeting point on this host
 * ({@link HostRoute}), always, so that nothing depends on knowing beforehand whether multicast works.
 *
 * <p>What a datagram says is believed only after its signature was checked, and the check is the last thing that is
 * done: our own packets, other clusters, surveys too far away and answers known already are put aside before.
 */
public final class SurveyDiscovery implements Discovery {
    /** A crawl goes on with its next portion after this, which is about the time its throttle needs. */
    private static final Duration PORTION_PAUSE = Duration.ofMillis(250);

    /** By the third attempt, a second and a half after the start, our own datagrams have come back if they ever do. */
    private static final int REPORT_ATTEMPT = 2;

    /** Lines about found peers: a cluster's start shows, a flood of invented peers does not fill the log. */
    private static final int LINES_PER_SECOND = 1;
    private static final int LINES_AT_ONCE = 32;

    private static final Duration END_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger("ww.boot");

    private final DiscoverySettings settings;
    private final SurveySchedule schedule;
    private final Identity identity;
    private final String namespace;
    private final Supplier<List<Multiaddr>> ownAddresses;
    private final Routes routes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by the lock
    private final Throttle checks;
    private final Throttle lines = new Throttle(LINES_PER_SECOND, LINES_AT_ONCE);
    private final Proved proved;
    private final RecentPeers recent;
    private boolean searching = true;
    private boolean hurried; // search() was called since the last attempt
    private boolean closed;
    private int attempt;
    private Finds finds;
    private Thread asking;
    private List<Multiaddr> sealedAddresses = List.of();
    private byte[] sealedResponse;

    /**
     * @param ownAddresses where we listen, without {@code /p2p}; asked anew for each answer, on any thread
     */
    public SurveyDiscovery(DiscoverySettings settings, Identity identity, String namespace,
            Supplier<List<Multiaddr>> ownAddresses) {
        this.settings = settings;
        this.schedule = settings.schedule();
        this.identity = identity;
        this.namespace = BootDatagram.checkedNamespace(namespace);
        this.ownAddresses = ownAddresses;
        this.routes = new Routes(settings, this::heard);
        this.checks = new Throttle(settings.heardPerSecond(), settings.heardAtOnce());
        this.proved = new Proved(2 * settings.peersRemembered()); // a survey and an answer of each
        this.recent = new RecentPeers(settings.peersRemembered(), settings.repeatAfter());
    }

    @Override
    public void start(FoundPeers found) throws IOException {
        lock.lock();
        try {
            if (finds != null || closed) {
                throw new IllegalStateException("a discovery is started once");
            }
            finds = new Finds(settings.foundQueued(), found);
        } finally {
            lock.unlock();
        }
        try {
            routes.open(ThreadLocalRandom.current());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
        Thread thread = Thread.ofVirtual().name("discovery asking").unstarted(this::askUntilClosed);
        lock.lock();
        try {
            asking = thread;
        } finally {
            lock.unlock();
        }
        thread.start();
    }

    @Override
    public void search() {
        setSearching(true);
    }

    @Override
    public void rest() {
        setSearching(false);
    }

    private void setSearching(boolean wanted) {
        lock.lock();
        try {
            searching = wanted;
            hurried = wanted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void askUntilClosed() {
        boolean reported = false;
        boolean open = true;
        while (open) {
            int current = nextAttempt(routes.refresh());
            if (current >= REPORT_ATTEMPT && !reported) {
                LOG.log(Level.INFO, routes.report());
                reported = true;
            }
            Duration pause = current < 0 ? settings.longestPause() : ask(current);
            open = pause(pause);
        }
    }

    /**
     * The number of the attempt to make now, -1 while resting. A network that is new to us is searched eagerly again.
     */
    private int nextAttempt(boolean networkCame) {
        lock.lock();
        try {
            if (hurried || networkCame) {
                attempt = 0;
                hurried = false;
            }
            return searching ? attempt : -1;
        } finally {
            lock.unlock();
        }
    }

    /** Makes an attempt, or a portion of it, and answers how long to wait then. */
    private Duration ask(int current) {
        BootPacket survey = new BootPacket.Survey(namespace, identity.id(), schedule.distance(current));
        BootPacket request = new BootPacket.Request(namespace, identity.id());
        Route.Question question = new Route.Question(BootDatagram.seal(identity, survey),
                BootDatagram.seal(identity, request));
        boolean portionsRemain = false;
        for (Route route : routes.list()) {
            portionsRemain |= route.ask(question);
            byte[] response = schedule.announces(current) ? response() : null;
            if (response != null) {
                route.tell(response);
            }
        }
        if (portionsRemain) {
            return PORTION_PAUSE;
        }
        lock.lock();
        try {
            attempt = current + 1;
        } finally {
            lock.unlock();
        }
        return schedule.pause(current, ThreadLocalRandom.current().nextDouble());
    }

    /** Waits; false where it was closed meanwhile. */
    private boolean pause(Duration pause) {
        lock.lock();
        try {
            long nanos = pause.toNanos();
            while (!closed && !hurried && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Our answer with the addresses of this moment, or null where we listen nowhere. Signed anew when they changed. */
    private byte[] response() {
        List<Multiaddr> now = ownAddresses.get();
        lock.lock();
        try {
            if (now.isEmpty()) {
                return null;
            }
            if (!now.equals(sealedAddresses)) {
                sealedResponse = BootDatagram.seal(identity, new BootPacket.Response(namespace, identity.id(), now));
                sealedAddresses = List.copyOf(now);
            }
            return sealedResponse;
        } finally {
            lock.unlock();
        }
    }

    /** Called by the threads of the routes. */
    private void heard(Route route, byte[] datagram, InetSocketAddress from) {
        try {
            BootDatagram claim = BootDatagram.read(datagram);
            BootPacket packet = claim.packet();
            if (packet.peer().equals(identity.id())) {
                heardOurselves(route, claim);
            } else if (packet.namespace().equals(namespace) && concerns(route, packet) && prove(claim)) {
                act(route, packet, from);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "discovery: a datagram from {0} by {1} is left aside: {2}", from, route.name(),
                    e.getMessage());
        }
    }

    private static void heardOurselves(Route route, BootDatagram claim) throws IOException {
        if (route instanceof MulticastRoute multicast && !multicast.echoed()) {
            claim.verify();
            multicast.echo();
        }
    }

    /** Whether there would be something to do if the packet is genuine. */
    private boolean concerns(Route route, BootPacket packet) {
        byte[] self = identity.id().bytes();
        return switch (packet) {
            // By multicast a request means those at distance 0: it was meant for a single host.
            case BootPacket.Request request -> !(route instanceof MulticastRoute)
                    || Distance.within(self, request.peer().bytes(), 0);
            case BootPacket.Survey survey -> Distance.within(self, survey.peer().bytes(), survey.distance());
            case BootPacket.Response response -> isNews(response);
        };
    }

    private boolean isNews(BootPacket.Response response) {
        lock.lock();
        try {
            return searching && !response.addresses().isEmpty() && recent.judge(response.peer(), response.addresses(),
                    System.nanoTime()) != RecentPeers.News.NONE;
        } finally {
            lock.unlock();
        }
    }

    /** Checks the signature unless it was checked before; false where too many came to check them all. */
    private boolean prove(BootDatagram claim) throws IOException {
        lock.lock();
        try {
            if (proved.contains(claim.bytes())) {
                return true;
            }
            if (!checks.take(System.nanoTime())) {
                return false;
            }
        } finally {
            lock.unlock();
        }
        claim.verify();
        lock.lock();
        try {
            proved.add(claim.bytes());
        } finally {
            lock.unlock();
        }
        return true;
    }

    private void act(Route route, BootPacket packet, InetSocketAddress from) {
        if (packet instanceof BootPacket.Response response) {
            found(route, response.peer(), response.addresses());
        } else if (!ownAddresses.get().isEmpty()) {
            route.answer(this::response, from);
        }
    }

    private void found(Route route, PeerId peer, List<Multiaddr> addresses) {
        RecentPeers.News news;
        boolean loud;
        lock.lock();
        try {
            long now = System.nanoTime();
            news = recent.judge(peer, addresses, now);
            if (closed || news == RecentPeers.News.NONE || !finds.offer(peer, addresses)) {
                return;
            }
            recent.remember(peer, addresses, now);
            loud = news != RecentPeers.News.REPEATED && lines.take(now);
        } finally {
            lock.unlock();
        }
        LOG.log(loud ? Level.INFO : Level.DEBUG, "discovery: found {0} by {1} at {2}", peer, route.name(), addresses);
    }

    @Override
    public void close() {
        Thread thread;
        Finds delivering;
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            thread = asking;
            delivering = finds;
        } finally {
            lock.unlock();
        }
        try {
            if (thread != null && thread != Thread.currentThread() && !thread.join(END_WAIT)) {
                LOG.log(Level.WARNING, "discovery: asking did not end within {0}", END_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        routes.close();
        if (delivering != null) {
            delivering.close();
        }
    }
}
