package ww.http;

import java.util.Map;
import ww.sched.AttemptId;
import ww.sched.Change;
import ww.sched.SchedulerEvent;
import ww.sched.Task;
import ww.sched.WorkerView;

/** Workers and events as JSON. */
final class ClusterJson {
    private ClusterJson() { }

    static void worker(JsonWriter json, WorkerView worker) {
        json.beginObject().member("id", worker.id()).member("name", worker.name())
                .member("health", Words.of(worker.health())).member("slots", worker.slots())
                .member("stuck_slots", worker.stuckSlots());
        TaskJson.pairs(json, "labels", worker.labels());
        json.name("outstanding").beginArray();
        for (AttemptId attempt : worker.outstanding()) {
            json.beginObject().member("task", attempt.task()).member("run", attempt.run())
                    .member("attempt", attempt.attempt()).endObject();
        }
        json.endArray().member("succeeded", worker.succeeded()).member("failed", worker.failed());
        TaskJson.time(json, "joined", worker.joinedAtMillis());
        TaskJson.time(json, "heard", worker.heardAtMillis());
        json.endObject();
    }

    /** The name under which an event is sent: {@code task-accepted}, {@code run-ended}, ... */
    static String name(Change change) {
        return Words.of(change.getClass());
    }

    static void event(JsonWriter json, SchedulerEvent event) {
        json.beginObject().member("sequence", event.sequence()).member("event", name(event.change()));
        TaskJson.time(json, "at", event.atMillis());
        switch (event.change()) {
            case Change.OfTask change -> {
                json.member("task", change.task());
                task(json, change);
            }
            case Change.OfCluster change -> cluster(json, change);
        }
        json.endObject();
    }

    private static void task(JsonWriter json, Change.OfTask change) {
        switch (change) {
            case Change.TaskAccepted accepted -> due(json, "next_due", accepted.nextDueMillis());
            case Change.RunDue due -> {
                json.member("run", due.run()).member("by_hand", due.byHand());
                due(json, "due", due.dueMillis());
                due(json, "next_due", due.nextDueMillis());
            }
            case Change.RunSkipped skipped -> {
                json.member("run", skipped.run()).member("reason", skipped.reason());
                due(json, "due", skipped.dueMillis());
                due(json, "next_due", skipped.nextDueMillis());
            }
            case Change.AttemptStarted started -> json.member("run", started.run())
                    .member("attempt", started.attempt()).member("worker", started.worker())
                    .member("worker_name", started.workerName());
            case Change.AttemptEnded ended -> json.member("run", ended.run()).member("attempt", ended.attempt())
                    .member("outcome", Words.of(ended.outcome().getClass()));
            case Change.RunRetried retried -> {
                json.member("run", retried.run()).member("reason", retried.reason());
                due(json, "not_before", retried.notBeforeMillis());
            }
            case Change.RunCancelling cancelling ->
                json.member("run", cancelling.run()).member("reason", cancelling.reason());
            case Change.RunEnded ended -> json.member("run", ended.run()).member("state", Words.of(ended.state()))
                    .optional("reason", ended.reason());
            case Change.TaskPlanned planned -> due(json, "next_due", planned.nextDueMillis());
            case Change.TaskEnded ended -> json.member("end", Words.of(ended.end()));
            default -> { } // paused, resumed, reopened, removed: the event's name says it all
        }
    }

    private static void cluster(JsonWriter json, Change.OfCluster change) {
        switch (change) {
            case Change.WorkerJoined joined -> {
                json.member("worker", joined.worker()).member("worker_name", joined.name())
                        .member("slots", joined.slots());
                TaskJson.pairs(json, "labels", joined.labels());
            }
            case Change.WorkerLeft left -> json.member("worker", left.worker()).member("reason", left.reason());
            case Change.WorkerHealth health ->
                json.member("worker", health.worker()).member("health", Words.of(health.health()));
            case Change.GatewayPaused paused -> json.member("paused", paused.paused());
            case Change.ClockSet clock -> json.member("wall_offset_ms", clock.wallOffsetMillis());
        }
    }

    private static void due(JsonWriter json, String name, long millis) {
        if (millis != Task.NEVER) {
            TaskJson.time(json, name, millis);
        }
    }

    static void counts(JsonWriter json, String name, Map<? extends Enum<?>, Long> counts) {
        json.name(name).beginObject();
        counts.forEach((state, count) -> json.member(Words.of(state), count));
        json.endObject();
    }
}
