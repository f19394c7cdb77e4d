package ww.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ww.sched.Change;
import ww.sched.EventFeed;
import ww.sched.Scheduler;
import ww.sched.SchedulerEvent;

/**
 * What happens, as it happens: server-sent events (HTML standard, section 9.2). Each has the change's sequence number
 * as its id, so a client that comes back with {@code Last-Event-ID} misses nothing that is still kept; where something
 * is not, an event {@code gap} says so. Comments keep idle streams alive and show a client that is gone.
 */
final class EventEndpoint {
    private static final Logger LOG = System.getLogger("ww.http");

    /** Events written between two flushes at most, so that a client far behind sees progress. */
    private static final int BATCH_EVENTS = 256;

    /** How long a browser waits before it comes back. */
    private static final int RETRY_MILLIS = 2000;

    private final Scheduler scheduler;
    private final HttpLimits limits;
    private final HttpCounters counters;
    private final Closing closing;

    EventEndpoint(Scheduler scheduler, HttpLimits limits, HttpCounters counters, Closing closing) {
        this.scheduler = scheduler;
        this.limits = limits;
        this.counters = counters;
        this.closing = closing;
    }

    Response stream(Request request) throws Problem {
        long from = from(request);
        String task = request.query().get("task");
        if (counters.eventStreams().get() >= limits.eventStreams()) {
            throw full();
        }
        // Some proxies hold answers back unless they are asked not to.
        return Response.stream("text/event-stream", out -> write(out, from, task)).with("X-Accel-Buffering", "no");
    }

    private Problem full() {
        return Problem.retry(ProblemType.OVERLOADED, RETRY_MILLIS / 1000, "There are "
                + limits.eventStreams() + " event streams already, which is the limit.")
                .with("limit", (long) limits.eventStreams());
    }

    /** The first change wanted: behind the last one seen, or what happens from now on. */
    private long from(Request request) throws Problem {
        String header = request.header("Last-Event-ID");
        long seen = header == null || header.isEmpty() ? -1
                : Numbers.parse("header", "Last-Event-ID", header, 0, Long.MAX_VALUE - 1);
        long after = request.query().number("after", seen, 0, Long.MAX_VALUE - 1);
        return (after < 0 ? scheduler.sequence() : after) + 1;
    }

    private void write(OutputStream out, long from, String task) throws IOException {
        if (!HttpCounters.enter(counters.eventStreams(), limits.eventStreams())) {
            return; // another stream took the last place between the check and here; the client comes back
        }
        EventFeed feed = scheduler.events(from);
        Runnable ending = feed::close; // wakes us where we wait
        closing.add(ending);
        try {
            begin(out, feed, from);
            while (!feed.ended() && !closing.isBegun()) {
                follow(out, feed, task);
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "an event stream is cut off as the listener closes");
        } finally {
            closing.remove(ending);
            feed.close();
            counters.eventStreams().decrementAndGet();
        }
    }

    private static void begin(OutputStream out, EventFeed feed, long from) throws IOException {
        text(out, "retry: " + RETRY_MILLIS + "\n\n");
        if (feed.first() > from) {
            long last = feed.first() - 1;
            text(out, "id: " + last + "\nevent: gap\ndata: {\"from\":" + from + ",\"to\":" + last + "}\n\n");
        }
        out.flush();
    }

    private void follow(OutputStream out, EventFeed feed, String task) throws IOException, InterruptedException {
        List<SchedulerEvent> events = feed.next(BATCH_EVENTS, limits.heartbeatTime());
        StringBuilder text = new StringBuilder();
        for (SchedulerEvent event : events) {
            if (task == null || event.change() instanceof Change.OfTask change && change.task().equals(task)) {
                append(text, event);
            }
        }
        // Where the filter has left nothing, the comment still tells the client how far we are.
        text(out, text.isEmpty() ? ": " + scheduler.sequence() + "\n\n" : text.toString());
        out.flush();
    }

    private static void append(StringBuilder text, SchedulerEvent event) {
        JsonWriter json = new JsonWriter();
        ClusterJson.event(json, event);
        text.append("id: ").append(event.sequence())
                .append("\nevent: ").append(ClusterJson.name(event.change()))
                .append("\ndata: ").append(json).append("\n\n");
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
