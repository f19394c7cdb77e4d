package ww.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One occurrence of a task: due at a time, tried by one or more attempts, ended by exactly one recorded outcome.
 *
 * @param number          within the task, from 1
 * @param dueMillis       since the epoch: when it should start
 * @param byHand          true if it was asked for rather than scheduled
 * @param state           where it stands
 * @param ending          while {@link RunState#CANCELLING}: the outcome it gets once its worker has stopped it
 *                        ({@link RunState#CANCELLED} or {@link RunState#TIMED_OUT}); otherwise the same as the state
 * @param reason          why: an empty text where the state says all
 * @param notBeforeMillis since the epoch: while waiting, the earliest start of the next attempt
 * @param endedAtMillis   since the epoch; 0 while it is open
 * @param attempts        in order
 */
public record Run(
        long number,
        long dueMillis,
        boolean byHand,
        RunState state,
        RunState ending,
        String reason,
        long notBeforeMillis,
        long endedAtMillis,
        List<Attempt> attempts) {

    public Run {
        attempts = List.copyOf(attempts);
    }

    static Run due(long number, long dueMillis, boolean byHand) {
        return new Run(number, dueMillis, byHand, RunState.WAITING, RunState.WAITING, "", dueMillis, 0, List.of());
    }

    Run retried(long notBeforeMillis, String reason) {
        return new Run(number, dueMillis, byHand, RunState.WAITING, RunState.WAITING, reason, notBeforeMillis, 0,
                attempts);
    }

    Run cancelling(RunState ending, String reason) {
        return new Run(number, dueMillis, byHand, RunState.CANCELLING, ending, reason, notBeforeMillis, 0, attempts);
    }

    Run ended(RunState outcome, String reason, long atMillis) {
        return new Run(number, dueMillis, byHand, outcome, outcome, reason, notBeforeMillis, atMillis, attempts);
    }

    Run started(Attempt attempt) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        return new Run(number, dueMillis, byHand, RunState.RUNNING, RunState.RUNNING, "", notBeforeMillis, 0, more);
    }

    /** The same run with its last attempt ended; its state is left to the change that follows. */
    Run attemptEnded(RunOutcome outcome, long atMillis) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(all.removeLast().ended(outcome, atMillis));
        return new Run(number, dueMillis, byHand, state, ending, reason, notBeforeMillis, 0, all);
    }

    /** True while it has no outcome. */
    public boolean open() {
        return !state.ended();
    }

    /** How many bytes of results and outputs its attempts keep, roughly. */
    int weight() {
        int weight = 0;
        for (Attempt attempt : attempts) {
            weight += attempt.outcome().map(Run::weight).orElse(0);
        }
        return weight;
    }

    static int weight(RunOutcome outcome) {
        int values = outcome instanceof RunOutcome.Succeeded well
                ? well.values().stream().mapToInt(String::length).sum() : 0;
        return outcome.evidence().weight() + values;
    }

    /** The outcome of the last attempt, if there is one and it has ended. */
    public Optional<RunOutcome> outcome() {
        return lastAttempt().flatMap(Attempt::outcome);
    }

    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** The attempt under way, if there is one. */
    public Optional<Attempt> openAttempt() {
        return lastAttempt().filter(attempt -> attempt.outcome().isEmpty());
    }

    /** Since the epoch: when the first attempt started, or 0. */
    public long startedAtMillis() {
        return attempts.isEmpty() ? 0 : attempts.getFirst().startedAtMillis();
    }
}
