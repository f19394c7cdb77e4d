package ww.yamux;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that peers may make us hold. Two sums with one limit: the bytes received and unread, and the bytes that
 * windows have grown by. The 256 KiB that every stream begins with cannot be refused, so the first sum is what bounds
 * memory; the second keeps many grown windows from promising it many times over.
 *
 * <p>Each session has one; several sessions may share a wider one, which then bounds them together. Thread-safe.
 */
public final class ReceiveBudget {
    private final long limitBytes;
    private final ReceiveBudget wider; // null where there is none
    private final AtomicLong unread = new AtomicLong();
    private final AtomicLong grown = new AtomicLong();

    /** A budget of its own, or to be shared. */
    public ReceiveBudget(long limitBytes) {
        this(limitBytes, null);
    }

    ReceiveBudget(long limitBytes, ReceiveBudget wider) {
        this.limitBytes = limitBytes;
        this.wider = wider;
    }

    boolean reserveUnread(int bytes) {
        if (wider != null && !wider.reserveUnread(bytes)) {
            return false;
        }
        boolean reserved = reserve(unread, bytes);
        if (!reserved && wider != null) {
            wider.releaseUnread(bytes);
        }
        return reserved;
    }

    void releaseUnread(int bytes) {
        release(unread, bytes);
        if (wider != null) {
            wider.releaseUnread(bytes);
        }
    }

    boolean reserveWindow(int bytes) {
        if (wider != null && !wider.reserveWindow(bytes)) {
            return false;
        }
        boolean reserved = reserve(grown, bytes);
        if (!reserved && wider != null) {
            wider.releaseWindow(bytes);
        }
        return reserved;
    }

    void releaseWindow(int bytes) {
        release(grown, bytes);
        if (wider != null) {
            wider.releaseWindow(bytes);
        }
    }

    /** Received and not yet read. */
    public long unreadBytes() {
        return unread.get();
    }

    /** What windows have grown by beyond their first size. */
    public long grownBytes() {
        return grown.get();
    }

    private boolean reserve(AtomicLong sum, int bytes) {
        if (sum.addAndGet(bytes) <= limitBytes) {
            return true;
        }
        sum.addAndGet(-bytes);
        return false;
    }

    private static void release(AtomicLong sum, int bytes) {
        long left = sum.addAndGet(-bytes);
        assert left >= 0 : "released more than was reserved: " + left;
    }
}
