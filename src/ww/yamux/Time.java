package ww.yamux;

import java.util.concurrent.TimeUnit;

/** The clock of a session, so that a test can hold it. */
public interface Time {
    /** Nanoseconds since some fixed moment, never falling. */
    long nanos();

    /** Returns when {@link #nanos()} has reached {@code nanos}; may return early; an interrupt ends the wait. */
    void sleepUntil(long nanos) throws InterruptedException;

    /** The clock of the machine. */
    static Time system() {
        return new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleepUntil(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
            }
        };
    }
}
