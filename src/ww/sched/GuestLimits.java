package ww.sched;

import java.time.Duration;

/**
 * What one run of a guest may use. Zero always means the default: the gateway's for time, the worker's for the rest.
 * The scheduler itself enforces {@code timeLimit} (as a backstop to the worker's own clock) and hands the others on.
 *
 * @param timeLimit    the longest one attempt may take, the demo's {@code duration}
 * @param memoryPages  pages of 64 KiB
 * @param stackBytes   of the guest's thread
 * @param outputBytes  kept of each of result, stdout and stderr
 */
public record GuestLimits(Duration timeLimit, int memoryPages, int stackBytes, int outputBytes) {
    /** Leaves everything to the gateway and the worker. */
    public static final GuestLimits DEFAULTS = new GuestLimits(Duration.ZERO, 0, 0, 0);

    public GuestLimits {
        TaskLimits.duration("duration", timeLimit, TaskLimits.TIME_LIMIT_MAX);
        TaskLimits.number("memory", memoryPages, 0, TaskLimits.MEMORY_PAGES_MAX);
        TaskLimits.number("stack", stackBytes, 0, TaskLimits.STACK_BYTES_MAX);
        TaskLimits.number("output", outputBytes, 0, Output.BYTES_MAX);
    }

    public static GuestLimits within(Duration timeLimit) {
        return new GuestLimits(timeLimit, 0, 0, 0);
    }
}
