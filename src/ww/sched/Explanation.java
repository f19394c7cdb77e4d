package ww.sched;

import java.util.List;

/**
 * Why a task is where it is.
 *
 * @param task    the task it speaks of
 * @param summary one sentence
 * @param hint    one sentence that says what would change it; may be empty
 * @param workers why each worker does not take the next waiting run, or that it would; empty if no run waits
 */
public record Explanation(Task task, String summary, String hint, List<WorkerReason> workers) {
    public Explanation {
        workers = List.copyOf(workers);
    }

    /**
     * One worker's part of the answer.
     *
     * @param worker   its id
     * @param name     its name
     * @param eligible true if nothing but its load speaks against it
     * @param reason   for people
     */
    public record WorkerReason(String worker, String name, boolean eligible, String reason) {
    }
}
