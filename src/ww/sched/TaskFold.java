package ww.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a change alters a task: the one place where a {@link Task} is made from another. It decides nothing, so that
 * reading a journal needs no rules, no clock, no time zones, and gives the same state in every version of the code.
 */
final class TaskFold {
    private final int runsKept;

    /**
     * A fold that keeps so many finished runs with tasks that do not say how many.
     */
    TaskFold(int runsKept) {
        this.runsKept = runsKept;
    }

    /**
     * The task after the change.
     *
     * @param task     the task before; null for {@link Change.TaskAccepted}
     * @param sequence the change's number
     * @param atMillis the change's time
     * @return null after {@link Change.TaskRemoved}
     */
    Task apply(Task task, Change.OfTask change, long sequence, long atMillis) {
        return switch (change) {
            case Change.TaskAccepted c -> new Task(c.spec(), sequence, sequence, atMillis, 0, Task.End.OPEN, false,
                    0, 0, c.nextDueMillis(), Task.Counts.NONE, List.of(), c.key());
            case Change.RunDue c -> due(task, c, sequence);
            case Change.RunSkipped c -> skipped(task, c, sequence, atMillis);
            case Change.AttemptStarted c -> edited(task, sequence, c.run(), run -> run.started(new Attempt(
                    c.attempt(), sequence, c.worker(), c.workerName(), atMillis, 0, Optional.empty())));
            case Change.AttemptEnded c ->
                    edited(task, sequence, c.run(), run -> run.attemptEnded(c.outcome(), atMillis));
            case Change.RunRetried c ->
                    edited(task, sequence, c.run(), run -> run.retried(c.notBeforeMillis(), c.reason()));
            case Change.RunCancelling c ->
                    edited(task, sequence, c.run(), run -> run.cancelling(c.ending(), c.reason()));
            case Change.RunEnded c -> ended(task, c, sequence, atMillis);
            case Change.RunForgotten c -> runs(task, sequence, without(task.runs(), c.run()), task.counts());
            case Change.TaskPlanned c -> replaced(task, sequence, task.endedAtMillis(), task.end(), task.paused(),
                    c.nextDueMillis());
            case Change.TaskPaused _ -> replaced(task, sequence, task.endedAtMillis(), task.end(), true,
                    task.nextDueMillis());
            case Change.TaskResumed _ -> replaced(task, sequence, task.endedAtMillis(), task.end(), false,
                    task.nextDueMillis());
            case Change.TaskEnded c -> replaced(task, sequence, atMillis, c.end(), task.paused(), Task.NEVER);
            case Change.TaskReopened _ -> replaced(task, sequence, 0, Task.End.OPEN, task.paused(), Task.NEVER);
            case Change.TaskRemoved _ -> null;
        };
    }

    private static Task due(Task task, Change.RunDue change, long sequence) {
        List<Run> runs = new ArrayList<>(task.runs());
        runs.add(Run.due(change.run(), change.dueMillis(), change.byHand()));
        return planned(task, sequence, change.run(), change.byHand() ? 0 : 1, change.nextDueMillis(), task.counts(),
                runs);
    }

    private Task skipped(Task task, Change.RunSkipped change, long sequence, long atMillis) {
        List<Run> runs = new ArrayList<>(task.runs());
        runs.add(Run.due(change.run(), change.dueMillis(), false).ended(RunState.SKIPPED, change.reason(), atMillis));
        return planned(task, sequence, change.run(), 1, change.nextDueMillis(),
                task.counts().plus(RunState.SKIPPED), trimmed(task, runs));
    }

    private Task ended(Task task, Change.RunEnded change, long sequence, long atMillis) {
        List<Run> runs = new ArrayList<>(task.runs());
        runs.set(index(runs, change.run()),
                task.run(change.run()).orElseThrow().ended(change.state(), change.reason(), atMillis));
        return runs(task, sequence, trimmed(task, runs), task.counts().plus(change.state()));
    }

    private static Task edited(Task task, long sequence, long number, UnaryOperator<Run> edit) {
        List<Run> runs = new ArrayList<>(task.runs());
        int index = index(runs, number);
        runs.set(index, edit.apply(runs.get(index)));
        return runs(task, sequence, runs, task.counts());
    }

    /**
     * Leaves out the oldest finished runs beyond the number to keep. In the older half those that did not fail go
     * first, because failures are what people come back for; the newer half stays whatever it holds.
     */
    private List<Run> trimmed(Task task, List<Run> runs) {
        int keep = task.spec().policies().runsKept() == 0 ? runsKept : task.spec().policies().runsKept();
        int finished = 0;
        for (Run run : runs) {
            finished += run.open() ? 0 : 1;
        }
        for (; finished > keep; finished--) {
            runs.remove(leastWanted(runs, (finished + 1) / 2));
        }
        return runs;
    }

    /** The index of the first run that did not fail among so many oldest finished ones, or of the very oldest. */
    private static int leastWanted(List<Run> runs, int among) {
        int oldest = -1;
        int seen = 0;
        for (int i = 0; seen < among; i++) {
            RunState state = runs.get(i).state();
            if (!state.ended()) {
                continue;
            }
            if (state != RunState.FAILED && state != RunState.TIMED_OUT && state != RunState.EXPIRED) {
                return i;
            }
            oldest = oldest < 0 ? i : oldest;
            seen++;
        }
        return oldest;
    }

    private static List<Run> without(List<Run> runs, long number) {
        return runs.stream().filter(run -> run.number() != number).toList();
    }

    private static int index(List<Run> runs, long number) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).number() == number) {
                return i;
            }
        }
        throw new IllegalStateException("no run " + number + " among " + runs.size());
    }

    private static Task planned(Task task, long sequence, long lastRun, int planned, long nextDueMillis,
            Task.Counts counts, List<Run> runs) {
        return new Task(task.spec(), task.sequence(), sequence, task.acceptedAtMillis(), task.endedAtMillis(),
                task.end(), task.paused(), task.planned() + planned, lastRun, nextDueMillis, counts, runs, task.key());
    }

    private static Task runs(Task task, long sequence, List<Run> runs, Task.Counts counts) {
        return new Task(task.spec(), task.sequence(), sequence, task.acceptedAtMillis(), task.endedAtMillis(),
                task.end(), task.paused(), task.planned(), task.lastRun(), task.nextDueMillis(), counts, runs,
                task.key());
    }

    private static Task replaced(Task task, long sequence, long endedAtMillis, Task.End end, boolean paused,
            long nextDueMillis) {
        return new Task(task.spec(), task.sequence(), sequence, task.acceptedAtMillis(), endedAtMillis, end, paused,
                task.planned(), task.lastRun(), nextDueMillis, task.counts(), task.runs(), task.key());
    }
}
