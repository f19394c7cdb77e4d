package ww.sched;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link Runner} for code that blocks: one virtual thread per attempt, interrupted when the attempt is cancelled.
 */
public final class ThreadRunner implements Runner, AutoCloseable {
    private final Body body;
    /** Written by the scheduler's thread and by each attempt's thread at its end. */
    private final Map<AttemptId, Thread> threads = new ConcurrentHashMap<>();

    /** What one attempt does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Makes an attempt and returns how it ended. Called on a virtual thread of its own.
         *
         * @throws InterruptedException when the attempt was cancelled; it is recorded as cancelled
         * @throws Exception anything else is taken as the worker's fault
         */
        RunOutcome run(Assignment assignment) throws Exception;
    }

    public ThreadRunner(Body body) {
        this.body = body;
    }

    @Override
    public void start(Assignment assignment, Report report) {
        Thread thread = Thread.ofVirtual().name("run " + assignment.attempt()).unstarted(() -> {
            RunOutcome outcome = outcome(assignment);
            threads.remove(assignment.attempt());
            report.outcome(outcome);
        });
        threads.put(assignment.attempt(), thread);
        thread.start();
    }

    @Override
    public void cancel(String worker, AttemptId attempt) {
        Thread thread = threads.get(attempt);
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Interrupts every attempt and returns when their threads have ended. */
    @Override
    public void close() {
        for (Thread thread : threads.values()) {
            thread.interrupt();
        }
        for (Thread thread : threads.values()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private RunOutcome outcome(Assignment assignment) {
        try {
            return body.run(assignment);
        } catch (InterruptedException e) {
            return new RunOutcome.Cancelled();
        } catch (Exception e) {
            return new RunOutcome.WorkerFault("internal", String.valueOf(e));
        }
    }
}
