package ww.yamux;

/** What we may still send on one stream. Not thread-safe: guarded by the lock of its half. */
final class SendWindow {
    /** Credit is an unsigned 32-bit quantity on the wire; a peer that grants more in sum is in error. */
    static final long CREDIT_MAX = 0xffff_ffffL;

    private long credit = YamuxSettings.INITIAL_WINDOW_BYTES;

    long credit() {
        return credit;
    }

    void grant(long added) throws YamuxException {
        if (credit + added > CREDIT_MAX) {
            throw new YamuxException("window update of " + added + " on top of " + credit + " exceeds " + CREDIT_MAX);
        }
        credit += added;
    }

    /** Takes as much of {@code wanted} as there is credit for. */
    int take(int wanted) {
        int taken = (int) Math.min(credit, wanted);
        credit -= taken;
        return taken;
    }
}
