package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatenessTest {
    private static Instant at(long millis) {
        return Instant.EPOCH.plusMillis(millis);
    }

    private static History.Run run(long due, String outcome, long started, long ended) {
        return new History.Run(1, "succeeded", "", at(due), Optional.of(at(started)), at(ended), Optional.empty(),
                List.of(new History.Attempt(1, outcome, at(started), at(ended))));
    }

    private static History.Run late(long due, long started) {
        return run(due, "succeeded", started, started + 1);
    }

    @Test
    void whoeverWaitsBehindOthersIsLateWithoutASlotUnused() {
        Lateness lateness = Lateness.of(List.of(run(0, "succeeded", 0, 500), run(0, "succeeded", 0, 700),
                late(100, 500)), 2);
        assertEquals(List.of(0L, 0L, 400L), lateness.lateMillis());
        assertEquals(List.of(0L, 0L, 0L), lateness.unusedMillis());
    }

    @Test
    void theTimeInWhichOneOfTwoSlotsIsFreeCounts() {
        Lateness lateness = Lateness.of(List.of(run(0, "succeeded", 0, 200), run(0, "succeeded", 0, 700),
                late(100, 500)), 2);
        assertEquals(300, lateness.unusedMillisMax());
    }

    @Test
    void whereNothingRunsAllOfItCounts() {
        assertEquals(900, Lateness.of(List.of(late(100, 1_000)), 2).unusedMillisMax());
    }

    @Test
    void whatWasLostWithItsWorkerUsesNoSlot() {
        Lateness lateness = Lateness.of(List.of(run(0, "worker-fault", 0, 500), run(0, "succeeded", 0, 700),
                late(100, 500)), 2);
        assertEquals(400, lateness.unusedMillisMax());
    }

    @Test
    void aRunThatNeverBeganIsNotLate() {
        History.Run skipped = new History.Run(1, "skipped", "missed", at(0), Optional.empty(), at(9), Optional.empty(),
                List.of());
        assertEquals(List.of(5L), Lateness.of(List.of(skipped, late(0, 5)), 2).lateMillis());
    }
}
