package ww.yamux;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the peer of one session may make us hold. Two sums with one limit: the bytes received and unread,
 * and the bytes that windows have grown by. The 256 KiB that every stream begins with cannot be refused, so the first
 * sum is what bounds memory; the second keeps many grown windows from promising it many times over.
 */
final class ReceiveBudget {
    private final long limitBytes;
    private final AtomicLong unread = new AtomicLong();
    private final AtomicLong grown = new AtomicLong();

    ReceiveBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    boolean reserveUnread(int bytes) {
        return reserve(unread, bytes);
    }

    void releaseUnread(int bytes) {
        release(unread, bytes);
    }

    boolean reserveWindow(int bytes) {
        return reserve(grown, bytes);
    }

    void releaseWindow(int bytes) {
        release(grown, bytes);
    }

    long unreadBytes() {
        return unread.get();
    }

    long grownBytes() {
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
