package ww.http;

import java.io.IOException;
import java.time.Duration;

/**
 * The clock on one exchange: it runs while we wait for the client and stands while we work.
 *
 * <p>The JDK's server waits for ever for the rest of a head, for a body and for a slow reader. Its threads block in
 * {@code SocketChannel}, and interrupting such a thread closes the channel, so a deadline is enforced by interrupting
 * the exchange's thread, at no cost to requests that are quick. A phase either ends in time or expires, decided under
 * this object's lock: an interrupt never reaches a thread that went on to something else.
 *
 * <p>{@link #begin} and {@link #end} are called by the exchange's thread, {@link #expire} by the {@link Watchdog}.
 */
final class Watch {
    /** What is being waited for. */
    enum Phase {
        /** Nothing: our own work. */
        NONE,
        /** The request line and the headers. */
        HEAD,
        /** A piece of the body; the client is told when it takes too long. */
        BODY,
        /** A piece of a body that is thrown away. */
        LINGER,
        /** The client to take a piece of the answer. */
        WRITE
    }

    /** What was being waited for took too long; the connection is closed. */
    static final class ExpiredException extends IOException {
        private static final long serialVersionUID = 1;

        ExpiredException(Phase phase) {
            super("the client took too long: " + phase);
        }
    }

    /** How long the answer to a body that stopped coming may take to leave; then the connection is cut all the same. */
    private static final Duration LAST_WORDS_TIME = Duration.ofSeconds(2);

    private final Thread thread;
    private Phase phase = Phase.NONE;
    private long deadlineNanos;
    private Phase expired;
    private Runnable lastWords;

    /** A watch over {@code thread}. */
    Watch(Thread thread) {
        this.thread = thread;
    }

    /** What to tell the client, from another thread, when a body does not come in time. */
    synchronized void onBodyExpiry(Runnable words) {
        lastWords = words;
    }

    /** The wait begins; it may last until {@code deadlineNanos} by {@link System#nanoTime}. */
    synchronized void begin(Phase waitingFor, long deadlineNanos) throws ExpiredException {
        failIfExpired();
        phase = waitingFor;
        this.deadlineNanos = deadlineNanos;
    }

    /** The wait is over; throws where the time was up. Called also when the wait ended with an exception. */
    synchronized void end() throws ExpiredException {
        phase = Phase.NONE;
        failIfExpired();
    }

    private void failIfExpired() throws ExpiredException {
        if (expired != null) {
            throw new ExpiredException(expired);
        }
    }

    synchronized boolean isExpired() {
        return expired != null;
    }

    /** Interrupts the thread if its deadline is over. Does not block. */
    synchronized void expire(long nowNanos) {
        if (phase == Phase.NONE || nowNanos - deadlineNanos < 0) {
            return;
        }
        if (phase == Phase.BODY && expired == null && lastWords != null) {
            Runnable words = lastWords;
            deadlineNanos = nowNanos + LAST_WORDS_TIME.toNanos();
            expired = phase;
            Thread.ofVirtual().name(thread.getName() + "-last-words").start(() -> {
                try {
                    words.run();
                } finally {
                    interrupt();
                }
            });
        } else {
            expired = phase;
            interrupt();
        }
    }

    /** Unless the thread has noticed by itself: what it does then is not ours to interrupt. */
    private synchronized void interrupt() {
        if (phase != Phase.NONE) {
            phase = Phase.NONE;
            thread.interrupt();
        }
    }
}
