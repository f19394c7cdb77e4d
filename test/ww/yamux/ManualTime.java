package ww.yamux;

import java.time.Duration;

/** A clock that stands still until a test moves it. */
final class ManualTime implements Time {
    private static final long AWAKE = Long.MAX_VALUE;

    private long now = 1_000_000_000_000L;
    private long sleepsUntil = AWAKE;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(long nanos) throws InterruptedException {
        sleepsUntil = nanos;
        notifyAll();
        while (now < nanos) {
            wait();
        }
    }

    /** Moves the clock; returns when the one who sleeps by it has done what is due and sleeps again, or is gone. */
    synchronized void advance(Duration by) throws InterruptedException {
        awaitSleeper(Long.MIN_VALUE);
        now += by.toNanos();
        notifyAll();
        awaitSleeper(now);
    }

    private void awaitSleeper(long beyond) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while ((sleepsUntil == AWAKE || sleepsUntil <= beyond) && System.nanoTime() < deadline) {
            wait(10);
        }
    }
}
