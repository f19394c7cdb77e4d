package ww.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The stored forms: what goes in comes out, and what is not theirs is refused and nothing worse. */
class FormTest {
    private static final long SEED = Long.getLong("ww.test.seed", 3);
    private static final Evidence EVIDENCE = new Evidence(Output.of("out \u20ac"), new Output(new byte[] {1, 0}, true),
            new RunStatistics(1, 2, 3, 4, true));

    private static final TaskSpec RICH = new TaskSpec("a \u20ac", "text", 5,
            new Schedule.Calendar(new Cron("*/5 * * * *"), ZoneId.of("Europe/Berlin"), 9,
                    Optional.of(Instant.ofEpochSecond(-5, 7))),
            new Invocation(Specs.MODULE, new Call.Command(List.of("x", ""), Map.of("A", "b"), new byte[] {9}),
                    Long.MIN_VALUE, Long.MAX_VALUE),
            new GuestLimits(Duration.ofNanos(1_500_000_001), 3, 1 << 20, 4),
            new Policies(new RetryPolicy(3, 4, Duration.ofMillis(5), 1.5, Duration.ofDays(1), 0.25, Set.of("trap")),
                    Overlap.REPLACE, Misfire.SKIP, Duration.ofSeconds(1), Duration.ofSeconds(2), 9, Map.of("z", "q"),
                    7),
            Map.of("k", "v"));

    private static List<Change> every() {
        List<Change> changes = new ArrayList<>(List.of(
                new Change.TaskAccepted(RICH, Optional.of(new IdempotencyKey("k", "f")), Task.NEVER),
                new Change.TaskAccepted(Specs.demo("d", 1, 2, 3, 5), Optional.empty(), 17),
                new Change.RunDue("a", 1, 2, true, 3),
                new Change.RunSkipped("a", 1, 2, "why", Task.NEVER),
                new Change.AttemptStarted("a", 1, 2, "w", "name"),
                new Change.RunRetried("a", 1, 2, "why"),
                new Change.RunForgotten("a", 1),
                new Change.TaskPlanned("a", 5),
                new Change.TaskPaused("a"),
                new Change.TaskResumed("a"),
                new Change.TaskReopened("a"),
                new Change.TaskRemoved("a"),
                new Change.WorkerJoined("w", "n", 3, Map.of("a", "b")),
                new Change.WorkerLeft("w", "why"),
                new Change.ClockSet(-5),
                new Change.GatewayPaused(true)));
        for (RunState state : RunState.values()) {
            changes.add(new Change.RunEnded("a", 1, state, "why"));
            changes.add(new Change.RunCancelling("a", 1, state, "why"));
        }
        for (Task.End end : Task.End.values()) {
            changes.add(new Change.TaskEnded("a", end));
        }
        for (WorkerView.Health health : WorkerView.Health.values()) {
            changes.add(new Change.WorkerHealth("w", health));
        }
        for (RunOutcome outcome : outcomes()) {
            changes.add(new Change.AttemptEnded("a", 1, 2, outcome));
        }
        return changes;
    }

    private static List<RunOutcome> outcomes() {
        return List.of(new RunOutcome.Succeeded(List.of("1", "-2.5"), 0, EVIDENCE), RunOutcome.Succeeded.of("2832"),
                new RunOutcome.TaskFault("trap", "unreachable", EVIDENCE),
                new RunOutcome.TimedOut(Duration.ofSeconds(5), EVIDENCE), new RunOutcome.Cancelled(),
                new RunOutcome.WorkerFault("lost", "gone"));
    }

    private static Task task() {
        List<Attempt> attempts = new ArrayList<>();
        for (RunOutcome outcome : outcomes()) {
            attempts.add(new Attempt(attempts.size() + 1, 10 + attempts.size(), "w", "n", 5, 6, Optional.of(outcome)));
        }
        attempts.add(new Attempt(9, 99, "w", "n", 5, 0, Optional.empty()));
        List<Run> runs = List.of(
                new Run(1, 2, true, RunState.RUNNING, RunState.RUNNING, "", 3, 0, attempts),
                new Run(4, 5, false, RunState.SKIPPED, RunState.SKIPPED, "why", 6, 7, List.of()));
        return new Task(RICH, 1, 2, 3, 4, Task.End.CANCELLED, true, 5, 6, Task.NEVER, new Task.Counts(1, 2, 3, 4, 5, 6),
                runs, Optional.of(new IdempotencyKey("k", "f")));
    }

    @Test
    void everyChangeComesBackAsItWas() throws IOException {
        byte[] record = ChangeForm.write(7, 8, every());
        assertEquals(new ChangeForm.Stored(7, 8, every()), ChangeForm.read(record));
    }

    @Test
    void everyKindOfChangeIsAmongThem() {
        Set<Class<?>> kinds = new HashSet<>();
        every().forEach(change -> kinds.add(change.getClass()));
        int there = Change.OfTask.class.getPermittedSubclasses().length
                + Change.OfCluster.class.getPermittedSubclasses().length;
        assertEquals(there, kinds.size());
    }

    @Test
    void aSnapshotComesBackAsItWas() throws IOException {
        Cluster cluster = new Cluster(SchedulerSettings.defaults());
        Iterator<byte[]> records = SnapshotForm.write(new SnapshotForm.Head(5, 6, true, -7), List.of(task()), () -> 44);
        long last = 0;
        while (records.hasNext()) {
            last = Math.max(last, SnapshotForm.read(records.next(), cluster));
        }
        assertEquals(44, last);
        assertEquals(Optional.of(task()), cluster.task("a \u20ac"));
        assertEquals(5, cluster.sequence());
        assertEquals(6, cluster.nowMillis());
        assertTrue(cluster.paused());
        assertEquals(-7, cluster.wallOffsetMillis());
    }

    @Test
    void everyCutIsRefused() {
        byte[] record = ChangeForm.write(7, 8, every());
        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThrows(BadRecordException.class, () -> ChangeForm.read(cut));
        }
        assertThrows(BadRecordException.class, () -> ChangeForm.read(Arrays.copyOf(record, record.length + 1)));
    }

    @Test
    void noMutantDoesWorseThanToBeRefused() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] record = ChangeForm.write(7, 8, every());
        int refused = 0;
        for (int i = 0; i < 20_000 * Integer.getInteger("ww.test.scale", 1); i++) {
            byte[] mutant = record.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                ChangeForm.read(mutant);
            } catch (BadRecordException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", mutant " + i, e);
            }
        }
        assertTrue(refused > 0);
    }

    @Test
    void whatANewerVersionAddsIsNotDroppedInSilence() {
        RecordWriter out = new RecordWriter();
        out.unsigned(ChangeForm.FORM);
        out.unsigned(1);
        out.unsigned(1);
        out.unsigned(1);
        out.unsigned(11);
        out.block(o -> {
            o.text("a");
            o.text("a field of tomorrow");
        });
        BadRecordException refused = assertThrows(BadRecordException.class, () -> ChangeForm.read(out.toBytes()));
        assertTrue(refused.getMessage().contains("newer"), refused.getMessage());
        assertThrows(BadRecordException.class, () -> ChangeForm.read(new byte[] {2, 1, 1, 0}));
    }

    @Test
    void theStoredFormDoesNotChangeUnnoticed() {
        byte[] record = ChangeForm.write(300, 1_000, List.of(new Change.RunDue("ab", 1, 5, false, -1),
                new Change.AttemptEnded("ab", 1, 1, RunOutcome.Succeeded.of("3"))));
        assertArrayEquals(HexFormat.of().parseHex("01ac02e80702" + "020702616201" + "0a0001" + "050c0261620101"
                + "00050101330000"), record, () -> HexFormat.of().formatHex(record));
    }

    @Test
    void numbersOfEverySizeComeBack() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        RecordWriter out = new RecordWriter();
        List<Long> numbers = new ArrayList<>(List.of(0L, 1L, -1L, 127L, 128L, Long.MAX_VALUE, Long.MIN_VALUE));
        for (int bits = 0; bits < 64; bits++) {
            numbers.add(random.nextLong() >>> bits);
        }
        numbers.forEach(number -> {
            out.signed(number);
            out.unsigned(number);
        });
        RecordReader in = new RecordReader(out.toBytes());
        for (long number : numbers) {
            assertEquals(number, in.signed());
            assertEquals(number, in.unsigned());
        }
        in.finish();
    }

    @Test
    void lengthsBeyondWhatIsThereAreRefusedBeforeAnythingIsMade() {
        for (String hex : List.of("ffffffff7f", "ffffffffffffffffff01", "05", "ff", "80808080808080808080")) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThrows(BadRecordException.class, () -> new RecordReader(bytes).bytes());
            assertThrows(BadRecordException.class, () -> new RecordReader(bytes).texts());
            assertThrows(BadRecordException.class, () -> new RecordReader(bytes).textMap());
        }
        assertThrows(BadRecordException.class, () -> new RecordReader(HexFormat.of().parseHex("02c328")).text());
    }
}
