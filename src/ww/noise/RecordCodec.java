package ww.noise;

import java.io.IOException;
import java.io.InputStream;
import ww.io.Bytes;

/**
 * The outer form of every Noise message, in the handshake and after it: two bytes of length, big-endian, and the
 * message.
 */
final class RecordCodec {
    static final int LENGTH_BYTES = 2;

    /** What the length can say, and what Noise allows. */
    static final int MESSAGE_BYTES_MAX = 65535;

    /** What fits into a message beside its tag. */
    static final int PLAIN_BYTES_MAX = MESSAGE_BYTES_MAX - CipherState.TAG_BYTES;

    private RecordCodec() { }

    static int length(byte[] buffer, int offset) {
        return (buffer[offset] & 0xff) << 8 | buffer[offset + 1] & 0xff;
    }

    static void putLength(byte[] buffer, int offset, int length) {
        buffer[offset] = (byte) (length >>> 8);
        buffer[offset + 1] = (byte) length;
    }

    /** The message with its length in front. */
    static byte[] framed(byte[] message) {
        byte[] record = new byte[LENGTH_BYTES + message.length];
        putLength(record, 0, message.length);
        System.arraycopy(message, 0, record, LENGTH_BYTES, message.length);
        return record;
    }

    /** Reads one whole message of at most {@code limit} bytes and nothing behind it. */
    static byte[] read(InputStream in, int limit, String what) throws IOException {
        byte[] length = Bytes.readExactly(in, LENGTH_BYTES, LENGTH_BYTES, what);
        return Bytes.readExactly(in, length(length, 0), limit, what);
    }
}
