package ww.sched;

import java.util.Optional;

/**
 * One try of a run on one worker.
 *
 * @param number          within the run, from 1
 * @param fence           see {@link AttemptId#fence()}
 * @param worker          the worker's id
 * @param workerName      the worker's name at that time
 * @param startedAtMillis since the epoch
 * @param endedAtMillis   since the epoch; 0 while it is under way
 * @param outcome         empty while it is under way
 */
public record Attempt(
        int number,
        long fence,
        String worker,
        String workerName,
        long startedAtMillis,
        long endedAtMillis,
        Optional<RunOutcome> outcome) {

    Attempt ended(RunOutcome how, long atMillis) {
        return new Attempt(number, fence, worker, workerName, startedAtMillis, atMillis, Optional.of(how));
    }
}
