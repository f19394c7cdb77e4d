package ww.sched;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a task may ask for: every limit of the records that make up a {@link TaskSpec}, with its reason, and the checks
 * that name the field. The sum of all text fields stays far below one journal record, so that an accepted task can
 * always be written.
 */
public final class TaskLimits {
    /** Ids stand in URLs, file names of exports and log lines; longer ones are better kept in the description. */
    public static final int ID_CHARS_MAX = 200;

    /** A paragraph. It is kept in memory for every task. */
    public static final int DESCRIPTION_CHARS_MAX = 4_096;

    /** Ten years: later than this a schedule is more likely a mistake of units. */
    public static final Duration WAIT_MAX = Duration.ofDays(3_650);

    /** One run a second for thirty years; beyond it the run number has no meaning to anyone. */
    public static final long REPEATS_MAX = 1_000_000_000L;

    /** A week: longer guests should be cut into several runs. */
    public static final Duration TIME_LIMIT_MAX = Duration.ofDays(7);

    /** Labels and requirements are matched for every placement. */
    public static final int LABELS_MAX = 32;

    /** The length Kubernetes users know for label values, doubled for dotted prefixes of keys. */
    public static final int LABEL_CHARS_MAX = 128;

    /** As many values as fit a screen; guests with more input read it from stdin. */
    public static final int ARGUMENTS_MAX = 256;

    /** One argument or environment value. */
    public static final int ARGUMENT_CHARS_MAX = 8_192;

    /** All arguments and environment values together, so that a task's record stays small. */
    public static final int ARGUMENTS_CHARS_MAX = 65_536;

    /** Standard input travels within the task's record and stays in memory until the task is forgotten. */
    public static final int STDIN_BYTES_MAX = 1 << 20;

    /** A run tried more often than this has a cause that trying does not cure. */
    public static final int ATTEMPTS_MAX = 100;

    /** The range of {@link Policies#priority()}: ten steps, as product sheets and people count them. */
    public static final int PRIORITY_MAX = 9;

    /** Finished runs kept with each task, at most: each may hold an output. */
    public static final int RUNS_KEPT_MAX = 10_000;

    /** 65,536 pages of 64 KiB are the 4 GiB that 32-bit WebAssembly can address. */
    public static final int MEMORY_PAGES_MAX = 65_536;

    /** A GiB: beyond what any worker gives a thread, and it still fits 31 bits. */
    public static final int STACK_BYTES_MAX = 1 << 30;

    private TaskLimits() {
    }

    static String text(String field, String value, int charsMin, int charsMax) {
        if (value.length() < charsMin || value.length() > charsMax) {
            throw new InvalidTaskException(field, value, charsMin + " to " + charsMax + " characters");
        }
        if (!wellFormed(value)) {
            throw new InvalidTaskException(field, value.replaceAll("[\\ud800-\\udfff]", "?"), "well-formed Unicode");
        }
        return value;
    }

    /** True if every surrogate has its other half: only then does the text come back from UTF-8 as it was. */
    private static boolean wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isHighSurrogate(value.charAt(i))) {
                i++;
                if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String printable(String field, String value, int charsMin, int charsMax) {
        text(field, value, charsMin, charsMax);
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new InvalidTaskException(field, value.replaceAll("\\p{Cntrl}", "?"),
                        "without control characters");
            }
        }
        return value;
    }

    static long number(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidTaskException(field, value, "from " + min + " to " + max);
        }
        return value;
    }

    static Duration duration(String field, Duration value, Duration max) {
        if (value.isNegative() || value.compareTo(max) > 0) {
            throw new InvalidTaskException(field, seconds(value), "from 0 to " + max.toSeconds() + " seconds");
        }
        return value;
    }

    static Map<String, String> labels(String field, Map<String, String> labels) {
        number(field + " (count)", labels.size(), 0, LABELS_MAX);
        labels.forEach((key, value) -> {
            printable(field + " (name)", key, 1, LABEL_CHARS_MAX);
            printable(field + " (" + key + ")", value, 0, LABEL_CHARS_MAX);
        });
        return Map.copyOf(labels);
    }

    static List<String> arguments(String field, List<String> arguments) {
        number(field + " (count)", arguments.size(), 0, ARGUMENTS_MAX);
        long chars = 0;
        for (String argument : arguments) {
            chars += withoutNul(field, argument).length();
        }
        number(field + " (characters)", chars, 0, ARGUMENTS_CHARS_MAX);
        return List.copyOf(arguments);
    }

    static Map<String, String> environment(String field, Map<String, String> environment) {
        number(field + " (count)", environment.size(), 0, ARGUMENTS_MAX);
        long chars = 0;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = withoutNul(field, variable.getKey());
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new InvalidTaskException(field, name, "NAME=VALUE with a name that has no '='");
            }
            chars += name.length() + withoutNul(field, variable.getValue()).length();
        }
        number(field + " (characters)", chars, 0, ARGUMENTS_CHARS_MAX);
        return Map.copyOf(environment);
    }

    static Set<String> tokens(String field, Set<String> tokens) {
        number(field + " (count)", tokens.size(), 0, LABELS_MAX);
        tokens.forEach(token -> printable(field, token, 1, LABEL_CHARS_MAX));
        return Set.copyOf(tokens);
    }

    /** WASI hands arguments to guests as strings that end with a NUL, so they cannot contain one. */
    private static String withoutNul(String field, String value) {
        text(field, value, 0, ARGUMENT_CHARS_MAX);
        if (value.indexOf('\0') >= 0) {
            throw new InvalidTaskException(field, value.replace('\0', '?'), "without NUL characters");
        }
        return value;
    }

    private static String seconds(Duration value) {
        return value.toNanosPart() == 0 ? value.toSeconds() + " s" : value.toString();
    }
}
