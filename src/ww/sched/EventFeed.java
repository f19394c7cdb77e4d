package ww.sched;

import java.time.Duration;
import java.util.List;

/**
 * One listener's place in the stream of changes. Not for use by several threads at once, except {@link #close()}.
 */
public interface EventFeed extends AutoCloseable {
    /**
     * Waits for changes and returns them in order, at most {@code max}; empty if the time passed without any, or the
     * scheduler was closed (see {@link #ended()}).
     */
    List<SchedulerEvent> next(int max, Duration wait) throws InterruptedException;

    /**
     * The number of the first change this feed could still give when it was opened. If it is larger than what was
     * asked for, the changes between are no longer kept.
     */
    long first();

    /** True once the scheduler was closed and everything was given. */
    boolean ended();

    @Override
    void close();
}
