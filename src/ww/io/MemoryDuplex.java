package ww.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two ends of a wire in memory, for tests and for components that live in one process. Each direction holds at most a
 * fixed number of bytes; a writer that finds it full waits, as on a socket, so that missing flow control shows.
 */
public final class MemoryDuplex implements Duplex {
    /** As large as a common socket buffer, so that code meets back-pressure in tests about where it would outside. */
    public static final int DEFAULT_CAPACITY_BYTES = 64 * 1024;

    private final Pipe incoming;
    private final Pipe outgoing;

    private MemoryDuplex(Pipe incoming, Pipe outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** The two ends of one wire: what is written to one is read from the other. */
    public record Pair(MemoryDuplex left, MemoryDuplex right) { }

    public static Pair pair() {
        return pair(DEFAULT_CAPACITY_BYTES);
    }

    public static Pair pair(int capacityBytes) {
        Pipe there = new Pipe(capacityBytes);
        Pipe back = new Pipe(capacityBytes);
        return new Pair(new MemoryDuplex(back, there), new MemoryDuplex(there, back));
    }

    @Override
    public InputStream in() {
        return incoming.source;
    }

    @Override
    public OutputStream out() {
        return outgoing.sink;
    }

    @Override
    public void close() {
        incoming.abort();
        outgoing.endOfInput();
    }

    /** One direction: a ring of bytes under one lock. */
    private static final class Pipe {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final byte[] ring;
        private int head;
        private int count;
        private boolean ended;   // the writer will send no more
        private boolean aborted; // the reader will read no more
        private final Source source = new Source();
        private final Sink sink = new Sink();

        Pipe(int capacityBytes) {
            ring = new byte[capacityBytes];
        }

        void endOfInput() {
            change(() -> ended = true);
        }

        void abort() {
            change(() -> aborted = true);
        }

        private void change(Runnable change) {
            lock.lock();
            try {
                change.run();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void await(String doing) throws IOException {
            try {
                changed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + doing, e);
            }
        }

        private int read(byte[] into, int offset, int length) throws IOException {
            lock.lock();
            try {
                while (count == 0 && !ended && !aborted) {
                    await("reading");
                }
                if (aborted) {
                    throw new IOException("read: this end of the in-memory wire is closed");
                }
                if (count == 0) {
                    return -1;
                }
                int taken = Math.min(length, Math.min(count, ring.length - head));
                System.arraycopy(ring, head, into, offset, taken);
                head = (head + taken) % ring.length;
                count -= taken;
                changed.signalAll();
                return taken;
            } finally {
                lock.unlock();
            }
        }

        private void write(byte[] from, int offset, int length) throws IOException {
            lock.lock();
            try {
                int done = 0;
                while (done < length) {
                    while (count == ring.length && !ended && !aborted) {
                        await("writing");
                    }
                    if (ended || aborted) {
                        throw new IOException("write: the in-memory wire is closed");
                    }
                    int tail = (head + count) % ring.length;
                    int room = Math.min(ring.length - count, ring.length - tail);
                    int put = Math.min(room, length - done);
                    System.arraycopy(from, offset + done, ring, tail, put);
                    count += put;
                    done += put;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        private final class Source extends InputStream {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return length == 0 ? 0 : Pipe.this.read(into, offset, length);
            }

            @Override
            public int available() {
                lock.lock();
                try {
                    return count;
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public void close() {
                abort();
            }
        }

        private final class Sink extends OutputStream {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                Pipe.this.write(from, offset, length);
            }

            @Override
            public void close() {
                endOfInput();
            }
        }
    }
}
