package ww.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalFilesTest {
    private final FakeDisk disk = new FakeDisk();

    private void fill(int records) throws IOException {
        try (Journal journal = new Records().open(disk)) {
            for (int i = 0; i < records; i++) {
                journal.append(Records.bytes(i + ":" + "z".repeat(900)));
            }
        }
    }

    private List<String> segments() {
        return FileNames.sorted(disk.list(), FileNames.SEGMENT);
    }

    private void flip(String name, int at) {
        byte[] bytes = disk.bytes(name);
        bytes[at] ^= 1;
        disk.put(name, bytes);
    }

    @Test
    void aWholeJournalIsSaidToBeWhole() throws IOException {
        fill(10);
        JournalFiles.Report report = JournalFiles.check(disk);
        assertTrue(report.damage().isEmpty());
        assertTrue(report.files().stream().allMatch(JournalFiles.FileReport::whole));
        assertEquals(10, report.files().stream().mapToLong(JournalFiles.FileReport::records).sum());
        assertEquals(List.of(), JournalFiles.repair(disk));
    }

    @Test
    void aCutIsNoDamageAndIsMentioned() throws IOException {
        fill(2);
        byte[] bytes = disk.bytes(segments().getLast());
        disk.put(segments().getLast(), Arrays.copyOf(bytes, SegmentHeader.BYTES + 1_200));
        JournalFiles.Report report = JournalFiles.check(disk);
        assertTrue(report.damage().isEmpty());
        assertTrue(report.files().getLast().state().contains("crash cut short"), report.toString());
    }

    @Test
    void repairKeepsWhatIsBeforeTheDamageAndLosesNoByteOfTheRest() throws IOException {
        fill(20);
        List<String> before = segments();
        String damaged = before.get(2);
        byte[] whole = disk.bytes(damaged);
        flip(damaged, SegmentHeader.BYTES + 1_500);
        byte[] flipped = disk.bytes(damaged);
        JournalFiles.Report report = JournalFiles.check(disk);
        assertTrue(report.damage().orElseThrow().contains(damaged));
        assertFalse(report.files().get(2).whole());
        List<String> done = JournalFiles.repair(disk);
        assertEquals(before.size() - 2, done.size(), done.toString());
        Records found = Records.of(disk);
        assertEquals(FileNames.sequence(damaged), found.records.size());
        assertEquals(whole.length, flipped.length);
        assertArrayEquals(flipped, disk.bytes(damaged + FileNames.DAMAGED));
        for (String later : before.subList(3, before.size())) {
            assertTrue(disk.list().contains(later + FileNames.DAMAGED));
        }
        assertTrue(JournalFiles.check(disk).damage().isEmpty());
    }

    @Test
    void repairClosesAGapByGivingUpWhatIsBehindIt() throws IOException {
        fill(20);
        disk.delete(segments().get(2));
        JournalFiles.repair(disk);
        assertEquals(2, segments().size());
        assertEquals(FileNames.sequence(segments().getLast()) + 3, Records.of(disk).records.size());
    }

    @Test
    void repairSetsAsideASnapshotNewerThanWhatIsLeft() throws IOException {
        fill(3);
        try (Journal journal = new Records().open(disk)) {
            journal.append(Records.bytes("y".repeat(900), "y".repeat(900)));
            journal.snapshot(journal.nextSequence(), Records.bytes("S").iterator());
        }
        flip(segments().getFirst(), SegmentHeader.BYTES + 1_500);
        disk.delete(segments().getLast());
        List<String> done = JournalFiles.repair(disk);
        assertTrue(done.stream().anyMatch(line -> line.contains(".snapshot")), done.toString());
        Records found = Records.of(disk);
        assertEquals(List.of(), found.snapshot);
        assertEquals(1, found.records.size());
    }

    @Test
    void repairRefusesToLeaveNothing() throws IOException {
        fill(20);
        flip(segments().getFirst(), 20);
        assertThrows(CorruptJournalException.class, () -> JournalFiles.repair(disk));
        assertTrue(disk.list().stream().noneMatch(name -> name.endsWith(FileNames.DAMAGED)));
    }
}
