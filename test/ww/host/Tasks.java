package ww.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Threads and patience for tests. */
final class Tasks {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private Tasks() { }

    static <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("test task").start(task);
        return task;
    }

    /** Returns when {@code condition} holds; fails, naming {@code what}, where it does not within the patience. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            never.await(2, TimeUnit.MILLISECONDS);
        }
    }
}
