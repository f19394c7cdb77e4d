package ww.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The next segment, made in advance: written full of zeros and forced, so that records later only replace bytes. While
 * it cannot be made for lack of room, the journal still has the current segment for what must be written, and its
 * owner knows not to take on more.
 */
final class SpareSegment implements AutoCloseable {
    /** One write's worth of zeros. */
    private static final int CHUNK_BYTES = 1 << 20;

    private enum State { NONE, MAKING, READY, FAILED, CLOSED }

    private final Disk disk;
    private final int bytes;
    private final Executor background;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** The following are read and written under the lock. */
    private State state = State.NONE;
    private DiskFile file;
    private IOException failure;

    SpareSegment(Disk disk, int bytes, Executor background) {
        this.disk = disk;
        this.bytes = bytes;
        this.background = background;
    }

    /** Begins to make a spare unless there is one or one is being made. */
    void prepare() {
        lock.lock();
        try {
            if (state == State.MAKING || state == State.READY || state == State.CLOSED) {
                return;
            }
            state = State.MAKING;
        } finally {
            lock.unlock();
        }
        background.execute(this::make);
    }

    private void make() {
        try {
            DiskFile made = allocate();
            if (!finish(State.READY, made, null)) {
                made.close();
            }
        } catch (IOException e) {
            finish(State.FAILED, null, e);
        }
    }

    /** False if it was closed meanwhile. */
    private boolean finish(State next, DiskFile made, IOException cause) {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                return false;
            }
            state = next;
            file = made;
            failure = cause;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private DiskFile allocate() throws IOException {
        disk.delete(FileNames.SPARE);
        DiskFile made = disk.create(FileNames.SPARE);
        try {
            ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(CHUNK_BYTES, bytes));
            for (int at = 0; at < bytes; at += zeros.limit()) {
                zeros.clear().limit(Math.min(zeros.capacity(), bytes - at));
                made.write(at, zeros);
            }
            made.force();
            return made;
        } catch (IOException e) {
            made.close();
            disk.delete(FileNames.SPARE);
            throw e;
        }
    }

    /** Waits for the spare and takes it; its owner renames it. Tries once more if making it failed before. */
    DiskFile take() throws IOException {
        lock.lock();
        try {
            while (state == State.MAKING) {
                changed.awaitUninterruptibly();
            }
            if (state == State.READY) {
                state = State.NONE;
                return file;
            }
            if (state == State.CLOSED) {
                throw new IOException("the journal is closed");
            }
        } finally {
            lock.unlock();
        }
        return allocate();
    }

    boolean ready() {
        lock.lock();
        try {
            // One that is being made again after it failed may fail again: it is not counted on before it is there.
            if (state == State.READY || state == State.MAKING && failure == null) {
                return true;
            }
        } finally {
            lock.unlock();
        }
        prepare();
        return false;
    }

    /** Why the last spare could not be made, or null. */
    IOException failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        DiskFile open;
        lock.lock();
        try {
            while (state == State.MAKING) {
                changed.awaitUninterruptibly();
            }
            open = state == State.READY ? file : null;
            state = State.CLOSED;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close();
            disk.delete(FileNames.SPARE);
        }
    }
}
