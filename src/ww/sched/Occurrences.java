package ww.sched;

import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a task's due times: each becomes a run, or is recorded as skipped with the policy that says so.
 * The due time of an occurrence follows from the schedule and the due time before, never from when it was handled, so
 * being late once does not shift what comes after.
 */
final class Occurrences {
    /** Occurrences of one task handled at once; the rest follows in the next tick. Bounds a journal record. */
    private static final int AT_ONCE_MAX = 256;

    private Occurrences() {
    }

    /** When the first occurrence is due. */
    static long first(Schedule schedule, long nowMillis, long wallOffsetMillis) {
        return switch (schedule) {
            case Schedule.Interval interval ->
                    until(schedule, nowMillis + interval.start().toMillis(), wallOffsetMillis);
            case Schedule.Calendar _ -> following(schedule, 0, nowMillis, wallOffsetMillis);
        };
    }

    /**
     * When the occurrence after another is due; {@link Task#NEVER} if there is none or it depends on how that one ends.
     *
     * @param planned   how many occurrences there have been, that one included
     * @param dueMillis when that one was due
     */
    static long following(Schedule schedule, long planned, long dueMillis, long wallOffsetMillis) {
        if (planned >= schedule.occurrencesMax()) {
            return Task.NEVER;
        }
        return switch (schedule) {
            case Schedule.Interval interval -> interval.sequential()
                    ? Task.NEVER : until(schedule, dueMillis + interval.delay().toMillis(), wallOffsetMillis);
            case Schedule.Calendar calendar -> {
                Optional<Instant> next =
                        calendar.cron().next(Instant.ofEpochMilli(dueMillis + wallOffsetMillis), calendar.zone());
                yield next.isEmpty() ? Task.NEVER
                        : until(schedule, next.get().toEpochMilli() - wallOffsetMillis, wallOffsetMillis);
            }
        };
    }

    private static long until(Schedule schedule, long dueMillis, long wallOffsetMillis) {
        boolean over = schedule.until().isPresent()
                && dueMillis + wallOffsetMillis > schedule.until().get().toEpochMilli();
        return over ? Task.NEVER : dueMillis;
    }

    /** Handles the occurrences of a task whose time has come. */
    static void due(Step step, String id) {
        for (int i = 0; i < AT_ONCE_MAX; i++) {
            Task task = step.task(id);
            if (task == null || task.ended() || task.paused() || task.nextDueMillis() > step.nowMillis()
                    || Indexes.openRuns(task) >= step.settings().openRunsMax()) {
                return;
            }
            one(step, task);
            endIfDone(step, id);
        }
    }

    private static void one(Step step, Task task) {
        long number = task.lastRun() + 1;
        long dueMillis = task.nextDueMillis();
        long nextMillis = following(task.spec().schedule(), task.planned() + 1, dueMillis,
                step.cluster().wallOffsetMillis());
        String skipped = sequential(task) ? "" : skipped(step, task, nextMillis);
        if (!skipped.isEmpty()) {
            step.change(new Change.RunSkipped(task.id(), number, dueMillis, skipped, nextMillis));
            return;
        }
        step.change(new Change.RunDue(task.id(), number, dueMillis, false, nextMillis));
        if (task.spec().policies().overlap() == Overlap.REPLACE) {
            for (Run earlier : task.runs()) {
                Attempts.stop(step, task.id(), earlier, "replaced by run " + number);
            }
        }
    }

    /** Why the occurrence that is due now is left out; an empty text if it is not. */
    private static String skipped(Step step, Task task, long nextMillis) {
        long lateMillis = step.nowMillis() - task.nextDueMillis();
        Policies policies = task.spec().policies();
        if (lateMillis > step.settings().misfireAfter().toMillis()) {
            long windowMillis = policies.misfireWindow().toMillis();
            switch (policies.misfire()) {
                case SKIP -> {
                    return "missed by " + lateMillis + " ms";
                }
                case ONCE -> {
                    if (nextMillis <= step.nowMillis()) {
                        return "missed by " + lateMillis + " ms; a later one runs in its place";
                    }
                }
                case ALL -> {
                    if (windowMillis > 0 && lateMillis > windowMillis) {
                        return "missed by " + lateMillis + " ms, more than the window of " + windowMillis + " ms";
                    }
                }
            }
        }
        int open = Indexes.openRuns(task);
        return switch (policies.overlap()) {
            case ALLOW, REPLACE -> "";
            case SKIP -> open > 0 ? "an earlier run has not ended" : "";
            case QUEUE_ONE -> open > 1 ? "an earlier run has not ended and another waits for it" : "";
        };
    }

    /** After a scheduled run of a one-after-another task has ended: the next is due now. */
    static void afterRun(Step step, String id, Run ended) {
        Task task = step.task(id);
        if (!task.ended() && !ended.byHand() && sequential(task)
                && task.planned() < task.spec().schedule().occurrencesMax()) {
            long next = until(task.spec().schedule(), step.nowMillis(), step.cluster().wallOffsetMillis());
            if (next != Task.NEVER) {
                step.change(new Change.TaskPlanned(id, next));
                due(step, id);
            }
        }
        endIfDone(step, id);
    }

    /** Ends a task that has nothing to come and nothing open. */
    static void endIfDone(Step step, String id) {
        Task task = step.task(id);
        if (task != null && !task.ended() && task.nextDueMillis() == Task.NEVER && Indexes.openRuns(task) == 0) {
            step.change(new Change.TaskEnded(id, Task.End.FINISHED));
            Retention.count(step);
        }
    }

    private static boolean sequential(Task task) {
        return task.spec().schedule() instanceof Schedule.Interval interval && interval.sequential();
    }
}
