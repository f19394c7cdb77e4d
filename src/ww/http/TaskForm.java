package ww.http;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import ww.sched.Call;
import ww.sched.Cron;
import ww.sched.GuestLimits;
import ww.sched.InvalidTaskException;
import ww.sched.Invocation;
import ww.sched.Misfire;
import ww.sched.ModuleRef;
import ww.sched.Modules;
import ww.sched.Overlap;
import ww.sched.Policies;
import ww.sched.RetryPolicy;
import ww.sched.Schedule;
import ww.sched.TaskSpec;

/**
 * From a form to a task. What cannot be read is a 400, what can be read and is not allowed a 422; both name the field.
 * Fields that would have no effect beside others are refused rather than ignored.
 */
final class TaskForm {
    private static final int SHA256_CHARACTERS = 64;

    private final Form form;
    private final Modules modules;

    TaskForm(Form form, Modules modules) {
        this.form = form;
        this.modules = modules;
    }

    /** The task; {@code madeId} makes its id where the form has none. */
    TaskSpec toSpec(Supplier<String> madeId) throws Problem, IOException {
        try {
            Schedule schedule = schedule();
            Invocation invocation = invocation();
            GuestLimits limits = new GuestLimits(form.seconds(TaskField.DURATION, Duration.ZERO),
                    form.integer(TaskField.MEMORY, 0), form.integer(TaskField.STACK, 0),
                    form.integer(TaskField.OUTPUT, 0));
            return new TaskSpec(form.text(TaskField.ID).orElseGet(madeId),
                    form.text(TaskField.DESCRIPTION).orElse(""), form.number(TaskField.COMPLETE, 0), schedule,
                    invocation, limits, policies(schedule), form.pairs(TaskField.LABEL));
        } catch (InvalidTaskException e) {
            throw invalid(e);
        }
    }

    /** The scheduler says "label (count)" where not the value but a part or measure of it is beyond its limit. */
    private static Problem invalid(InvalidTaskException e) {
        int measure = e.field().indexOf(" (");
        String field = measure < 0 ? e.field() : e.field().substring(0, measure);
        return Problem.ofField(ProblemType.INVALID_FIELD, field, "The field '" + field + "'"
                + (measure < 0 ? "" : e.field().substring(measure)) + " is " + e.value() + ", but must be " + e.limit()
                + ".");
    }

    private Schedule schedule() throws Problem {
        Optional<Instant> until = until();
        Optional<String> cron = form.text(TaskField.CRON);
        if (cron.isEmpty()) {
            refuse("without cron", TaskField.ZONE);
            return new Schedule.Interval(form.seconds(TaskField.START, Duration.ZERO),
                    form.seconds(TaskField.DELAY, Duration.ZERO), form.number(TaskField.REPEATS, 0), until);
        }
        refuse("together with cron", TaskField.START, TaskField.DELAY);
        return new Schedule.Calendar(new Cron(cron.get()), zone(), form.number(TaskField.REPEATS, 0), until);
    }

    private ZoneId zone() throws Problem {
        Optional<String> zone = form.text(TaskField.ZONE);
        try {
            return zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone.get());
        } catch (DateTimeException e) {
            throw Problem.ofField(ProblemType.INVALID_FIELD, "zone", "The field 'zone' is "
                    + Problem.quote(zone.get()) + ", but must be a time zone such as Europe/Paris.");
        }
    }

    private Optional<Instant> until() throws Problem {
        Optional<String> until = form.text(TaskField.UNTIL);
        try {
            return until.map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw Form.malformed(TaskField.UNTIL, "The field 'until' is " + Problem.quote(until.get())
                    + ", but must be a time such as 2030-01-31T12:00:00Z.");
        }
    }

    private Invocation invocation() throws Problem, IOException {
        ModuleRef module = module();
        long input = form.number(TaskField.INPUT, 0);
        long difficulty = form.number(TaskField.DIFFICULTY, 0);
        String call = form.text(TaskField.CALL).orElse("function");
        return switch (call) {
            case "function" -> {
                refuse("with call=function", TaskField.ENV);
                if (form.stdin().isPresent()) {
                    throw pointless("stdin", "with call=function");
                }
                yield new Invocation(module, new Call.Function(form.text(TaskField.EXPORT).orElse("run"),
                        functionArguments(input, difficulty)), input, difficulty);
            }
            case "command" -> {
                refuse("with call=command", TaskField.EXPORT);
                yield new Invocation(module, new Call.Command(form.list(TaskField.ARGS), form.pairs(TaskField.ENV),
                        form.stdin().orElse(new byte[0])), input, difficulty);
            }
            default -> throw choice(TaskField.CALL, call, "function, command");
        };
    }

    /**
     * The demo's two numbers, where nothing says otherwise: its own form may leave both out and means zeros. Whoever
     * names an export does not mean the demo's, and a single empty value, which is no number, says "none" for any.
     */
    private List<String> functionArguments(long input, long difficulty) throws Problem {
        if (form.has(TaskField.ARGS)) {
            refuse("together with args", TaskField.INPUT, TaskField.DIFFICULTY);
            List<String> arguments = form.list(TaskField.ARGS);
            return arguments.equals(List.of("")) ? List.of() : arguments;
        }
        boolean demo = form.text(TaskField.EXPORT).isEmpty() || form.text(TaskField.INPUT).isPresent()
                || form.text(TaskField.DIFFICULTY).isPresent();
        return demo ? List.of(Long.toString(input), Long.toString(difficulty)) : List.of();
    }

    private ModuleRef module() throws Problem, IOException {
        Optional<String> hash = form.text(TaskField.MODULE);
        if (form.module().isPresent()) {
            refuse("together with wasm", TaskField.MODULE);
            return form.module().get().module();
        }
        if (hash.isEmpty()) {
            throw Problem.ofField(ProblemType.MISSING_FIELD, "wasm",
                    "The field 'wasm' with the module's file is missing (with curl: -F wasm=@FILE).");
        }
        String sha256 = hash.get().toLowerCase(Locale.ROOT);
        if (sha256.length() != SHA256_CHARACTERS || sha256.chars().anyMatch(c -> Character.digit(c, 16) < 0)) {
            throw Form.malformed(TaskField.MODULE, "The field 'module' is " + Problem.quote(hash.get())
                    + ", but must be a SHA-256 in " + SHA256_CHARACTERS + " hexadecimal digits.");
        }
        return modules.find(sha256).orElseThrow(() -> unknownModule(sha256));
    }

    static Problem unknownModule(String sha256) {
        return Problem.ofField(ProblemType.INVALID_FIELD, "module", "The field 'module' names " + sha256
                + ", which this gateway does not have; send the file in the field 'wasm'.");
    }

    private Policies policies(Schedule schedule) throws Problem {
        Policies defaults = Policies.defaults(schedule);
        return new Policies(retry(), choice(TaskField.OVERLAP, Overlap.values(), defaults.overlap()),
                choice(TaskField.MISFIRE, Misfire.values(), defaults.misfire()),
                form.seconds(TaskField.MISFIRE_WINDOW, defaults.misfireWindow()),
                form.seconds(TaskField.QUEUE_TIMEOUT, defaults.queueTimeout()),
                form.integer(TaskField.PRIORITY, defaults.priority()),
                form.pairs(TaskField.REQUIRE), form.integer(TaskField.RUNS_KEPT, defaults.runsKept()));
    }

    private RetryPolicy retry() throws Problem {
        RetryPolicy defaults = RetryPolicy.DEFAULTS;
        return new RetryPolicy(form.integer(TaskField.ATTEMPTS, defaults.attemptsMax()),
                form.integer(TaskField.WORKER_FAULTS, defaults.workerFaultsMax()),
                form.seconds(TaskField.BACKOFF, defaults.backoff()),
                form.decimal(TaskField.BACKOFF_FACTOR, defaults.factor()),
                form.seconds(TaskField.BACKOFF_MAX, defaults.backoffMax()),
                form.decimal(TaskField.JITTER, defaults.jitter()),
                new LinkedHashSet<>(form.list(TaskField.RETRY_ON)));
    }

    private <E extends Enum<E>> E choice(TaskField field, E[] choices, E absent) throws Problem {
        Optional<String> text = form.text(field);
        if (text.isEmpty()) {
            return absent;
        }
        for (E choice : choices) {
            if (Words.of(choice).equals(text.get())) {
                return choice;
            }
        }
        throw choice(field, text.get(), Arrays.stream(choices).map(Words::of).collect(Collectors.joining(", ")));
    }

    private static Problem choice(TaskField field, String value, String choices) {
        return Problem.ofField(ProblemType.INVALID_FIELD, field.word(), "The field '" + field.word() + "' is "
                + Problem.quote(value) + ", but must be one of " + choices + ".");
    }

    private void refuse(String where, TaskField... fields) throws Problem {
        for (TaskField field : fields) {
            if (field.kind() == TaskField.Kind.TEXTS ? form.has(field) : form.text(field).isPresent()) {
                throw pointless(field.word(), where);
            }
        }
    }

    private static Problem pointless(String field, String where) {
        return Problem.ofField(ProblemType.INVALID_FIELD, field, "The field '" + field + "' has no meaning " + where
                + ".");
    }
}
