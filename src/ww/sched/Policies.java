package ww.sched;

import java.time.Duration;
import java.util.Map;

/**
 * How a task wants to be treated when things do not go by the plain schedule.
 *
 * @param retry         what happens after a failed attempt
 * @param overlap       what happens when a run is due while an earlier one of the task is still open
 * @param misfire       what happens to occurrences that could not be started when due because the gateway was down
 *                      or the task paused
 * @param misfireWindow for {@link Misfire#ALL}: occurrences missed by more than this are skipped; zero: none is
 * @param queueTimeout  a run that waited for a worker this long expires; zero: it waits for ever
 * @param priority      0 (last) to 9 (first) among waiting runs
 * @param require       labels a worker must carry, all of them, to get runs of the task
 * @param runsKept      finished runs kept with the task; zero: the gateway's default
 */
public record Policies(
        RetryPolicy retry,
        Overlap overlap,
        Misfire misfire,
        Duration misfireWindow,
        Duration queueTimeout,
        int priority,
        Map<String, String> require,
        int runsKept) {

    /** The middle, so that there is room on both sides. */
    public static final int PRIORITY_DEFAULT = 5;

    public Policies {
        TaskLimits.duration("misfire_window", misfireWindow, TaskLimits.WAIT_MAX);
        TaskLimits.duration("queue_timeout", queueTimeout, TaskLimits.WAIT_MAX);
        TaskLimits.number("priority", priority, 0, TaskLimits.PRIORITY_MAX);
        require = TaskLimits.labels("require", require);
        TaskLimits.number("runs_kept", runsKept, 0, TaskLimits.RUNS_KEPT_MAX);
    }

    /**
     * What the demo's user expects: runs may overlap, a trap is not tried again. Whoever asked for three runs gets
     * three even if the gateway was down in between; whoever asked for a run at six every morning gets one run, not
     * five, after a long week-end.
     */
    public static Policies defaults(Schedule schedule) {
        Misfire misfire = switch (schedule) {
            case Schedule.Interval _ -> Misfire.ALL;
            case Schedule.Calendar _ -> Misfire.ONCE;
        };
        return new Policies(RetryPolicy.DEFAULTS, Overlap.ALLOW, misfire, Duration.ZERO, Duration.ZERO,
                PRIORITY_DEFAULT, Map.of(), 0);
    }

    public Policies with(RetryPolicy retry) {
        return new Policies(retry, overlap, misfire, misfireWindow, queueTimeout, priority, require, runsKept);
    }

    public Policies with(Overlap overlap) {
        return new Policies(retry, overlap, misfire, misfireWindow, queueTimeout, priority, require, runsKept);
    }

    public Policies with(Misfire misfire) {
        return new Policies(retry, overlap, misfire, misfireWindow, queueTimeout, priority, require, runsKept);
    }

    public Policies requiring(Map<String, String> require) {
        return new Policies(retry, overlap, misfire, misfireWindow, queueTimeout, priority, require, runsKept);
    }

    public Policies expiringAfter(Duration queueTimeout) {
        return new Policies(retry, overlap, misfire, misfireWindow, queueTimeout, priority, require, runsKept);
    }

    public Policies withPriority(int priority) {
        return new Policies(retry, overlap, misfire, misfireWindow, queueTimeout, priority, require, runsKept);
    }
}
