package ww.sched;

/** Where a run stands. The first three are open, the others are outcomes and final. */
public enum RunState {
    /** Due, without a worker. */
    WAITING(false),
    /** A worker has an attempt of it. */
    RUNNING(false),
    /** A worker has an attempt of it and was asked to stop. */
    CANCELLING(false),
    /** It returned. */
    SUCCEEDED(true),
    /** Its module was at fault, or too many workers were. */
    FAILED(true),
    /** It took longer than its limit. */
    TIMED_OUT(true),
    /** Its owner stopped it, or a newer run replaced it. */
    CANCELLED(true),
    /** It found no worker within its queue timeout. */
    EXPIRED(true),
    /** Its task's overlap or misfire policy left it out. */
    SKIPPED(true);

    private final boolean ended;

    RunState(boolean ended) {
        this.ended = ended;
    }

    public boolean ended() {
        return ended;
    }
}
