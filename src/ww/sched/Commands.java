package ww.sched;

import java.util.Optional;

/** What a task's owner can ask for after submission. */
final class Commands {
    private Commands() {
    }

    static Reply cancel(Step step, Event.Cancel event) {
        Task task = step.task(event.task());
        if (task == null) {
            return new CommandResult.NotFound(event.task());
        }
        if (task.ended()) {
            return new CommandResult.Unchanged(task, "the task has ended");
        }
        step.change(new Change.TaskEnded(task.id(), Task.End.CANCELLED));
        for (Run run : task.runs()) {
            Attempts.stop(step, task.id(), run, "the task was cancelled");
        }
        Task after = step.task(task.id());
        Retention.count(step);
        return new CommandResult.Done(after);
    }

    static Reply cancelRun(Step step, Event.CancelRun event) {
        Task task = step.task(event.task());
        Optional<Run> run = task == null ? Optional.empty() : task.run(event.run());
        if (run.isEmpty()) {
            return new CommandResult.NotFound(event.task() + "/" + event.run());
        }
        if (!run.get().open()) {
            return new CommandResult.Unchanged(task, "the run has ended");
        }
        if (run.get().state() == RunState.CANCELLING) {
            return new CommandResult.Unchanged(task, "the run is being stopped");
        }
        Attempts.stop(step, task.id(), run.get(), "the run was cancelled");
        return done(step, task);
    }

    static Reply pause(Step step, Event.Pause event) {
        Task task = step.task(event.task());
        if (task == null) {
            return new CommandResult.NotFound(event.task());
        }
        if (task.ended()) {
            return new CommandResult.Refused(task, "the task has ended");
        }
        if (task.paused() == event.paused()) {
            return new CommandResult.Unchanged(task, event.paused() ? "the task is paused" : "the task is not paused");
        }
        step.change(event.paused() ? new Change.TaskPaused(task.id()) : new Change.TaskResumed(task.id()));
        Occurrences.due(step, task.id());
        return done(step, task);
    }

    static Reply runNow(Step step, Event.RunNow event) {
        Task task = step.task(event.task());
        if (task == null) {
            return new CommandResult.NotFound(event.task());
        }
        if (step.cluster().stopping()) {
            return new CommandResult.Stopping();
        }
        int open = Indexes.openRuns(task);
        if (task.ended() && open > 0) {
            return new CommandResult.Refused(task, "the task was cancelled and a run of it is still being stopped");
        }
        if (open >= step.settings().openRunsMax()) {
            return new CommandResult.Refused(task, "the task has " + open + " runs without outcome, the most it may");
        }
        if (task.ended() && step.indexes().liveTasks() >= step.settings().tasksMax()) {
            return new CommandResult.Refused(task, "the gateway has " + step.settings().tasksMax()
                    + " unfinished tasks, the most it may");
        }
        if (task.ended()) {
            step.change(new Change.TaskReopened(task.id()));
        }
        step.change(new Change.RunDue(task.id(), task.lastRun() + 1, step.nowMillis(), true,
                step.task(task.id()).nextDueMillis()));
        return done(step, task);
    }

    static Reply remove(Step step, Event.Remove event) {
        Task task = step.task(event.task());
        if (task == null) {
            return new CommandResult.NotFound(event.task());
        }
        if (!task.ended() || Indexes.openRuns(task) > 0) {
            return new CommandResult.Refused(task, "the task has not ended; cancel it first");
        }
        step.change(new Change.TaskRemoved(task.id()));
        return new CommandResult.Done(task);
    }

    private static Reply done(Step step, Task before) {
        Task after = step.task(before.id());
        return new CommandResult.Done(after == null ? before : after);
    }
}
