package ww.sched;

import java.time.Duration;

/**
 * The order to make one attempt on one worker.
 *
 * @param worker     the worker's id, as it was given to {@link Scheduler#workerJoined}
 * @param attempt    which attempt this is
 * @param invocation what to run
 * @param limits     as the task has them; zero means the worker's default, except for time, which is filled in
 * @param timeLimit  the longest the attempt may take, never zero
 */
public record Assignment(
        String worker, AttemptId attempt, Invocation invocation, GuestLimits limits, Duration timeLimit) {
}
