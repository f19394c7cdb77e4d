package ww.capnp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Messages as bytes, in the standard stream encoding: a table of segment sizes, then the segments.
 *
 * <pre>
 * u32  number of segments - 1
 * u32  words of each segment
 * u32  0, if the number of segments is even: the table ends on a word
 *      the segments
 * </pre>
 */
public final class Frames {
    private Frames() { }

    /** The bytes of a frame's table. */
    static int tableBytes(int segments) {
        return (4 * (1 + segments) + 7) & ~7;
    }

    /** A message as one frame. Fails if it has 2 GiB or more. */
    public static byte[] encode(MessageBuilder message) {
        ByteBuffer[] segments = message.segments();
        int tableBytes = tableBytes(segments.length);
        byte[] frame = new byte[Math.toIntExact(tableBytes + 8 * message.words())];
        ByteBuffer table = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(segments.length - 1);
        int at = tableBytes;
        for (ByteBuffer segment : segments) {
            int bytes = segment.remaining();
            table.putInt(bytes / 8);
            segment.get(segment.position(), frame, at, bytes);
            at += bytes;
        }
        return frame;
    }

    /** A message as one frame, packed. */
    public static byte[] encodePacked(MessageBuilder message) {
        return Packing.pack(encode(message));
    }

    /** The one message in these bytes. The message reads out of a copy. */
    public static MessageReader decode(byte[] frame, MessageLimits limits) throws CapnpException {
        return only(FrameReader.of(frame, limits));
    }

    /** The one message in these packed bytes. */
    public static MessageReader decodePacked(byte[] packed, MessageLimits limits) throws CapnpException {
        return only(FrameReader.packed(new ByteArrayInputStream(packed), limits));
    }

    private static MessageReader only(FrameReader frames) throws CapnpException {
        try {
            MessageReader message = frames.read();
            if (message == null) {
                throw new CapnpException("no bytes where a message is expected");
            }
            if (!frames.atEnd()) {
                throw new CapnpException("bytes follow the message");
            }
            return message;
        } catch (CapnpException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("reading an array failed", e);
        }
    }
}
