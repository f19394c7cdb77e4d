package ww.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import ww.sched.Scheduler;
import ww.sched.Task;

/**
 * Answers that come when something has happened rather than at once ({@code Prefer: wait=N}). Waiters are counted: who
 * comes when too many wait already is answered at once, which the preference allows.
 */
final class Waiting {
    /** How soon a waiter notices that the listener closes. */
    private static final Duration ROUND_TIME = Duration.ofMillis(250);

    private final Scheduler scheduler;
    private final HttpLimits limits;
    private final HttpCounters counters;
    private final Closing closing;

    Waiting(Scheduler scheduler, HttpLimits limits, HttpCounters counters, Closing closing) {
        this.scheduler = scheduler;
        this.limits = limits;
        this.counters = counters;
        this.closing = closing;
    }

    /** The task as it is when {@code enough} holds or the preferred wait is over; empty if it is gone by then. */
    Optional<Task> until(Request request, Task seen, Predicate<Task> enough) throws InterruptedException {
        Optional<Duration> wait = preferred(request);
        if (wait.isEmpty() || enough.test(seen) || !HttpCounters.enter(counters.waiters(), limits.waiters())) {
            return Optional.of(seen);
        }
        try {
            return await(seen, enough, System.nanoTime() + wait.get().toNanos());
        } finally {
            counters.waiters().decrementAndGet();
        }
    }

    private Optional<Task> await(Task seen, Predicate<Task> enough, long until) throws InterruptedException {
        Optional<Task> task = Optional.of(seen);
        long left = until - System.nanoTime();
        while (task.isPresent() && !enough.test(task.get()) && left > 0 && !closing.isBegun()) {
            Duration round = Duration.ofNanos(Math.min(left, ROUND_TIME.toNanos()));
            task = scheduler.await(seen.id(), task.get().changed(), round);
            left = until - System.nanoTime();
        }
        return task;
    }

    /** Says in the answer that the preference was heeded. */
    Response applied(Request request, Response response) {
        return preferred(request).map(wait -> response.with("Preference-Applied", "wait=" + wait.toSeconds()))
                .orElse(response);
    }

    private Optional<Duration> preferred(Request request) {
        return Preference.wait(request.header("Prefer"), limits.waitTime());
    }
}
