package ww.sched;

import java.util.concurrent.TimeUnit;

/**
 * Time that starts from the wall clock and then runs by the system's monotonic one: setting the wall clock neither
 * fires timers early nor holds them up. Only schedules by the calendar look at the difference.
 */
final class SteadyTime implements TimeSource {
    private final long startMillis;
    private final long startNanos;

    /**
     * Starts now, and not before the given time: the time of what was stored last, which a wall clock set back while
     * the process was down may not have reached again.
     */
    public SteadyTime(long atLeastMillis) {
        this.startNanos = System.nanoTime();
        this.startMillis = Math.max(System.currentTimeMillis(), atLeastMillis);
    }

    @Override
    public long millis() {
        return startMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    @Override
    public long wallOffsetMillis() {
        return System.currentTimeMillis() - millis();
    }
}
