package ww.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first bytes of every file of a journal.
 *
 * <pre>
 *  0  8  magic "wwjournl"
 *  8  4  form (1)
 * 12  4  kind: 1 segment, 2 snapshot
 * 16  8  id of the journal, the same in all its files, so that files of another one are not taken for its own
 * 24  8  first sequence: of a segment, the number of its first record; of a snapshot, of the first record it does not
 *        cover
 * 32  4  CRC32C of the bytes before
 * 36  28 zero
 * </pre>
 */
record SegmentHeader(int kind, long journal, long firstSequence) {
    static final int BYTES = 64;
    static final int SEGMENT = 1;
    static final int SNAPSHOT = 2;

    private static final long MAGIC = 0x77776a6f75726e6cL;
    private static final int FORM = 1;
    private static final int CRC_AT = 32;

    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(MAGIC).putInt(FORM).putInt(kind).putLong(journal).putLong(firstSequence);
        bytes.putInt(crc(bytes));
        return bytes.clear();
    }

    /** Empty if the bytes are no header of this form. */
    static Optional<SegmentHeader> read(ByteBuffer bytes) {
        if (bytes.limit() < BYTES || bytes.getLong(0) != MAGIC || bytes.getInt(8) != FORM
                || bytes.getInt(CRC_AT) != crc(bytes)) {
            return Optional.empty();
        }
        return Optional.of(new SegmentHeader(bytes.getInt(12), bytes.getLong(16), bytes.getLong(24)));
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear().limit(CRC_AT));
        return (int) crc.getValue();
    }
}
