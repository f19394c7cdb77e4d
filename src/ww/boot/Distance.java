package ww.boot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How far apart two peers are, in the sense of a survey: the exclusive or of the last four bytes of their ids, read
 * with the last byte as the most significant. A survey asks only those within a distance in bits, so that a large
 * cluster need not answer all at once (specification sheet, section 1.5).
 */
final class Distance {
    /** Everyone: more bits than the value has. What plain surveys say. */
    static final int EVERYONE = 255;

    /** From here on a distance means everyone. */
    static final int BITS = 32;

    private Distance() { }

    /** Whether a peer with the raw id {@code self} answers a survey of {@code asker}. */
    static boolean within(byte[] self, byte[] asker, int bits) {
        return bits >= BITS || (tail(self) ^ tail(asker)) >>> bits == 0;
    }

    /** Ids of fewer than four bytes do not exist: the shortest multihash of a key is longer. */
    private static int tail(byte[] id) {
        return ByteBuffer.wrap(id, id.length - Integer.BYTES, Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
