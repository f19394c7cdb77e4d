package ww.host;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Absolute time limits: what is not done in time is aborted by closing what it works on. One thread keeps the time;
 * what it fires runs on virtual threads.
 */
final class Deadlines implements AutoCloseable {
    private final ScheduledExecutorService timer;

    Deadlines() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().name("host timer").daemon().factory());
        executor.setRemoveOnCancelPolicy(true); // nearly every deadline is cancelled long before it is due
        timer = executor;
    }

    /** A time limit that runs until it is closed. */
    static final class Deadline implements AutoCloseable {
        private final AtomicBoolean done = new AtomicBoolean();
        private volatile boolean expired;
        private ScheduledFuture<?> future;

        boolean expired() {
            return expired;
        }

        /** The work is done: the limit no longer applies. */
        @Override
        public void close() {
            if (done.compareAndSet(false, true) && future != null) {
                future.cancel(false);
            }
        }

        private void fire(Runnable abort) {
            if (done.compareAndSet(false, true)) {
                expired = true;
                abort.run();
            }
        }
    }

    /** Runs {@code abort} on a thread of its own unless the deadline is closed within {@code limit}. */
    Deadline start(Duration limit, Runnable abort) {
        Deadline deadline = new Deadline();
        deadline.future = after(limit, () -> deadline.fire(abort));
        return deadline;
    }

    /** Does {@code work}, aborting it where it takes longer than {@code limit}. */
    void within(Duration limit, String what, Runnable abort, IoAction work) throws IOException {
        Deadline deadline = start(limit, abort);
        try (deadline) {
            work.run();
        } catch (IOException e) {
            if (deadline.expired()) {
                throw new IOException(what + " took longer than " + limit.toMillis() + " ms", e);
            }
            throw e;
        }
        if (deadline.expired()) {
            throw new IOException(what + " took longer than " + limit.toMillis() + " ms");
        }
    }

    /** Runs {@code action} on a virtual thread after {@code delay}; never, where the host is closing. */
    ScheduledFuture<?> after(Duration delay, Runnable action) {
        try {
            return timer.schedule(() -> {
                Thread.ofVirtual().name("host timer fired").start(action);
            }, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            return null;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
