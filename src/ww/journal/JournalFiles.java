package ww.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a journal that is not open: looked at one by one, and, where there is damage, put in order again at the
 * price of what came after it.
 */
public final class JournalFiles {
    private static final String REPAIRED = "repaired.tmp";

    private JournalFiles() {
    }

    /**
     * One file.
     *
     * @param name    its name
     * @param first   the number of its first record; of a snapshot, of the first record it does not cover
     * @param records whole records in it
     * @param bytes   its size
     * @param state   what there is to say about it
     * @param whole   false if there is damage
     */
    public record FileReport(String name, long first, long records, long bytes, String state, boolean whole) {
    }

    /**
     * A journal.
     *
     * @param files  in the order in which they are read
     * @param damage what keeps the journal from being opened; empty if nothing does
     */
    public record Report(List<FileReport> files, Optional<String> damage) {
    }

    /** Hands over what can be read, as {@link Journal#open} would, and changes nothing. */
    public static void read(Disk disk, Recovery recovery) throws IOException {
        JournalReader.read(disk, recovery);
    }

    /** Looks at every file. Changes nothing. */
    public static Report check(Disk disk) throws IOException {
        List<FileReport> files = new ArrayList<>();
        for (String name : FileNames.sorted(disk.list(), FileNames.SNAPSHOT)) {
            files.add(snapshot(disk, name));
        }
        for (String name : FileNames.sorted(disk.list(), FileNames.SEGMENT)) {
            files.add(segment(disk, name));
        }
        return new Report(files, damage(disk));
    }

    private static Optional<String> damage(Disk disk) throws IOException {
        try {
            JournalReader.read(disk, NOTHING);
            return Optional.empty();
        } catch (CorruptJournalException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static final Recovery NOTHING = new Recovery() {
        @Override
        public void snapshot(byte[] record) {
            // Looked at, not taken up.
        }

        @Override
        public void record(long sequence, byte[] record) {
            // Looked at, not taken up.
        }
    };

    private static FileReport snapshot(Disk disk, String name) throws IOException {
        boolean whole = Snapshot.whole(disk, name);
        long records = 0;
        if (whole) {
            SegmentScan scan = SegmentScan.snapshot(disk, name);
            while (scan.next().isPresent()) {
                records++;
            }
        }
        return new FileReport(name, FileNames.sequence(name), Math.max(0, records - 1), size(disk, name),
                whole ? "whole" : "damaged; the snapshot before it is used", whole);
    }

    private static FileReport segment(Disk disk, String name) throws IOException {
        long first = FileNames.sequence(name);
        SegmentScan scan;
        try {
            scan = SegmentScan.open(disk, name);
        } catch (CorruptJournalException e) {
            return new FileReport(name, first, 0, size(disk, name), "its header is damaged", false);
        }
        while (scan.next().isPresent()) {
            // Walks to the end of what is good.
        }
        String state = switch (scan.verdict()) {
            case EMPTY -> "whole";
            case CUT_SHORT -> "ends with a write that a crash cut short, at byte " + scan.at();
            case DAMAGED -> "damaged at byte " + scan.at() + ", where record " + scan.nextSequence() + " should be";
        };
        return new FileReport(name, first, scan.nextSequence() - first, scan.size(), state,
                scan.verdict() != TailJudge.Verdict.DAMAGED);
    }

    private static long size(Disk disk, String name) throws IOException {
        try (DiskFile file = disk.open(name)) {
            return file.size();
        }
    }

    /**
     * Keeps everything before the first damage and sets what is behind it aside, under names that end in
     * {@code .damaged}. Returns what was done, a sentence each; nothing if nothing was wrong.
     *
     * @throws CorruptJournalException if the damage is such that nothing would be left to go on from
     */
    public static List<String> repair(Disk disk) throws IOException {
        List<String> done = new ArrayList<>();
        while (true) {
            try {
                JournalReader.read(disk, NOTHING);
                return done;
            } catch (CorruptJournalException e) {
                List<String> segments = FileNames.sorted(disk.list(), FileNames.SEGMENT);
                int at = segments.indexOf(e.file());
                if (at < 0 || at == 0 && e.at() == 0) {
                    throw e;
                }
                setAside(disk, segments.subList(at + 1, segments.size()).reversed(), done);
                if (e.at() == 0) {
                    setAside(disk, List.of(e.file()), done);
                } else {
                    cut(disk, e, done);
                }
                setAsideSnapshots(disk, done);
            }
        }
    }

    private static void setAside(Disk disk, List<String> names, List<String> done) throws IOException {
        for (String name : names) {
            disk.rename(name, name + FileNames.DAMAGED);
            done.add(name + " is set aside as " + name + FileNames.DAMAGED);
        }
        disk.forceDirectory();
    }

    /** Replaces a segment by its good beginning; the whole of it stays there under another name. */
    private static void cut(Disk disk, CorruptJournalException damage, List<String> done) throws IOException {
        String name = damage.file();
        disk.delete(REPAIRED);
        try (DiskFile from = disk.open(name); DiskFile to = disk.create(REPAIRED)) {
            ByteBuffer good = ByteBuffer.allocate((int) Math.min(damage.at(), from.size()));
            from.read(0, good);
            to.write(0, good.flip());
            to.force();
        }
        disk.rename(name, name + FileNames.DAMAGED);
        disk.rename(REPAIRED, name);
        disk.forceDirectory();
        done.add(name + " is cut off at byte " + damage.at() + "; all of it is kept as " + name + FileNames.DAMAGED);
    }

    /** A snapshot newer than the last record left would have the journal go on with a gap. */
    private static void setAsideSnapshots(Disk disk, List<String> done) throws IOException {
        long next = JournalReader.FIRST_SEQUENCE;
        List<String> segments = FileNames.sorted(disk.list(), FileNames.SEGMENT);
        if (!segments.isEmpty()) {
            SegmentScan scan = SegmentScan.open(disk, segments.getLast());
            while (scan.next().isPresent()) {
                // Walks to the end of what is good.
            }
            next = scan.nextSequence();
        }
        List<String> newer = new ArrayList<>();
        for (String name : FileNames.sorted(disk.list(), FileNames.SNAPSHOT)) {
            if (FileNames.sequence(name) > next) {
                newer.add(name);
            }
        }
        setAside(disk, newer, done);
    }
}
