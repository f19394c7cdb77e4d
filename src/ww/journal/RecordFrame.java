package ww.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One record in a file.
 *
 * <pre>
 *  0  4  magic "rec1"
 *  4  4  payload length
 *  8  8  sequence number
 * 16  8  sequence number of the first record of its batch: what was written and forced together
 * 24  4  CRC32C of the payload
 * 28  4  CRC32C of the 28 bytes before
 * 32     payload, then zeros up to a multiple of 8
 *     8  end mark, made from the sequence number, never zero in its last byte
 * </pre>
 *
 * <p>The batch number and the end mark are there for telling a write that a crash cut short from damage, see
 * {@link TailJudge}.
 */
record RecordFrame(int length, long sequence, long batchFirst, int payloadCrc) {
    static final int HEADER_BYTES = 32;
    static final int MARK_BYTES = 8;
    static final int ALIGNMENT = 8;

    private static final int MAGIC = 0x72656331;
    private static final int CRC_AT = 28;
    /** An odd number with well-mixed bits (2^64 divided by the golden ratio): neighbours get unlike marks. */
    private static final long MARK_FACTOR = 0x9e3779b97f4a7c15L;
    /** The number that times the factor is 1 (modulo 2^64), for reading a mark. */
    private static final long MARK_INVERSE = 0xf1de83e19937733dL;

    /** The bytes a record with so much payload takes. */
    static int bytes(int payload) {
        return HEADER_BYTES + padded(payload) + MARK_BYTES;
    }

    int bytes() {
        return bytes(length);
    }

    static void write(ByteBuffer out, byte[] payload, long sequence, long batchFirst) {
        int start = out.position();
        out.putInt(MAGIC).putInt(payload.length).putLong(sequence).putLong(batchFirst).putInt(crc(payload));
        out.putInt(headerCrc(out, start));
        out.put(payload);
        for (int i = payload.length; i < padded(payload.length); i++) {
            out.put((byte) 0);
        }
        out.putLong(mark(sequence));
    }

    /** The header at a place of the buffer; empty if there is none that is whole. */
    static Optional<RecordFrame> read(ByteBuffer in, int at) {
        if (at + HEADER_BYTES > in.limit() || in.getInt(at) != MAGIC || in.getInt(at + CRC_AT) != headerCrc(in, at)) {
            return Optional.empty();
        }
        RecordFrame frame = new RecordFrame(in.getInt(at + 4), in.getLong(at + 8), in.getLong(at + 16),
                in.getInt(at + 24));
        return frame.length < 0 ? Optional.empty() : Optional.of(frame);
    }

    /** The payload of a record whose header is at a place of the buffer; empty if it is not whole. */
    Optional<byte[]> payload(ByteBuffer in, int at) {
        if (length > in.limit() - at - HEADER_BYTES) {
            return Optional.empty();
        }
        byte[] payload = new byte[length];
        in.get(at + HEADER_BYTES, payload);
        return crc(payload) == payloadCrc ? Optional.of(payload) : Optional.empty();
    }

    static long mark(long sequence) {
        return sequence * MARK_FACTOR | 1;
    }

    /** The sequence number a mark was made from; any number if it is no mark. */
    static long sequenceOfMark(long mark) {
        long sequence = mark * MARK_INVERSE;
        return mark(sequence) == mark && (sequence & 1) != 0 ? sequence : (mark - 1) * MARK_INVERSE;
    }

    private static int padded(int payload) {
        return payload + ALIGNMENT - 1 & -ALIGNMENT;
    }

    private static int crc(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }

    private static int headerCrc(ByteBuffer bytes, int at) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear().position(at).limit(at + CRC_AT));
        return (int) crc.getValue();
    }
}
