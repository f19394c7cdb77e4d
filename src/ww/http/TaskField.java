package ww.http;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ww.sched.Output;
import ww.sched.Policies;
import ww.sched.RetryPolicy;
import ww.sched.TaskLimits;

/**
 * The fields of the form that submits a task, in the order of the demo and then of their subjects. The form reader, its
 * error sentences and the OpenAPI document all read this table.
 */
enum TaskField {
    ID("id", Kind.TEXT, "The task's name, unique at this gateway; one is made where it is left out.",
            FieldLimits.length(TaskLimits.ID_CHARS_MAX)),
    DESCRIPTION("description", Kind.TEXT, "Free text.",
            FieldLimits.length(TaskLimits.DESCRIPTION_CHARS_MAX)),
    COMPLETE("complete", Kind.NUMBER, "Runs to be counted as done already.",
            FieldLimits.of(0, TaskLimits.REPEATS_MAX, 0)),
    DURATION("duration", Kind.SECONDS, "The most seconds one run may take; 0: the gateway's default.",
            FieldLimits.of(0, TaskLimits.TIME_LIMIT_MAX.toSeconds(), 0)),
    START("start", Kind.SECONDS, "Seconds until the first run.",
            FieldLimits.of(0, TaskLimits.WAIT_MAX.toSeconds(), 0)),
    DELAY("delay", Kind.SECONDS, "Seconds from start to start of two runs; 0: one after another.",
            FieldLimits.of(0, TaskLimits.WAIT_MAX.toSeconds(), 0)),
    REPEATS("repeats", Kind.NUMBER, "How many runs; 0 means one, or without end where cron is given.",
            FieldLimits.of(0, TaskLimits.REPEATS_MAX, 0)),
    INPUT("input", Kind.NUMBER, "The first argument of the demo's call run(input, difficulty); 0 where it is left "
            + "out. Not together with args."),
    DIFFICULTY("difficulty", Kind.NUMBER, "The second argument of the demo's call, likewise."),
    WASM("wasm", Kind.FILE, "The WebAssembly module: a binary of version 1, neither text nor a component."),
    MODULE("module", Kind.TEXT, "In place of wasm: the SHA-256, in hexadecimal, of a module the gateway has."),
    CALL("call", Kind.TEXT, "function (an export, the default) or command (WASI _start).",
            FieldLimits.choice("function", "command")),
    EXPORT("export", Kind.TEXT, "The function to call; run where it is left out.",
            FieldLimits.length(TaskLimits.ID_CHARS_MAX)),
    ARGS("args", Kind.TEXTS, "An argument of the function or command, as decimal text for a function; repeatable. "
            + "A single empty one gives a function no arguments, and so does leaving out args, input and difficulty "
            + "where export is given."),
    ENV("env", Kind.TEXTS, "NAME=VALUE for a command; repeatable."),
    STDIN("stdin", Kind.FILE, "What a command reads from standard input."),
    MEMORY("memory", Kind.NUMBER, "The most pages of 64 KiB a run may use; 0: the worker's default.",
            FieldLimits.of(0, TaskLimits.MEMORY_PAGES_MAX, 0)),
    STACK("stack", Kind.NUMBER, "The bytes of a run's call stack, up to what its worker allows; 0: the worker's "
            + "default. The few that a thread needs in any case are given also where less is asked for.",
            FieldLimits.of(0, TaskLimits.STACK_BYTES_MAX, 0)),
    OUTPUT("output", Kind.NUMBER, "The most bytes kept of each of result, stdout and stderr; 0: the default.",
            FieldLimits.of(0, Output.BYTES_MAX, 0)),
    CRON("cron", Kind.TEXT, "In place of start and delay: a calendar pattern of five or six fields, or @daily etc."),
    ZONE("zone", Kind.TEXT, "The time zone of cron, such as Europe/Paris; UTC where it is left out."),
    UNTIL("until", Kind.TEXT, "No run is due after this time (RFC 3339)."),
    ATTEMPTS("attempts", Kind.NUMBER, "Attempts that may fail by the module's own fault; 1: no retry.",
            FieldLimits.of(1, TaskLimits.ATTEMPTS_MAX, RetryPolicy.DEFAULTS.attemptsMax())),
    WORKER_FAULTS("worker_faults", Kind.NUMBER, "Attempts that may fail by a worker's fault.",
            FieldLimits.of(1, TaskLimits.ATTEMPTS_MAX, RetryPolicy.DEFAULTS.workerFaultsMax())),
    BACKOFF("backoff", Kind.SECONDS, "Seconds before the second attempt.",
            FieldLimits.of(0, TaskLimits.WAIT_MAX.toSeconds(), RetryPolicy.DEFAULTS.backoff().toSeconds())),
    BACKOFF_FACTOR("backoff_factor", Kind.DECIMAL, "Growth of that time from attempt to attempt.",
            FieldLimits.of(1, RetryPolicy.FACTOR_MAX, RetryPolicy.DEFAULTS.factor())),
    BACKOFF_MAX("backoff_max", Kind.SECONDS, "Its upper bound.",
            FieldLimits.of(0, TaskLimits.WAIT_MAX.toSeconds(), RetryPolicy.DEFAULTS.backoffMax().toSeconds())),
    JITTER("jitter", Kind.DECIMAL, "The part of it, 0 to 1, that is random.",
            FieldLimits.of(0, 1, RetryPolicy.DEFAULTS.jitter())),
    RETRY_ON("retry_on", Kind.TEXTS, "A kind of failure worth another attempt; repeatable; none: all kinds."),
    OVERLAP("overlap", Kind.TEXT, "When a run is due before the last has ended: allow it, skip it, let one wait, "
            + "or stop the earlier one.",
            FieldLimits.choice("allow", "skip", "queue-one", "replace")),
    MISFIRE("misfire", Kind.TEXT, "What becomes of runs missed while the gateway was down or the task paused: skip "
            + "all, make one in their place (the default with cron), or make all (the default without).",
            FieldLimits.oneOf("skip", "once", "all")),
    MISFIRE_WINDOW("misfire_window", Kind.SECONDS, "With misfire=all: older ones are skipped; 0: none is.",
            FieldLimits.of(0, TaskLimits.WAIT_MAX.toSeconds(), 0)),
    QUEUE_TIMEOUT("queue_timeout", Kind.SECONDS, "A run that waited this long for a worker expires; 0: never.",
            FieldLimits.of(0, TaskLimits.WAIT_MAX.toSeconds(), 0)),
    PRIORITY("priority", Kind.NUMBER, "0 (last) to 9 (first) among waiting runs.",
            FieldLimits.of(0, TaskLimits.PRIORITY_MAX, Policies.PRIORITY_DEFAULT)),
    REQUIRE("require", Kind.TEXTS, "NAME=VALUE that a worker's labels must include; repeatable."),
    RUNS_KEPT("runs_kept", Kind.NUMBER, "Ended runs kept with the task; 0: the gateway's default.",
            FieldLimits.of(0, TaskLimits.RUNS_KEPT_MAX, 0)),
    LABEL("label", Kind.TEXTS, "NAME=VALUE to find the task by; repeatable.");

    /** How a field is written. */
    enum Kind {
        TEXT("string"),
        /** May stand several times. */
        TEXTS("array"),
        NUMBER("integer"),
        DECIMAL("number"),
        /** With up to three decimals. */
        SECONDS("number"),
        FILE("string");

        private final String schemaType;

        Kind(String schemaType) {
            this.schemaType = schemaType;
        }

        String schemaType() {
            return schemaType;
        }
    }

    private static final Map<String, TaskField> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TaskField::word, field -> field));

    private final String word;
    private final Kind kind;
    private final String description;
    private final FieldLimits limits;

    TaskField(String word, Kind kind, String description) {
        this(word, kind, description, FieldLimits.NONE);
    }

    TaskField(String word, Kind kind, String description, FieldLimits limits) {
        this.word = word;
        this.kind = kind;
        this.description = description;
        this.limits = limits;
    }

    /** The name in the form. */
    String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    String description() {
        return description;
    }

    /** For the document; the values themselves are checked where they are used. */
    FieldLimits limits() {
        return limits;
    }

    static Optional<TaskField> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    static String words() {
        return Arrays.stream(values()).map(TaskField::word).collect(Collectors.joining(", "));
    }
}
