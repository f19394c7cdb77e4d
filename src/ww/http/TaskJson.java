package ww.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ww.sched.Call;
import ww.sched.Explanation;
import ww.sched.Invocation;
import ww.sched.Policies;
import ww.sched.RetryPolicy;
import ww.sched.Run;
import ww.sched.Schedule;
import ww.sched.Task;
import ww.sched.TaskSpec;

/**
 * Tasks as JSON. The demo's members come first, in its order and with its two spellings: {@code completions} in what
 * GET answers, {@code complete} (the form's value) in what POST answers. Ours follow. Times are RFC 3339 in UTC,
 * durations are seconds.
 */
final class TaskJson {
    /** Runs shown inside a task; the rest is under {@code /tasks/ID/runs}. */
    static final int RUNS_SHOWN_MAX = 100;

    private static final int MILLIS_PER_SECOND = 1000;

    private TaskJson() { }

    /** The answer to a submission. */
    static void submitted(JsonWriter json, Task task) {
        json.beginObject();
        TaskSpec spec = task.spec();
        json.member("id", spec.id()).member("description", spec.description()).member("complete", spec.complete());
        timing(json, spec);
        json.name("wasm").nullValue();
        call(json, spec.invocation());
        standing(json, task);
        json.endObject();
    }

    /** One line of the list. */
    static void item(JsonWriter json, Task task) {
        json.beginObject();
        demo(json, task);
        standing(json, task);
        json.endObject();
    }

    /** Everything about a task, with its runs. */
    static void whole(JsonWriter json, Task task) {
        json.beginObject();
        demo(json, task);
        standing(json, task);
        entry(json, task.spec().invocation().call());
        limits(json, task.spec());
        policies(json, task.spec().policies());
        counts(json, task.counts());
        List<Run> runs = task.runs();
        int from = Math.max(0, runs.size() - RUNS_SHOWN_MAX);
        json.member("runs_omitted", task.lastRun() - (runs.size() - from));
        json.name("runs").beginArray();
        runs.subList(from, runs.size()).forEach(run -> RunJson.item(json, run));
        json.endArray().endObject();
    }

    static void explanation(JsonWriter json, Explanation explanation) {
        json.beginObject()
                .member("id", explanation.task().id())
                .member("state", Words.of(explanation.task().state()))
                .member("summary", explanation.summary())
                .member("hint", explanation.hint())
                .name("workers").beginArray();
        for (Explanation.WorkerReason worker : explanation.workers()) {
            json.beginObject().member("id", worker.worker()).member("name", worker.name())
                    .member("eligible", worker.eligible()).member("reason", worker.reason()).endObject();
        }
        json.endArray().endObject();
    }

    private static void demo(JsonWriter json, Task task) {
        TaskSpec spec = task.spec();
        json.member("id", spec.id()).member("description", spec.description())
                .member("completions", task.completions());
        timing(json, spec);
        call(json, spec.invocation());
    }

    private static void timing(JsonWriter json, TaskSpec spec) {
        seconds(json, "duration", spec.limits().timeLimit());
        switch (spec.schedule()) {
            case Schedule.Interval interval -> {
                seconds(json, "start", interval.start());
                seconds(json, "delay", interval.delay());
                json.member("repeats", interval.repeats());
            }
            case Schedule.Calendar calendar ->
                json.member("start", 0).member("delay", 0).member("repeats", calendar.repeats());
        }
    }

    private static void call(JsonWriter json, Invocation invocation) {
        json.member("input", invocation.input()).member("difficulty", invocation.difficulty());
    }

    /** What is ours beside the demo's members, in every view of a task. */
    private static void standing(JsonWriter json, Task task) {
        TaskSpec spec = task.spec();
        json.member("state", Words.of(task.state())).member("paused", task.paused());
        json.name("module").beginObject().member("sha256", spec.invocation().module().sha256())
                .member("bytes", spec.invocation().module().bytes()).endObject();
        if (spec.schedule() instanceof Schedule.Calendar calendar) {
            json.member("cron", calendar.cron().text()).member("zone", calendar.zone().getId());
        }
        spec.schedule().until().ifPresent(until -> json.member("until", until.toString()));
        pairs(json, "labels", spec.labels());
        json.member("last_run", task.lastRun());
        time(json, "accepted", task.acceptedAtMillis());
        if (task.nextDueMillis() != Task.NEVER && !task.ended()) {
            time(json, "next_due", task.nextDueMillis());
        }
        time(json, "ended", task.endedAtMillis());
    }

    private static void entry(JsonWriter json, Call call) {
        switch (call) {
            case Call.Function function ->
                json.member("call", "function").member("export", function.export())
                        .strings("args", function.arguments());
            case Call.Command command -> {
                json.member("call", "command").strings("args", command.arguments());
                pairs(json, "env", command.environment());
                json.member("stdin_bytes", command.stdin().length);
            }
        }
    }

    private static void limits(JsonWriter json, TaskSpec spec) {
        json.member("memory", spec.limits().memoryPages()).member("stack", spec.limits().stackBytes())
                .member("output", spec.limits().outputBytes());
    }

    private static void policies(JsonWriter json, Policies policies) {
        RetryPolicy retry = policies.retry();
        json.member("attempts", retry.attemptsMax()).member("worker_faults", retry.workerFaultsMax());
        seconds(json, "backoff", retry.backoff());
        json.name("backoff_factor").value(retry.factor());
        seconds(json, "backoff_max", retry.backoffMax());
        json.name("jitter").value(retry.jitter());
        json.strings("retry_on", retry.on().stream().sorted().toList());
        json.member("overlap", Words.of(policies.overlap())).member("misfire", Words.of(policies.misfire()));
        seconds(json, "misfire_window", policies.misfireWindow());
        seconds(json, "queue_timeout", policies.queueTimeout());
        json.member("priority", policies.priority());
        pairs(json, "require", policies.require());
        json.member("runs_kept", policies.runsKept());
    }

    private static void counts(JsonWriter json, Task.Counts counts) {
        json.name("counts").beginObject()
                .member("succeeded", counts.succeeded()).member("failed", counts.failed())
                .member("timed_out", counts.timedOut()).member("cancelled", counts.cancelled())
                .member("expired", counts.expired()).member("skipped", counts.skipped()).endObject();
    }

    static void pairs(JsonWriter json, String name, Map<String, String> pairs) {
        json.name(name).beginObject();
        new TreeMap<>(pairs).forEach(json::member);
        json.endObject();
    }

    /** A whole number where it is one, as the demo's clients expect. */
    static void seconds(JsonWriter json, String name, Duration duration) {
        long millis = duration.toMillis();
        if (millis % MILLIS_PER_SECOND == 0) {
            json.member(name, millis / MILLIS_PER_SECOND);
        } else {
            json.name(name).value(millis / (double) MILLIS_PER_SECOND);
        }
    }

    /** A time, left out where it has not come. */
    static void time(JsonWriter json, String name, long millis) {
        if (millis != 0) {
            json.member(name, Instant.ofEpochMilli(millis).toString());
        }
    }
}
