package ww.sched;

import java.util.Map;
import java.util.Optional;

/**
 * Something that has happened. Changes are what the journal stores, what state is made of (nothing else alters it) and
 * what listeners are told; see the package description for why changes and not the events that caused them.
 */
public sealed interface Change {
    /** A change to one task. */
    sealed interface OfTask extends Change {
        /** The task's id. */
        String task();
    }

    /** A change to the workers or the gateway. It is stored for listeners and does not alter any task. */
    sealed interface OfCluster extends Change {
    }

    /** A task was accepted. Its first occurrence is due at {@code nextDueMillis}. */
    record TaskAccepted(TaskSpec spec, Optional<IdempotencyKey> key, long nextDueMillis) implements OfTask {
        @Override
        public String task() {
            return spec.id();
        }
    }

    /**
     * An occurrence became due, or a run was asked for by hand.
     *
     * @param nextDueMillis when the occurrence after it is due, {@link Task#NEVER} if not known
     */
    record RunDue(String task, long run, long dueMillis, boolean byHand, long nextDueMillis) implements OfTask {
    }

    /** An occurrence became due and was left out. */
    record RunSkipped(String task, long run, long dueMillis, String reason, long nextDueMillis) implements OfTask {
    }

    /** An attempt was given to a worker. Its fence is the number of this change. */
    record AttemptStarted(String task, long run, int attempt, String worker, String workerName) implements OfTask {
    }

    /** An attempt ended. */
    record AttemptEnded(String task, long run, int attempt, RunOutcome outcome) implements OfTask {
    }

    /** A run waits for another attempt. */
    record RunRetried(String task, long run, long notBeforeMillis, String reason) implements OfTask {
    }

    /** A running run was asked to stop; {@code ending} will be its outcome once it has. */
    record RunCancelling(String task, long run, RunState ending, String reason) implements OfTask {
    }

    /** A run has its outcome. */
    record RunEnded(String task, long run, RunState state, String reason) implements OfTask {
    }

    /** A finished run is not kept any longer; the counts still include it. */
    record RunForgotten(String task, long run) implements OfTask {
    }

    /** The next occurrence is due at another time than was said before. */
    record TaskPlanned(String task, long nextDueMillis) implements OfTask {
    }

    /** The task's due runs are held back from now on. */
    record TaskPaused(String task) implements OfTask {
    }

    /** They are not any more. */
    record TaskResumed(String task) implements OfTask {
    }

    /** The task has come to its end. */
    record TaskEnded(String task, Task.End end) implements OfTask {
    }

    /** An ended task was taken up again for a run by hand. */
    record TaskReopened(String task) implements OfTask {
    }

    /** The task and its history were forgotten. */
    record TaskRemoved(String task) implements OfTask {
    }

    /** A worker joined. */
    record WorkerJoined(String worker, String name, int slots, Map<String, String> labels) implements OfCluster {
    }

    /** A worker left or was given up. */
    record WorkerLeft(String worker, String reason) implements OfCluster {
    }

    /** A worker's health changed. */
    record WorkerHealth(String worker, WorkerView.Health health) implements OfCluster {
    }

    /** The wall clock was set: it is now so far ahead of the scheduler's steady time. */
    record ClockSet(long wallOffsetMillis) implements OfCluster {
    }

    /** All placement was stopped or allowed again by hand. */
    record GatewayPaused(boolean paused) implements OfCluster {
    }
}
