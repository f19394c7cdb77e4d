package ww.yamux;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many streams of ours the peer has not acknowledged. Few are allowed until the first acknowledgement, which shows
 * that the peer is ready to take streams at all.
 */
final class AckBacklog {
    private final int max;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int limit;
    private int waiting;
    private IOException ended;

    AckBacklog(int earlyMax, int max) {
        this.limit = earlyMax;
        this.max = max;
    }

    /** Waits until there is room for one more. */
    void enter(long timeoutNanos) throws IOException {
        long left = timeoutNanos;
        lock.lock();
        try {
            while (waiting >= limit && ended == null) {
                if (left <= 0) {
                    throw new IOException("open: the peer has not acknowledged any of " + waiting + " streams within "
                            + timeoutNanos / 1_000_000 + " ms");
                }
                left = changed.awaitNanos(left);
            }
            if (ended != null) {
                throw new IOException("open: the session has ended: " + ended.getMessage(), ended);
            }
            waiting++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while opening a stream");
        } finally {
            lock.unlock();
        }
    }

    /** One was acknowledged ({@code proven}) or ended without. */
    void leave(boolean proven) {
        lock.lock();
        try {
            waiting--;
            if (proven) {
                limit = max;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop(IOException reason) {
        lock.lock();
        try {
            ended = reason;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
