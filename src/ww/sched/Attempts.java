package ww.sched;

import java.time.Duration;
import java.util.Optional;

/**
 * How attempts end and what follows for their run: its outcome, another attempt, or nothing because the report came
 * from an attempt that is no longer the run's.
 */
final class Attempts {
    /** Reasons are repeated in several changes; the whole message stays with the attempt. */
    private static final int REASON_CHARS_MAX = 500;

    private Attempts() {
    }

    static Duration timeLimit(Task task, SchedulerSettings settings) {
        Duration own = task.spec().limits().timeLimit();
        return own.isZero() ? settings.timeLimit() : own;
    }

    /** A worker says how an attempt ended. What it says of another worker's attempt is not heard. */
    static Reply reported(Step step, Event.Reported event) {
        AttemptId id = event.attempt();
        RunOutcome outcome = event.outcome();
        Optional<Run> run = current(step, id);
        Optional<String> assigned = step.workers().holder(id.fence())
                .or(() -> run.flatMap(Run::openAttempt).map(Attempt::worker));
        if (assigned.isPresent() && !assigned.get().equals(event.worker())) {
            step.workers().countMisreport();
            return new Reply.Flag(false);
        }
        WorkerState worker = step.workers().release(id.fence(), outcome);
        if (run.isEmpty()) {
            return new Reply.Flag(false);
        }
        if (worker != null && outcome instanceof RunOutcome.Succeeded) {
            worker.warmed(step.task(id.task()).spec().invocation().module().sha256());
        }
        concluded(step, id.task(), run.get(), outcome);
        return new Reply.Flag(true);
    }

    /** The run whose attempt under way is this one. The fence alone decides; the rest only says where to look. */
    static Optional<Run> current(Step step, AttemptId id) {
        return Optional.ofNullable(step.task(id.task()))
                .flatMap(task -> task.run(id.run()))
                .filter(run -> run.openAttempt().map(Attempt::fence).orElse(0L) == id.fence());
    }

    /** An attempt's worker is gone. */
    static void lost(Step step, AttemptId id, String reason) {
        current(step, id).ifPresent(run -> concluded(step, id.task(), run,
                new RunOutcome.WorkerFault(RunOutcome.WorkerFault.LOST, reason)));
    }

    private static void concluded(Step step, String task, Run run, RunOutcome reported) {
        RunOutcome outcome = asMeant(step, task, run, reported);
        int attempt = run.lastAttempt().orElseThrow().number();
        step.change(new Change.AttemptEnded(task, run.number(), attempt, outcome));
        Run after = step.task(task).run(run.number()).orElseThrow();
        boolean stopped = run.state() == RunState.CANCELLING;
        switch (outcome) {
            case RunOutcome.Succeeded _ -> finish(step, task, after, RunState.SUCCEEDED, "");
            case RunOutcome.TimedOut timedOut -> retryTask(step, task, after, RetryPolicy.TIMED_OUT,
                    RunState.TIMED_OUT, stopped ? run.reason()
                            : "stopped after " + timedOut.limit().toMillis() + " ms");
            case RunOutcome.TaskFault _, RunOutcome.Cancelled _, RunOutcome.WorkerFault _ when stopped ->
                    finish(step, task, after, RunState.CANCELLED, run.reason());
            case RunOutcome.TaskFault fault -> retryTask(step, task, after, fault.kind(), RunState.FAILED,
                    fault.kind() + ": " + fault.message());
            case RunOutcome.Cancelled _ -> retryElsewhere(step, task, after, "its worker stopped it unasked");
            case RunOutcome.WorkerFault fault ->
                    retryElsewhere(step, task, after, fault.kind() + ": " + fault.message());
        }
    }

    /** What ends while it is being stopped for its time was stopped for its time, however its worker calls it. */
    private static RunOutcome asMeant(Step step, String task, Run run, RunOutcome reported) {
        boolean overTime = run.state() == RunState.CANCELLING && run.ending() == RunState.TIMED_OUT;
        return overTime && !(reported instanceof RunOutcome.Succeeded)
                ? new RunOutcome.TimedOut(timeLimit(step.task(task), step.settings()), reported.evidence())
                : reported;
    }

    /** The task was at fault: its policy says whether it may try again. */
    private static void retryTask(Step step, String id, Run run, String kind, RunState outcome, String reason) {
        Task task = step.task(id);
        RetryPolicy policy = task.spec().policies().retry();
        int faults = Retries.taskFaults(run);
        if (task.end() == Task.End.CANCELLED || faults >= policy.attemptsMax() || !policy.covers(kind)) {
            finish(step, id, run, outcome, reason);
            return;
        }
        long wait = policy.waitMillis(faults, step.cluster().random().nextDouble());
        step.change(new Change.RunRetried(id, run.number(), step.nowMillis() + wait, brief(reason)));
    }

    /** The worker was at fault: the run goes to another one at once, unless it has seen too many. */
    private static void retryElsewhere(Step step, String id, Run run, String reason) {
        Task task = step.task(id);
        int faults = Retries.workerFaults(run);
        if (task.end() == Task.End.CANCELLED) {
            finish(step, id, run, RunState.CANCELLED, reason);
        } else if (faults >= task.spec().policies().retry().workerFaultsMax()) {
            finish(step, id, run, RunState.FAILED,
                    "given up after " + faults + " workers' faults, the last: " + reason);
        } else {
            step.change(new Change.RunRetried(id, run.number(), step.nowMillis(), brief(reason)));
        }
    }

    /** Records a run's outcome and does what its end sets free. */
    static void finish(Step step, String task, Run run, RunState outcome, String reason) {
        step.change(new Change.RunEnded(task, run.number(), outcome, brief(reason)));
        Occurrences.afterRun(step, task, run);
        Retention.results(step);
    }

    private static String brief(String reason) {
        return reason.length() <= REASON_CHARS_MAX ? reason : reason.substring(0, REASON_CHARS_MAX);
    }

    /** Ends a run whatever it does now; one that has ended is left alone. */
    static void stop(Step step, String task, Run run, String reason) {
        switch (run.state()) {
            case WAITING -> finish(step, task, run, RunState.CANCELLED, reason);
            case RUNNING -> cancelling(step, task, run, RunState.CANCELLED, reason);
            default -> {
            }
        }
    }

    private static void cancelling(Step step, String task, Run run, RunState ending, String reason) {
        step.change(new Change.RunCancelling(task, run.number(), ending, reason));
        cancelOnWorker(step, task, run);
    }

    static void cancelOnWorker(Step step, String task, Run run) {
        Attempt attempt = run.openAttempt().orElseThrow();
        step.act(new Action.Cancel(attempt.worker(),
                new AttemptId(task, run.number(), attempt.number(), attempt.fence())));
    }

    // ---- when nothing was heard

    /** A waiting run found no worker in its time. */
    static void expired(Step step, String id, long number) {
        waitingFor(step, id, number, RunState.WAITING).ifPresent(run -> finish(step, id, run, RunState.EXPIRED,
                "no worker took it within " + step.task(id).spec().policies().queueTimeout().toSeconds() + " s"));
    }

    /** A worker did not stop a guest in time by itself. */
    static void overdue(Step step, String id, long number) {
        waitingFor(step, id, number, RunState.RUNNING).ifPresent(run -> cancelling(step, id, run, RunState.TIMED_OUT,
                "over its time limit of " + timeLimit(step.task(id), step.settings()).toMillis()
                        + " ms without a word from its worker"));
    }

    /** A cancelled attempt did not confirm: its run ends without it, and its worker's slot stays taken. */
    static void unstoppable(Step step, String id, long number) {
        waitingFor(step, id, number, RunState.CANCELLING).ifPresent(run ->
                concluded(step, id, run, new RunOutcome.Cancelled()));
    }

    private static Optional<Run> waitingFor(Step step, String id, long number, RunState state) {
        return Optional.ofNullable(step.task(id))
                .flatMap(task -> task.run(number))
                .filter(run -> run.state() == state);
    }
}
