package ww.sched;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a task's runs are due. */
public sealed interface Schedule {
    /** No occurrence is due after this instant; those already due are unaffected. */
    Optional<Instant> until();

    /**
     * The most occurrences this schedule ever has; {@link Long#MAX_VALUE} for one without end. Runs asked for by hand
     * do not count.
     */
    long occurrencesMax();

    /**
     * The demo's schedule: the first run {@code start} after acceptance, then one every {@code delay} from start to
     * start, {@code repeats} in all. With a {@code delay} of zero a run is due when the one before has its outcome.
     *
     * @param start   from acceptance to the first run
     * @param delay   from one due time to the next; zero: one after another
     * @param repeats the number of runs; 0 means one
     * @param until   see {@link Schedule#until()}
     */
    record Interval(Duration start, Duration delay, long repeats, Optional<Instant> until) implements Schedule {
        public Interval {
            TaskLimits.duration("start", start, TaskLimits.WAIT_MAX);
            TaskLimits.duration("delay", delay, TaskLimits.WAIT_MAX);
            TaskLimits.number("repeats", repeats, 0, TaskLimits.REPEATS_MAX);
            if (!delay.isZero() && delay.toMillis() == 0) {
                throw new InvalidTaskException("delay", delay, "0 or at least one millisecond");
            }
        }

        public Interval(Duration start, Duration delay, long repeats) {
            this(start, delay, repeats, Optional.empty());
        }

        /** One run, as soon as possible. */
        public static Interval once() {
            return new Interval(Duration.ZERO, Duration.ZERO, 1);
        }

        @Override
        public long occurrencesMax() {
            return Math.max(1, repeats);
        }

        /** True if each run is due when the one before has ended, rather than at a time known beforehand. */
        public boolean sequential() {
            return delay.isZero();
        }
    }

    /**
     * By the calendar of a place. Daylight saving follows from one rule, see {@link Cron}.
     *
     * @param cron    the pattern
     * @param zone    the place whose local time the pattern speaks of
     * @param repeats the number of runs; 0 means without end
     * @param until   see {@link Schedule#until()}
     */
    record Calendar(Cron cron, ZoneId zone, long repeats, Optional<Instant> until) implements Schedule {
        public Calendar {
            TaskLimits.number("repeats", repeats, 0, TaskLimits.REPEATS_MAX);
        }

        @Override
        public long occurrencesMax() {
            return repeats == 0 ? Long.MAX_VALUE : repeats;
        }
    }
}
