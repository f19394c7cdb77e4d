package ww.sched;

import java.util.Optional;

/** Something the scheduler is told. What follows from it is decided by {@link Cluster#apply}. */
sealed interface Event {
    /** A task is handed in. */
    record Submit(TaskSpec spec, Optional<IdempotencyKey> key) implements Event {
    }

    /** A task's owner wants its end. */
    record Cancel(String task) implements Event {
    }

    /** A task's owner wants the end of one run. */
    record CancelRun(String task, long run) implements Event {
    }

    /** A task's owner wants its runs held back, or no longer. */
    record Pause(String task, boolean paused) implements Event {
    }

    /** A task's owner wants one more run now. */
    record RunNow(String task) implements Event {
    }

    /** A task's owner wants it forgotten. */
    record Remove(String task) implements Event {
    }

    /** A worker came. */
    record WorkerJoined(WorkerSpec worker) implements Event {
    }

    /**
     * A worker's connection ended.
     *
     * @param session what the joining was answered with, so that the end of an old connection does not take a new one
     *                away; 0 for whichever there is
     */
    record WorkerLeft(String worker, long session, String reason) implements Event {
    }

    /** A worker gave a sign of life. */
    record WorkerHeard(String worker) implements Event {
    }

    /** A worker shall get nothing new, or again. */
    record WorkerDrained(String worker, boolean draining) implements Event {
    }

    /**
     * A worker has lost so many of its slots to guests that do not stop; fewer than before: some have come back.
     *
     * @param session what the joining was answered with, as in {@link WorkerLeft}
     */
    record WorkerStuck(String worker, long session, int slots) implements Event {
    }

    /** An attempt ended, says this worker. */
    record Reported(String worker, AttemptId attempt, RunOutcome outcome) implements Event {
    }

    /** Placement shall stop, or go on. */
    record PauseAll(boolean paused) implements Event {
    }

    /** The gateway is stopping: nothing more is accepted or placed. */
    record Stop() implements Event {
    }

    /**
     * The wall clock and the scheduler's steady time have come apart.
     *
     * @param wallOffsetMillis what to add to the scheduler's time to get the wall clock's
     * @param restarted        true if steady time itself has begun anew with this process, so that what was stored in
     *                         the old one's has to be read in the new one's
     */
    record ClockStepped(long wallOffsetMillis, boolean restarted) implements Event {
    }

    /** Time has passed. */
    record Tick() implements Event {
    }
}
