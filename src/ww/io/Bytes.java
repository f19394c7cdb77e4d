package ww.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Reading a stated number of bytes, with the number distrusted: it is compared with a limit first, and memory grows as
 * bytes arrive, so that a peer that announces much and sends little costs little. {@code what} names the thing read in
 * error messages, for example {@code "identify message"}.
 */
public final class Bytes {
    /** Taken at once; a larger announcement gets the rest as its bytes come. A page, as most messages are smaller. */
    private static final int FIRST_CHUNK_BYTES = 4096;

    private Bytes() { }

    /**
     * Reads {@code count} bytes and not one more.
     *
     * @throws MalformedException where {@code count} is negative or above {@code limit}; nothing is read then
     * @throws EOFException       where the stream ends early
     */
    public static byte[] readExactly(InputStream in, long count, int limit, String what) throws IOException {
        if (count < 0 || count > limit) {
            throw new MalformedException(
                    what + ": " + Long.toUnsignedString(count) + " bytes announced, at most " + limit + " accepted");
        }
        int total = (int) count;
        byte[] bytes = new byte[Math.min(total, FIRST_CHUNK_BYTES)];
        int filled = 0;
        while (true) {
            fill(in, bytes, filled, bytes.length - filled, what);
            filled = bytes.length;
            if (filled == total) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(total, 2L * filled));
        }
    }

    /**
     * Fills {@code length} bytes of {@code into} from {@code offset} on; {@link EOFException} where they do not come.
     */
    public static void fill(InputStream in, byte[] into, int offset, int length, String what) throws IOException {
        int got = in.readNBytes(into, offset, length);
        if (got < length) {
            throw new EOFException(what + ": the stream ends " + (length - got) + " bytes early");
        }
    }

    /** Reads a varint length and that many bytes: {@code lp(x)} of the libp2p specifications. */
    public static byte[] readPrefixed(InputStream in, int limit, String what) throws IOException {
        return readExactly(in, Varint.read(in), limit, what);
    }

    /** Writes a varint length and the bytes, in one call of {@code out}; does not flush. */
    public static void writePrefixed(OutputStream out, byte[] bytes) throws IOException {
        out.write(prefixed(bytes));
    }

    /** The bytes with their varint length in front. */
    public static byte[] prefixed(byte[] bytes) {
        byte[] whole = new byte[Varint.length(bytes.length) + bytes.length];
        int at = Varint.encode(bytes.length, whole, 0);
        System.arraycopy(bytes, 0, whole, at, bytes.length);
        return whole;
    }
}
