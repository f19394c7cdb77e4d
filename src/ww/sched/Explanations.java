package ww.sched;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts into words why a task is where it is. Decides nothing. */
final class Explanations {
    private Explanations() {
    }

    static Explanation of(Task task, List<WorkerView> workers, boolean gatewayPaused, long nowMillis) {
        Optional<Run> waiting = task.runs().stream().filter(run -> run.state() == RunState.WAITING).findFirst();
        if (task.ended() && task.runs().stream().noneMatch(Run::open)) {
            return plain(task, "the task has ended: " + outcomes(task.counts()),
                    "ask for a run by hand to run it again");
        }
        if (waiting.isEmpty()) {
            return withoutWaiting(task, nowMillis);
        }
        Run run = waiting.get();
        String what = "run " + run.number() + " ";
        if (gatewayPaused) {
            return plain(task, what + "waits because the gateway starts nothing at the moment", "resume the gateway");
        }
        if (task.paused() && !run.byHand()) {
            return plain(task, what + "waits because the task is paused", "resume the task");
        }
        if (Indexes.heldBack(task, run)) {
            return plain(task, what + "waits because an earlier run has not ended and the overlap policy is "
                    + task.spec().policies().overlap(), "cancel the earlier run, or choose another overlap policy");
        }
        if (run.notBeforeMillis() > nowMillis) {
            return plain(task, what + "is tried again in " + (run.notBeforeMillis() - nowMillis) + " ms; the attempt "
                    + "before ended with: " + run.reason(), "");
        }
        return amongWorkers(task, run, workers, nowMillis);
    }

    private static Explanation withoutWaiting(Task task, long nowMillis) {
        Optional<Run> running = task.runs().stream().filter(Run::open).findFirst();
        if (running.isPresent()) {
            Run run = running.get();
            String worker = run.openAttempt().map(Attempt::workerName).orElse("a worker");
            String doing = run.state() == RunState.CANCELLING ? "is being stopped on " : "is under way on ";
            return plain(task, "run " + run.number() + " " + doing + worker + ", attempt " + run.attempts().size(), "");
        }
        if (task.paused()) {
            return plain(task, "the task is paused", "resume the task");
        }
        return plain(task, "the next run is due at " + Instant.ofEpochMilli(task.nextDueMillis()) + ", in "
                + Math.max(0, task.nextDueMillis() - nowMillis) + " ms", "");
    }

    private static Explanation amongWorkers(Task task, Run run, List<WorkerView> workers, long nowMillis) {
        List<Explanation.WorkerReason> reasons = new ArrayList<>();
        boolean fits = false;
        for (WorkerView worker : workers) {
            String against = against(task, run, worker, nowMillis);
            boolean full = worker.outstanding().size() >= worker.workingSlots();
            fits |= against.isEmpty();
            String reason = !against.isEmpty() ? against
                    : full ? taken(worker) : "free: it will take the run in a moment";
            reasons.add(new Explanation.WorkerReason(worker.id(), worker.name(), against.isEmpty(), reason));
        }
        String what = "run " + run.number() + " waits ";
        if (workers.isEmpty()) {
            return new Explanation(task, what + "because there is no worker", "start a worker", reasons);
        }
        return fits
                ? new Explanation(task, what + "for a free slot", "start more workers, or wait", reasons)
                : new Explanation(task, what + "because no worker there is may take it", hint(task), reasons);
    }

    private static String against(Task task, Run run, WorkerView worker, long nowMillis) {
        for (Map.Entry<String, String> label : new TreeMap<>(task.spec().policies().require()).entrySet()) {
            String value = worker.labels().get(label.getKey());
            if (!label.getValue().equals(value)) {
                return value == null
                        ? "it has no label " + label.getKey() + ", required is '" + label.getValue() + "'"
                        : "its label " + label.getKey() + " is '" + value + "', required is '" + label.getValue() + "'";
            }
        }
        long moduleBytes = task.spec().invocation().module().bytes();
        if (moduleBytes > worker.moduleBytesMax()) {
            return "it takes modules of up to " + worker.moduleBytesMax() + " bytes, this one has " + moduleBytes;
        }
        if (worker.health() == WorkerView.Health.DRAINING) {
            return "it is told to finish what it has";
        }
        if (worker.health() == WorkerView.Health.SUSPECT) {
            return "it has not been heard for " + (nowMillis - worker.heardAtMillis()) + " ms";
        }
        if (worker.workingSlots() == 0) {
            return stuck(worker);
        }
        Retries.Avoidance avoidance = Retries.avoidance(task, run, nowMillis);
        return avoidance.workers().contains(worker.id())
                ? "it failed this run and is avoided for another " + (avoidance.untilMillis() - nowMillis) + " ms" : "";
    }

    private static String taken(WorkerView worker) {
        return worker.stuckSlots() == 0 ? "all " + worker.slots() + " slots are taken"
                : stuck(worker) + ", the others are taken";
    }

    private static String stuck(WorkerView worker) {
        return "guests that do not stop hold " + worker.stuckSlots() + " of its " + worker.slots() + " slots";
    }

    private static String hint(Task task) {
        Map<String, String> require = task.spec().policies().require();
        return require.isEmpty() ? "start another worker"
                : "start a worker with the labels " + new TreeMap<>(require);
    }

    private static Explanation plain(Task task, String summary, String hint) {
        return new Explanation(task, summary, hint, List.of());
    }

    private static String outcomes(Task.Counts counts) {
        return counts.succeeded() + " succeeded, " + counts.failed() + " failed, " + counts.timedOut() + " timed out, "
                + counts.cancelled() + " cancelled, " + counts.expired() + " expired, " + counts.skipped() + " skipped";
    }
}
