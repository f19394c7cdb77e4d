package ww.boot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/**
 * Hands finds to their consumer, one at a time on a thread of its own, so that a consumer which dials does not keep
 * datagrams from being read.
 */
final class Finds implements AutoCloseable {
    /** A consumer that is interrupted while it dials should be done by then. */
    private static final Duration END_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger("ww.boot");

    private record Find(PeerId peer, List<Multiaddr> addresses) { }

    private final BlockingQueue<Find> waiting;
    private final Thread thread;
    private volatile boolean closed; // for a consumer that swallows the interrupt

    Finds(int queuedMax, FoundPeers consumer) {
        waiting = new ArrayBlockingQueue<>(queuedMax);
        thread = Thread.ofVirtual().name("discovery finds").start(() -> deliverAll(consumer));
    }

    /** Queues a find; false where too many wait. */
    boolean offer(PeerId peer, List<Multiaddr> addresses) {
        return waiting.offer(new Find(peer, addresses));
    }

    private void deliverAll(FoundPeers consumer) {
        try {
            while (!closed) {
                Find find = waiting.take();
                try {
                    consumer.found(find.peer, find.addresses);
                } catch (RuntimeException fault) {
                    LOG.log(Level.ERROR, "discovery: the consumer of finds failed at " + find.peer, fault);
                }
            }
        } catch (InterruptedException end) {
            LOG.log(Level.DEBUG, "discovery: finds are no longer delivered");
        }
    }

    /** Interrupts the consumer and waits for it, unless it is the consumer that closes. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (thread != Thread.currentThread() && !thread.join(END_WAIT)) {
                LOG.log(Level.WARNING, "discovery: the consumer of finds did not end within {0}", END_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
