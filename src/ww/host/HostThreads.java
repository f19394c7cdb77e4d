package ww.host;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The virtual threads of one host: started by role and peer, awaited when it closes. */
final class HostThreads {
    private static final System.Logger LOG = System.getLogger("ww.host");

    private final Set<Thread> live = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Runs {@code work} on a thread of that name; answers false where the host is closing. */
    boolean start(String name, Runnable work) {
        Thread thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.run();
            } finally {
                live.remove(Thread.currentThread());
            }
        });
        live.add(thread);
        if (closed) {
            live.remove(thread);
            return false;
        }
        thread.start();
        return true;
    }

    /** Lets no more threads start. */
    void close() {
        closed = true;
    }

    /** Waits for all threads but the caller; those that take longer than half of the time are interrupted. */
    void await(Duration limit) {
        long half = limit.toNanos() / 2;
        if (!awaitUntil(System.nanoTime() + half)) {
            live.forEach(HostThreads::interrupt);
            if (!awaitUntil(System.nanoTime() + half)) {
                live.forEach(thread ->
                        LOG.log(Level.WARNING, "thread {0} has not ended within {1}", thread.getName(), limit));
            }
        }
    }

    private static void interrupt(Thread thread) {
        if (thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    private boolean awaitUntil(long deadlineNanos) {
        for (Thread thread : live) {
            try {
                long left = Math.max(1, deadlineNanos - System.nanoTime());
                if (thread != Thread.currentThread() && thread.getState() != Thread.State.NEW
                        && !thread.join(Duration.ofNanos(left))) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
