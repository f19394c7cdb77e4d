package ww.http;

import java.time.Duration;
import ww.sched.Attempt;
import ww.sched.Evidence;
import ww.sched.Run;
import ww.sched.RunOutcome;
import ww.sched.RunStatistics;

/** Runs, attempts and their outcomes as JSON. */
final class RunJson {
    /** A longer result is cut inside JSON, which says so; the whole is at {@code .../result}. */
    private static final int RESULT_CHARACTERS_MAX = 4096;

    private RunJson() { }

    /** A run within a list: where it stands and what came of it. */
    static void item(JsonWriter json, Run run) {
        json.beginObject();
        standing(json, run);
        json.endObject();
    }

    /** A run with all its attempts. */
    static void whole(JsonWriter json, String task, Run run) {
        json.beginObject().member("task", task);
        standing(json, run);
        json.name("attempts").beginArray();
        run.attempts().forEach(attempt -> attempt(json, attempt));
        json.endArray().endObject();
    }

    private static void standing(JsonWriter json, Run run) {
        json.member("run", run.number()).member("state", Words.of(run.state())).optional("reason", run.reason());
        json.member("by_hand", run.byHand());
        TaskJson.time(json, "due", run.dueMillis());
        TaskJson.time(json, "started", run.startedAtMillis());
        TaskJson.time(json, "ended", run.endedAtMillis());
        if (!run.state().ended() && run.notBeforeMillis() > run.dueMillis()) {
            TaskJson.time(json, "not_before", run.notBeforeMillis());
        }
        json.member("attempt_count", run.attempts().size());
        run.lastAttempt().ifPresent(attempt -> json.member("worker", attempt.workerName()));
        run.outcome().ifPresent(outcome -> outcome(json, outcome));
    }

    private static void attempt(JsonWriter json, Attempt attempt) {
        json.beginObject().member("attempt", attempt.number()).member("worker", attempt.worker())
                .member("worker_name", attempt.workerName());
        TaskJson.time(json, "started", attempt.startedAtMillis());
        TaskJson.time(json, "ended", attempt.endedAtMillis());
        attempt.outcome().ifPresent(outcome -> {
            json.member("outcome", Words.of(outcome.getClass()));
            outcome(json, outcome);
            if (!outcome.evidence().equals(Evidence.NONE)) {
                evidence(json, outcome.evidence());
            }
        });
        json.endObject();
    }

    /** {@code result} for what returned, {@code error} for all else. */
    private static void outcome(JsonWriter json, RunOutcome outcome) {
        switch (outcome) {
            case RunOutcome.Succeeded succeeded -> {
                String result = succeeded.result();
                boolean cut = result.length() > RESULT_CHARACTERS_MAX;
                json.member("result", cut ? result.substring(0, RESULT_CHARACTERS_MAX) : result);
                if (cut) {
                    json.member("result_truncated", true);
                }
                json.member("exit_code", succeeded.exitCode());
            }
            case RunOutcome.TaskFault fault -> error(json, "task", fault.kind(), fault.message());
            case RunOutcome.WorkerFault fault -> error(json, "worker", fault.kind(), fault.message());
            case RunOutcome.TimedOut timedOut -> error(json, "task", "timed-out", "The run was stopped after "
                    + seconds(timedOut.limit()) + ", its limit.");
            case RunOutcome.Cancelled _ -> error(json, "owner", "cancelled", "The run was stopped on request.");
        }
    }

    private static void error(JsonWriter json, String fault, String kind, String message) {
        json.name("error").beginObject().member("fault", fault).member("kind", kind).member("message", message)
                .endObject();
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static void evidence(JsonWriter json, Evidence evidence) {
        json.member("stdout_bytes", evidence.stdout().length())
                .member("stdout_truncated", evidence.stdout().truncated())
                .member("stderr_bytes", evidence.stderr().length())
                .member("stderr_truncated", evidence.stderr().truncated());
        RunStatistics statistics = evidence.statistics();
        known(json, "wall_nanos", statistics.wallNanos());
        known(json, "cpu_nanos", statistics.cpuNanos());
        known(json, "compile_nanos", statistics.compileNanos());
        known(json, "peak_bytes", statistics.peakBytes());
        if (!statistics.equals(RunStatistics.UNKNOWN)) {
            json.member("module_cached", statistics.moduleCached());
        }
    }

    private static void known(JsonWriter json, String name, long value) {
        if (value >= 0) {
            json.member(name, value);
        }
    }
}
