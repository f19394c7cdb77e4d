package ww.sched;

import java.time.Duration;
import java.util.Set;

/**
 * How often and how fast a failed run is tried again. The task's faults and the worker's are counted apart: a trap is
 * the module's own and by default final, a lost worker is nobody's business but ours and by default repaired silently.
 *
 * <p>The wait before attempt n+1 after a task's fault is {@code backoff · factor^(n-1)}, at most {@code backoffMax},
 * less a random part of up to {@code jitter} of it. After a worker's fault the run goes to another worker at once; the
 * same wait applies only to the worker at fault.
 *
 * @param attemptsMax     attempts that may end by the task's fault before the run fails; 1: no retry
 * @param workerFaultsMax attempts that may end by a worker's fault before the run fails: a module that takes workers
 *                        down must not travel through all of them
 * @param backoff         the first wait
 * @param factor          growth of the wait, 1 to {@link #FACTOR_MAX}
 * @param backoffMax      the longest wait
 * @param jitter          0 (none) to 1 (anything from nothing to the whole wait)
 * @param on              kinds of {@link RunOutcome.TaskFault} worth another attempt, and {@code timed-out}; empty: all
 */
public record RetryPolicy(
        int attemptsMax,
        int workerFaultsMax,
        Duration backoff,
        double factor,
        Duration backoffMax,
        double jitter,
        Set<String> on) {

    /** The word for {@link RunOutcome.TimedOut} in {@link #on()}. */
    public static final String TIMED_OUT = "timed-out";

    /** At ten times, the third wait after a second is minutes: a steeper growth is a longer first wait. */
    public static final int FACTOR_MAX = 10;

    /**
     * One attempt for the task, ten for workers (a cluster being restarted node by node stays below that), and waits
     * of one second doubling to a minute.
     */
    public static final RetryPolicy DEFAULTS =
            new RetryPolicy(1, 10, Duration.ofSeconds(1), 2, Duration.ofMinutes(1), 0.2, Set.of());

    public RetryPolicy {
        TaskLimits.number("attempts", attemptsMax, 1, TaskLimits.ATTEMPTS_MAX);
        TaskLimits.number("worker_faults", workerFaultsMax, 1, TaskLimits.ATTEMPTS_MAX);
        TaskLimits.duration("backoff", backoff, TaskLimits.WAIT_MAX);
        TaskLimits.duration("backoff_max", backoffMax, TaskLimits.WAIT_MAX);
        if (!(factor >= 1 && factor <= FACTOR_MAX)) {
            throw new InvalidTaskException("backoff_factor", factor, "from 1 to " + FACTOR_MAX);
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new InvalidTaskException("jitter", jitter, "from 0 to 1");
        }
        on = TaskLimits.tokens("retry_on", on);
    }

    /** The defaults with another number of attempts. */
    public static RetryPolicy attempts(int attemptsMax) {
        return new RetryPolicy(attemptsMax, DEFAULTS.workerFaultsMax, DEFAULTS.backoff, DEFAULTS.factor,
                DEFAULTS.backoffMax, DEFAULTS.jitter, Set.of());
    }

    /** True if a task's fault of this kind may be tried again at all. */
    public boolean covers(String kind) {
        return on.isEmpty() || on.contains(kind);
    }

    /**
     * The wait after the given number of failed attempts.
     *
     * @param failures attempts that failed so far, at least 1
     * @param random   0 (inclusive) to 1 (exclusive), for the jitter
     */
    public long waitMillis(int failures, double random) {
        double millis = Math.min(backoff.toMillis() * Math.pow(factor, failures - 1), backoffMax.toMillis());
        return (long) (millis * (1 - jitter * random));
    }
}
