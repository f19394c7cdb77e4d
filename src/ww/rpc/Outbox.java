package ww.rpc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import ww.capnp.MessageBuilder;

/**
 * What this vat says to its peer, in order. A message is appended under the connection's lock, in the critical section
 * that changed the tables for it; it is written outside, by one thread, and whatever gathered while that thread was
 * busy leaves with one write.
 *
 * <p>Why a thread of its own, and not whoever comes first: a thread of the application may be interrupted at any time,
 * and an interrupt in the middle of a write ends the connection for everyone; the reader may not wait for the peer.
 */
final class Outbox {
    private static final System.Logger LOG = System.getLogger("ww.rpc");

    /** Gathers many small messages into one write; frames larger than this are written without being copied. */
    private static final int BATCH_BYTES = 64 << 10;

    /** Replies do not wait for room; from so many times the bound on, results are replaced by a failure. */
    private static final int CROWDED_FACTOR = 4;

    /** A peer for which so many times the bound gathered, beside one largest message, does not read at all. */
    private static final int OVERFLOW_FACTOR = 8;

    private final ReentrantLock lock;
    private final Condition room;
    private final long queuedBytesMax;
    private final OutputStream out;
    private final Consumer<IOException> onFailure;
    private final Thread writer;
    private final byte[] batch = new byte[BATCH_BYTES];          // the writer's
    private final ByteBuffer batchWords = ByteBuffer.wrap(batch).order(ByteOrder.LITTLE_ENDIAN);
    private ArrayDeque<MessageBuilder> queue = new ArrayDeque<>(); // guarded by lock
    private ArrayDeque<MessageBuilder> spare = new ArrayDeque<>(); // the writer's, or empty
    private long queuedBytes;                                      // guarded by lock: not written yet
    private long takenBytes;                                       // the writer's: of the batch it is writing
    private int waiters;                                           // guarded by lock
    private boolean ending;                                        // guarded by lock
    private volatile boolean appended;                             // guarded by lock; read without it when waking
    private volatile boolean idle;                                 // the writer sets it, under lock; waking clears it

    Outbox(ReentrantLock lock, long queuedBytesMax, OutputStream out, Consumer<IOException> onFailure) {
        this.lock = lock;
        this.room = lock.newCondition();
        this.queuedBytesMax = queuedBytesMax;
        this.out = out;
        this.onFailure = onFailure;
        this.writer = Thread.ofVirtual().name("ww.rpc write").unstarted(this::write);
    }

    void start() {
        writer.start();
    }

    /** Under the lock. */
    void append(MessageBuilder message) {
        queue.add(message);
        appended = true;
        queuedBytes += 8 * message.words();
    }

    /** Under the lock: whether so much waits that no more results should be added. */
    boolean isCrowded() {
        return queuedBytes > CROWDED_FACTOR * queuedBytesMax;
    }

    /** Under the lock: whether the peer has left far too much unread. */
    boolean isOverflowing(long messageBytesMax) {
        return queuedBytes > OVERFLOW_FACTOR * queuedBytesMax + messageBytesMax;
    }

    /** Under the lock: waits until there is room for another call, or the outbox ends. */
    void awaitRoom() throws InterruptedException {
        waiters++;
        try {
            while (queuedBytes >= queuedBytesMax && !ending) {
                room.await();
            }
        } finally {
            waiters--;
        }
    }

    /** Under the lock: whether a caller has to wait. */
    boolean isFull() {
        return queuedBytes >= queuedBytesMax && !ending;
    }

    /** Sees to it that what was appended, if anything, is written. Not under the lock. */
    void wake() {
        if (appended && idle) {
            wakeWriter();
        }
    }

    private void wakeWriter() {
        idle = false;
        LockSupport.unpark(writer);
    }

    /** Ends the writer when it has written what is there. Nothing may be appended afterwards. */
    void end() {
        lock.lock();
        try {
            ending = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        wakeWriter();
    }

    /** The thread that writes. */
    Thread writer() {
        return writer;
    }

    private void write() {
        try {
            for (var messages = take(0); messages != null; messages = take(takenBytes)) {
                writeAll(messages);
                out.flush();
            }
        } catch (IOException e) {
            onFailure.accept(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a message could not be written", e);
            onFailure.accept(new IOException("a message could not be written", e));
        }
    }

    /** Waits for messages; null at the end. So many bytes have been written since the last time. */
    private ArrayDeque<MessageBuilder> take(long writtenBytes) {
        long written = writtenBytes;
        while (true) {
            lock.lock();
            try {
                if (written > 0) {
                    queuedBytes -= written;
                    written = 0;
                    if (waiters > 0) {
                        room.signalAll();
                    }
                }
                if (!queue.isEmpty()) {
                    ArrayDeque<MessageBuilder> taken = queue;
                    queue = spare;
                    spare = taken;
                    appended = false;
                    takenBytes = queuedBytes;
                    return taken;
                }
                if (ending) {
                    return null;
                }
                idle = true;
            } finally {
                lock.unlock();
            }
            while (idle) {
                LockSupport.park(this);
            }
        }
    }

    private void writeAll(ArrayDeque<MessageBuilder> messages) throws IOException {
        int filled = 0;
        for (MessageBuilder message = messages.poll(); message != null; message = messages.poll()) {
            ByteBuffer[] segments = message.segments();
            filled = writeTable(segments, filled);
            for (ByteBuffer segment : segments) {
                filled = writeSegment(segment, filled);
            }
        }
        out.write(batch, 0, filled);
    }

    /** The frame's table: number of segments - 1, the words of each, padded to a word. */
    private int writeTable(ByteBuffer[] segments, int filledBefore) throws IOException {
        int tableBytes = (4 * (1 + segments.length) + 7) & ~7;
        int filled = makeRoom(tableBytes, filledBefore);
        batchWords.putInt(filled, segments.length - 1);
        for (int i = 0; i < segments.length; i++) {
            batchWords.putInt(filled + 4 + 4 * i, segments[i].remaining() / 8);
        }
        if ((segments.length & 1) == 0) {
            batchWords.putInt(filled + tableBytes - 4, 0);
        }
        return filled + tableBytes;
    }

    private int writeSegment(ByteBuffer segment, int filledBefore) throws IOException {
        int bytes = segment.remaining();
        if (bytes > BATCH_BYTES / 4) {
            out.write(batch, 0, filledBefore);
            out.write(segment.array(), segment.arrayOffset() + segment.position(), bytes);
            return 0;
        }
        int filled = makeRoom(bytes, filledBefore);
        segment.get(segment.position(), batch, filled, bytes);
        return filled + bytes;
    }

    private int makeRoom(int bytes, int filled) throws IOException {
        if (filled + bytes <= BATCH_BYTES) {
            return filled;
        }
        out.write(batch, 0, filled);
        return 0;
    }
}
