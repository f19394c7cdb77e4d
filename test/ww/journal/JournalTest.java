package ww.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ww.journal.FakeDisk.Fault;

class JournalTest {
    @TempDir
    Path folder;

    private final FakeDisk disk = new FakeDisk();

    @Test
    void whatWasAppendedIsFoundInOrder() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            journal.append(Records.bytes("a", "", "bb"));
            journal.append(Records.bytes("ccc"));
            assertEquals(5, journal.nextSequence());
        }
        Records found = Records.of(disk);
        assertEquals(List.of("a", "", "bb", "ccc"), found.records);
        assertEquals(List.of(1L, 2L, 3L, 4L), found.sequences);
    }

    @Test
    void aRealDirectoryHoldsItToo() throws IOException {
        Disk real = new DirectoryDisk(folder);
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (Journal journal = new Records().open(real)) {
                for (int i = 0; i < 40; i++) {
                    String text = "round " + round + " record " + i + " ".repeat(i);
                    expected.add(text);
                    journal.append(Records.bytes(text));
                }
            }
        }
        assertEquals(expected, Records.of(real).records);
        assertTrue(FileNames.sorted(real.list(), FileNames.SEGMENT).size() > 1);
        assertFalse(real.list().contains(FileNames.SPARE));
    }

    @Test
    void openingGoesOnInTheSameSegment() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (Journal journal = new Records().open(disk)) {
                journal.append(Records.bytes("r" + i));
            }
        }
        assertEquals(1, FileNames.sorted(disk.list(), FileNames.SEGMENT).size());
        assertEquals(List.of("r0", "r1", "r2", "r3", "r4"), Records.of(disk).records);
    }

    @Test
    void aBatchLargerThanASegmentSpansSeveral() throws IOException {
        List<String> many = IntStream.range(0, 30).mapToObj(i -> "x".repeat(900) + i).toList();
        try (Journal journal = new Records().open(disk)) {
            journal.append(Records.bytes(many));
        }
        assertEquals(many, Records.of(disk).records);
    }

    @Test
    void aRecordOverTheLimitIsRefusedByName() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                    () -> journal.append(Records.bytes("y".repeat(1_025))));
            assertEquals("a record of 1025 bytes; the most is 1024", refused.getMessage());
            journal.append(Records.bytes("y".repeat(1_024)));
        }
    }

    @Test
    void settingsWithoutRoomForOneRecordAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new JournalSettings(1_000, 1_000));
        assertThrows(IllegalArgumentException.class, () -> new JournalSettings(1_000, 0));
    }

    @Test
    void aSnapshotStandsForTheRecordsBeforeIt() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            journal.append(Records.bytes("a", "b"));
            journal.snapshot(journal.nextSequence(), Records.bytes("A", "B").iterator());
            assertEquals(0, journal.bytesSinceSnapshot());
            journal.append(Records.bytes("c"));
            assertTrue(journal.bytesSinceSnapshot() > 0);
        }
        Records found = Records.of(disk);
        assertEquals(List.of("A", "B"), found.snapshot);
        assertEquals(List.of("c"), found.records);
        assertEquals(List.of(3L), found.sequences);
    }

    @Test
    void twoSnapshotsAreKeptAndTheSegmentsTheOlderNeeds() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            for (int i = 0; i < 8; i++) {
                journal.append(Records.bytes("z".repeat(1_000), "z".repeat(1_000), "z".repeat(1_000)));
                journal.snapshot(journal.nextSequence(), Records.bytes("S" + i).iterator());
            }
        }
        List<String> snapshots = FileNames.sorted(disk.list(), FileNames.SNAPSHOT);
        assertEquals(2, snapshots.size());
        assertTrue(FileNames.sequence(FileNames.sorted(disk.list(), FileNames.SEGMENT).getFirst())
                <= FileNames.sequence(snapshots.getFirst()));
        assertEquals(List.of("S7"), Records.of(disk).snapshot);
    }

    @Test
    void aDamagedSnapshotFallsBackToTheOneBefore() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            journal.append(Records.bytes("a"));
            journal.snapshot(journal.nextSequence(), Records.bytes("A").iterator());
            journal.append(Records.bytes("b"));
            journal.snapshot(journal.nextSequence(), Records.bytes("A", "B").iterator());
            journal.append(Records.bytes("c"));
        }
        String newest = FileNames.sorted(disk.list(), FileNames.SNAPSHOT).getLast();
        byte[] bytes = disk.bytes(newest);
        bytes[SegmentHeader.BYTES + RecordFrame.HEADER_BYTES] ^= 4;
        disk.put(newest, bytes);
        Records found = Records.of(disk);
        assertEquals(List.of("A"), found.snapshot);
        assertEquals(List.of("b", "c"), found.records);
    }

    @Test
    void noSnapshotThatIsWholeAndNoFirstSegmentIsDamage() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            for (int i = 0; i < 5; i++) {
                journal.append(Records.bytes("z".repeat(1_000), "z".repeat(1_000), "z".repeat(1_000)));
                journal.snapshot(journal.nextSequence(), Records.bytes("S" + i).iterator());
            }
        }
        for (String name : FileNames.sorted(disk.list(), FileNames.SNAPSHOT)) {
            disk.put(name, new byte[100]);
        }
        assertThrows(CorruptJournalException.class, () -> Records.of(disk));
    }

    @Test
    void aMissingSegmentIsDamageAndTheMessageSaysWhatToDo() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            for (int i = 0; i < 20; i++) {
                journal.append(Records.bytes("z".repeat(1_000)));
            }
        }
        disk.delete(FileNames.sorted(disk.list(), FileNames.SEGMENT).get(2));
        CorruptJournalException damage = assertThrows(CorruptJournalException.class, () -> Records.of(disk));
        assertTrue(damage.getMessage().contains("are missing"), damage.getMessage());
        assertTrue(damage.getMessage().contains("journal check"), damage.getMessage());
        assertTrue(damage.getMessage().contains("journal repair"), damage.getMessage());
    }

    @Test
    void aSegmentOfAnotherJournalIsDamage() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            for (int i = 0; i < 6; i++) {
                journal.append(Records.bytes("z".repeat(1_000)));
            }
        }
        FakeDisk other = new FakeDisk();
        try (Journal journal = Journal.open(other, Records.SMALL, 43, Runnable::run, new Records())) {
            for (int i = 0; i < 6; i++) {
                journal.append(Records.bytes("w".repeat(1_000)));
            }
        }
        String last = FileNames.sorted(disk.list(), FileNames.SEGMENT).getLast();
        disk.put(last, other.bytes(last));
        CorruptJournalException damage = assertThrows(CorruptJournalException.class, () -> Records.of(disk));
        assertTrue(damage.getMessage().contains("another journal"), damage.getMessage());
    }

    @Test
    void aFailedForceIsFinal() throws IOException {
        Journal journal = new Records().open(disk);
        journal.append(Records.bytes("a"));
        disk.failAt(disk.operations() + 1, Fault.IO_ERROR);
        assertThrows(IOException.class, () -> journal.append(Records.bytes("b")));
        IOException after = assertThrows(IOException.class, () -> journal.append(Records.bytes("c")));
        assertTrue(after.getMessage().startsWith("the journal failed before"), after.getMessage());
    }

    @Test
    void aFullDiskIsSaidBeforeTheLastSegmentIsFull() throws IOException {
        disk.capacity(3 * 4_096);
        try (Journal journal = new Records().open(disk)) {
            int stored = 0;
            while (journal.hasRoom()) {
                journal.append(Records.bytes("z".repeat(1_000)));
                stored++;
            }
            int reserve = 0;
            while (reserve < 100) {
                try {
                    journal.append(Records.bytes("z".repeat(1_000)));
                    reserve++;
                } catch (NoSpaceException e) {
                    break;
                }
            }
            assertTrue(reserve >= 2, "only " + reserve + " records fitted after " + stored);
            disk.capacity(Long.MAX_VALUE);
            journal.append(Records.bytes("after all"));
            assertFalse(journal.nextSequence() < stored + reserve + 2);
        }
        assertEquals("after all", Records.of(disk).records.getLast());
    }

    @Test
    void aCopyOnWriteDiskThatFillsUpInsideASegmentLeavesNoRemains() throws IOException {
        Journal journal = new Records().open(disk);
        journal.append(Records.bytes("a"));
        disk.failAt(disk.operations(), Fault.NO_SPACE);
        assertThrows(NoSpaceException.class, () -> journal.append(Records.bytes("b".repeat(1_000), "c".repeat(1_000))));
        journal.append(Records.bytes("d"));
        journal.close();
        assertEquals(List.of("a", "d"), Records.of(disk).records);
    }

    @Test
    void aFailedSnapshotChangesNothing() throws IOException {
        Journal journal = new Records().open(disk);
        journal.append(Records.bytes("a"));
        disk.failAt(disk.operations() + 1, Fault.IO_ERROR);
        assertThrows(IOException.class, () -> journal.snapshot(2, Records.bytes("A").iterator()));
        journal.append(Records.bytes("b"));
        journal.close();
        Records found = Records.of(disk);
        assertEquals(List.of(), found.snapshot);
        assertEquals(List.of("a", "b"), found.records);
    }

    @Test
    void theFormatOnTheDiskDoesNotChangeUnnoticed() throws IOException {
        try (Journal journal = new Records().open(disk)) {
            journal.append(Records.bytes("one", "three"));
        }
        byte[] bytes = disk.bytes(FileNames.sorted(disk.list(), FileNames.SEGMENT).getFirst());
        String expected = "77776a6f75726e6c" + "00000001" + "00000001" + "000000000000002a" + "0000000000000001"
                + "8c3704da" + "00".repeat(28)
                + "72656331" + "00000003" + "0000000000000001" + "0000000000000001" + "2a94b2e9" + "c8c8278d"
                + "6f6e650000000000" + "9e3779b97f4a7c15"
                + "72656331" + "00000005" + "0000000000000002" + "0000000000000001" + "1c4451bc" + "5a0be731"
                + "7468726565000000" + "3c6ef372fe94f82b" + "00".repeat(8);
        byte[] head = Arrays.copyOf(bytes, expected.length() / 2);
        assertArrayEquals(HexFormat.of().parseHex(expected), head,
                () -> HexFormat.of().formatHex(head));
    }
}
