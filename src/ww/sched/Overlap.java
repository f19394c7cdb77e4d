package ww.sched;

/** What happens when a run of a task is due while an earlier run of the same task has no outcome yet. */
public enum Overlap {
    /** Both run side by side. The default, as in the demo. */
    ALLOW,

    /** The new one is recorded as skipped. */
    SKIP,

    /** The new one waits for the earlier one; if one waits already, the new one is recorded as skipped. */
    QUEUE_ONE,

    /** The earlier ones are cancelled; the new one starts when they have ended. */
    REPLACE
}
