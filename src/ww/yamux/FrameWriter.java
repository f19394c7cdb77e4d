package ww.yamux;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only one that writes to the wire. Frames are appended to a batch in memory; whoever holds the baton writes the
 * batch and flushes once, and meanwhile the next batch fills. So the small frames of many streams leave in one record
 * and one system call, and a lone small frame leaves on the caller's own thread, without a switch.
 *
 * <p>{@link #send} is for application threads: it waits while too much is pending. {@link #offer} is for threads that
 * must never wait: it only appends, and leaves the writing to the holder of the baton or to {@link #run}, the writer's
 * own thread. Memory only is touched under the lock; the wire is written by the holder of the baton, outside it.
 *
 * <p><b>Why does an application thread not write large frames itself?</b> A virtual thread that is interrupted while it
 * waits in a socket write closes the socket: one cancelled caller would end the connection of everyone. So it writes
 * only what will hardly have to wait: a small frame, while nobody else writes and the last write went quickly. The
 * writer's own thread is never interrupted.
 */
final class FrameWriter implements Runnable {
    /** Pending bytes above which application threads wait: two full frames, so that one fills while one is written. */
    private static final int PENDING_BYTES_MAX = 128 * 1024;
    /** Frames up to this size may leave on the caller's thread. Calls and their answers are smaller, as a rule. */
    private static final int OWN_THREAD_BYTES_MAX = 4 * 1024;
    /** A write that takes longer has found the socket's buffer full, or the machine busy. */
    private static final long QUICK_NANOS = 1_000_000;
    /**
     * Batches after which an application thread hands the baton to the writer's thread: it has served others enough.
     */
    private static final int ROUNDS_MAX = 4;
    private static final int BATCH_BYTES_MIN = 1024;
    private static final byte[] NOTHING = new byte[0];

    private final OutputStream out;
    private final Time time;
    private final int offeredMax;
    private final int pongsMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition space = lock.newCondition();
    private final Condition work = lock.newCondition();
    private final Condition idle = lock.newCondition();
    // All guarded by the lock, except that the holder of the baton reads the flight it has taken.
    private byte[] pending = new byte[BATCH_BYTES_MIN];
    private byte[] spare = new byte[BATCH_BYTES_MIN];
    private int pendingBytes;
    private byte[] flight;
    private int flightBytes;
    private int offered;         // frames of the pending batch that came through offer()
    private int pongs;           // and through offerPong()
    private boolean urgent;      // the pending batch holds more than deferred frames
    private boolean baton;
    private IOException failure;
    /** Whether the last write was; written by the holder of the baton. */
    private volatile boolean quick = true;
    /** Since when the holder of the baton has waited for the wire; written by the holder, read by the keepalive. */
    private volatile long blockedNanos = Long.MAX_VALUE;

    FrameWriter(OutputStream out, Time time, int offeredMax, int pongsMax) {
        this.out = out;
        this.time = time;
        this.offeredMax = offeredMax;
        this.pongsMax = pongsMax;
    }

    /** Sends a frame without payload from an application thread. */
    void send(Frame frame) throws IOException {
        send(frame, NOTHING, 0, 0, false);
    }

    /**
     * Sends a frame; returns when the bytes are in the wire or in the batch of whoever writes next.
     *
     * @param more the caller sends another frame at once, and this one waits for it
     */
    void send(Frame frame, byte[] payload, int offset, int length, boolean more) throws IOException {
        lock.lock();
        try {
            while (pendingBytes >= PENDING_BYTES_MAX && failure == null) {
                wakeWriter(); // all that is pending may be frames that wait for their successors
                space.awaitUninterruptibly();
            }
            requireOpen();
            append(frame, payload, offset, length);
            if (more) {
                return;
            }
            urgent = true;
            if (baton) {
                return;
            }
            if (!quick || length > OWN_THREAD_BYTES_MAX || Thread.currentThread().isInterrupted()) {
                work.signal();
                return;
            }
            baton = true;
            takeBatch();
        } finally {
            lock.unlock();
        }
        writeFlight();
        drain(ROUNDS_MAX);
    }

    /**
     * Appends a frame and returns at once; does nothing where the session has ended. A peer that makes us answer and
     * takes no answers ends the session.
     */
    void offer(Frame frame) {
        lock.lock();
        try {
            if (failure == null && offered == offeredMax) {
                failure = new YamuxException("the peer has left " + offeredMax + " answers untaken");
                wakeAll();
            } else if (failure == null) {
                offered++;
                append(frame, NOTHING, 0, 0);
                wakeWriter();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Appends the answer to a ping and returns at once. One too many is dropped: the peer will ask again. */
    void offerPong(Frame pong) {
        lock.lock();
        try {
            if (failure == null && pongs < pongsMax) {
                pongs++;
                append(pong, NOTHING, 0, 0);
                wakeWriter();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Appends a frame that is in no hurry: it leaves with the next that is. */
    void defer(Frame frame) {
        lock.lock();
        try {
            if (failure == null) {
                append(frame, NOTHING, 0, 0);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The writer's own thread: writes what was offered while nobody held the baton. */
    @Override
    public void run() {
        while (awaitWork()) {
            try {
                writeFlight();
                drain(Integer.MAX_VALUE);
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Since when the wire has refused to take bytes; {@link Long#MAX_VALUE} while it does not. */
    long blockedNanos() {
        return blockedNanos;
    }

    /** Waits, for at most {@code graceMillis}, until everything appended so far is in the wire. */
    void awaitDrained(long graceMillis) {
        long left = TimeUnit.MILLISECONDS.toNanos(graceMillis);
        lock.lock();
        try {
            while ((pendingBytes > 0 || baton) && failure == null && left > 0) {
                wakeWriter();
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in, wakes everyone who waits and ends {@link #run}. */
    void stop(IOException reason) {
        lock.lock();
        try {
            if (failure == null) {
                failure = reason;
            }
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            while (failure == null && (!urgent || baton)) {
                work.awaitUninterruptibly();
            }
            if (failure != null) {
                return false;
            }
            baton = true;
            takeBatch();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The holder of the baton writes batch after batch until none is pending, then lays the baton down. */
    private void drain(int roundsMax) throws IOException {
        for (int round = 0; mayGoOn(round < roundsMax); round++) {
            writeFlight();
        }
    }

    private boolean mayGoOn(boolean roundsLeft) {
        lock.lock();
        try {
            if (urgent && roundsLeft && failure == null) {
                takeBatch();
                return true;
            }
            baton = false;
            if (urgent) {
                work.signal();
            } else {
                idle.signalAll();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The holder of the baton, under the lock, makes the pending batch its own and leaves an empty one. */
    private void takeBatch() {
        flight = pending;
        flightBytes = pendingBytes;
        pending = spare;
        spare = flight;
        pendingBytes = 0;
        offered = 0;
        urgent = false;
        pongs = 0;
        space.signalAll();
    }

    /** The holder of the baton writes the batch it took. */
    private void writeFlight() throws IOException {
        long begun = time.nanos();
        blockedNanos = begun;
        try {
            out.write(flight, 0, flightBytes);
            out.flush();
        } catch (IOException e) {
            fail(e);
            throw e;
        } finally {
            blockedNanos = Long.MAX_VALUE;
            quick = time.nanos() - begun < QUICK_NANOS;
        }
    }

    private void fail(IOException e) {
        lock.lock();
        try {
            if (failure == null) {
                failure = e;
            }
            wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing can be sent any more; empty while it can. */
    Optional<IOException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever holds the baton looks for more before laying it down; only a free baton needs the writer's thread. */
    private void wakeWriter() {
        urgent = true;
        if (!baton) {
            work.signal();
        }
    }

    private void wakeAll() {
        space.signalAll();
        work.signalAll();
        idle.signalAll();
    }

    private void requireOpen() throws IOException {
        if (failure != null) {
            throw new IOException("the session has ended: " + failure.getMessage(), failure);
        }
    }

    private void append(Frame frame, byte[] payload, int offset, int length) {
        int needed = pendingBytes + Frame.HEADER_BYTES + length;
        if (needed > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(needed, 2 * pending.length));
        }
        frame.encode(pending, pendingBytes);
        System.arraycopy(payload, offset, pending, pendingBytes + Frame.HEADER_BYTES, length);
        pendingBytes = needed;
    }
}
