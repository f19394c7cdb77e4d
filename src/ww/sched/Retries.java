package ww.sched;

import java.util.Set;
import java.util.TreeSet;

/** Whether, when and where a run is tried again. */
final class Retries {
    private Retries() {
    }

    /**
     * Workers a run must not go to for now.
     *
     * @param workers     their ids
     * @param untilMillis when any worker will do again; {@link Task#NEVER} if none is avoided
     */
    record Avoidance(Set<String> workers, long untilMillis) {
        static final Avoidance NONE = new Avoidance(Set.of(), Task.NEVER);
    }

    /**
     * A run that a worker failed goes to another one at once; to the same one, if there is no other, only after the
     * policy's wait.
     */
    static Avoidance avoidance(Task task, Run run, long nowMillis) {
        int faults = 0;
        long lastMillis = 0;
        for (Attempt attempt : run.attempts()) {
            if (workersFault(attempt)) {
                faults++;
                lastMillis = attempt.endedAtMillis();
            }
        }
        if (faults == 0) {
            return Avoidance.NONE;
        }
        long untilMillis = lastMillis + task.spec().policies().retry().waitMillis(faults, 0);
        if (untilMillis <= nowMillis) {
            return Avoidance.NONE;
        }
        Set<String> workers = new TreeSet<>();
        for (Attempt attempt : run.attempts()) {
            if (workersFault(attempt)) {
                workers.add(attempt.worker());
            }
        }
        return new Avoidance(workers, untilMillis);
    }

    static boolean usedBefore(Run run, String worker) {
        return run.attempts().stream().anyMatch(attempt -> attempt.worker().equals(worker));
    }

    /** A guest stopped without anyone having asked is a worker going away, so it counts as the worker's fault. */
    static boolean workersFault(Attempt attempt) {
        RunOutcome outcome = attempt.outcome().orElse(null);
        return outcome instanceof RunOutcome.WorkerFault || outcome instanceof RunOutcome.Cancelled;
    }

    static int workerFaults(Run run) {
        return (int) run.attempts().stream().filter(Retries::workersFault).count();
    }

    static int taskFaults(Run run) {
        return (int) run.attempts().stream()
                .map(attempt -> attempt.outcome().orElse(null))
                .filter(outcome -> outcome instanceof RunOutcome.TaskFault || outcome instanceof RunOutcome.TimedOut)
                .count();
    }
}
