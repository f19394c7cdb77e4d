package ww.sched;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scheduler of one gateway: takes tasks, decides which worker makes which run when, and keeps what became of them.
 *
 * <p>Every method may be called from any thread. Those that change something block until the change is stored (a
 * fraction of a millisecond on a good disk, shared by all callers at that moment), so call them on virtual threads.
 * Those that only read never block and see what is stored, not what is about to be.
 */
public final class Scheduler implements AutoCloseable {
    private Scheduler() {
    }

    /** A scheduler whose tasks are forgotten when it is closed. */
    public static Scheduler ephemeral(SchedulerSettings settings, Runner runner) {
        throw new IllegalStateException("not open yet");
    }

    /**
     * A scheduler that keeps everything in a directory, which is made if it is missing and locked while this is open.
     * Tasks found there go on: waiting runs wait, missed occurrences are treated as their policies say, attempts that
     * were under way are adopted when their workers come back.
     *
     * @throws IOException if the directory is in use, cannot be written, or holds a journal that is damaged; the
     *                     message says what to do
     */
    public static Scheduler open(Path data, SchedulerSettings settings, Runner runner) throws IOException {
        throw new IllegalStateException("not open yet");
    }

    // ---- tasks

    public SubmitResult submit(TaskSpec spec) {
        return submit(spec, Optional.empty());
    }

    public SubmitResult submit(TaskSpec spec, Optional<IdempotencyKey> key) {
        throw new IllegalStateException("not open yet");
    }

    /** Ends a task: waiting runs are cancelled at once, running ones are stopped, nothing is due any more. */
    public CommandResult cancel(String id) {
        throw new IllegalStateException("not open yet");
    }

    /** Ends one run of a task; the task goes on. */
    public CommandResult cancelRun(String id, long run) {
        throw new IllegalStateException("not open yet");
    }

    /** Holds back a task's runs that have not started. */
    public CommandResult pause(String id) {
        throw new IllegalStateException("not open yet");
    }

    public CommandResult resume(String id) {
        throw new IllegalStateException("not open yet");
    }

    /** Makes one more run due now, also of a task that has ended. It does not count as one of the schedule's. */
    public CommandResult runNow(String id) {
        throw new IllegalStateException("not open yet");
    }

    /** Forgets an ended task and its history. A task that has not ended is refused: cancel it first. */
    public CommandResult remove(String id) {
        throw new IllegalStateException("not open yet");
    }

    public Optional<Task> task(String id) {
        throw new IllegalStateException("not open yet");
    }

    /**
     * A part of the list of tasks.
     *
     * @param cursor 0 for the beginning, or {@link TaskPage#next()} of the page before
     * @param max    tasks on the page, 1 to 1000
     */
    public TaskPage tasks(TaskFilter filter, long cursor, int max) {
        throw new IllegalStateException("not open yet");
    }

    /** Number of tasks by state, for metrics. */
    public Map<Task.State, Long> counts() {
        throw new IllegalStateException("not open yet");
    }

    /**
     * Waits until the task differs from what the caller has seen, or the time is over, and returns it as it is then.
     *
     * @param changed {@link Task#changed()} of what was seen; 0 returns at once
     */
    public Optional<Task> await(String id, long changed, Duration wait) throws InterruptedException {
        throw new IllegalStateException("not open yet");
    }

    public Optional<Explanation> explain(String id) {
        throw new IllegalStateException("not open yet");
    }

    /** Modules of tasks: put one here before submitting. */
    public Modules modules() {
        throw new IllegalStateException("not open yet");
    }

    // ---- workers: called by whoever holds the connections

    /**
     * A worker has come, or come again: a worker of the same id is replaced, and its attempts are kept if the new one
     * holds them. Attempts it holds that are no longer wanted are cancelled through the runner.
     */
    public void workerJoined(WorkerSpec worker) {
        throw new IllegalStateException("not open yet");
    }

    /** A worker's connection has ended; its attempts are lost and their runs go elsewhere at once. */
    public void workerLeft(String worker, String reason) {
        throw new IllegalStateException("not open yet");
    }

    /** A worker gave a sign of life. Cheap; call it for every answered ping. */
    public void workerHeard(String worker) {
        throw new IllegalStateException("not open yet");
    }

    /** Stops (or again allows) new attempts on a worker; what it has goes on. False if there is no such worker. */
    public boolean drainWorker(String worker, boolean draining) {
        throw new IllegalStateException("not open yet");
    }

    /**
     * The outcome of an attempt that this scheduler object did not start itself: one adopted after a restart. False
     * if it is no longer wanted.
     */
    public boolean report(AttemptId attempt, RunOutcome outcome) {
        throw new IllegalStateException("not open yet");
    }

    public List<WorkerView> workers() {
        throw new IllegalStateException("not open yet");
    }

    // ---- the whole

    /** Stops all placement, or allows it again. Kept across restarts. */
    public void pauseAll(boolean paused) {
        throw new IllegalStateException("not open yet");
    }

    public boolean paused() {
        throw new IllegalStateException("not open yet");
    }

    /** Listens to changes from the given number on; see {@link EventFeed#first()}. */
    public EventFeed events(long fromSequence) {
        throw new IllegalStateException("not open yet");
    }

    /** The number of the latest stored change. */
    public long sequence() {
        throw new IllegalStateException("not open yet");
    }

    /** Why nothing more is accepted, if so: the disk failed, is full, or the gateway is stopping. */
    public Optional<String> unready() {
        throw new IllegalStateException("not open yet");
    }

    /**
     * Accepts no more tasks and starts no more attempts, and waits until those under way have ended.
     *
     * @return false if the time was over before
     */
    public boolean drain(Duration wait) throws InterruptedException {
        throw new IllegalStateException("not open yet");
    }

    /** Stops at once; attempts under way are left to their workers. Returns when the scheduler's threads have ended. */
    @Override
    public void close() {
    }
}
