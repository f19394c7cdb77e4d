package ww.sched;

/**
 * One attempt at one run.
 *
 * @param task    the task's id
 * @param run     the run's number within the task, from 1
 * @param attempt the attempt's number within the run, from 1
 * @param fence   larger than that of every attempt started before, of whatever task, across restarts of the gateway;
 *                a report is accepted only while the run's current attempt has this fence, so a late one can never
 *                overwrite anything
 */
public record AttemptId(String task, long run, int attempt, long fence) {
    @Override
    public String toString() {
        return task + "/" + run + "." + attempt;
    }
}
