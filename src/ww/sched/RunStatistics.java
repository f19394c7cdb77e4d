package ww.sched;

/**
 * What an attempt cost on its worker; -1 where the worker did not say.
 *
 * @param wallNanos     time from entering the worker's engine to leaving it
 * @param cpuNanos      processor time of the guest
 * @param compileNanos  part of it spent on parsing and compiling the module
 * @param peakBytes     the guest's largest memory
 * @param moduleCached  true if the worker had the module at hand
 */
public record RunStatistics(long wallNanos, long cpuNanos, long compileNanos, long peakBytes, boolean moduleCached) {
    public static final RunStatistics UNKNOWN = new RunStatistics(-1, -1, -1, -1, false);
}
