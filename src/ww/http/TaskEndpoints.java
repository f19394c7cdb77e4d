package ww.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import ww.sched.CommandResult;
import ww.sched.IdempotencyKey;
import ww.sched.InvalidTaskException;
import ww.sched.Scheduler;
import ww.sched.SubmitResult;
import ww.sched.Task;
import ww.sched.TaskFilter;
import ww.sched.TaskPage;
import ww.sched.TaskSpec;

/** Tasks: submit, list, read, explain, and what their owner may do to them. */
final class TaskEndpoints {
    /** Made ids: letters and digits without those that look alike, 50 bits of them. */
    private static final String ID_LETTERS = "23456789abcdefghijkmnpqrstuvwxyz";
    private static final int ID_CHARACTERS = 10;

    private final Scheduler scheduler;
    private final HttpLimits limits;
    private final Waiting waiting;
    private final RandomGenerator random;

    TaskEndpoints(Scheduler scheduler, HttpLimits limits, Waiting waiting, RandomGenerator random) {
        this.scheduler = scheduler;
        this.limits = limits;
        this.waiting = waiting;
        this.random = random;
    }

    Response submit(Request request) throws Problem, IOException, InterruptedException {
        try (Form form = Form.read(request, limits, scheduler.modules())) {
            TaskSpec spec = new TaskForm(form, scheduler.modules()).toSpec(this::madeId);
            Optional<IdempotencyKey> key = key(request, form, spec);
            return answer(request, scheduler.submit(spec, key));
        }
    }

    private String madeId() {
        StringBuilder id = new StringBuilder("task-");
        for (int i = 0; i < ID_CHARACTERS; i++) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    private static Optional<IdempotencyKey> key(Request request, Form form, TaskSpec spec) throws Problem {
        String header = request.header("Idempotency-Key");
        if (header == null) {
            return Optional.empty();
        }
        // The draft writes the key as a quoted string, most clients send it bare: both are the same key.
        boolean quoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        try {
            return Optional.of(new IdempotencyKey(quoted ? header.substring(1, header.length() - 1) : header,
                    Fingerprint.of(form, spec.invocation().module())));
        } catch (InvalidTaskException e) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The Idempotency-Key must be " + e.limit() + ".");
        }
    }

    private Response answer(Request request, SubmitResult result) throws Problem, InterruptedException {
        return switch (result) {
            case SubmitResult.Accepted accepted -> created(request, accepted.task());
            case SubmitResult.Replayed replayed ->
                created(request, replayed.task()).with("Idempotency-Replayed", "true");
            case SubmitResult.KeyReused reused -> throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "The Idempotency-Key came before with another submission, which made the task "
                    + Problem.quote(reused.taskId()) + ".").with("id", reused.taskId());
            case SubmitResult.Duplicate duplicate -> throw Problem.ofField(ProblemType.CONFLICT, "id",
                    "The field 'id' is " + Problem.quote(duplicate.existing().id())
                    + ", and there is a task of that id.");
            case SubmitResult.Full full -> throw Problem.retry(ProblemType.TOO_MANY_REQUESTS,
                    (int) Math.max(1, full.retryAfter().toSeconds()), "The gateway holds " + full.tasksMax()
                    + " unfinished tasks, which is its limit.").with("limit", (long) full.tasksMax());
            case SubmitResult.ModuleMissing missing -> throw TaskForm.unknownModule(missing.module().sha256());
            case SubmitResult.StorageFull _ -> throw new Problem(ProblemType.STORAGE_FULL,
                    "The disk has no room for the task.");
            case SubmitResult.StorageFailed _ -> throw storageFailed();
            case SubmitResult.Stopping _ -> throw stopping();
        };
    }

    static Problem storageFailed() {
        return new Problem(ProblemType.STORAGE_FAILED, "The disk refused to write, so this is not stored and may be "
                + "forgotten.");
    }

    static Problem stopping() {
        return Problem.retry(ProblemType.OVERLOADED, 1, "The gateway is stopping.");
    }

    private Response created(Request request, Task task) throws InterruptedException {
        Task seen = waiting.until(request, task, Task::ended).orElse(task);
        JsonWriter json = new JsonWriter();
        TaskJson.submitted(json, seen);
        return waiting.applied(request, Response.json(201, json))
                .with("Location", "/tasks/" + Percent.encode(task.id()));
    }

    Response list(Request request) throws Problem {
        long max = request.query().number("limit", limits.pageItems(), 1, limits.pageItems());
        long cursor = request.query().number("cursor", 0, 0, Long.MAX_VALUE);
        TaskPage page = scheduler.tasks(filter(request.query()), cursor, (int) max);
        JsonWriter json = new JsonWriter().beginArray();
        page.tasks().forEach(task -> TaskJson.item(json, task));
        Response response = Response.json(200, json.endArray());
        return page.next().isEmpty() ? response
                : response.with("Link", Links.next("/tasks", request.query(), page.next().getAsLong()));
    }

    private static TaskFilter filter(Query query) throws Problem {
        Set<Task.State> states = EnumSet.noneOf(Task.State.class);
        for (String word : words(query.get("state"))) {
            states.add(state(word));
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : words(query.get("label"))) {
            int equals = label.indexOf('=');
            if (equals < 1) {
                throw Problem.ofField(ProblemType.MALFORMED_FIELD, "label", "The query parameter 'label' is "
                        + Problem.quote(label) + ", but must be NAME=VALUE.");
            }
            labels.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return new TaskFilter(states, labels);
    }

    private static Task.State state(String word) throws Problem {
        List<String> known = new ArrayList<>();
        for (Task.State state : Task.State.values()) {
            if (Words.of(state).equals(word.toLowerCase(Locale.ROOT))) {
                return state;
            }
            known.add(Words.of(state));
        }
        throw Problem.ofField(ProblemType.INVALID_FIELD, "state", "The query parameter 'state' is "
                + Problem.quote(word) + ", but must be among " + String.join(", ", known) + ".");
    }

    private static List<String> words(String list) {
        return list == null || list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    Response get(Request request) throws Problem, InterruptedException {
        String seen = request.header("If-None-Match");
        Task task = waiting.until(request, find(request),
                seen == null ? Task::ended : now -> !tag(now).equals(seen)).orElseThrow(() -> unknown(request));
        if (seen != null && tag(task).equals(seen)) {
            return waiting.applied(request, Response.empty(304).with("ETag", seen));
        }
        return waiting.applied(request, whole(200, task));
    }

    private static String tag(Task task) {
        return "\"" + task.changed() + "\"";
    }

    private static Response whole(int status, Task task) {
        JsonWriter json = new JsonWriter();
        TaskJson.whole(json, task);
        return Response.json(status, json).with(Map.of("ETag", tag(task), "Cache-Control", "no-cache"));
    }

    Response explain(Request request) throws Problem {
        JsonWriter json = new JsonWriter();
        TaskJson.explanation(json, scheduler.explain(request.parameter("id")).orElseThrow(() -> unknown(request)));
        return Response.json(200, json);
    }

    Response cancel(Request request) throws Problem {
        boolean forget = "true".equals(request.query().get("forget"));
        String id = request.parameter("id");
        Task task = done(forget ? scheduler.remove(id) : scheduler.cancel(id), "task");
        return forget ? Response.empty(204) : whole(200, task);
    }

    Response pause(Request request) throws Problem {
        return command(request, scheduler::pause);
    }

    Response resume(Request request) throws Problem {
        return command(request, scheduler::resume);
    }

    Response runNow(Request request) throws Problem {
        Task task = done(scheduler.runNow(request.parameter("id")), "task");
        return whole(201, task).with("Location", "/tasks/" + Percent.encode(task.id()) + "/runs/" + task.lastRun());
    }

    private static Response command(Request request, Function<String, CommandResult> command) throws Problem {
        return whole(200, done(command.apply(request.parameter("id")), "task"));
    }

    /** The task after a command; repeating one that has had its effect is no error. */
    static Task done(CommandResult result, String what) throws Problem {
        return switch (result) {
            case CommandResult.Done done -> done.task();
            case CommandResult.Unchanged unchanged -> unchanged.task();
            case CommandResult.Refused refused -> throw new Problem(ProblemType.CONFLICT, refused.reason())
                    .with("state", Words.of(refused.task().state()));
            case CommandResult.NotFound missing -> throw new Problem(ProblemType.NOT_FOUND, "There is no such " + what
                    + ": " + Problem.quote(missing.id()) + ".");
            case CommandResult.StorageFailed _ -> throw storageFailed();
            case CommandResult.StorageFull _ -> throw new Problem(ProblemType.STORAGE_FULL,
                    "The disk has no room for this, and nothing was done.");
            case CommandResult.Stopping _ -> throw stopping();
        };
    }

    private Task find(Request request) throws Problem {
        return scheduler.task(request.parameter("id")).orElseThrow(() -> unknown(request));
    }

    static Problem unknown(Request request) {
        return new Problem(ProblemType.NOT_FOUND, "There is no task " + Problem.quote(request.parameter("id")) + ".");
    }
}
