package ww.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Unsigned variable-length integers as multiformats defines them (unsigned-varint): seven bits a byte, least
 * significant group first, the top bit set on every byte but the last. Stricter than protobuf's: at most nine bytes,
 * so that a value fits a non-negative {@code long}, and only the shortest encoding of a value is accepted. Therefore
 * {@link #length(long)} of a decoded value is the number of bytes it was read from.
 *
 * <p>Values are 0 to {@link Long#MAX_VALUE}; handing in a negative one is a mistake of ours and an
 * {@link IllegalArgumentException}.
 */
public final class Varint {
    /**
     * The bound the unsigned-varint specification sets: nine groups of seven bits are the 63 bits of a positive long.
     */
    public static final int MAX_BYTES = 9;

    private Varint() { }

    /** How many bytes {@code value} takes: 1 to 9. */
    public static int length(long value) {
        requireNatural(value);
        int significantBits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        return (significantBits + 6) / 7;
    }

    public static byte[] encode(long value) {
        byte[] bytes = new byte[length(value)];
        encode(value, bytes, 0);
        return bytes;
    }

    /** Writes {@code value} at {@code offset} and answers the offset behind it. */
    public static int encode(long value, byte[] into, int offset) {
        requireNatural(value);
        int at = offset;
        long rest = value;
        while (rest > 0x7f) {
            into[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[at++] = (byte) rest;
        return at;
    }

    /** Writes {@code value} in one call; does not flush. */
    public static void write(OutputStream out, long value) throws IOException {
        out.write(encode(value));
    }

    /** The value that begins at {@code offset}; it took {@code length(value)} bytes. */
    public static long decode(byte[] bytes, int offset) throws IOException {
        return read(ByteBuffer.wrap(bytes, offset, bytes.length - offset));
    }

    /** The value at the buffer's position, which moves behind it. */
    public static long read(ByteBuffer from) throws IOException {
        Accumulator value = new Accumulator();
        do {
            if (!from.hasRemaining()) {
                throw new EOFException("the bytes end inside a varint after " + value.count + " bytes");
            }
        } while (value.add(from.get()));
        return value.sum;
    }

    /**
     * Reads exactly the bytes of one value, blocking as the stream does.
     *
     * @throws EOFException       where the stream ends before or inside the value
     * @throws MalformedException where the encoding is not minimal or longer than nine bytes
     */
    public static long read(InputStream in) throws IOException {
        Accumulator value = new Accumulator();
        int next;
        do {
            next = in.read();
            if (next < 0) {
                throw new EOFException("the stream ends in a varint after " + value.count + " bytes");
            }
        } while (value.add((byte) next));
        return value.sum;
    }

    private static void requireNatural(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a varint cannot hold the negative value " + value);
        }
    }

    /** The groups read so far. Shared by both sources so that there is one place that judges an encoding. */
    private static final class Accumulator {
        private long sum;
        private int count;

        /** Takes one byte in; true where another must follow. */
        boolean add(byte group) throws MalformedException {
            sum |= (group & 0x7fL) << (7 * count++);
            boolean more = group < 0;
            if (more && count == MAX_BYTES) {
                throw new MalformedException("a varint is longer than " + MAX_BYTES + " bytes");
            }
            if (group == 0 && count > 1) {
                throw new MalformedException("the varint " + sum + " is not in its shortest form: " + count + " bytes");
            }
            return more;
        }
    }
}
