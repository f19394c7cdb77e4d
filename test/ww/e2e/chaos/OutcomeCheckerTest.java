package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import ww.e2e.chaos.History.Attempt;
import ww.e2e.chaos.History.Run;

/** The checker sees what it is there to see. */
class OutcomeCheckerTest {
    private static final Instant ACCEPTED = Instant.parse("2030-01-01T00:00:00Z");
    private static final ChaosTask TASK = new ChaosTask("t", "t", 500, 1_000, 3, 3, "all", "allow");

    private static Instant at(long millis) {
        return ACCEPTED.plusMillis(millis);
    }

    private static Attempt attempt(long number, String outcome, long started, long ended) {
        return new Attempt(number, outcome, at(started), at(ended));
    }

    private static Run succeeded(long number, long due, Attempt... attempts) {
        List<Attempt> all = List.of(attempts);
        return new Run(number, "succeeded", "", at(due), Optional.of(all.getFirst().started()), all.getLast().ended(),
                Optional.of("2832"), all);
    }

    private static Run skipped(long number, long due, String reason) {
        return new Run(number, "skipped", reason, at(due), Optional.empty(), at(due + 5_000), Optional.empty(),
                List.of());
    }

    private static List<Run> good() {
        return new ArrayList<>(List.of(
                succeeded(1, 500, attempt(1, "succeeded", 500, 510)),
                succeeded(2, 1_500, attempt(1, "worker-fault", 1_501, 1_600), attempt(2, "succeeded", 1_600, 1_700)),
                succeeded(3, 2_500, attempt(1, "succeeded", 9_000, 9_010))));
    }

    private static History history(List<Run> runs) {
        return new History("t", "succeeded", ACCEPTED,
                runs.stream().filter(run -> run.state().equals("succeeded")).count(),
                runs.stream().filter(run -> run.state().equals("skipped")).count(), runs);
    }

    private static void assertFine(ChaosTask task, List<Run> runs) {
        assertEquals(List.of(), OutcomeChecker.violations(task, history(runs)));
    }

    private static void assertWrong(ChaosTask task, List<Run> runs) {
        assertFalse(OutcomeChecker.violations(task, history(runs)).isEmpty(), runs.toString());
    }

    private static void assertWrong(UnaryOperator<List<Run>> fault) {
        assertWrong(TASK, fault.apply(good()));
    }

    private static UnaryOperator<List<Run>> second(Run run) {
        return runs -> {
            runs.set(1, run);
            return runs;
        };
    }

    private static ChaosTask with(String misfire, String overlap) {
        return new ChaosTask("t", "t", 500, 1_000, 3, 3, misfire, overlap);
    }

    @Test
    void aHistoryAsPromisedIsFine() {
        assertFine(TASK, good());
    }

    @Test
    void aLostADoubledAndAMisplacedRunAreSeen() {
        assertWrong(runs -> runs.subList(0, 2));
        assertWrong(runs -> {
            runs.add(runs.getLast());
            return runs;
        });
        assertWrong(second(succeeded(1, 1_500, attempt(1, "succeeded", 1_501, 1_600))));
        assertWrong(runs -> List.of(runs.get(0), runs.get(2), runs.get(1)));
    }

    @Test
    void anEarlyStartAndAShiftedDueTimeAreSeen() {
        assertWrong(second(succeeded(2, 1_500, attempt(1, "succeeded", 1_499, 1_600))));
        assertWrong(second(succeeded(2, 1_501, attempt(1, "succeeded", 1_501, 1_600))));
    }

    @Test
    void aSecondSuccessAndAttemptsSideBySideAreSeen() {
        assertWrong(second(succeeded(2, 1_500, attempt(1, "succeeded", 1_501, 1_600),
                attempt(2, "succeeded", 1_600, 1_700))));
        assertWrong(second(succeeded(2, 1_500, attempt(1, "worker-fault", 1_501, 1_600),
                attempt(2, "succeeded", 1_550, 1_700))));
        assertWrong(second(succeeded(2, 1_500, attempt(1, "worker-fault", 1_501, 1_600))));
        assertWrong(second(succeeded(2, 1_500, attempt(2, "succeeded", 1_501, 1_600))));
    }

    @Test
    void aWrongAnswerAndAWrongOutcomeAreSeen() {
        assertWrong(new ChaosTask("t", "t", 500, 1_000, 3, 1, "all", "allow"), good());
        Run failed = new Run(2, "failed", "given up", at(1_500), Optional.of(at(1_500)), at(1_600), Optional.empty(),
                List.of(attempt(1, "worker-fault", 1_500, 1_600)));
        assertWrong(second(failed));
        Run open = new Run(2, "running", "", at(1_500), Optional.of(at(1_500)), Instant.MAX, Optional.empty(),
                List.of(attempt(1, "", 1_500, 1_600)));
        assertWrong(second(open));
    }

    @Test
    void aSkippedRunNeedsThePolicyThatSaysSo() {
        List<Run> missed = second(skipped(2, 1_500, "missed by 1200 ms")).apply(good());
        assertFine(with("skip", "allow"), missed);
        assertWrong(with("all", "allow"), missed);
        assertWrong(with("once", "allow"), missed);
        assertWrong(with("skip", "allow"), second(skipped(2, 1_500, "missed by 900 ms")).apply(good()));
        List<Run> replaced = second(skipped(2, 1_500, "missed by 1200 ms; a later one runs in its place"))
                .apply(good());
        assertFine(with("once", "allow"), replaced);
        assertWrong(with("skip", "allow"), replaced);
        assertWrong(with("skip", "allow"), second(skipped(2, 1_500, "")).apply(good()));
    }

    @Test
    void anOverlapNeedsARunThatWasStillOpen() {
        List<Run> overlapped = good();
        overlapped.set(0, succeeded(1, 500, attempt(1, "succeeded", 500, 1_600)));
        overlapped.set(1, skipped(2, 1_500, "an earlier run has not ended"));
        assertFine(with("all", "skip"), overlapped);
        assertWrong(with("all", "allow"), overlapped);
        overlapped.set(0, succeeded(1, 500, attempt(1, "succeeded", 500, 510)));
        assertWrong(with("all", "skip"), overlapped);
    }

    @Test
    void oneAfterAnotherMeansDueAfterTheEndOfTheOneBefore() {
        ChaosTask row = new ChaosTask("t", "t", 500, 0, 2, 3, "all", "allow");
        Run first = succeeded(1, 500, attempt(1, "succeeded", 500, 510));
        assertFine(row, List.of(first, succeeded(2, 510, attempt(1, "succeeded", 511, 520))));
        assertWrong(row, List.of(first, succeeded(2, 509, attempt(1, "succeeded", 511, 520))));
    }

    @Test
    void countsThatAreNotThoseOfTheRunsAreSeen() {
        List<Run> runs = good();
        assertFalse(OutcomeChecker.violations(TASK, new History("t", "succeeded", ACCEPTED, 2, 0, runs)).isEmpty());
        assertFalse(OutcomeChecker.violations(TASK, new History("t", "scheduled", ACCEPTED, 3, 0, runs)).isEmpty());
    }
}
