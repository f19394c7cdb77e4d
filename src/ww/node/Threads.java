package ww.node;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The virtual threads of one owner: each named for what it does, all of them ended with it. What a thread throws is
 * logged and ends nothing but that thread.
 */
final class Threads implements AutoCloseable {
    /** After an interrupt everything here ends at once, but for a blob on a slow disk. */
    private static final Duration END_WAIT = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final String owner;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    /** Something that may take its time and may be interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** Interrupts the thread that asked for it unless it is closed before. */
    interface Deadline extends AutoCloseable {
        @Override
        void close();
    }

    Threads(String owner) {
        this.owner = owner;
        ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1,
                Thread.ofVirtual().name(owner + " deadlines").factory());
        one.setRemoveOnCancelPolicy(true);
        timer = one;
    }

    void start(String name, Work work) {
        unstarted(name, work).start();
    }

    /** A thread to be started by the caller, who first notes it somewhere. */
    Thread unstarted(String name, Work work) {
        return Thread.ofVirtual().name(owner + " " + name).unstarted(() -> {
            Thread self = Thread.currentThread();
            running.add(self);
            try {
                if (!closed) {
                    work.run();
                }
            } catch (InterruptedException e) {
                LOG.log(Level.DEBUG, "{0} was interrupted", self.getName());
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, self.getName() + " failed", e);
            } finally {
                running.remove(self);
            }
        });
    }

    /**
     * For use in a try: the calling thread is interrupted when the time is over before the block is, and at once if
     * this owner is closed. An alarm that comes as the block ends does not reach what follows it.
     */
    Deadline deadline(Duration time) {
        Alarm alarm = new Alarm(Thread.currentThread());
        try {
            alarm.due = timer.schedule(alarm::ring, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            Thread.currentThread().interrupt();
        }
        return alarm;
    }

    private final class Alarm implements Deadline {
        private final Thread sleeper;
        private Future<?> due = CompletableFuture.completedFuture(null);
        private boolean rung; // guarded by this
        private boolean over; // guarded by this

        Alarm(Thread sleeper) {
            this.sleeper = sleeper;
        }

        private synchronized void ring() {
            if (!over) {
                rung = true;
                sleeper.interrupt();
            }
        }

        @Override
        public void close() {
            due.cancel(false);
            synchronized (this) {
                over = true;
                if (!rung) {
                    return;
                }
            }
            Thread.interrupted();
            if (closed) {
                // The interrupt just taken back may have been that of the owner's end, which is not to be missed.
                sleeper.interrupt();
            }
        }
    }

    /** Interrupts all and waits for their end. A thread of this owner may call it and is not waited for. */
    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        running.forEach(Thread::interrupt);
        long until = System.nanoTime() + END_WAIT.toNanos();
        try {
            for (Thread thread : running) {
                if (thread != Thread.currentThread()) {
                    thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
                }
                if (thread.isAlive() && thread != Thread.currentThread()) {
                    LOG.log(Level.WARNING, "{0} still runs {1} s after it was told to end", thread.getName(),
                            END_WAIT.toSeconds());
                }
            }
            timer.awaitTermination(END_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
