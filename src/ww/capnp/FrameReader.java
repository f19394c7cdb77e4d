package ww.capnp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Messages out of a stream, one after the other. Reads ahead, so the stream is this reader's alone; used by one thread.
 * Memory is taken as bytes come, not as a header claims.
 */
public final class FrameReader {
    /** Holds many small messages, so that one read of the stream serves them all; allocated once. */
    private static final int BUFFER_BYTES = 16 << 10;

    /** The first piece of a body which claims more: enough that growing is rare, little enough to lose to a liar. */
    private static final int FIRST_BODY_BYTES = 256 << 10;

    /** From piece to piece. Copying what came costs a third of the whole at most; a liar gains no more than this. */
    private static final int BODY_GROWTH = 4;

    private final InputStream in;
    private final MessageLimits limits;
    private final byte[] buffer;
    private final ByteBuffer words;
    private int position;
    private int limit;

    private FrameReader(InputStream in, MessageLimits limits, int bufferBytes) {
        this.in = in;
        this.limits = limits;
        this.buffer = new byte[bufferBytes];
        this.words = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A reader of frames as they are. */
    public static FrameReader plain(InputStream in, MessageLimits limits) {
        return new FrameReader(in, limits, BUFFER_BYTES);
    }

    /** A reader of so many bytes and no more. */
    static FrameReader of(byte[] bytes, MessageLimits limits) {
        return new FrameReader(new ByteArrayInputStream(bytes), limits, Math.clamp(bytes.length, 8, BUFFER_BYTES));
    }

    /** A reader of packed frames. */
    public static FrameReader packed(InputStream in, MessageLimits limits) {
        return new FrameReader(new UnpackingStream(in), limits, BUFFER_BYTES);
    }

    /**
     * Waits for the next message; null at the end of the stream.
     *
     * @throws CapnpException if the frame is malformed or exceeds a limit, or the stream ends within it; nothing can be
     *         read afterwards
     */
    public MessageReader read() throws IOException {
        if (atEnd()) {
            return null;
        }
        need(4);
        long segments = nextUnsigned() + 1;
        if (segments > limits.segmentsMax()) {
            throw new CapnpException("a message of " + segments + " segments, the limit is " + limits.segmentsMax());
        }
        int[] sizes = new int[(int) segments];
        long bytes = 0;
        for (int i = 0; i < sizes.length; i++) {
            need(4);
            long size = 8 * nextUnsigned();
            bytes += size;
            if (bytes > limits.messageBytesMax()) {
                throw new CapnpException("a message of " + bytes + " or more bytes, the limit is "
                        + limits.messageBytesMax());
            }
            sizes[i] = (int) size;
        }
        if ((sizes.length & 1) == 0) {
            need(4);
            position += 4;
        }
        return message(sizes, body((int) bytes));
    }

    private MessageReader message(int[] sizes, byte[] body) {
        ByteBuffer[] segments = new ByteBuffer[sizes.length];
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            segments[i] = ByteBuffer.wrap(body, at, sizes[i]);
            at += sizes[i];
        }
        return new MessageReader(segments, limits);
    }

    /** Whether the stream ends here; waits for a byte or the end. */
    public boolean atEnd() throws IOException {
        return position == limit && !fill();
    }

    /** Reads once into the empty buffer. */
    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    /** Makes that many bytes available in one piece; the table is read in pieces of 4. */
    private void need(int bytes) throws IOException {
        if (limit - position >= bytes) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < bytes) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                throw new CapnpException("the stream ends within a segment table");
            }
            limit += read;
        }
    }

    private long nextUnsigned() {
        long value = Integer.toUnsignedLong(words.getInt(position));
        position += 4;
        return value;
    }

    private byte[] body(int bytes) throws IOException {
        byte[] body = new byte[Math.min(bytes, Math.max(FIRST_BODY_BYTES, limit - position))];
        int done = Math.min(bytes, limit - position);
        System.arraycopy(buffer, position, body, 0, done);
        position += done;
        while (done < bytes) {
            if (done == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(bytes, (long) BODY_GROWTH * body.length));
            }
            int read = in.read(body, done, body.length - done);
            if (read < 0) {
                throw new CapnpException("the stream ends after " + done + " of a message's " + bytes + " bytes");
            }
            done += read;
        }
        return body;
    }
}
