package ww.sched;

import java.util.List;
import java.util.Optional;

/**
 * One occurrence of a task: due at a time, tried by one or more attempts, ended by exactly one recorded outcome.
 *
 * @param number          within the task, from 1
 * @param dueMillis       since the epoch: when it should start
 * @param byHand          true if it was asked for rather than scheduled
 * @param state           where it stands
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
        String reason,
        long notBeforeMillis,
        long endedAtMillis,
        List<Attempt> attempts) {

    public Run {
        attempts = List.copyOf(attempts);
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
