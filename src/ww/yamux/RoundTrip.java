package ww.yamux;

/** The round-trip time, measured by pings, one at a time. Thread-safe. */
final class RoundTrip {
    private long value;
    private long sentNanos;
    private boolean waiting;
    private volatile long nanos;

    /** The estimate, 0 before the first answer. Quick to fall and slow to rise: queues only ever add to a sample. */
    long nanos() {
        return nanos;
    }

    /** A question to send now. One that is still unanswered counts no more: its answer will be taken for noise. */
    synchronized Frame ask(long nowNanos) {
        value = value + 1 & 0xffff_ffffL;
        sentNanos = nowNanos;
        waiting = true;
        return Frame.ping(value);
    }

    /** An answer came. One that was not asked for is ignored. */
    synchronized void answer(long answered, long nowNanos) {
        if (!waiting || answered != value) {
            return;
        }
        waiting = false;
        long sample = Math.max(1, nowNanos - sentNanos);
        nanos = nanos == 0 ? sample : Math.min(sample, nanos + (sample - nanos) / 8);
    }
}
