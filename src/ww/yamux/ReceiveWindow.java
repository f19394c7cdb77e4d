package ww.yamux;

/**
 * What the peer may still send on one stream, and when to promise more: when the application has read half of the
 * window. If that half was read within four round trips, the window was what slowed the peer, and it doubles.
 * At any time {@code size = credit + unread + read but not yet granted again}. Not thread-safe: guarded by the lock
 * of its half.
 */
final class ReceiveWindow {
    /** Go's figure. With two, a window that is just too small is found only by luck. */
    private static final int ROUND_TRIPS = 4;

    private final ReceiveBudget budget;
    private final int sizeMax;
    private int size = YamuxSettings.INITIAL_WINDOW_BYTES;
    private int credit = YamuxSettings.INITIAL_WINDOW_BYTES;
    private int unread;
    private long grantedNanos;

    ReceiveWindow(ReceiveBudget budget, int sizeMax, long nowNanos) {
        this.budget = budget;
        this.sizeMax = sizeMax;
        this.grantedNanos = nowNanos;
    }

    int size() {
        return size;
    }

    int unread() {
        return unread;
    }

    /** The peer announces {@code bytes} of payload. */
    void receive(long bytes) throws YamuxException {
        if (bytes > credit) {
            throw new YamuxException("data frame of " + bytes + " bytes exceeds the credit of " + credit);
        }
        credit -= (int) bytes;
        unread += (int) bytes;
    }

    /**
     * The application has read {@code bytes}; answers the credit to grant now, 0 for none yet.
     *
     * @param roundTripNanos 0 where not yet known: then the window keeps its size
     */
    int read(int bytes, long nowNanos, long roundTripNanos) {
        assert bytes <= unread : bytes + " read of " + unread;
        unread -= bytes;
        if (size - credit - unread < size / 2) {
            return 0;
        }
        if (roundTripNanos > 0 && nowNanos - grantedNanos < ROUND_TRIPS * roundTripNanos) {
            grow();
        }
        grantedNanos = nowNanos;
        int granted = size - credit - unread;
        credit += granted;
        return granted;
    }

    /** The same, where the peer will send no more: nothing is to be granted. */
    void readLast(int bytes) {
        assert bytes <= unread : bytes + " read of " + unread;
        unread -= bytes;
    }

    private void grow() {
        int added = Math.min(size, sizeMax - size);
        if (added > 0 && budget.reserveWindow(added)) {
            size += added;
        }
    }

    /** The stream has ended: gives back what its window had grown by. */
    void release() {
        budget.releaseWindow(size - YamuxSettings.INITIAL_WINDOW_BYTES);
        size = YamuxSettings.INITIAL_WINDOW_BYTES;
    }
}
