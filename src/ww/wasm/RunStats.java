package ww.wasm;

import java.time.Duration;

/**
 * What a run cost, whatever its outcome.
 *
 * @param wall from the start on its thread (waiting for a free slot not counted) to the end
 * @param cpu processor time of its thread in that time
 * @param compile how much of {@code wall} went into scanning, parsing and compiling, or waiting for another run that
 *     compiled the same module; zero when the module was at hand
 * @param waited from submission to the start on a thread
 * @param memoryPeakBytes the most linear memory the guest had
 * @param cacheHit true when the module was already compiled
 * @param stdout captured standard output
 * @param stderr captured standard error
 */
public record RunStats(
        Duration wall,
        Duration cpu,
        Duration compile,
        Duration waited,
        long memoryPeakBytes,
        boolean cacheHit,
        Captured stdout,
        Captured stderr) {
    /** Of a run that never started. */
    public static final RunStats NONE = new RunStats(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, false, Captured.EMPTY, Captured.EMPTY);
}
