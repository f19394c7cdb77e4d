package ww.sched;

/** The scheduler's time: milliseconds since the epoch that never go back and are never stepped. */
interface TimeSource {
    long millis();

    /** What to add to {@link #millis} to get the time on the wall now. */
    long wallOffsetMillis();
}
