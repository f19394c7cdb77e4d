package ww.sched;

/**
 * What happens to occurrences whose time passed while the gateway was down or the task paused. Being late for lack of
 * a free worker is not a misfire: such a run is already recorded and waits.
 */
public enum Misfire {
    /** Each is recorded as skipped. */
    SKIP,

    /** The latest runs, the earlier ones are recorded as skipped. */
    ONCE,

    /** All within {@link Policies#misfireWindow()} run, older ones are recorded as skipped. */
    ALL
}
