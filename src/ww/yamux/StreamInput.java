package ww.yamux;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The receiving half of a stream: filled by the thread that reads frames, emptied by one application thread. */
final class StreamInput extends InputStream {
    private final YamuxStream stream;
    private final ReceiveBudget budget;
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition readable = lock.newCondition();
    // All guarded by the lock.
    private final Chunks chunks = new Chunks();
    private final ReceiveWindow window;
    private boolean finished;    // the peer has sent FIN
    private boolean closed;      // we read no more
    private IOException failure; // reset, or the session has ended

    StreamInput(YamuxStream stream, ReceiveBudget budget, YamuxSettings settings, Time time) {
        this.stream = stream;
        this.budget = budget;
        this.time = time;
        window = new ReceiveWindow(budget, settings.streamWindowBytesMax(), time.nanos());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        int taken;
        int granted;
        lock.lock();
        try {
            if (!awaitReadable()) {
                return -1;
            }
            taken = chunks.take(into, offset, length);
            granted = account(taken);
        } finally {
            lock.unlock();
        }
        budget.releaseUnread(taken);
        if (granted > 0) {
            stream.session().grant(stream, granted);
        }
        return taken;
    }

    private int account(int bytes) {
        if (finished || failure != null) {
            window.readLast(bytes);
            return 0;
        }
        return window.read(bytes, time.nanos(), stream.session().roundTripNanos());
    }

    /** Answers false at the end of the input. The caller holds the lock, which is let go while waiting. */
    private boolean awaitReadable() throws IOException {
        while (chunks.size() == 0) {
            if (closed) {
                throw new IOException("read: the stream is closed");
            }
            if (failure != null) {
                throw stream.failed("read", failure);
            }
            if (finished) {
                return false;
            }
            // Whoever waits for the peer has told it that the stream is accepted.
            stream.acknowledge();
            try {
                readable.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while reading a stream");
            }
        }
        return true;
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return chunks.size();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be read: what has come and what still comes is dropped. */
    @Override
    public void close() {
        int forgotten;
        lock.lock();
        try {
            closed = true;
            forgotten = chunks.clear();
            readable.signalAll();
        } finally {
            lock.unlock();
        }
        budget.releaseUnread(forgotten);
    }

    /** The peer announces a payload; the thread that reads frames then delivers it piece by piece. */
    void announce(long bytes) throws YamuxException {
        lock.lock();
        try {
            if (finished && bytes > 0) {
                throw new YamuxException("data after FIN");
            }
            window.receive(bytes);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Delivers the first {@code length} bytes of {@code bytes}. Answers false where the memory of the session is used
     * up. May keep the array if {@code length} is all of it.
     */
    boolean deliver(byte[] bytes, int length) {
        lock.lock();
        try {
            if (closed || failure != null) {
                return true;
            }
            if (!budget.reserveUnread(length)) {
                return false;
            }
            if (length == bytes.length && length >= Chunks.PACKED_BELOW_BYTES) {
                chunks.adopt(bytes);
            } else {
                chunks.pack(bytes, length);
            }
            readable.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The peer sends no more. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            readable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean finished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the half with an error; bytes already received stay readable unless {@code drop}. */
    void fail(IOException reason, boolean drop) {
        int forgotten = 0;
        lock.lock();
        try {
            if (failure == null) {
                failure = reason;
            }
            if (drop) {
                forgotten = chunks.clear();
            }
            readable.signalAll();
        } finally {
            lock.unlock();
        }
        budget.releaseUnread(forgotten);
    }

    /** The stream has left the table: its grown window is given back. */
    void release() {
        lock.lock();
        try {
            window.release();
        } finally {
            lock.unlock();
        }
    }
}
