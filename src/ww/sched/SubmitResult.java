package ww.sched;

import java.time.Duration;

/** What became of a submission. Only {@link Accepted} and {@link Replayed} mean that the task is on disk. */
public sealed interface SubmitResult extends Reply {
    /** The task is stored and will run. */
    record Accepted(Task task) implements SubmitResult {
    }

    /** The same submission was accepted before under this idempotency key; here is its task as it is now. */
    record Replayed(Task task) implements SubmitResult {
    }

    /** The idempotency key was used for another submission. */
    record KeyReused(String taskId) implements SubmitResult {
    }

    /** A task of this id exists. */
    record Duplicate(Task existing) implements SubmitResult {
    }

    /**
     * The gateway holds as many unfinished tasks, as much of their input, or as many waiting requests as it may; it is
     * worth trying again after the given time.
     */
    record Full(int tasksMax, Duration retryAfter) implements SubmitResult {
    }

    /** The module is not in the store: it was never put, or its pin was closed before the submission. */
    record ModuleMissing(ModuleRef module) implements SubmitResult {
    }

    /** The disk is full. Tasks already accepted go on. */
    record StorageFull(String message) implements SubmitResult {
    }

    /** The disk failed. Nothing more is accepted until the gateway is started again. */
    record StorageFailed(String message) implements SubmitResult {
    }

    /** The gateway is stopping. */
    record Stopping() implements SubmitResult {
    }
}
