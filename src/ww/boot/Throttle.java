package ww.boot;

/**
 * A token bucket: so many events a second on average, so many at once. Pure arithmetic on the time it is given, which
 * need not have any particular origin but must not run backwards. For one thread at a time.
 */
final class Throttle {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perNano;
    private final int burst;
    private double tokens;
    private long updatedNanos;
    private boolean started;

    Throttle(int perSecond, int burst) {
        this.perNano = perSecond / NANOS_PER_SECOND;
        this.burst = burst;
        this.tokens = burst;
    }

    /** Takes a token if there is one. */
    boolean take(long nowNanos) {
        if (started) {
            tokens = Math.min(burst, tokens + Math.max(0, nowNanos - updatedNanos) * perNano);
        }
        started = true;
        updatedNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
