package ww.sched;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import ww.sched.Timeline.Kind;
import ww.sched.WaitingRuns.RunKey;

/**
 * What can be looked up quickly about the tasks: timers, waiting runs, idempotency keys, ended tasks by age, results by
 * age. All of it follows from the tasks alone, so it is never stored and can be made anew at any time.
 */
final class Indexes {
    private final SchedulerSettings settings;
    private final Timeline timeline = new Timeline();
    private final WaitingRuns waiting = new WaitingRuns();
    private final Map<String, String> taskByKey = new HashMap<>();
    /** The one that ended first comes first. */
    private final SequencedSet<String> ended = new LinkedHashSet<>();
    private final KeptResults results = new KeptResults();
    private int liveTasks;
    private long inputBytes;
    private boolean rebuilding;

    Indexes(SchedulerSettings settings) {
        this.settings = settings;
    }

    void rebuild(Collection<Task> tasks, long nowMillis) {
        rebuilding = true;
        tasks.stream()
                .sorted(Comparator.comparingLong(Task::endedAtMillis).thenComparingLong(Task::sequence))
                .forEach(task -> update(null, task, nowMillis));
        rebuilding = false;
    }

    /** Brings everything in line with a task's change; null stands for a task that is not there. */
    void update(Task before, Task after, long nowMillis) {
        Task task = after == null ? before : after;
        updateTask(before, after, task, nowMillis);
        if (before != null) {
            for (Run run : before.runs()) {
                if (after == null || after.run(run.number()).isEmpty()) {
                    forget(task.id(), run.number());
                }
            }
        }
        if (after != null) {
            boolean gateMoved = before == null || before.paused() != after.paused()
                    || after.spec().policies().overlap() != Overlap.ALLOW;
            for (Run run : after.runs()) {
                if (run.open() ? gateMoved || before.run(run.number()).orElse(null) != run
                        : before == null || before.run(run.number()).orElse(null) != run) {
                    index(after, run, nowMillis);
                }
            }
        }
    }

    private void updateTask(Task before, Task after, Task task, long nowMillis) {
        boolean wasLive = before != null && !before.ended();
        boolean isLive = after != null && !after.ended();
        liveTasks += (isLive ? 1 : 0) - (wasLive ? 1 : 0);
        if (after == null || isLive) {
            ended.remove(task.id());
        } else if (wasLive || before == null) {
            ended.addLast(task.id());
            timeline.setIfAbsent(Kind.AGE, "", 0, after.endedAtMillis() + settings.taskAge().toMillis());
        }
        if (before == null || after == null) {
            inputBytes += after == null ? -task.spec().weight() : task.spec().weight();
            task.key().ifPresent(key -> {
                if (after == null) {
                    taskByKey.remove(key.key());
                } else {
                    taskByKey.put(key.key(), task.id());
                }
            });
        }
        boolean due = isLive && !after.paused() && openRuns(after) < settings.openRunsMax();
        timeline.set(Kind.TASK, task.id(), 0, due ? after.nextDueMillis() : Task.NEVER);
    }

    /** Looks at a run again because its waiting time is over. */
    void wake(Task task, long number, long nowMillis) {
        if (task != null) {
            task.run(number).ifPresent(run -> index(task, run, nowMillis));
        }
    }

    private void index(Task task, Run run, long nowMillis) {
        switch (run.state()) {
            case WAITING -> indexWaiting(task, run, nowMillis);
            case RUNNING -> {
                notWaiting(task.id(), run.number());
                long limit = run.openAttempt().map(Attempt::startedAtMillis).orElse(nowMillis)
                        + Attempts.timeLimit(task, settings).plus(settings.timeLimitGrace()).toMillis();
                long atLeast = rebuilding ? nowMillis + settings.adoptionGrace().toMillis() : 0;
                timeline.set(Kind.LIMIT, task.id(), run.number(), Math.max(limit, atLeast));
            }
            case CANCELLING -> {
                notWaiting(task.id(), run.number());
                timeline.clear(Kind.LIMIT, task.id(), run.number());
                timeline.setIfAbsent(Kind.STOP, task.id(), run.number(),
                        nowMillis + settings.cancelGrace().toMillis());
            }
            case SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, EXPIRED, SKIPPED -> {
                forget(task.id(), run.number());
                results.put(new RunKey(task.id(), run.number()), run.weight());
            }
        }
    }

    private void indexWaiting(Task task, Run run, long nowMillis) {
        timeline.clear(Kind.LIMIT, task.id(), run.number());
        timeline.clear(Kind.STOP, task.id(), run.number());
        if (heldBack(task, run)) {
            notWaiting(task.id(), run.number());
            return;
        }
        Policies policies = task.spec().policies();
        if (!policies.queueTimeout().isZero()) {
            timeline.setIfAbsent(Kind.EXPIRY, task.id(), run.number(),
                    Math.max(nowMillis, run.notBeforeMillis()) + policies.queueTimeout().toMillis());
        }
        RunKey key = new RunKey(task.id(), run.number());
        if (run.notBeforeMillis() > nowMillis) {
            waiting.remove(key);
            timeline.set(Kind.RUN, task.id(), run.number(), run.notBeforeMillis());
            return;
        }
        Retries.Avoidance avoidance = Retries.avoidance(task, run, nowMillis);
        waiting.put(new WaitingRuns.Waiting(key,
                new WaitingRuns.Demand(policies.require(), task.spec().invocation().module().bytes(),
                        avoidance.workers()),
                policies.priority(), run.dueMillis(), task.sequence()));
        timeline.set(Kind.RUN, task.id(), run.number(), avoidance.untilMillis());
    }

    /**
     * True if a waiting run must not start whatever workers are free: its task is paused, or its task's runs must not
     * overlap and an earlier one is open. Waiting on the earlier run rather than on a lock means that nothing needs to
     * be freed after a crash.
     */
    static boolean heldBack(Task task, Run run) {
        if (task.paused() && !run.byHand()) {
            return true;
        }
        if (task.spec().policies().overlap() == Overlap.ALLOW) {
            return false;
        }
        for (Run earlier : task.runs()) {
            if (earlier.open()) {
                return earlier.number() < run.number();
            }
        }
        return false;
    }

    static int openRuns(Task task) {
        int open = 0;
        for (Run run : task.runs()) {
            open += run.open() ? 1 : 0;
        }
        return open;
    }

    private void notWaiting(String task, long run) {
        waiting.remove(new RunKey(task, run));
        timeline.clear(Kind.RUN, task, run);
        timeline.clear(Kind.EXPIRY, task, run);
    }

    private void forget(String task, long run) {
        notWaiting(task, run);
        timeline.clear(Kind.LIMIT, task, run);
        timeline.clear(Kind.STOP, task, run);
        results.remove(new RunKey(task, run));
    }

    Timeline timeline() {
        return timeline;
    }

    WaitingRuns waiting() {
        return waiting;
    }

    String taskOfKey(String key) {
        return taskByKey.get(key);
    }

    SequencedSet<String> ended() {
        return ended;
    }

    KeptResults results() {
        return results;
    }

    /** Bytes of input and free text all tasks keep together. */
    long inputBytes() {
        return inputBytes;
    }

    int liveTasks() {
        return liveTasks;
    }
}
