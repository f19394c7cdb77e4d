package ww.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import ww.journal.FakeDisk.Fault;

/**
 * The promise of a journal, held against every crash point: what an append has returned for is found; what is found is
 * the beginning of what was appended; and what no crash explains is refused.
 */
class CrashPointTest {
    private static final int SCALE = Integer.getInteger("ww.test.scale", 1);
    private static final long SEED = Long.getLong("ww.test.seed", 1);

    /** One segment with three batches, and where each batch ends. */
    private record Written(FakeDisk disk, String name, List<String> records, int[] batchEnds, int[] recordsThen) {
    }

    private static Written written() throws IOException {
        FakeDisk disk = new FakeDisk();
        List<String> records = new ArrayList<>();
        int[] ends = new int[3];
        int[] counts = new int[3];
        int at = SegmentHeader.BYTES;
        SplittableRandom random = new SplittableRandom(5);
        try (Journal journal = new Records().open(disk)) {
            for (int batch = 0; batch < 3; batch++) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    texts.add(text(random, random.nextInt(250)));
                    at += RecordFrame.bytes(texts.getLast().length());
                }
                journal.append(Records.bytes(texts));
                records.addAll(texts);
                ends[batch] = at;
                counts[batch] = records.size();
            }
        }
        return new Written(disk, FileNames.sorted(disk.list(), FileNames.SEGMENT).getFirst(), records, ends, counts);
    }

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    @Test
    void cutAtEveryByteNothingSafeIsLost() throws IOException {
        Written written = written();
        byte[] whole = written.disk.bytes(written.name);
        for (boolean shorter : new boolean[] {false, true}) {
            for (int cut = SegmentHeader.BYTES; cut <= written.batchEnds[2]; cut++) {
                byte[] bytes = Arrays.copyOf(whole, cut);
                FakeDisk disk = new FakeDisk();
                disk.put(written.name, shorter ? bytes : Arrays.copyOf(bytes, whole.length));
                Records found = new Records();
                try (Journal journal = found.open(disk)) {
                    journal.append(Records.bytes("next"));
                }
                int safe = 0;
                for (int batch = 0; batch < 3; batch++) {
                    safe = cut >= written.batchEnds[batch] ? written.recordsThen[batch] : safe;
                }
                checkPrefix(written.records, found.records, safe, "cut at " + cut);
                List<String> then = new ArrayList<>(found.records);
                then.add("next");
                assertEquals(then, Records.of(disk).records, "after cut at " + cut);
            }
        }
    }

    @Test
    void everySetOfLostSectorsOfTheLastBatchIsCut() throws IOException {
        Written written = written();
        byte[] whole = written.disk.bytes(written.name);
        int firstSector = written.batchEnds[1] / 512;
        int lastSector = (written.batchEnds[2] - 1) / 512;
        int sets = 1 << lastSector - firstSector + 1;
        for (int lost = 0; lost < sets; lost++) {
            byte[] bytes = whole.clone();
            for (int sector = firstSector; sector <= lastSector; sector++) {
                if ((lost >> sector - firstSector & 1) != 0) {
                    int from = Math.max(sector * 512, written.batchEnds[1]);
                    Arrays.fill(bytes, from, Math.min((sector + 1) * 512, bytes.length), (byte) 0);
                }
            }
            FakeDisk disk = new FakeDisk();
            disk.put(written.name, bytes);
            checkPrefix(written.records, Records.of(disk).records, written.recordsThen[1], "lost sectors " + lost);
        }
    }

    @Test
    void everyFlippedBitIsNoticedOrHarmless() throws IOException {
        Written written = written();
        byte[] whole = written.disk.bytes(written.name);
        int refused = 0;
        for (int bit = 0; bit < (written.batchEnds[2] + 64) * 8; bit++) {
            byte[] bytes = whole.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            FakeDisk disk = new FakeDisk();
            disk.put(written.name, bytes);
            try {
                assertEquals(written.records, Records.of(disk).records, "after bit " + bit);
            } catch (CorruptJournalException e) {
                refused++;
                assertEquals(bytes.length, disk.bytes(written.name).length, "refusing changes nothing");
            }
        }
        assertTrue(refused > written.batchEnds[2] * 6, "only " + refused + " flips were noticed");
    }

    @Test
    void aLostBatchBeforeAGoodOneIsDamage() throws IOException {
        Written written = written();
        byte[] bytes = written.disk.bytes(written.name);
        Arrays.fill(bytes, written.batchEnds[0], written.batchEnds[1], (byte) 0);
        FakeDisk disk = new FakeDisk();
        disk.put(written.name, bytes);
        assertThrows(CorruptJournalException.class, () -> Records.of(disk));
    }

    @Test
    void powerLossAtEveryOperationKeepsThePromise() throws IOException {
        for (Fault fault : new Fault[] {Fault.POWER_OFF, Fault.IO_ERROR, Fault.SHORT, Fault.NO_SPACE}) {
            for (int round = 0; round < SCALE; round++) {
                long operations = workload(new FakeDisk(), -1, fault, SEED + round);
                for (long at = 0; at < operations; at++) {
                    workload(new FakeDisk(), at, fault, SEED + round);
                }
            }
        }
    }

    /** Appends, rolls and snapshots until a fault, crashes, opens again, checks, and goes on a little. */
    private static long workload(FakeDisk disk, long faultAt, Fault fault, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> attempted = new ArrayList<>();
        int safe = 0;
        disk.failAt(faultAt, fault);
        try {
            safe = append(disk, random, attempted);
        } catch (Interrupted e) {
            safe = e.safe;
        }
        final long operations = disk.operations();
        disk.crash(random);
        Mirror found = new Mirror();
        String context = "seed " + seed + ", " + fault + " at operation " + faultAt;
        try (Journal journal = Journal.open(disk, Records.SMALL, 42, Runnable::run, found)) {
            checkPrefix(attempted, found.all, safe, context);
            journal.append(Records.bytes("again"));
        } catch (CorruptJournalException e) {
            fail(context, e);
        }
        Mirror then = new Mirror();
        Journal.open(disk, Records.SMALL, 42, Runnable::run, then).close();
        assertEquals("again", then.all.getLast(), context);
        assertEquals(found.all, then.all.subList(0, then.all.size() - 1), context);
        return operations;
    }

    /** The workload met its fault; so many records were safe then. */
    private static final class Interrupted extends IOException {
        private static final long serialVersionUID = 1L;
        private final int safe;

        Interrupted(int safe, IOException cause) {
            super(cause);
            this.safe = safe;
        }
    }

    private static int append(FakeDisk disk, SplittableRandom random, List<String> attempted) throws IOException {
        int safe = 0;
        try {
            Journal journal = Journal.open(disk, Records.SMALL, 42, Runnable::run, new Records());
            for (int i = 0; i < 12; i++) {
                List<String> batch = new ArrayList<>();
                for (int k = 0; k <= random.nextInt(3); k++) {
                    batch.add(attempted.size() + batch.size() + ":" + text(random, random.nextInt(700)));
                }
                attempted.addAll(batch);
                journal.append(Records.bytes(batch));
                safe = attempted.size();
                if (i % 4 == 3) {
                    journal.snapshot(journal.nextSequence(), Records.bytes(attempted).iterator());
                }
            }
        } catch (IOException e) {
            throw new Interrupted(safe, e);
        }
        return safe;
    }

    /** A snapshot here is the list of all records, so that whatever is read can be compared with what was appended. */
    private static final class Mirror implements Recovery {
        private final List<String> all = new ArrayList<>();

        @Override
        public void snapshot(byte[] record) {
            all.add(new String(record, StandardCharsets.UTF_8));
        }

        @Override
        public void record(long sequence, byte[] record) {
            assertEquals(all.size() + 1, sequence);
            all.add(new String(record, StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLyingDiskLosesAtMostItsEndAndNeverTheMiddleUnnoticed() throws IOException {
        for (int round = 0; round < 50 * SCALE; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            FakeDisk disk = new FakeDisk();
            List<String> attempted = new ArrayList<>();
            disk.failAt(random.nextInt(40), Fault.LOST_SYNC);
            append(disk, random, attempted);
            disk.crash(random);
            Mirror found = new Mirror();
            try (Journal journal = Journal.open(disk, Records.SMALL, 42, Runnable::run, found)) {
                checkPrefix(attempted, found.all, 0, "seed " + (SEED + round));
                assertEquals(found.all.size() + 1, journal.nextSequence());
            } catch (CorruptJournalException e) {
                assertTrue(e.getMessage().contains("damaged"));
            }
        }
    }

    private static void checkPrefix(List<String> appended, List<String> found, int safe, String context) {
        assertTrue(found.size() >= safe, () -> context + ": " + safe + " records were safe, " + found.size()
                + " are there");
        assertTrue(found.size() <= appended.size(), () -> context + ": more records than were appended");
        assertEquals(appended.subList(0, found.size()), found, context);
    }
}
