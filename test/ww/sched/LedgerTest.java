package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ww.journal.FakeDisk;
import ww.journal.FakeDisk.Fault;
import ww.journal.JournalSettings;

/** The ledger on a disk that is full, that fails, that is cut off. */
class LedgerTest {
    private static final JournalSettings JOURNAL = new JournalSettings(8_192, 4_096);
    private static final long NOW = 1_000_000;

    private final FakeDisk disk = new FakeDisk();
    private final Published published = new Published();

    private static Ledger open(FakeDisk disk, Published published) throws IOException {
        Cluster cluster = new Cluster(SchedulerSettings.defaults());
        ChangeLog log = JournalLog.open(disk, JOURNAL, 7, Runnable::run, cluster, _ -> { });
        cluster.recovered(NOW);
        return new Ledger(cluster, log, published);
    }

    private static Event submit(String id) {
        return new Event.Submit(Specs.once(id), Optional.empty());
    }

    private static List<Optional<Reply>> stored(Ledger.Turn turn) {
        return assertInstanceOf(Ledger.Turn.Stored.class, turn).replies();
    }

    private static Reply only(Ledger.Turn turn) {
        return stored(turn).getFirst().orElseThrow();
    }

    @Test
    void aFullDiskRefusesTasksAndRecordsOutcomes() throws IOException {
        disk.capacity(2 * 8_192);
        Ledger ledger = open(disk, published);
        stored(ledger.turn(List.of(new Event.WorkerJoined(WorkerSpec.of("w", 1_000))), NOW));
        List<AttemptId> attempts = new ArrayList<>();
        Reply last = null;
        for (int i = 0; i < 100 && !(last instanceof SubmitResult.StorageFull); i++) {
            Ledger.Turn turn = ledger.turn(List.of(submit("t" + i)), NOW);
            last = only(turn);
            ((Ledger.Turn.Stored) turn).actions().forEach(action -> {
                if (action instanceof Action.Start start) {
                    attempts.add(start.assignment().attempt());
                }
            });
        }
        assertInstanceOf(SubmitResult.StorageFull.class, last);
        assertTrue(attempts.size() > 10);
        for (AttemptId attempt : attempts) {
            assertEquals(new Reply.Flag(true),
                    only(ledger.turn(List.of(new Event.Reported("w", attempt, RunOutcome.Succeeded.of("1"))), NOW)));
        }
        disk.capacity(Long.MAX_VALUE);
        assertInstanceOf(SubmitResult.StorageFull.class, only(ledger.turn(List.of(submit("late")), NOW)));
        assertInstanceOf(SubmitResult.Accepted.class, only(ledger.turn(List.of(submit("late")), NOW)));
        Published again = new Published();
        open(disk.copy(), again);
        assertEquals(attempts.size(), again.counts().get(Task.State.SUCCEEDED));
    }

    @Test
    void whatFindsNoRoomAtAllIsKeptAndStoredLater() throws IOException {
        disk.capacity(2 * 8_192);
        Ledger ledger = open(disk, published);
        String reason = "r".repeat(190);
        Ledger.Turn turn = null;
        int turns = 0;
        while (!(turn instanceof Ledger.Turn.Stalled) && turns++ < 1_000) {
            turn = ledger.turn(List.of(new Event.WorkerJoined(WorkerSpec.of("w", 1)),
                    new Event.WorkerLeft("w", 0, reason)), NOW);
        }
        assertInstanceOf(Ledger.Turn.Stalled.class, turn);
        assertThrows(IllegalStateException.class, () -> ledger.turn(List.of(submit("a")), NOW));
        assertThrows(IllegalStateException.class, ledger::snapshot);
        assertInstanceOf(Ledger.Turn.Stalled.class, ledger.retry());
        long before = published.sequence();
        disk.capacity(Long.MAX_VALUE);
        assertEquals(2, stored(ledger.retry()).size());
        assertTrue(published.sequence() > before);
    }

    @Test
    void aFailedDiskIsFinalAndNothingOfTheFailedTurnIsShown() throws IOException {
        Ledger ledger = open(disk, published);
        disk.failAt(disk.operations() + 1, Fault.IO_ERROR);
        Ledger.Turn.Failed failed = assertInstanceOf(Ledger.Turn.Failed.class,
                ledger.turn(List.of(submit("a"), new Event.Cancel("a"), new Event.Tick()), NOW));
        assertInstanceOf(SubmitResult.StorageFailed.class, failed.replies().get(0).orElseThrow());
        assertInstanceOf(CommandResult.StorageFailed.class, failed.replies().get(1).orElseThrow());
        assertTrue(failed.replies().get(2).isEmpty());
        assertTrue(published.task("a").isEmpty());
        assertInstanceOf(Ledger.Turn.Failed.class, ledger.turn(List.of(submit("b")), NOW));
        assertTrue(ledger.failure().isPresent());
    }

    @Test
    void aTurnWithoutChangesDoesNotTouchTheDisk() throws IOException {
        Ledger ledger = open(disk, published);
        long before = disk.operations();
        stored(ledger.turn(
                List.of(new Event.Tick(), new Event.WorkerHeard("nobody"), new Event.Cancel("nobody")), NOW));
        assertEquals(before, disk.operations());
    }

    @Test
    void oneTurnIsOneForce() throws IOException {
        Ledger ledger = open(disk, published);
        long before = disk.operations();
        stored(ledger.turn(List.of(submit("a"), submit("b"), submit("c")), NOW));
        assertEquals(before + 2, disk.operations(), "one write and one force");
    }

    @Test
    void cutAtEveryByteItStartsAgainFromAWholeEvent() throws IOException {
        Ledger ledger = open(disk, published);
        List<Long> sequences = new ArrayList<>(List.of(0L));
        List<Event> events = List.of(submit("a"), new Event.WorkerJoined(WorkerSpec.of("w", 2)),
                new Event.Submit(Specs.demo("b", 0, 0, 3, 0), Optional.of(new IdempotencyKey("k", "f"))),
                new Event.Pause("b", true), new Event.WorkerLeft("w", 0, "gone"), new Event.Cancel("a"),
                new Event.Pause("b", false), new Event.WorkerJoined(WorkerSpec.of("v", 2)), new Event.RunNow("a"));
        for (Event event : events) {
            stored(ledger.turn(List.of(event), NOW));
            sequences.add(published.sequence());
        }
        String name = disk.list().stream().filter(each -> each.endsWith(".segment")).findFirst().orElseThrow();
        byte[] whole = disk.bytes(name);
        int end = whole.length;
        while (whole[end - 1] == 0) {
            end--;
        }
        long last = -1;
        for (int cut = 64; cut <= end; cut++) {
            FakeDisk copy = new FakeDisk();
            copy.put(name, Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length));
            Published again = new Published();
            Ledger restarted = open(copy, again);
            assertTrue(sequences.contains(again.sequence()), "cut at " + cut + " leaves half an event");
            assertTrue(again.sequence() >= last);
            last = again.sequence();
            assertEquals("", Indexed.difference(restarted.cluster()));
        }
        assertEquals(published.sequence(), last);
    }

    @Test
    void aSnapshotWrittenWhileThingsGoOnLosesNothing() throws IOException {
        Ledger ledger = open(disk, published);
        stored(ledger.turn(List.of(submit("a"), submit("b"), submit("c")), NOW));
        Ledger.Snapshot snapshot = ledger.snapshot();
        stored(ledger.turn(List.of(new Event.Cancel("a"), new Event.Cancel("b")), NOW));
        stored(ledger.turn(List.of(new Event.Remove("a"), submit("d"), new Event.PauseAll(true)), NOW));
        stored(ledger.turn(List.of(submit("a")), NOW));
        snapshot.write();
        stored(ledger.turn(List.of(new Event.RunNow("b")), NOW));
        Published again = new Published();
        Ledger restarted = open(disk.copy(), again);
        for (String id : List.of("a", "b", "c", "d")) {
            assertEquals(published.task(id), again.task(id));
        }
        assertEquals(published.sequence(), again.sequence());
        assertTrue(again.paused());
        assertFalse(restarted.cluster().stopping());
    }
}
