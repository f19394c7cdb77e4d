package ww.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Everything the scheduler knows and decides, as a pure machine: it has no clock, no thread, no disk, and no randomness
 * but its seed. Given the same state, event and time it always answers with the same changes and actions.
 *
 * <p>Changes have already happened to this object when {@link #apply} returns; its caller stores them before it carries
 * out the actions or shows anybody the result (see {@link Ledger}). Not for use by several threads.
 */
final class Cluster {
    /**
     * Timers handled by one {@link Event.Tick}, and changes after which it handles no further one: bounds the size of
     * one journal record and the time until something else gets its turn.
     */
    private static final int TIMERS_PER_TICK_MAX = 256;

    private final SchedulerSettings settings;
    private final TaskTable tasks;
    private final Indexes indexes;
    private final Workers workers = new Workers();
    private final SplittableRandom random;
    private boolean paused;
    private boolean stopping;
    private long wallOffsetMillis;
    private long nowMillis;

    public Cluster(SchedulerSettings settings) {
        this.settings = settings;
        this.tasks = new TaskTable(settings.runsKept());
        this.indexes = new Indexes(settings);
        this.random = new SplittableRandom(settings.seed());
    }

    /**
     * What follows from an event.
     *
     * @param changes    what has changed, in order
     * @param firstSequence the number of the first change; the others follow
     * @param atMillis   the time of all of them
     * @param actions    what to do once the changes are stored
     * @param reply      the answer to whoever sent the event
     */
    public record Decision(
            List<Change> changes, long firstSequence, long atMillis, List<Action> actions, Optional<Reply> reply) {
    }

    // ---- taking up what was stored

    /** Puts a task from a snapshot into place. Only before the first {@link #apply}. */
    public void restore(Task task) {
        tasks.restore(task);
    }

    /** Repeats a stored change. Only before the first {@link #apply}, after all {@link #restore} calls, in order. */
    public void replay(Change change, long sequence, long atMillis, long snapshotEnd) {
        nowMillis = Math.max(nowMillis, atMillis);
        if (change instanceof Change.OfCluster ofCluster) {
            accept(ofCluster);
        }
        tasks.replay(change, sequence, atMillis, snapshotEnd);
    }

    /** Takes over what a snapshot says besides tasks. */
    public void restore(SnapshotForm.Head head) {
        tasks.sequence(head.sequence());
        nowMillis = Math.max(nowMillis, head.atMillis());
        paused = head.paused();
        wallOffsetMillis = head.wallOffsetMillis();
    }

    /**
     * Ends the taking up: timers and queues are made from the tasks, and workers get time to come back with what they
     * had. Call it once, also for an empty start; a {@link Event.ClockStepped} comes first after it if steady time
     * stands otherwise to the wall clock than it did.
     */
    public void recovered(long atMillis) {
        nowMillis = Math.max(nowMillis, atMillis);
        indexes.rebuild(tasks.all(), nowMillis);
        workers.expect(tasks.all(), indexes.timeline(), nowMillis + settings.adoptionGrace().toMillis());
    }

    // ---- deciding

    /** Decides what follows from an event. Time never goes back: an earlier time than the last counts as the last. */
    public Decision apply(Event event, long atMillis) {
        Step step = new Step(this, Math.max(atMillis, nowMillis));
        Liveness.forgiveStall(step, nowMillis);
        nowMillis = step.nowMillis();
        Reply reply = decide(step, event);
        Placement.place(step);
        return new Decision(step.changes(), tasks.sequence() - step.changes().size() + 1, nowMillis, step.actions(),
                Optional.ofNullable(reply));
    }

    private Reply decide(Step step, Event event) {
        return switch (event) {
            case Event.Submit e -> Admission.submit(step, e);
            case Event.Cancel e -> Commands.cancel(step, e);
            case Event.CancelRun e -> Commands.cancelRun(step, e);
            case Event.Pause e -> Commands.pause(step, e);
            case Event.RunNow e -> Commands.runNow(step, e);
            case Event.Remove e -> Commands.remove(step, e);
            case Event.WorkerJoined e -> Membership.joined(step, e.worker());
            case Event.WorkerLeft e -> Membership.left(step, e.worker(), e.session(), e.reason());
            case Event.WorkerHeard e -> Liveness.heard(step, e.worker());
            case Event.WorkerStuck e -> Membership.stuck(step, e);
            case Event.WorkerDrained e -> Membership.drained(step, e);
            case Event.Reported e -> Attempts.reported(step, e);
            case Event.PauseAll e -> pauseAll(step, e.paused());
            case Event.Stop _ -> {
                stopping = true;
                yield null;
            }
            case Event.ClockStepped e -> clockStepped(step, e.wallOffsetMillis(), e.restarted());
            case Event.Tick _ -> tick(step);
        };
    }

    private Reply tick(Step step) {
        for (int i = 0; i < TIMERS_PER_TICK_MAX && step.changes().size() < TIMERS_PER_TICK_MAX; i++) {
            Optional<Timeline.Key> due = indexes.timeline().poll(step.nowMillis());
            if (due.isEmpty()) {
                break;
            }
            Timeline.Key key = due.get();
            switch (key.kind()) {
                case TASK -> Occurrences.due(step, key.subject());
                case RUN -> indexes.wake(tasks.get(key.subject()), key.number(), step.nowMillis());
                case EXPIRY -> Attempts.expired(step, key.subject(), key.number());
                case LIMIT -> Attempts.overdue(step, key.subject(), key.number());
                case STOP -> Attempts.unstoppable(step, key.subject(), key.number());
                case ADOPTION -> Membership.notBack(step, key.subject());
                case PULSE -> Liveness.pulse(step);
                case AGE -> Retention.age(step);
            }
        }
        return null;
    }

    private Reply pauseAll(Step step, boolean pause) {
        if (pause == paused) {
            return new Reply.Flag(false);
        }
        step.change(new Change.GatewayPaused(pause));
        return new Reply.Flag(true);
    }

    /**
     * Moves due times along with the clock that was set. What is due by the calendar stays due at the same local time;
     * what is due after an interval stays due after the same wait, which moves it only if steady time has begun anew.
     */
    private Reply clockStepped(Step step, long offsetMillis, boolean restarted) {
        long shiftMillis = wallOffsetMillis - offsetMillis;
        step.change(new Change.ClockSet(offsetMillis));
        for (Task task : List.copyOf(tasks.all())) {
            boolean moves = restarted || task.spec().schedule() instanceof Schedule.Calendar;
            if (moves && !task.ended() && task.nextDueMillis() != Task.NEVER) {
                step.change(new Change.TaskPlanned(task.id(), task.nextDueMillis() + shiftMillis));
            }
        }
        return null;
    }

    /** Lets a change happen; called by {@link Step#change} alone. */
    void accept(Change change, long atMillis) {
        switch (change) {
            case Change.OfTask ofTask -> {
                Task before = tasks.get(ofTask.task());
                Task after = tasks.apply(ofTask, atMillis);
                indexes.update(before, after, atMillis);
            }
            case Change.OfCluster ofCluster -> {
                tasks.count();
                accept(ofCluster);
            }
        }
    }

    private void accept(Change.OfCluster change) {
        switch (change) {
            case Change.GatewayPaused gateway -> paused = gateway.paused();
            case Change.ClockSet clock -> wallOffsetMillis = clock.wallOffsetMillis();
            case Change.WorkerJoined _, Change.WorkerLeft _, Change.WorkerHealth _ -> {
                // Workers are not part of what is stored: they come by themselves.
            }
        }
    }

    // ---- looking

    public SchedulerSettings settings() {
        return settings;
    }

    TaskTable tasks() {
        return tasks;
    }

    Indexes indexes() {
        return indexes;
    }

    Workers workers() {
        return workers;
    }

    SplittableRandom random() {
        return random;
    }

    public boolean paused() {
        return paused;
    }

    public boolean stopping() {
        return stopping;
    }

    public long wallOffsetMillis() {
        return wallOffsetMillis;
    }

    /** The time of the last event. */
    public long nowMillis() {
        return nowMillis;
    }

    /** The number of the last change. */
    public long sequence() {
        return tasks.sequence();
    }

    /** When the next {@link Event.Tick} has something to do; {@link Task#NEVER} if nothing is awaited. */
    public long nextTimerMillis() {
        return indexes.timeline().next();
    }

    public Optional<Task> task(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** All tasks, in no order; valid until the next {@link #apply}. */
    public Collection<Task> allTasks() {
        return tasks.all();
    }

    public List<WorkerView> workerViews() {
        List<WorkerView> views = new ArrayList<>();
        for (Map.Entry<String, WorkerState> worker : workers.present().entrySet()) {
            views.add(worker.getValue().view());
        }
        return views;
    }

    /** Attempts that workers have. */
    public int outstanding() {
        int outstanding = 0;
        for (WorkerState worker : workers.present().values()) {
            outstanding += worker.load();
        }
        return outstanding;
    }

    /** Runs ready to start that no worker has taken. */
    public int waitingRuns() {
        return indexes.waiting().size();
    }
}
