package ww.http;

import java.util.ArrayList;
import java.util.List;
import ww.http.Operation.Answer;
import ww.http.Operation.Parameter;

/**
 * The table of the API: every operation with its path, its role, its answers and who performs it. Read this file to
 * know what the gateway offers; everything else here is how.
 */
final class Api {
    private static final Parameter LIMIT = new Parameter("limit", "integer", "Items on the page; absent: the most.");
    private static final Parameter CURSOR = new Parameter("cursor", "integer", "From the Link header of a page.");
    private static final Parameter PREFER = new Parameter("Prefer", "string", "wait=SECONDS: answer at its end.");
    private static final Answer GONE = Answer.problem("There is no such thing.");
    private static final Answer WRONG_STATE = Answer.problem("Its state does not allow this.");

    private final List<Route> routes = new ArrayList<>();

    /** The operations that need a scheduler; those about the API itself come with {@link InfoEndpoints}. */
    Api(TaskEndpoints tasks, RunEndpoints runs, ClusterEndpoints cluster, EventEndpoint events, Metrics metrics) {
        addTasks(tasks);
        addCommands(tasks);
        addRuns(runs);
        addCluster(cluster);
        add(Operation.of("GET", "/events", "followEvents", Role.READ, "Follow what happens, as server-sent events.")
                .query(new Parameter("after", "integer", "Begin behind the change of this number."),
                        new Parameter("task", "string", "Only changes of this task."))
                .heeds(new Parameter("Last-Event-ID", "integer", "As browsers send it when they come back."))
                .answers(200, Answer.text("An event's id is its change's number; a gap is said.", "text/event-stream"))
                .answers(503, Answer.problem("Too many streams.")), events::stream);
        add(Operation.of("GET", "/metrics", "getMetrics", Role.READ, "Figures for Prometheus.")
                .answers(200, Answer.text("Text format 0.0.4.", "text/plain")), metrics::text);
    }

    List<Route> routes() {
        return routes;
    }

    private void addTasks(TaskEndpoints tasks) {
        add(Operation.of("POST", "/tasks", "submitTask", Role.SUBMIT, "Submit a task.")
                .heeds(new Parameter("Idempotency-Key", "string", "The same key and form give the same task."), PREFER)
                .takesForm()
                .answers(201, Answer.json("The task is stored and will run; Location is its address.", "TaskSubmitted"))
                .answers(400, Answer.problem("The form or a field cannot be read, or the file is no module."))
                .answers(409, Answer.problem("There is a task of this id."))
                .answers(413, Answer.problem("Larger than a limit, which is named."))
                .answers(415, Answer.problem("The body is no multipart/form-data."))
                .answers(422, Answer.problem("A field's value is not allowed, or the key came with another form."))
                .answers(429, Answer.problem("The gateway holds as many tasks as it may."))
                .answers(503, Answer.problem("The disk failed, or the gateway is stopping or busy."))
                .answers(507, Answer.problem("The disk is full.")), tasks::submit);
        add(Operation.of("GET", "/tasks", "listTasks", Role.READ, "List tasks in the order of submission.")
                .query(new Parameter("state", "string", "Only tasks in one of these states, with commas between."),
                        new Parameter("label", "string", "Only tasks with all these labels, NAME=VALUE with commas."),
                        LIMIT, CURSOR)
                .answers(200, Answer.json("A page; the Link header has the next.", "[TaskItem]")), tasks::list);
        add(Operation.of("GET", "/tasks/{id}", "getTask", Role.READ, "A task with its latest runs and their results.")
                .heeds(PREFER, new Parameter("If-None-Match", "string", "The ETag of what is known already."))
                .answers(200, Answer.json("The task.", "Task"))
                .answers(304, Answer.empty("Nothing has changed.")).answers(404, GONE), tasks::get);
        add(Operation.of("GET", "/tasks/{id}/explain", "explainTask", Role.READ, "Why a task is where it is.")
                .answers(200, Answer.json("Worker by worker.", "Explanation")).answers(404, GONE), tasks::explain);
    }

    private void addCommands(TaskEndpoints tasks) {
        add(Operation.of("DELETE", "/tasks/{id}", "cancelTask", Role.SUBMIT, "Cancel a task and what runs of it.")
                .query(new Parameter("forget", "boolean", "true: forget an ended task with its history instead."))
                .answers(200, Answer.json("The task, cancelled or ended before.", "Task"))
                .answers(204, Answer.empty("Forgotten.")).answers(404, GONE).answers(409, WRONG_STATE), tasks::cancel);
        add(command("pause", "pauseTask", "Hold back the task's runs."), tasks::pause);
        add(command("resume", "resumeTask", "Let the task's runs go on."), tasks::resume);
        add(Operation.of("POST", "/tasks/{id}/run-now", "runTaskNow", Role.SUBMIT, "Make one more run due now.")
                .answers(201, Answer.json("The task; Location is the new run.", "Task"))
                .answers(404, GONE).answers(409, WRONG_STATE), tasks::runNow);
    }

    private static Operation command(String word, String id, String summary) {
        return Operation.of("POST", "/tasks/{id}/" + word, id, Role.SUBMIT, summary)
                .answers(200, Answer.json("The task.", "Task")).answers(404, GONE).answers(409, WRONG_STATE);
    }

    private void addRuns(RunEndpoints runs) {
        add(Operation.of("GET", "/tasks/{id}/runs", "listRuns", Role.READ, "The runs that are kept, by number.")
                .query(LIMIT, CURSOR)
                .answers(200, Answer.json("A page; the Link header has the next.", "[RunItem]"))
                .answers(404, GONE), runs::list);
        add(Operation.of("GET", "/tasks/{id}/runs/{run}", "getRun", Role.READ, "A run with all its attempts.")
                .heeds(PREFER)
                .answers(200, Answer.json("The run.", "Run")).answers(404, GONE), runs::get);
        add(Operation.of("DELETE", "/tasks/{id}/runs/{run}", "cancelRun", Role.SUBMIT, "Cancel one run.")
                .answers(200, Answer.json("The run.", "Run")).answers(404, GONE), runs::cancel);
        add(Operation.of("GET", "/tasks/{id}/runs/{run}/result", "getResult", Role.READ,
                "What a run returned, one value a line; for a command, what it wrote.").heeds(PREFER)
                .answers(200, Answer.text("The result.", "text/plain"))
                .answers(404, Answer.problem("There is no such run, or it failed."))
                .answers(409, Answer.problem("It has not ended.")), runs::result);
        add(output("stdout", "getStdout", "What a run wrote to standard output."), runs::stdout);
        add(output("stderr", "getStderr", "What a run wrote to standard error."), runs::stderr);
    }

    private static Operation output(String word, String id, String summary) {
        return Operation.of("GET", "/tasks/{id}/runs/{run}/" + word, id, Role.READ, summary).heeds(PREFER)
                .answers(200, Answer.text("The bytes kept; Ww-Truncated says that there were more.", "text/plain"))
                .answers(404, GONE);
    }

    private void addCluster(ClusterEndpoints cluster) {
        add(Operation.of("GET", "/workers", "listWorkers", Role.READ, "The workers.")
                .answers(200, Answer.json("All of them.", "[Worker]")), cluster::workers);
        Operation worker = Operation.of("GET", "/workers/{id}", "getWorker", Role.READ, "A worker.");
        add(worker.answers(200, Answer.json("The worker.", "Worker")).answers(404, GONE), cluster::worker);
        add(Operation.of("POST", "/workers/{id}/drain", "drainWorker", Role.ADMIN, "Give a worker nothing new.")
                .answers(200, Answer.json("The worker.", "Worker")).answers(404, GONE), cluster::drain);
        add(Operation.of("POST", "/workers/{id}/undrain", "undrainWorker", Role.ADMIN, "Give a worker new work again.")
                .answers(200, Answer.json("The worker.", "Worker")).answers(404, GONE), cluster::undrain);
        Answer gateway = Answer.json("The gateway.", "Gateway");
        add(Operation.of("GET", "/gateway", "getGateway", Role.READ, "The gateway's figures and limits.")
                .answers(200, gateway), cluster::gateway);
        add(Operation.of("POST", "/gateway/pause", "pauseGateway", Role.ADMIN, "Start no attempts of any task.")
                .answers(200, gateway), cluster::pause);
        add(Operation.of("POST", "/gateway/resume", "resumeGateway", Role.ADMIN, "Start attempts again.")
                .answers(200, gateway), cluster::resume);
        add(Operation.of("GET", "/healthz", "getHealth", Role.ANYONE, "Does the process serve?")
                .answers(200, Answer.json("It does.", "Status")), cluster::health);
        add(Operation.of("GET", "/readyz", "getReadiness", Role.ANYONE, "Are tasks accepted?")
                .answers(200, Answer.json("They are.", "Status"))
                .answers(503, Answer.problem("They are not, and why.")), cluster::ready);
    }

    private void add(Operation operation, Handler handler) {
        routes.add(new Route(operation, handler));
    }
}
