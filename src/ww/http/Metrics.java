package ww.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import ww.sched.Scheduler;
import ww.sched.WorkerView;

/**
 * {@code /metrics} in the text format of Prometheus. Label values come from our own small enumerations only, never from
 * ids, so the number of series does not grow with use.
 */
final class Metrics {
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final Scheduler scheduler;
    private final HttpCounters counters;
    private final long startedNanos = System.nanoTime();

    Metrics(Scheduler scheduler, HttpCounters counters) {
        this.scheduler = scheduler;
        this.counters = counters;
    }

    Response text(Request request) {
        StringBuilder out = new StringBuilder(2048);
        head(out, "ww_tasks", "gauge", "Tasks by state.");
        scheduler.counts().forEach((state, count) -> labelled(out, "ww_tasks", "state", Words.of(state), count));
        workers(out, scheduler.workers());
        single(out, "ww_changes_total", "counter", "Changes recorded: accepted, due, started, ended and so on.",
                scheduler.sequence());
        single(out, "ww_paused", "gauge", "1 while all placement is paused by hand.", scheduler.paused() ? 1 : 0);
        single(out, "ww_ready", "gauge", "1 while tasks are accepted.", scheduler.unready().isEmpty() ? 1 : 0);
        single(out, "ww_misreports_total", "counter", "Reports of attempts by workers that were not given them.",
                scheduler.misreports());
        http(out);
        Runtime runtime = Runtime.getRuntime();
        single(out, "ww_heap_used_bytes", "gauge", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        single(out, "ww_heap_max_bytes", "gauge", "Heap at most.", runtime.maxMemory());
        single(out, "ww_uptime_seconds", "gauge", "Since the HTTP side started.",
                (System.nanoTime() - startedNanos) / NANOS_PER_SECOND);
        return Response.bytes(200, "text/plain; version=0.0.4; charset=utf-8",
                out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void workers(StringBuilder out, List<WorkerView> workers) {
        head(out, "ww_workers", "gauge", "Workers by health.");
        for (WorkerView.Health health : WorkerView.Health.values()) {
            labelled(out, "ww_workers", "health", Words.of(health),
                    workers.stream().filter(worker -> worker.health() == health).count());
        }
        single(out, "ww_worker_slots", "gauge", "Attempts all workers can make at once.",
                workers.stream().mapToLong(WorkerView::slots).sum());
        single(out, "ww_worker_stuck_slots", "gauge", "Slots lost to guests that do not stop.",
                workers.stream().mapToLong(WorkerView::stuckSlots).sum());
        single(out, "ww_worker_attempts", "gauge", "Attempts under way.",
                workers.stream().mapToLong(worker -> worker.outstanding().size()).sum());
    }

    private void http(StringBuilder out) {
        head(out, "ww_http_answers_total", "counter", "Answers by the class of their status.");
        for (int digit = 2; digit <= 5; digit++) {
            labelled(out, "ww_http_answers_total", "status", digit + "xx", counters.answers(digit));
        }
        single(out, "ww_http_timeouts_total", "counter", "Clients that took too long.", counters.timeouts());
        single(out, "ww_http_requests", "gauge", "Requests under way.", counters.active().get());
        single(out, "ww_http_event_streams", "gauge", "Open event streams.", counters.eventStreams().get());
        single(out, "ww_http_waiters", "gauge", "Requests that wait for a task.", counters.waiters().get());
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n')
                .append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void labelled(StringBuilder out, String name, String label, String value, long number) {
        out.append(name).append('{').append(label).append("=\"").append(value).append("\"} ").append(number)
                .append('\n');
    }

    private static void single(StringBuilder out, String name, String type, String help, long number) {
        head(out, name, type, help);
        out.append(name).append(' ').append(number).append('\n');
    }
}
