package ww.sched;

import java.util.Locale;
import java.util.Optional;

/** Changes, actions and replies as the lines of a transcript; times in seconds since its beginning. */
final class Transcript {
    private Transcript() {
    }

    static String change(Change change, long startMillis) {
        return switch (change) {
            case Change.TaskAccepted c -> "accepted " + c.task() + " due " + at(c.nextDueMillis(), startMillis);
            case Change.RunDue c -> "due " + run(c.task(), c.run()) + (c.byHand() ? " by hand" : "")
                    + " next " + at(c.nextDueMillis(), startMillis);
            case Change.RunSkipped c -> "skipped " + run(c.task(), c.run()) + " (" + c.reason() + ") next "
                    + at(c.nextDueMillis(), startMillis);
            case Change.AttemptStarted c -> "attempt " + run(c.task(), c.run()) + "." + c.attempt() + " on "
                    + c.worker();
            case Change.AttemptEnded c -> "attempt " + run(c.task(), c.run()) + "." + c.attempt() + " "
                    + outcome(c.outcome());
            case Change.RunRetried c -> "again " + run(c.task(), c.run()) + " from "
                    + at(c.notBeforeMillis(), startMillis);
            case Change.RunCancelling c -> "stopping " + run(c.task(), c.run()) + " as " + c.ending() + " ("
                    + c.reason() + ")";
            case Change.RunEnded c -> "run " + run(c.task(), c.run()) + " " + c.state()
                    + (c.reason().isEmpty() ? "" : " (" + c.reason() + ")");
            case Change.RunForgotten c -> "forgotten " + run(c.task(), c.run());
            case Change.TaskPlanned c -> "planned " + c.task() + " due " + at(c.nextDueMillis(), startMillis);
            case Change.TaskPaused c -> "paused " + c.task();
            case Change.TaskResumed c -> "resumed " + c.task();
            case Change.TaskEnded c -> "task " + c.task() + " " + c.end();
            case Change.TaskReopened c -> "reopened " + c.task();
            case Change.TaskRemoved c -> "removed " + c.task();
            case Change.WorkerJoined c -> "worker " + c.worker() + " joined with " + c.slots();
            case Change.WorkerLeft c -> "worker " + c.worker() + " left (" + c.reason() + ")";
            case Change.WorkerHealth c -> "worker " + c.worker() + " " + c.health();
            case Change.ClockSet c -> "clock set " + seconds(c.wallOffsetMillis()) + " ahead";
            case Change.GatewayPaused c -> "gateway " + (c.paused() ? "paused" : "resumed");
        };
    }

    static Optional<String> action(Action action) {
        return switch (action) {
            case Action.Start _, Action.Prepare _ -> Optional.empty();
            case Action.Cancel cancel -> Optional.of("-> cancel " + cancel.attempt() + " on " + cancel.worker());
            case Action.Lose lose -> Optional.of("-> lose " + lose.worker());
        };
    }

    static Optional<String> reply(Reply reply) {
        return switch (reply) {
            case SubmitResult.Accepted _, CommandResult.Done _, Reply.Session _ -> Optional.empty();
            case Reply.Flag flag -> flag.value() ? Optional.empty() : Optional.of("= no");
            case SubmitResult.Duplicate _ -> Optional.of("= duplicate");
            case SubmitResult.Replayed r -> Optional.of("= replayed " + r.task().id());
            case SubmitResult.KeyReused r -> Optional.of("= key reused, first for " + r.taskId());
            case SubmitResult.Full r -> Optional.of("= full at " + r.tasksMax());
            case CommandResult.Unchanged r -> Optional.of("= unchanged, " + r.reason());
            case CommandResult.Refused r -> Optional.of("= refused, " + r.reason());
            case CommandResult.NotFound r -> Optional.of("= not found, " + r.id());
            default -> Optional.of("= " + reply.getClass().getSimpleName());
        };
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1_000.0).replaceAll("\\.?0+$", "") + "s";
    }

    private static String at(long millis, long startMillis) {
        return millis == Task.NEVER ? "-" : seconds(millis - startMillis);
    }

    private static String run(String task, long run) {
        return task + "/" + run;
    }

    private static String outcome(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Succeeded well -> "returned " + well.result();
            case RunOutcome.TaskFault fault -> "task fault " + fault.kind();
            case RunOutcome.TimedOut _ -> "timed out";
            case RunOutcome.Cancelled _ -> "cancelled";
            case RunOutcome.WorkerFault fault -> "worker fault " + fault.kind();
        };
    }
}
