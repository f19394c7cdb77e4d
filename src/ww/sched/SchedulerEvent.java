package ww.sched;

/**
 * One change as it is told to listeners.
 *
 * @param sequence grows by one from change to change, across restarts
 * @param atMillis since the epoch
 * @param change   what happened
 */
public record SchedulerEvent(long sequence, long atMillis, Change change) {
}
