package ww.http;

import java.util.Optional;
import ww.sched.Scheduler;
import ww.sched.WorkerView;

/** Workers, and the gateway as a whole. */
final class ClusterEndpoints {
    private final Scheduler scheduler;
    private final HttpLimits limits;

    ClusterEndpoints(Scheduler scheduler, HttpLimits limits) {
        this.scheduler = scheduler;
        this.limits = limits;
    }

    Response workers(Request request) {
        JsonWriter json = new JsonWriter().beginArray();
        scheduler.workers().forEach(worker -> ClusterJson.worker(json, worker));
        return Response.json(200, json.endArray());
    }

    Response worker(Request request) throws Problem {
        return view(request);
    }

    Response drain(Request request) throws Problem {
        return drain(request, true);
    }

    Response undrain(Request request) throws Problem {
        return drain(request, false);
    }

    private Response drain(Request request, boolean draining) throws Problem {
        if (!scheduler.drainWorker(request.parameter("id"), draining)) {
            throw unknown(request);
        }
        return view(request);
    }

    private Response view(Request request) throws Problem {
        String id = request.parameter("id");
        WorkerView worker = scheduler.workers().stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow(() -> unknown(request));
        JsonWriter json = new JsonWriter();
        ClusterJson.worker(json, worker);
        return Response.json(200, json);
    }

    private static Problem unknown(Request request) {
        return new Problem(ProblemType.NOT_FOUND, "There is no worker " + Problem.quote(request.parameter("id")) + ".");
    }

    /** What the gateway holds and takes: the numbers a client needs to know what it may send. */
    Response gateway(Request request) {
        JsonWriter json = new JsonWriter().beginObject().member("paused", scheduler.paused());
        ClusterJson.counts(json, "tasks", scheduler.counts());
        json.member("workers", scheduler.workers().size())
                .member("slots", scheduler.workers().stream().mapToLong(WorkerView::slots).sum())
                .member("sequence", scheduler.sequence());
        json.name("limits").beginObject()
                .member("module_bytes", limits.moduleBytes())
                .member("field_bytes", limits.fieldBytes())
                .member("stdin_bytes", limits.inputBytes())
                .member("form_bytes", limits.formBytes())
                .member("parts", MultipartLimits.DEFAULT.parts())
                .member("page_items", limits.pageItems())
                .member("requests", limits.requests())
                .member("event_streams", limits.eventStreams())
                .member("wait_seconds", limits.waitTime().toSeconds())
                .member("head_seconds", limits.headTime().toSeconds())
                .member("body_idle_seconds", limits.bodyIdleTime().toSeconds())
                .member("body_seconds", limits.bodyTime().toSeconds())
                .endObject();
        return Response.json(200, json.endObject());
    }

    Response pause(Request request) {
        scheduler.pauseAll(true);
        return gateway(request);
    }

    Response resume(Request request) {
        scheduler.pauseAll(false);
        return gateway(request);
    }

    /** The process serves: nothing else is asked. */
    Response health(Request request) {
        return Response.json(200, new JsonWriter().beginObject().member("status", "ok").endObject());
    }

    /** Tasks can be accepted. */
    Response ready(Request request) throws Problem {
        Optional<String> unready = scheduler.unready();
        if (unready.isPresent()) {
            throw Problem.retry(ProblemType.OVERLOADED, 1, "No tasks are accepted: " + unready.get() + ".");
        }
        return Response.json(200, new JsonWriter().beginObject().member("status", "ready")
                .member("workers", scheduler.workers().size()).endObject());
    }
}
