package ww.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the HTTP side counts about itself, for {@code /metrics} and for its own limits. Written by all exchanges. */
final class HttpCounters {
    /** Status codes are counted by their first digit: a bounded number of series whatever clients do. */
    private static final int CLASSES = 6;

    private final AtomicLongArray answers = new AtomicLongArray(CLASSES);
    private final AtomicLong timeouts = new AtomicLong();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger eventStreams = new AtomicInteger();
    private final AtomicInteger waiters = new AtomicInteger();

    void answered(int status) {
        answers.incrementAndGet(status / 100);
    }

    /** Answers given with a status of this first digit. */
    long answers(int firstDigit) {
        return answers.get(firstDigit);
    }

    /** A client took too long to send or to read. */
    void timedOut() {
        timeouts.incrementAndGet();
    }

    long timeouts() {
        return timeouts.get();
    }

    /** Requests in work, event streams and waiters left out. */
    AtomicInteger active() {
        return active;
    }

    AtomicInteger eventStreams() {
        return eventStreams;
    }

    /** Requests that wait for a task. */
    AtomicInteger waiters() {
        return waiters;
    }

    /** Adds one unless the gauge stands at {@code max}; whoever gets true calls {@code decrementAndGet} later. */
    static boolean enter(AtomicInteger gauge, int max) {
        if (gauge.incrementAndGet() > max) {
            gauge.decrementAndGet();
            return false;
        }
        return true;
    }
}
