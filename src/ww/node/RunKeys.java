package ww.node;

import ww.capnp.CallException;
import ww.capnp.Text;
import ww.sched.AttemptId;
import ww.sched.TaskLimits;
import ww.schema.WorkerSchema.RunKey;

/** The name of an attempt, on the wire and off it. */
final class RunKeys {
    /** No character of an id takes more than four bytes. */
    private static final int TASK_ID_BYTES_MAX = 4 * TaskLimits.ID_CHARS_MAX;

    private RunKeys() { }

    static void write(RunKey.Builder key, AttemptId attempt) {
        key.setTaskId(attempt.task());
        key.setOccurrence(attempt.run());
        key.setAttempt(attempt.attempt());
        key.setFence(attempt.fence());
    }

    /** @throws CallException if it is longer than the name of any attempt */
    static AttemptId read(RunKey.Reader key) throws CallException {
        Text.Reader task = key.getTaskId();
        if (task.size() > TASK_ID_BYTES_MAX) {
            throw CallException.failed("a task id of " + task.size() + " bytes, the limit is " + TASK_ID_BYTES_MAX);
        }
        return new AttemptId(task.toString(), key.getOccurrence(), key.getAttempt(), key.getFence());
    }
}
