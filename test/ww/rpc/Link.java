package ww.rpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import ww.capnp.Frames;
import ww.capnp.MessageLimits;
import ww.io.Duplex;
import ww.schema.RpcSchema;

/**
 * A wire between two vats on which the test decides when each message arrives. {@link #deliver} gives the oldest
 * message to its receiver and returns when the receiver has handled it. Everything that passed is remembered by its
 * kind.
 */
final class Link {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final End left = new End("left");
    private final End right = new End("right");
    private boolean flowing; // guarded by lock

    /** The ends. */
    End left() {
        return left;
    }

    End right() {
        return right;
    }

    private End other(End end) {
        return end == left ? right : left;
    }

    /** From now on messages arrive as soon as they are sent. */
    void flow() {
        lock.lock();
        try {
            flowing = true;
            left.arriveAll();
            right.arriveAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets messages arrive one after the other, each handled before the next, until this holds. */
    void runUntil(BooleanSupplier goal) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!goal.getAsBoolean()) {
            if (right.waiting() > 0) {
                deliver(right);
            } else if (left.waiting() > 0) {
                deliver(left);
            } else {
                awaitChange(System.nanoTime() + 1_000_000);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not reached in time; passed: " + left.passed() + " " + right.passed());
            }
        }
    }

    private void awaitChange(long deadline) {
        lock.lock();
        try {
            changed.awaitNanos(deadline - System.nanoTime());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a message is on its way to this end. */
    RpcSchema.Message.Which await(End to) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (to.waiting() == 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no message came for " + to.name);
            }
            awaitChange(System.nanoTime() + 1_000_000);
        }
        return to.next();
    }

    /** Lets the oldest message on its way to this end arrive, waiting for one, and be handled. */
    RpcSchema.Message.Which deliver(End to) {
        RpcSchema.Message.Which kind = await(to);
        lock.lock();
        try {
            to.awaitIdle();
            to.arrive();
            to.awaitIdle();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
        return kind;
    }

    /** Lets messages arrive at this end until one of that kind has. */
    void deliverUntil(End to, RpcSchema.Message.Which kind) {
        while (deliver(to) != kind) {
            continue;
        }
    }

    /** One side's end of the wire. */
    final class End implements Duplex {
        private final String name;
        private final Deque<byte[]> underway = new ArrayDeque<>();      // to this end; guarded by lock
        private final ByteArrayOutputStream partial = new ByteArrayOutputStream(); // from this end; guarded by lock
        private final List<RpcSchema.Message.Which> passed = new ArrayList<>(); // arrived here; guarded by lock
        private byte[] arrived = {};                                    // guarded by lock
        private int taken;                                              // guarded by lock
        private boolean idle;                                           // guarded by lock: the reader waits
        private boolean ended;                                          // guarded by lock
        private final InputStream in = new Source();
        private final OutputStream out = new Sink();

        private End(String name) {
            this.name = name;
        }

        int waiting() {
            lock.lock();
            try {
                return underway.size();
            } finally {
                lock.unlock();
            }
        }

        RpcSchema.Message.Which next() {
            lock.lock();
            try {
                return kind(underway.peek());
            } finally {
                lock.unlock();
            }
        }

        /** The kinds of the messages that arrived here, in order. */
        List<RpcSchema.Message.Which> passed() {
            lock.lock();
            try {
                return List.copyOf(passed);
            } finally {
                lock.unlock();
            }
        }

        boolean saw(RpcSchema.Message.Which kind) {
            return passed().contains(kind);
        }

        /** Drops what is on its way to this end, and every byte that comes later: the wire is cut. */
        void cut() {
            lock.lock();
            try {
                ended = true;
                underway.clear();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void awaitIdle() throws InterruptedException {
            long left = PATIENCE_NANOS;
            while (!(idle && taken == arrived.length) && !ended) {
                left = changed.awaitNanos(left);
                if (left <= 0) {
                    throw new AssertionError("the reader at " + name + " does not come back");
                }
            }
        }

        private void arrive() {
            byte[] frame = underway.poll();
            passed.add(kind(frame));
            byte[] joined = Arrays.copyOfRange(arrived, taken, arrived.length + frame.length);
            System.arraycopy(frame, 0, joined, arrived.length - taken, frame.length);
            arrived = joined;
            taken = 0;
            idle = false;
            changed.signalAll();
        }

        private void arriveAll() {
            while (!underway.isEmpty()) {
                arrive();
            }
        }

        private RpcSchema.Message.Which kind(byte[] frame) {
            try {
                return Frames.decode(frame, MessageLimits.DEFAULT).getRoot(RpcSchema.Message.factory).which();
            } catch (IOException e) {
                throw new AssertionError("a malformed message was sent to " + name, e);
            }
        }

        @Override
        public InputStream in() {
            return in;
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                ended = true;
                other(this).hangUp();
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** The other side ended: what it sent before still arrives. */
        private void hangUp() {
            if (underway.isEmpty()) {
                ended = true;
            } else {
                arriveAll();
                ended = true;
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
                lock.lock();
                try {
                    while (taken == arrived.length && !ended) {
                        if (!idle) {
                            idle = true;
                            changed.signalAll(); // once: two idle readers must not keep waking each other
                        }
                        changed.await();
                    }
                    if (taken == arrived.length) {
                        return -1;
                    }
                    int size = Math.min(length, arrived.length - taken);
                    System.arraycopy(arrived, taken, into, offset, size);
                    taken += size;
                    return size;
                } catch (InterruptedException e) {
                    throw new IOException("interrupted while reading", e);
                } finally {
                    lock.unlock();
                }
            }
        }

        private final class Sink extends OutputStream {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                lock.lock();
                try {
                    if (ended) {
                        throw new IOException("write: the wire is closed");
                    }
                    partial.write(from, offset, length);
                    other(End.this).take(partial);
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        }

        /** Cuts whole frames off what was written. */
        private void take(ByteArrayOutputStream written) {
            byte[] bytes = written.toByteArray();
            int at = 0;
            int frame = frameBytes(bytes, at);
            while (frame > 0 && at + frame <= bytes.length) {
                underway.add(Arrays.copyOfRange(bytes, at, at + frame));
                at += frame;
                frame = frameBytes(bytes, at);
            }
            written.reset();
            written.write(bytes, at, bytes.length - at);
            if (flowing) {
                arriveAll();
            }
        }

        private int frameBytes(byte[] bytes, int at) {
            ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            if (bytes.length - at < 8) {
                return 0;
            }
            int segments = words.getInt(at) + 1;
            int header = (4 * (1 + segments) + 7) & ~7;
            if (bytes.length - at < header) {
                return 0;
            }
            int total = header;
            for (int i = 0; i < segments; i++) {
                total += 8 * words.getInt(at + 4 + 4 * i);
            }
            return total;
        }
    }
}
