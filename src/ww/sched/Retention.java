package ww.sched;

import ww.sched.WaitingRuns.RunKey;

/** What is forgotten when, so that history stays within its bounds by number, by age and by bytes. */
final class Retention {
    private Retention() {
    }

    /** Forgets the tasks that ended first while there are too many ended ones. */
    static void count(Step step) {
        while (step.indexes().ended().size() > step.settings().tasksKept()) {
            if (!forgetOldest(step)) {
                return;
            }
        }
    }

    /** Forgets tasks that ended long ago. */
    static void age(Step step) {
        long ageMillis = step.settings().taskAge().toMillis();
        while (!step.indexes().ended().isEmpty()) {
            long overMillis = step.task(step.indexes().ended().getFirst()).endedAtMillis() + ageMillis;
            if (overMillis > step.nowMillis() || !forgetOldest(step)) {
                step.indexes().timeline().set(Timeline.Kind.AGE, "", 0, Math.max(overMillis, step.nowMillis() + 1_000));
                return;
            }
        }
    }

    /** Forgets finished runs while the results kept are too large together. */
    static void results(Step step) {
        while (step.indexes().results().bytes() > step.settings().resultBytesMax()) {
            RunKey oldest = step.indexes().results().oldest();
            step.change(new Change.RunForgotten(oldest.task(), oldest.run()));
        }
    }

    /**
     * Forgets ended tasks, the oldest first, until so many bytes of input fit beside what tasks keep; false if that is
     * not enough.
     */
    static boolean makeRoom(Step step, int bytes) {
        while (step.indexes().inputBytes() + bytes > step.settings().resultBytesMax()) {
            if (step.indexes().ended().isEmpty() || !forgetOldest(step)) {
                return false;
            }
        }
        return true;
    }

    /** False if the task that ended first still has a run being stopped: its end is seconds away. */
    private static boolean forgetOldest(Step step) {
        Task oldest = step.task(step.indexes().ended().getFirst());
        if (Indexes.openRuns(oldest) > 0) {
            return false;
        }
        step.change(new Change.TaskRemoved(oldest.id()));
        return true;
    }
}
