package ww.sched;

/**
 * What an attempt left behind besides its outcome.
 *
 * @param stdout     the guest's standard output
 * @param stderr     the guest's standard error
 * @param statistics what it cost
 */
public record Evidence(Output stdout, Output stderr, RunStatistics statistics) {
    public static final Evidence NONE = new Evidence(Output.EMPTY, Output.EMPTY, RunStatistics.UNKNOWN);

    /** How many bytes of memory this keeps, roughly. */
    int weight() {
        return stdout.length() + stderr.length();
    }
}
