package ww.sched;

/** What became of a command on a task: cancel, pause, resume, run now, remove. */
public sealed interface CommandResult extends Reply {
    /** It is done and stored; the task as it is now. */
    record Done(Task task) implements CommandResult {
    }

    /** There was nothing to do, for the reason given; the task as it is. Repeating a command ends here. */
    record Unchanged(Task task, String reason) implements CommandResult {
    }

    /** It cannot be done in the task's present state, for the reason given. */
    record Refused(Task task, String reason) implements CommandResult {
    }

    /** No task has this id (or, for commands on runs, the task has no such run). */
    record NotFound(String id) implements CommandResult {
    }

    /** The disk failed: the command was not stored and may be forgotten by a restart. */
    record StorageFailed(String message) implements CommandResult {
    }

    /** The disk is so full that not even this has room: nothing was done. */
    record StorageFull(String message) implements CommandResult {
    }

    /** The scheduler is closed. */
    record Stopping() implements CommandResult {
    }
}
