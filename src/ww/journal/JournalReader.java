package ww.journal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads a whole journal, snapshot first, and finds out where it ends. Changes nothing on the disk. */
final class JournalReader {
    private static final System.Logger LOG = System.getLogger("ww.journal");

    /** The number of the very first record. */
    static final long FIRST_SEQUENCE = 1;

    private final Disk disk;
    private final Recovery recovery;
    private long journal;
    private long nextSequence = FIRST_SEQUENCE;

    private JournalReader(Disk disk, Recovery recovery) {
        this.disk = disk;
        this.recovery = recovery;
    }

    /**
     * Where a journal ends.
     *
     * @param journal      its id; 0 if there is nothing yet
     * @param nextSequence the number of the next record
     * @param lastSegment  the segment to go on in; empty if there is none
     * @param at           where in it the next record goes
     * @param verdict      what is there now
     * @param bytes        the size of all records read after the snapshot
     */
    record End(long journal, long nextSequence, Optional<String> lastSegment, int at, TailJudge.Verdict verdict,
            long bytes) {
    }

    /** Reads everything; {@link CorruptJournalException} if there is damage. */
    static End read(Disk disk, Recovery recovery) throws IOException {
        return new JournalReader(disk, recovery).run();
    }

    private End run() throws IOException {
        List<String> names = disk.list();
        List<String> segments = FileNames.sorted(names, FileNames.SEGMENT);
        List<String> snapshots = FileNames.sorted(names, FileNames.SNAPSHOT);
        if (segments.isEmpty() && snapshots.isEmpty()) {
            return new End(0, nextSequence, Optional.empty(), 0, TailJudge.Verdict.EMPTY, 0);
        }
        readSnapshot(snapshots);
        return readSegments(segments);
    }

    /** Takes the newest snapshot that is whole. An older one is as good, only slower, while its segments are there. */
    private void readSnapshot(List<String> snapshots) throws IOException {
        for (String name : snapshots.reversed()) {
            if (Snapshot.whole(disk, name)) {
                SegmentHeader header = Snapshot.read(disk, name, recovery);
                journal = header.journal();
                nextSequence = header.firstSequence();
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "snapshot {0} is damaged; the one before it is used instead", name);
        }
    }

    private End readSegments(List<String> segments) throws IOException {
        long from = nextSequence;
        int first = 0;
        while (first + 1 < segments.size() && FileNames.sequence(segments.get(first + 1)) <= from) {
            first++;
        }
        if (segments.isEmpty() || FileNames.sequence(segments.get(first)) > from) {
            throw new CorruptJournalException(FileNames.of(from, FileNames.SEGMENT), 0,
                    "record " + from + " is in no segment: a file is missing");
        }
        long bytes = 0;
        for (int i = first; ; i++) {
            SegmentScan scan = readSegment(segments.get(i), from);
            bytes += scan.at();
            TailJudge.Verdict verdict = scan.verdict();
            boolean last = i == segments.size() - 1;
            if (verdict == TailJudge.Verdict.DAMAGED || !last && verdict == TailJudge.Verdict.CUT_SHORT) {
                throw new CorruptJournalException(segments.get(i), scan.at(),
                        "record " + scan.nextSequence() + " is not what was written");
            }
            if (last) {
                if (scan.nextSequence() < from) {
                    throw new CorruptJournalException(segments.get(i), scan.at(),
                            "records " + scan.nextSequence() + " to " + (from - 1) + " are missing");
                }
                return new End(journal, scan.nextSequence(), Optional.of(segments.get(i)), scan.at(), verdict, bytes);
            }
            if (FileNames.sequence(segments.get(i + 1)) != scan.nextSequence()) {
                throw new CorruptJournalException(segments.get(i), scan.at(), "records " + scan.nextSequence() + " to "
                        + (FileNames.sequence(segments.get(i + 1)) - 1) + " are missing");
            }
        }
    }

    private SegmentScan readSegment(String name, long from) throws IOException {
        SegmentScan scan = SegmentScan.open(disk, name);
        if (journal == 0) {
            journal = scan.header().journal();
        }
        if (scan.header().journal() != journal) {
            throw new CorruptJournalException(name, 0, "it belongs to another journal");
        }
        for (Optional<byte[]> record = scan.next(); record.isPresent(); record = scan.next()) {
            long sequence = scan.nextSequence() - 1;
            if (sequence >= from) {
                recovery.record(sequence, record.get());
            }
        }
        return scan;
    }
}
