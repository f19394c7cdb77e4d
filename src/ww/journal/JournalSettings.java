package ww.journal;

/**
 * The limits of a journal.
 *
 * @param segmentBytes   size of a segment file, allocated in full before its first record, so that forcing data never
 *                       has to wait for the file's size to be written too, and so that a full disk is noticed while
 *                       there is still a whole segment to write what must be written
 * @param recordBytesMax the largest record
 */
public record JournalSettings(int segmentBytes, int recordBytesMax) {
    /** Sixteen mebibytes are allocated in some tens of milliseconds and hold some 100,000 small records. */
    public static final JournalSettings DEFAULTS = new JournalSettings(16 << 20, 8 << 20);

    public JournalSettings {
        if (recordBytesMax < 1 || segmentBytes < SegmentHeader.BYTES + RecordFrame.bytes(recordBytesMax)) {
            throw new IllegalArgumentException("a segment of " + segmentBytes
                    + " bytes has no room for a record of " + recordBytesMax);
        }
    }
}
