package ww.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A walk over the records of one file. */
final class SegmentScan {
    private final ByteBuffer bytes;
    private final SegmentHeader header;
    private int at = SegmentHeader.BYTES;
    private long nextSequence;

    private SegmentScan(ByteBuffer bytes, SegmentHeader header, long firstRecord) {
        this.bytes = bytes;
        this.header = header;
        this.nextSequence = firstRecord;
    }

    /**
     * Reads a file and its header.
     *
     * @throws CorruptJournalException if the header is not whole: files get their final name only after it was forced
     */
    static SegmentScan open(Disk disk, String name) throws IOException {
        SegmentScan scan = read(disk, name);
        if (scan.header.kind() != SegmentHeader.SEGMENT || scan.nextSequence != FileNames.sequence(name)) {
            throw new CorruptJournalException(name, 0, "its header is that of another file");
        }
        return scan;
    }

    /** The same for a snapshot, whose records are numbered from 0. */
    static SegmentScan snapshot(Disk disk, String name) throws IOException {
        SegmentScan scan = read(disk, name);
        if (scan.header.kind() != SegmentHeader.SNAPSHOT || scan.nextSequence != FileNames.sequence(name)) {
            throw new CorruptJournalException(name, 0, "its header is that of another file");
        }
        return new SegmentScan(scan.bytes, scan.header, 0);
    }

    private static SegmentScan read(Disk disk, String name) throws IOException {
        try (DiskFile file = disk.open(name)) {
            long size = file.size();
            if (size > Integer.MAX_VALUE) {
                throw new CorruptJournalException(name, 0, "it has " + size + " bytes, more than any segment");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            bytes.limit(file.read(0, bytes)).position(0);
            SegmentHeader header = SegmentHeader.read(bytes).orElseThrow(() ->
                    new CorruptJournalException(name, 0, "its header is not whole"));
            return new SegmentScan(bytes, header, header.firstSequence());
        }
    }

    SegmentHeader header() {
        return header;
    }

    /** The next record's payload; empty when there is no further good one. */
    Optional<byte[]> next() {
        Optional<RecordFrame> frame = RecordFrame.read(bytes, at);
        if (frame.isEmpty() || frame.get().sequence() != nextSequence) {
            return Optional.empty();
        }
        Optional<byte[]> payload = frame.get().payload(bytes, at);
        if (payload.isPresent()) {
            at += frame.get().bytes();
            nextSequence++;
        }
        return payload;
    }

    /** What comes behind the last record that {@link #next} gave. */
    TailJudge.Verdict verdict() {
        return TailJudge.judge(bytes, at, nextSequence);
    }

    /** Where the last record that {@link #next} gave ends: behind the end of the file if its end mark is missing. */
    int at() {
        return at;
    }

    /** The number the next record has or would have. */
    long nextSequence() {
        return nextSequence;
    }

    /** The number of bytes in the file. */
    int size() {
        return bytes.limit();
    }
}
