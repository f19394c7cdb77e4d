package ww.yamux;

import java.time.Duration;

/** A clock that stands still until a test moves it. */
final class ManualTime implements Time {
    private long now = 1_000_000_000_000L;
    private long sleepsUntil = Long.MAX_VALUE;

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
        now += by.toNanos();
        notifyAll();
        long deadline = System.nanoTime() + Duration.ofMillis(200).toNanos();
        while (sleepsUntil <= now && System.nanoTime() < deadline) {
            wait(10);
        }
    }
}
