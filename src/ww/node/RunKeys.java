package ww.node;

import ww.sched.AttemptId;
import ww.schema.WorkerSchema.RunKey;

/** The name of an attempt, on the wire and off it. */
final class RunKeys {
    private RunKeys() { }

    static void write(RunKey.Builder key, AttemptId attempt) {
        key.setTaskId(attempt.task());
        key.setOccurrence(attempt.run());
        key.setAttempt(attempt.attempt());
        key.setFence(attempt.fence());
    }

    static AttemptId read(RunKey.Reader key) {
        return new AttemptId(key.getTaskId().toString(), key.getOccurrence(), key.getAttempt(), key.getFence());
    }
}
