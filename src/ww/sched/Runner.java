package ww.sched;

/**
 * What the scheduler needs from the outside: attempts started and stopped on workers. All methods are called on the
 * scheduler's own thread, in order (an attempt's {@code start} before its {@code cancel}), so they must not block:
 * note the attempt, hand the work to a virtual thread, return. {@link ThreadRunner} does that for code that blocks.
 *
 * <p>What a method throws is taken as the worker's fault and logged; the scheduler goes on.
 */
public interface Runner {
    /**
     * Starts an attempt. Its outcome is reported exactly once, from any thread, also from within this call; a worker
     * that cannot be reached is reported as {@link RunOutcome.WorkerFault}. A second report is ignored.
     */
    void start(Assignment assignment, Report report);

    /**
     * Asks for an attempt to be stopped. Its outcome is still reported by the {@code report} it was started with
     * (usually {@link RunOutcome.Cancelled}); if none comes within
     * {@link SchedulerSettings#cancelGrace()} the run is recorded as cancelled without it. An unknown attempt is
     * ignored.
     */
    void cancel(String worker, AttemptId attempt);

    /**
     * Says that the scheduler has given up a worker that fell silent, so that its connection can be closed. Not called
     * for workers that left by {@link Scheduler#workerLeft}.
     */
    default void lost(String worker, String reason) {
    }

    /**
     * Says that a task with this module was accepted, so that workers can fetch and compile it before the first run
     * is due. A hint.
     */
    default void prepare(ModuleRef module) {
    }

    /** Where an attempt's outcome goes. */
    @FunctionalInterface
    interface Report {
        void outcome(RunOutcome outcome);
    }
}
