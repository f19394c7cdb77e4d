package ww.yamux;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sending half of a stream. Bytes are held back until {@link #flush()} or until they fill a frame; the frame that
 * opens or accepts the stream is the first that is sent, whatever it is.
 *
 * <p>A frame is decided under the lock and handed to the writer outside it, with {@code sending} set meanwhile, so that
 * whoever closes or resets the stream from another thread cannot overtake it.
 */
final class StreamOutput extends OutputStream {
    private static final int HELD_BYTES_MIN = 256;

    private final YamuxStream stream;
    private final int payloadMax;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // All guarded by the lock.
    private final SendWindow window = new SendWindow();
    private byte[] held = new byte[0];
    private int heldBytes;
    private int openingFlag;     // SYN or ACK until a frame has carried it, then 0
    private boolean opened;      // a frame has been sent
    private int writers;         // calls of write, flush and close that have not returned
    private boolean sending;     // a frame is on its way to the writer
    private boolean resetDue;    // the reset waits for that frame
    private boolean finished;    // FIN has been decided
    private IOException failure; // reset, closed in the middle, or the session has ended

    StreamOutput(YamuxStream stream, int payloadMax, int openingFlag) {
        this.stream = stream;
        this.payloadMax = payloadMax;
        this.openingFlag = openingFlag;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, from.length);
        count(1);
        try {
            writeAll(from, offset, length);
        } finally {
            count(-1);
        }
    }

    private void writeAll(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (length - done > room()) {
            if (heldBytes() == 0) {
                done += transmit(from, offset + done, payloadMax, false);
            } else {
                done += hold(from, offset + done, room());
                sendHeld(false);
            }
        }
        hold(from, offset + done, length - done);
    }

    /** Sends what is held; on a stream that has sent nothing yet, opens it. */
    @Override
    public void flush() throws IOException {
        count(1);
        try {
            sendHeld(false);
        } finally {
            count(-1);
        }
    }

    /** Half-close: sends what is held, then FIN. Waits for credit if what is held needs it. */
    @Override
    public void close() throws IOException {
        if (finished()) {
            return;
        }
        count(1);
        try {
            sendHeld(true);
        } finally {
            count(-1);
        }
        stream.settle();
    }

    private void count(int by) {
        lock.lock();
        try {
            writers += by;
        } finally {
            lock.unlock();
        }
    }

    private int room() {
        return payloadMax - heldBytes();
    }

    private int heldBytes() {
        lock.lock();
        try {
            return heldBytes;
        } finally {
            lock.unlock();
        }
    }

    private int hold(byte[] from, int offset, int length) throws IOException {
        lock.lock();
        try {
            requireOpen();
            if (heldBytes + length > held.length) {
                int size = Math.max(HELD_BYTES_MIN, Math.max(2 * held.length, heldBytes + length));
                held = Arrays.copyOf(held, Math.min(size, payloadMax));
            }
            System.arraycopy(from, offset, held, heldBytes, length);
            heldBytes += length;
            return length;
        } finally {
            lock.unlock();
        }
    }

    private void sendHeld(boolean fin) throws IOException {
        byte[] bytes;
        int length;
        lock.lock();
        try {
            requireOpen();
            if (heldBytes == 0 && !fin && opened) {
                return;
            }
            bytes = held;
            length = heldBytes;
            heldBytes = 0;
        } finally {
            lock.unlock();
        }
        transmit(bytes, 0, length, fin);
    }

    /** Sends {@code length} bytes as credit permits, in one frame or more; answers {@code length}. */
    private int transmit(byte[] from, int offset, int length, boolean fin) throws IOException {
        int done = 0;
        do {
            Frame frame = decide(length - done, fin);
            send(frame, from, offset + done);
            done += (int) frame.length();
        } while (done < length);
        return length;
    }

    /** Waits for credit if {@code length} is not zero and decides the next frame. */
    private Frame decide(int length, boolean fin) throws IOException {
        lock.lock();
        try {
            while (sending || length > 0 && window.credit() == 0 && failure == null) {
                changed.awaitUninterruptibly();
            }
            requireOpen();
            int bytes = window.take(length);
            boolean last = fin && bytes == length;
            finished |= last;
            sending = true;
            int flags = takeOpeningFlag() | (last ? Frame.FIN : 0);
            return Frame.data(flags, stream.id(), bytes);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands a frame to the writer. FIN never travels on a frame with payload but on an empty one right behind it:
     * js-libp2p acts on the flag first and then drops the payload.
     */
    private void send(Frame frame, byte[] from, int offset) throws IOException {
        FrameWriter writer = stream.session().writer();
        int length = (int) frame.length();
        boolean split = length > 0 && frame.has(Frame.FIN);
        try {
            int flags = split ? frame.flags() & ~Frame.FIN : frame.flags();
            writer.send(Frame.data(flags, stream.id(), length), from, offset, length, split);
            if (split) {
                writer.send(Frame.data(Frame.FIN, stream.id(), 0));
            }
        } finally {
            sent();
        }
    }

    private void sent() {
        boolean reset;
        lock.lock();
        try {
            sending = false;
            reset = resetDue;
            resetDue = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (reset) {
            stream.session().reply(Frame.reset(stream.id()));
        }
    }

    /** The flag for the next frame of the stream: SYN or ACK on the first, 0 later. The caller holds the lock. */
    private int takeOpeningFlag() {
        int flag = openingFlag;
        openingFlag = 0;
        opened = true;
        return flag;
    }

    /** The peer has granted credit. */
    void grant(long credit) throws YamuxException {
        lock.lock();
        try {
            window.grant(credit);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The flag that a window update has to carry: ACK where no frame has carried it yet. */
    int flagForUpdate() {
        lock.lock();
        try {
            return takeOpeningFlag();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts an inbound stream, if no frame has done that yet; never waits. */
    void acknowledge() {
        lock.lock();
        try {
            if (openingFlag == Frame.ACK && failure == null) {
                stream.session().reply(Frame.windowUpdate(takeOpeningFlag(), stream.id(), 0));
            }
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

    /**
     * Ends the half without waiting for credit: with FIN if all that was written can be sent now. Answers false if it
     * cannot, or if a writer is at work; then the stream must be reset.
     */
    boolean finishNow() {
        byte[] bytes;
        Frame frame;
        lock.lock();
        try {
            if (finished || !opened && heldBytes == 0 && openingFlag == Frame.SYN) {
                finished = true;
                return true;
            }
            if (writers > 0 || failure != null || window.credit() < heldBytes) {
                return false;
            }
            finished = true;
            sending = true;
            window.take(heldBytes);
            bytes = held;
            frame = Frame.data(takeOpeningFlag() | Frame.FIN, stream.id(), heldBytes);
            heldBytes = 0;
        } finally {
            lock.unlock();
        }
        try {
            send(frame, bytes, 0);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the peer knows of the stream. */
    boolean opened() {
        lock.lock();
        try {
            return opened || openingFlag == Frame.ACK;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the half with an error and wakes its writer. If {@code tellPeer}, a reset follows the last frame sent,
     * unless the peer does not know of the stream.
     */
    void fail(IOException reason, boolean tellPeer) {
        boolean reset = false;
        lock.lock();
        try {
            if (failure == null) {
                failure = reason;
            }
            if (tellPeer && (opened || openingFlag == Frame.ACK)) {
                resetDue = sending;
                reset = !sending;
            }
            heldBytes = 0;
            held = new byte[0];
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (reset) {
            stream.session().reply(Frame.reset(stream.id()));
        }
    }

    private void requireOpen() throws IOException {
        if (failure != null) {
            throw stream.failed("write", failure);
        }
        if (finished) {
            throw new IOException("write: the stream is closed for writing");
        }
    }
}
