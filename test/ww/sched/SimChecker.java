package ww.sched;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Watches a simulation from outside and holds it to the promises. It keeps its own picture, made from the changes that
 * were shown, from what workers really did and from what clients were really told:
 * <ul>
 *   <li>an acknowledged task is there and comes to its end;
 *   <li>every due time of its schedule, reckoned here anew, has exactly one run with exactly one outcome, also when the
 *       wall clock is set: then what is due by the calendar keeps its local time, and an interval its length;
 *   <li>nothing starts before it is due, here or on a worker;
 *   <li>what was shown once is never taken back by a crash: changes are numbered without gap across restarts;
 *   <li>a success is one that a worker really had, in the very attempt that is recorded;
 *   <li>a fence is given out once; runs that must not overlap do not; no worker has more than its slots.
 * </ul>
 */
final class SimChecker {
    private final SimWorld world;
    private final Map<String, Seen> tasks = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<Long, AttemptId> fences = new HashMap<>();
    private final List<String> losses = new ArrayList<>();
    private long wallOffsetMillis;
    /** By how much the latest setting of the clock moves due times. */
    private long shiftMillis;
    private long lastSequence;
    private long changes;

    /** A task as its changes tell. */
    private static final class Seen {
        private TaskSpec spec;
        private long nextDue;
        private int planned;
        private final Map<Long, SeenRun> runs = new TreeMap<>();
        private Task.End end = Task.End.OPEN;
    }

    private static final class SeenRun {
        private long due;
        private boolean byHand;
        private final Map<Integer, Long> fenceByAttempt = new LinkedHashMap<>();
        private RunOutcome last;
        private RunState outcome;
    }

    SimChecker(SimWorld world) {
        this.world = world;
    }

    void fail(String what) {
        throw new AssertionError(what + "\n" + world.recent());
    }

    /** The message is made only if it is needed: there are millions of these. */
    private void require(boolean holds, Supplier<String> what) {
        if (!holds) {
            fail(what.get());
        }
    }

    void acknowledged(TaskSpec spec) {
        acknowledged.add(spec.id());
    }

    void lost(Action.Lose lose) {
        losses.add(lose.worker() + ": " + lose.reason());
    }

    List<String> losses() {
        return losses;
    }

    long changes() {
        return changes;
    }

    /** A worker begins an attempt. */
    void started(AttemptId attempt, String worker, long atMillis) {
        AttemptId before = fences.put(attempt.fence(), attempt);
        require(before == null, () -> attempt + " on " + worker + " has the fence of " + before);
        Seen task = tasks.get(attempt.task());
        require(task != null && task.runs.containsKey(attempt.run()),
                () -> attempt + " started and was never recorded");
        SeenRun run = task.runs.get(attempt.run());
        require(atMillis >= run.due, () -> attempt + " started " + (run.due - atMillis) + " ms early");
        require(Long.valueOf(attempt.fence()).equals(run.fenceByAttempt.get(attempt.attempt())),
                () -> attempt + " started with fence " + attempt.fence() + ", recorded " + run.fenceByAttempt);
    }

    /** A change was shown. */
    void observe(SchedulerEvent event) {
        require(lastSequence == 0 || event.sequence() == lastSequence + 1,
                () -> "change " + event.sequence() + " after " + lastSequence + ": " + event.change());
        lastSequence = event.sequence();
        changes++;
        if (event.change() instanceof Change.TaskAccepted accepted) {
            Seen task = new Seen();
            task.spec = accepted.spec();
            task.nextDue = accepted.nextDueMillis();
            first(task, event.atMillis());
            require(tasks.put(accepted.task(), task) == null, () -> accepted.task() + " was accepted twice");
            return;
        }
        if (event.change() instanceof Change.ClockSet set) {
            shiftMillis = wallOffsetMillis - set.wallOffsetMillis();
            wallOffsetMillis = set.wallOffsetMillis();
        }
        if (event.change() instanceof Change.OfTask ofTask) {
            Seen task = tasks.get(ofTask.task());
            require(task != null, () -> "a change to a task nobody accepted: " + ofTask);
            world.log(Transcript.change(ofTask, SimWorld.START_MILLIS));
            observe(task, ofTask, event);
        }
    }

    private void observe(Seen task, Change.OfTask change, SchedulerEvent event) {
        switch (change) {
            case Change.RunDue c -> {
                due(task, c.run(), c.dueMillis(), c.byHand(), event.atMillis());
                if (!c.byHand()) {
                    following(task, c.dueMillis(), c.nextDueMillis());
                }
            }
            case Change.TaskPlanned c -> planned(task, c.nextDueMillis(), event.atMillis());
            case Change.RunSkipped c -> {
                due(task, c.run(), c.dueMillis(), false, event.atMillis());
                following(task, c.dueMillis(), c.nextDueMillis());
                task.runs.get(c.run()).outcome = RunState.SKIPPED;
            }
            case Change.AttemptStarted c -> {
                SeenRun run = open(task, c.run(), change);
                require(event.atMillis() >= run.due, () -> "early: " + c);
                require(run.fenceByAttempt.put(c.attempt(), event.sequence()) == null,
                        () -> "attempt made twice: " + c);
            }
            case Change.AttemptEnded c -> open(task, c.run(), change).last = c.outcome();
            case Change.RunEnded c -> {
                SeenRun run = open(task, c.run(), change);
                run.outcome = c.state();
                if (c.state() == RunState.SUCCEEDED) {
                    reallyDone(c, run);
                }
            }
            case Change.RunRetried c -> open(task, c.run(), change);
            case Change.RunCancelling c -> open(task, c.run(), change);
            case Change.TaskEnded c -> task.end = c.end();
            case Change.TaskReopened _ -> task.end = Task.End.OPEN;
            default -> { }
        }
    }

    private void due(Seen task, long number, long due, boolean byHand, long atMillis) {
        SeenRun run = new SeenRun();
        run.due = due;
        run.byHand = byHand;
        require(due <= atMillis, () -> "run " + number + " was due " + (due - atMillis) + " ms early");
        require(number == task.runs.size() + 1, () -> "run " + number + " after " + task.runs.size());
        task.runs.put(number, run);
    }

    private void first(Seen task, long atMillis) {
        long first = switch (task.spec.schedule()) {
            case Schedule.Interval interval -> atMillis + interval.start().toMillis();
            case Schedule.Calendar calendar -> next(calendar, atMillis);
        };
        require(task.nextDue == first, () -> task.spec.id() + " is first due at " + task.nextDue + ", not " + first);
    }

    /** An occurrence was the one that was to come, and the one after it is what the schedule says. */
    private void following(Seen task, long due, long next) {
        require(due == task.nextDue, () -> task.spec.id() + " was due at " + due + ", planned was " + task.nextDue);
        task.planned++;
        boolean last = task.planned >= task.spec.schedule().occurrencesMax();
        long following = switch (task.spec.schedule()) {
            case Schedule.Interval interval -> interval.sequential() ? Task.NEVER : due + interval.delay().toMillis();
            case Schedule.Calendar calendar -> next(calendar, due);
        };
        require(next == (last ? Task.NEVER : following), () -> task.spec.id() + " is next due at " + next + " after "
                + due + ", not " + following);
        task.nextDue = next;
    }

    /** By the calendar: what matters is what the wall showed. */
    private long next(Schedule.Calendar calendar, long afterMillis) {
        Instant wall = Instant.ofEpochMilli(afterMillis + wallOffsetMillis);
        return calendar.cron().next(wall, calendar.zone()).orElseThrow().toEpochMilli() - wallOffsetMillis;
    }

    /** One run after another, or moved since the clock was set. */
    private void planned(Seen task, long next, long atMillis) {
        long should = task.nextDue == Task.NEVER ? atMillis : task.nextDue + shiftMillis;
        require(next == should, () -> task.spec.id() + " was moved from " + task.nextDue + " to " + next + ", not "
                + should);
        task.nextDue = next;
    }

    /** What must not be believed was not. */
    void refused(String what, Optional<Reply> reply) {
        require(reply.equals(Optional.of(new Reply.Flag(false))), () -> what + " was answered with " + reply);
    }

    private SeenRun open(Seen task, long number, Change change) {
        SeenRun run = task.runs.get(number);
        require(run != null, () -> "a run that was never due: " + change);
        require(run.outcome == null, () -> "a run with an outcome changes again: " + change);
        return run;
    }

    private void reallyDone(Change.RunEnded change, SeenRun run) {
        String value = run.last instanceof RunOutcome.Succeeded well ? well.result() : "nothing";
        int attempt = run.fenceByAttempt.size();
        AttemptId really = fences.get(run.fenceByAttempt.get(attempt));
        require(really != null && value.equals("value of " + really + " fence " + really.fence()),
                () -> change + " with " + value + ", but the attempt was " + really);
    }

    // ---- at every step

    /** Up to the given time after a restart, workers may be away with what they hold. */
    void invariants(Cluster cluster, long adoptionMillis) {
        for (WorkerView worker : cluster.workerViews()) {
            require(worker.outstanding().size() <= worker.slots(), () -> "more attempts than slots: " + worker);
        }
        for (Task task : cluster.allTasks()) {
            int under = 0;
            for (Run run : task.runs()) {
                run.openAttempt().ifPresent(attempt -> require(held(cluster, attempt)
                        || cluster.nowMillis() <= adoptionMillis, () -> "nobody has " + attempt + " of " + task));
                under += run.state() == RunState.RUNNING || run.state() == RunState.CANCELLING ? 1 : 0;
            }
            require(task.spec().policies().overlap() == Overlap.ALLOW || under <= 1, () -> "runs overlap: " + task);
        }
        String wrong = Indexed.difference(cluster);
        require(wrong.isEmpty(), () -> wrong);
    }

    private static boolean held(Cluster cluster, Attempt attempt) {
        WorkerState worker = cluster.workers().get(attempt.worker());
        return worker != null && worker.outstanding().containsKey(attempt.fence());
    }

    // ---- at the end

    boolean allEnded() {
        return acknowledged.stream().allMatch(id -> tasks.get(id) != null && tasks.get(id).end != Task.End.OPEN
                && tasks.get(id).runs.values().stream().allMatch(run -> run.outcome != null));
    }

    void finish(Cluster cluster) {
        for (String id : acknowledged) {
            Seen task = tasks.get(id);
            require(task != null, () -> id + " was acknowledged and is not there");
            require(task.end != Task.End.OPEN, () -> id + " does not end: "
                    + cluster.task(id).map(Task::toString).orElse("gone"));
            task.runs.forEach((number, run) ->
                    require(run.outcome != null, () -> id + "/" + number + " has no outcome"));
            if (task.end == Task.End.FINISHED) {
                occurrences(id, task);
            }
            cluster.task(id).ifPresent(now -> agrees(now, task));
        }
    }

    /** As many due times as the schedule has; that each was the right one was seen when it came. */
    private void occurrences(String id, Seen task) {
        List<Long> due = new ArrayList<>();
        task.runs.values().stream().filter(run -> !run.byHand).forEach(run -> due.add(run.due));
        Schedule schedule = task.spec.schedule();
        boolean cancelledBefore = task.runs.values().stream().anyMatch(run -> run.byHand)
                && due.size() < schedule.occurrencesMax();
        if (cancelledBefore) {
            // A cancelled task that was run again by hand ends as finished without its schedule.
            return;
        }
        require(due.size() == schedule.occurrencesMax(),
                () -> id + " had " + due.size() + " occurrences of " + schedule);
    }

    private void agrees(Task task, Seen seen) {
        long succeeded = seen.runs.values().stream().filter(run -> run.outcome == RunState.SUCCEEDED).count();
        require(task.completions() == seen.spec.complete() + succeeded, () -> "completions of " + task);
        require(task.counts().total() == seen.runs.size(), () -> "counts of " + task);
        for (Run run : task.runs()) {
            require(run.state() == seen.runs.get(run.number()).outcome, () -> run + " was shown as "
                    + seen.runs.get(run.number()).outcome);
        }
    }
}
