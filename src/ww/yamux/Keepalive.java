package ww.yamux;

import java.time.Duration;

/**
 * Decides when to ask the peer for a sign of life and when to give it up. Any received byte is a sign of life.
 *
 * <p>The difficulty is to tell a silent peer from a stalled self: after a long collection, a SIGSTOP or starvation by
 * other processes, the clock has moved on while nobody read, and the answers may be waiting in the socket. A wall-clock
 * timeout then kills a healthy connection. So the time by which this loop itself woke too late is not counted as the
 * peer's silence.
 */
final class Keepalive {
    /** A machine with busy cores wakes a thread this late without anything being wrong. */
    static final Duration LATENESS = Duration.ofMillis(250);
    /** On a link slower than the fixed limit allows for, this many round trips of silence. */
    private static final int ROUND_TRIPS = 8;

    sealed interface Verdict {
        record Idle() implements Verdict { }

        record Ping() implements Verdict { }

        record Dead(String reason) implements Verdict { }
    }

    private final long pingAfter;
    private final long deadAfter;
    private final long measureEvery;
    private final long writeTimeout;
    private long due;
    private long heard;
    private long excused;
    private long pinged;

    Keepalive(YamuxSettings settings, long nowNanos) {
        pingAfter = settings.pingAfter().toNanos();
        deadAfter = settings.deadAfter().toNanos();
        measureEvery = settings.measureEvery().toNanos();
        writeTimeout = settings.writeTimeout().toNanos();
        heard = nowNanos;
        pinged = nowNanos;
        due = nowNanos + pingAfter;
    }

    /** When to call {@link #tick} next. */
    long dueNanos() {
        return due;
    }

    /**
     * @param heardNanos when the last byte came
     * @param roundTripNanos 0 where not known
     * @param blockedNanos since when a write has waited for the wire to take bytes; {@link Long#MAX_VALUE} if none has
     */
    Verdict tick(long nowNanos, long heardNanos, long roundTripNanos, long blockedNanos) {
        if (heardNanos != heard) {
            heard = heardNanos;
            excused = 0;
        }
        long late = nowNanos - due;
        if (late > LATENESS.toNanos()) {
            excused += late;
        }
        long silent = nowNanos - heard - excused;
        long patience = Math.max(deadAfter, ROUND_TRIPS * roundTripNanos);
        due = Math.max(nowNanos, heard + excused) + pingAfter;
        if (silent >= patience) {
            return new Verdict.Dead("the peer has been silent for " + millis(silent) + " ms");
        }
        if (blockedNanos != Long.MAX_VALUE && nowNanos - blockedNanos - excused >= writeTimeout) {
            return new Verdict.Dead("the peer has taken no bytes for " + millis(nowNanos - blockedNanos) + " ms");
        }
        if (silent >= pingAfter || nowNanos - pinged >= measureEvery) {
            pinged = nowNanos;
            return new Verdict.Ping();
        }
        due = heard + excused + pingAfter;
        return new Verdict.Idle();
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }
}
