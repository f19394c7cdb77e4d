package ww.sched;

import java.time.Duration;
import java.util.List;

/**
 * How one attempt ended, as its worker reports it or as the scheduler concludes. The choice between
 * {@link TaskFault} and {@link WorkerFault} decides who is blamed: the former is recorded as the run's failure, the
 * latter sends the run to another worker.
 */
public sealed interface RunOutcome {
    /** A message from a guest or a worker is kept up to this length. */
    int MESSAGE_CHARS_MAX = 4_096;

    /** All result values together are kept up to this length. */
    int VALUES_CHARS_MAX = 1 << 20;

    /** More values than any signature has in practice. */
    int VALUES_MAX = 1_000;

    /** What the attempt left behind. */
    Evidence evidence();

    /**
     * The call returned.
     *
     * @param values   the results as decimal text, in order; empty for a command
     * @param exitCode of a command (0), else 0
     */
    record Succeeded(List<String> values, int exitCode, Evidence evidence) implements RunOutcome {
        public Succeeded {
            long chars = 0;
            for (String value : values) {
                chars += value.length();
            }
            if (values.size() > VALUES_MAX || chars > VALUES_CHARS_MAX) {
                throw new IllegalArgumentException(values.size() + " result values with " + chars
                        + " characters; at most " + VALUES_MAX + " with " + VALUES_CHARS_MAX + " can be recorded");
            }
            values = List.copyOf(values);
        }

        public static Succeeded of(String value) {
            return new Succeeded(List.of(value), 0, Evidence.NONE);
        }

        /** The results as the demo prints them: the first, or all with commas between. */
        public String result() {
            return String.join(",", values);
        }
    }

    /**
     * The module or the call is at fault: invalid, trapped, exited with an error, broke a limit.
     *
     * @param kind    a short stable word ({@code trap}, {@code invalid-module}, {@code exit-code} ...) that retry
     *                policies can name
     * @param message for people
     */
    record TaskFault(String kind, String message, Evidence evidence) implements RunOutcome {
        public TaskFault {
            kind = shortened(kind, TaskLimits.LABEL_CHARS_MAX);
            message = shortened(message, MESSAGE_CHARS_MAX);
        }

        public TaskFault(String kind, String message) {
            this(kind, message, Evidence.NONE);
        }
    }

    /** The guest was stopped because its time was over. */
    record TimedOut(Duration limit, Evidence evidence) implements RunOutcome {
        public TimedOut {
            if (limit.isNegative() || limit.compareTo(TaskLimits.TIME_LIMIT_MAX) > 0) {
                limit = TaskLimits.TIME_LIMIT_MAX;
            }
        }
    }

    /** The guest was stopped because it was cancelled. */
    record Cancelled(Evidence evidence) implements RunOutcome {
        public Cancelled() {
            this(Evidence.NONE);
        }
    }

    /**
     * The worker is at fault: gone, unreachable, refusing, broken.
     *
     * @param kind    a short stable word ({@code lost}, {@code refused}, {@code internal} ...)
     * @param message for people
     */
    record WorkerFault(String kind, String message) implements RunOutcome {
        /** The kind the scheduler gives to attempts whose worker went away. */
        public static final String LOST = "lost";

        public WorkerFault {
            kind = shortened(kind, TaskLimits.LABEL_CHARS_MAX);
            message = shortened(message, MESSAGE_CHARS_MAX);
        }

        @Override
        public Evidence evidence() {
            return Evidence.NONE;
        }
    }

    private static String shortened(String text, int charsMax) {
        return text.length() <= charsMax ? text : text.substring(0, charsMax);
    }
}
