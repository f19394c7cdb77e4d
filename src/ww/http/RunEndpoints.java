package ww.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ww.sched.Evidence;
import ww.sched.Output;
import ww.sched.Run;
import ww.sched.RunOutcome;
import ww.sched.Scheduler;
import ww.sched.Task;

/** Runs of a task: list, read, result, output, cancel. */
final class RunEndpoints {
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Scheduler scheduler;
    private final HttpLimits limits;
    private final Waiting waiting;

    RunEndpoints(Scheduler scheduler, HttpLimits limits, Waiting waiting) {
        this.scheduler = scheduler;
        this.limits = limits;
        this.waiting = waiting;
    }

    /** A run and the task it is of, seen at one moment. */
    private record Seen(Task task, Run run) { }

    Response list(Request request) throws Problem {
        int max = (int) request.query().number("limit", limits.pageItems(), 1, limits.pageItems());
        long cursor = request.query().number("cursor", 0, 0, Long.MAX_VALUE);
        Task task = scheduler.task(request.parameter("id")).orElseThrow(() -> TaskEndpoints.unknown(request));
        List<Run> rest = task.runs().stream().filter(run -> run.number() > cursor).limit(max + 1L).toList();
        List<Run> page = rest.subList(0, Math.min(max, rest.size()));
        JsonWriter json = new JsonWriter().beginArray();
        page.forEach(run -> RunJson.item(json, run));
        Response response = Response.json(200, json.endArray());
        return page.size() == rest.size() ? response : response.with("Link", Links.next(
                "/tasks/" + Percent.encode(task.id()) + "/runs", request.query(), page.getLast().number()));
    }

    Response get(Request request) throws Problem, InterruptedException {
        Seen seen = ended(request);
        JsonWriter json = new JsonWriter();
        RunJson.whole(json, seen.task.id(), seen.run);
        return waiting.applied(request, Response.json(200, json));
    }

    /**
     * The values that the function returned, one a line. A command returns none; what people mean by its result is what
     * it wrote, so that is given.
     */
    Response result(Request request) throws Problem, InterruptedException {
        Run run = ended(request).run;
        if (!run.state().ended()) {
            throw Problem.retry(ProblemType.CONFLICT, 1, "Run " + run.number() + " is " + Words.of(run.state())
                    + " and has no result yet; Prefer: wait=SECONDS waits for it.")
                    .with("state", Words.of(run.state()));
        }
        return waiting.applied(request, result(run));
    }

    private static Response result(Run run) throws Problem {
        if (run.outcome().orElse(null) instanceof RunOutcome.Succeeded succeeded) {
            return succeeded.values().isEmpty() ? output(succeeded.evidence().stdout())
                    : Response.text(200, String.join("\n", succeeded.values()) + "\n");
        }
        throw new Problem(ProblemType.NOT_FOUND, "Run " + run.number() + " has no result: its state is "
                + Words.of(run.state()) + (run.reason().isEmpty() ? "." : " (" + run.reason() + ")."))
                .with("state", Words.of(run.state()));
    }

    Response stdout(Request request) throws Problem, InterruptedException {
        return stream(request, Evidence::stdout);
    }

    Response stderr(Request request) throws Problem, InterruptedException {
        return stream(request, Evidence::stderr);
    }

    /** What the last attempt that ended has left. */
    private Response stream(Request request, Function<Evidence, Output> which) throws Problem, InterruptedException {
        Run run = ended(request).run;
        Optional<Evidence> evidence = run.attempts().reversed().stream()
                .flatMap(attempt -> attempt.outcome().stream()).map(RunOutcome::evidence).findFirst();
        return waiting.applied(request, output(evidence.map(which).orElse(Output.EMPTY)));
    }

    private static Response output(Output output) {
        Response response = Response.bytes(200, TEXT, output.bytes());
        return output.truncated() ? response.with("Ww-Truncated", "true") : response;
    }

    Response cancel(Request request) throws Problem {
        Seen seen = find(request);
        Task task = TaskEndpoints.done(scheduler.cancelRun(seen.task.id(), seen.run.number()), "run");
        JsonWriter json = new JsonWriter();
        RunJson.whole(json, task.id(), task.run(seen.run.number()).orElse(seen.run));
        return Response.json(200, json);
    }

    /** The run, ended if the client prefers to wait and it ends in that time. */
    private Seen ended(Request request) throws Problem, InterruptedException {
        Seen first = find(request);
        long number = first.run.number();
        Optional<Task> task = waiting.until(request, first.task,
                now -> now.run(number).map(run -> run.state().ended()).orElse(true));
        return task.flatMap(now -> now.run(number).map(run -> new Seen(now, run))).orElseThrow(() -> noRun(request));
    }

    private Seen find(Request request) throws Problem {
        Task task = scheduler.task(request.parameter("id")).orElseThrow(() -> TaskEndpoints.unknown(request));
        Run run = task.run(request.number("run", "run")).orElseThrow(() -> noRun(request));
        return new Seen(task, run);
    }

    private static Problem noRun(Request request) {
        return new Problem(ProblemType.NOT_FOUND, "The task " + Problem.quote(request.parameter("id")) + " has no run "
                + request.parameter("run") + ", or no longer.");
    }
}
