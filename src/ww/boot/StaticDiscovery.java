package ww.boot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import ww.io.MalformedException;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/**
 * Peers given by their full addresses ({@code --addr}): no datagram is sent or heard, the given ones are found again
 * and again, at the pace at which surveys would be sent, so that one which was not there yet is tried later.
 */
public final class StaticDiscovery implements Discovery {
    /** What fits on a command line; everything is dialled. */
    static final int ADDRESSES_MAX = 1024;

    private final SurveySchedule schedule;
    private final Map<PeerId, List<Multiaddr>> peers = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by the lock
    private boolean searching = true;
    private boolean hurried;
    private boolean closed;
    private Finds finds;
    private Thread telling;

    /**
     * @param settings of which only the pauses count here
     * @param addresses each ending in {@code /p2p/ID}
     * @throws MalformedException naming the address that does not, or their number where it is too large
     */
    public StaticDiscovery(DiscoverySettings settings, List<Multiaddr> addresses) throws IOException {
        if (addresses.size() > ADDRESSES_MAX) {
            throw new MalformedException(addresses.size() + " peer addresses are more than " + ADDRESSES_MAX);
        }
        this.schedule = new SurveySchedule(settings.firstPause(), settings.longestPause(), false);
        for (Multiaddr address : addresses) {
            byte[] peer = address.peerBytes().orElseThrow(() -> new MalformedException(
                    "peer address '" + address + "' does not end in /p2p/ and the peer's id"));
            Multiaddr place = address.withoutPeer();
            if (place.parts().isEmpty()) {
                throw new MalformedException("peer address '" + address + "' says who, but not where");
            }
            peers.computeIfAbsent(PeerId.decode(peer), id -> new ArrayList<>()).add(place);
        }
    }

    @Override
    public void start(FoundPeers found) {
        lock.lock();
        try {
            if (finds != null || closed) {
                throw new IllegalStateException("a discovery is started once");
            }
            finds = new Finds(Math.max(1, peers.size()), found);
            telling = Thread.ofVirtual().name("discovery static").start(this::tellUntilClosed);
        } finally {
            lock.unlock();
        }
    }

    private void tellUntilClosed() {
        lock.lock();
        try {
            int attempt = 0;
            while (!closed) {
                if (searching) {
                    // Where the consumer is still busy with the last round, what does not fit comes with the next.
                    peers.forEach((peer, addresses) -> finds.offer(peer, List.copyOf(addresses)));
                }
                hurried = false;
                pause(schedule.pause(attempt, ThreadLocalRandom.current().nextDouble()));
                attempt = hurried ? 0 : attempt + 1;
            }
        } catch (InterruptedException end) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration pause) throws InterruptedException {
        long nanos = pause.toNanos();
        while (!closed && !hurried && nanos > 0) {
            nanos = changed.awaitNanos(nanos);
        }
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

    @Override
    public void close() {
        Thread thread;
        Finds delivering;
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            thread = telling;
            delivering = finds;
        } finally {
            lock.unlock();
        }
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            delivering.close();
        }
    }
}
