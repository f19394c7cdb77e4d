package ww.sched;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import ww.journal.BlobStore;

/**
 * The scheduler of one gateway: takes tasks, decides which worker makes which run when, and keeps what became of them.
 *
 * <p>Every method may be called from any thread. Those that change something block until the change is stored (a
 * fraction of a millisecond on a good disk, shared by all callers at that moment), so call them on virtual threads.
 * Those that only read tasks never block and see what is stored, not what is about to be; {@link #workers} and
 * {@link #explain} are answered between two turns of the scheduler's thread.
 */
public final class Scheduler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("ww.sched");

    /** How often modules nobody refers to are looked for, and the wall clock is compared. */
    private static final long UPKEEP_SECONDS = 30;

    /** Beyond this a thread of ours that does not end is worth a word in the log. */
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

    /** A full inbox empties within moments. */
    private static final Duration QUEUE_RETRY_AFTER = Duration.ofSeconds(1);

    private final SchedulerSettings settings;
    private final Published published = new Published();
    private final Inbox inbox = new Inbox();
    private final EventRing events;
    private final Storage storage;
    private final TimeSource time;
    private final ScheduledThreadPoolExecutor timer;
    private final SchedulerLoop loop;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Scheduler(SchedulerSettings settings, Storage storage, Runner runner) {
        this.settings = settings;
        this.storage = storage;
        this.events = storage.events();
        Cluster cluster = storage.cluster();
        this.time = new SteadyTime(cluster.nowMillis());
        cluster.recovered(time.millis());
        this.timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("sched timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        Ledger ledger = new Ledger(cluster, storage.log(), published, events);
        this.loop = new SchedulerLoop(ledger, storage.log(), inbox, runner, time, timer, settings.snapshotBytes());
        this.thread = Thread.ofPlatform().name("sched").start(loop);
        inbox.wake();
        timer.scheduleWithFixedDelay(this::upkeep, UPKEEP_SECONDS, UPKEEP_SECONDS, TimeUnit.SECONDS);
    }

    /** A scheduler whose tasks are forgotten when it is closed. */
    public static Scheduler ephemeral(SchedulerSettings settings, Runner runner) {
        return new Scheduler(settings, Storage.none(settings), runner);
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
        return over(Storage.in(data, settings), settings, runner);
    }

    /** A scheduler that takes up what a storage holds, and closes it. */
    static Scheduler over(Storage storage, SchedulerSettings settings, Runner runner) {
        return new Scheduler(settings, storage, runner);
    }

    // ---- tasks

    public SubmitResult submit(TaskSpec spec) {
        return submit(spec, Optional.empty());
    }

    public SubmitResult submit(TaskSpec spec, Optional<IdempotencyKey> key) {
        Optional<String> failed = loop.failed();
        Optional<String> stalled = loop.stalled();
        if (failed.isPresent() || stalled.isPresent()) {
            return key.flatMap(this::replay).orElseGet(() -> failed.isPresent()
                    ? new SubmitResult.StorageFailed(failed.get()) : new SubmitResult.StorageFull(stalled.get()));
        }
        if (inbox.size() >= settings.queueMax()) {
            return new SubmitResult.Full(settings.tasksMax(), QUEUE_RETRY_AFTER);
        }
        ModuleRef module = spec.invocation().module();
        try (BlobStore.Pin pin = storage.blobs().pin(module.sha256()).orElse(null)) {
            if (pin == null) {
                return new SubmitResult.ModuleMissing(module);
            }
            return (SubmitResult) tell(new Event.Submit(spec, key)).orElseGet(SubmitResult.Stopping::new);
        } catch (IOException e) {
            return new SubmitResult.StorageFailed(e.getMessage());
        }
    }

    /** The answer to a key that came before, from what is stored: it needs no disk. */
    private Optional<SubmitResult> replay(IdempotencyKey key) {
        return ask(() -> Admission.taskOf(loop.cluster(), key))
                .flatMap(decided -> decided)
                // What was decided may not be stored yet, and then nobody may hear of it.
                .flatMap(decided -> published.task(decided.id())
                        .filter(stored -> stored.sequence() == decided.sequence()))
                .map(stored -> Admission.replay(stored, key));
    }

    /** Ends a task: waiting runs are cancelled at once, running ones are stopped, nothing is due any more. */
    public CommandResult cancel(String id) {
        return command(new Event.Cancel(id));
    }

    /** Ends one run of a task; the task goes on. */
    public CommandResult cancelRun(String id, long run) {
        return command(new Event.CancelRun(id, run));
    }

    /** Holds back a task's runs that have not started. */
    public CommandResult pause(String id) {
        return command(new Event.Pause(id, true));
    }

    public CommandResult resume(String id) {
        return command(new Event.Pause(id, false));
    }

    /** Makes one more run due now, also of a task that has ended. It does not count as one of the schedule's. */
    public CommandResult runNow(String id) {
        return command(new Event.RunNow(id));
    }

    /** Forgets an ended task and its history. A task that has not ended is refused: cancel it first. */
    public CommandResult remove(String id) {
        return command(new Event.Remove(id));
    }

    public Optional<Task> task(String id) {
        return published.task(id);
    }

    /**
     * A part of the list of tasks.
     *
     * @param cursor 0 for the beginning, or {@link TaskPage#next()} of the page before
     * @param max    tasks on the page, 1 to 1000
     */
    public TaskPage tasks(TaskFilter filter, long cursor, int max) {
        return published.page(filter, cursor, max);
    }

    /** Number of tasks by state, for metrics. */
    public Map<Task.State, Long> counts() {
        return published.counts();
    }

    /**
     * Waits until the task differs from what the caller has seen, or the time is over, and returns it as it is then.
     *
     * @param changed {@link Task#changed()} of what was seen; 0 returns at once
     */
    public Optional<Task> await(String id, long changed, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (published.task(id).isPresent()) {
            CompletableFuture<Void> change = published.watch(id);
            Optional<Task> task = published.task(id);
            long left = until - System.nanoTime();
            if (task.isEmpty() || task.get().changed() != changed || left <= 0 || closed.get()) {
                return task;
            }
            try {
                change.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return published.task(id);
            } catch (ExecutionException e) {
                throw new IllegalStateException("watches end well or not at all", e);
            }
        }
        return Optional.empty();
    }

    public Optional<Explanation> explain(String id) {
        List<WorkerView> workers = workers();
        return published.task(id).map(task ->
                Explanations.of(task, workers, published.paused(), time.millis()));
    }

    /** Modules of tasks: put one here before submitting. */
    public Modules modules() {
        return new Modules(storage.blobs());
    }

    // ---- workers: called by whoever holds the connections

    /**
     * A worker has come, or come again: a worker of the same id is replaced, and its attempts are kept if the new one
     * holds them. Attempts it holds that are no longer wanted are cancelled through the runner.
     *
     * @return the session, for {@link #workerLeft(String, long, String)}; 0 if the scheduler is closed
     */
    public long workerJoined(WorkerSpec worker) {
        return tell(new Event.WorkerJoined(worker)).orElse(null) instanceof Reply.Session session
                ? session.number() : 0;
    }

    /** A worker has gone; its attempts are lost and their runs go elsewhere at once. */
    public void workerLeft(String worker, String reason) {
        tell(new Event.WorkerLeft(worker, 0, reason));
    }

    /**
     * A connection of a worker has ended. Ignored if the worker has come again by another one since, which can well be
     * noticed first.
     */
    public void workerLeft(String worker, long session, String reason) {
        tell(new Event.WorkerLeft(worker, session, reason));
    }

    /** A worker gave a sign of life. Cheap; call it for every answered ping. */
    public void workerHeard(String worker) {
        inbox.put(Inbox.Letter.of(new Event.WorkerHeard(worker)));
    }

    /**
     * A worker has lost so many of its slots to guests that do not stop, or has some of them back: it is given no more
     * attempts than the others can make.
     *
     * @param session as in {@link #workerLeft(String, long, String)}
     */
    public void workerStuck(String worker, long session, int slots) {
        inbox.put(Inbox.Letter.of(new Event.WorkerStuck(worker, session, slots)));
    }

    /** Stops (or again allows) new attempts on a worker; what it has goes on. False if there is no such worker. */
    public boolean drainWorker(String worker, boolean draining) {
        return flag(tell(new Event.WorkerDrained(worker, draining)));
    }

    /**
     * The outcome of an attempt that this scheduler object did not start itself: one adopted after a restart. False
     * if it is no longer wanted, or was not given to this worker; the latter is counted.
     */
    public boolean report(String worker, AttemptId attempt, RunOutcome outcome) {
        return flag(tell(new Event.Reported(worker, attempt, outcome)));
    }

    /** Reports, so far, of attempts by workers that were not given them. */
    public long misreports() {
        return loop.cluster().workers().misreports();
    }

    public List<WorkerView> workers() {
        return ask(() -> loop.cluster().workerViews()).orElse(List.of());
    }

    // ---- the whole

    /** Stops all placement, or allows it again. Kept across restarts. */
    public void pauseAll(boolean paused) {
        tell(new Event.PauseAll(paused));
    }

    public boolean paused() {
        return published.paused();
    }

    /** Listens to changes from the given number on; see {@link EventFeed#first()}. */
    public EventFeed events(long fromSequence) {
        return events.feed(fromSequence);
    }

    /** The number of the latest stored change. */
    public long sequence() {
        return published.sequence();
    }

    /** Why no more tasks are accepted, if so: the disk failed, is full, or the gateway is stopping. */
    public Optional<String> unready() {
        return unstorable().or(() -> storage.log().hasRoom() ? Optional.empty()
                : Optional.of("the disk is full; what was accepted goes on"));
    }

    /** Why nothing at all is stored, if so: also the outcomes of attempts are not, for which a full disk has room. */
    public Optional<String> unstorable() {
        if (closed.get()) {
            return Optional.of("the scheduler is closed");
        }
        return loop.failed().map(message -> "the journal failed: " + message)
                .or(() -> loop.stalled().map(message -> "the journal cannot grow: " + message));
    }

    /**
     * Accepts no more tasks and starts no more attempts, and waits until those under way have ended.
     *
     * @return false if the time was over before
     */
    public boolean drain(Duration wait) throws InterruptedException {
        tell(new Event.Stop());
        try {
            loop.drained().get(wait.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("draining ends well or not at all", e);
        }
    }

    /** Stops at once; attempts under way are left to their workers. Returns when the scheduler's threads have ended. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        inbox.close();
        timer.shutdownNow();
        published.wakeAll();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                LOG.log(System.Logger.Level.WARNING, "the scheduler''s thread has not ended after {0}", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
        for (AutoCloseable part : List.of(storage.log(), storage.lock())) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "closing the journal", e);
            }
        }
    }

    private CommandResult command(Event event) {
        if (loop.failed().isPresent()) {
            return new CommandResult.StorageFailed(loop.failed().get());
        }
        if (loop.stalled().isPresent()) {
            return new CommandResult.StorageFull(loop.stalled().get());
        }
        return (CommandResult) tell(event).orElseGet(CommandResult.Stopping::new);
    }

    private static boolean flag(Optional<Reply> reply) {
        return reply.isPresent() && reply.get() instanceof Reply.Flag flag && flag.value();
    }

    /** Tells the scheduler's thread something and waits until what follows is stored; empty if it has ended. */
    private Optional<Reply> tell(Event event) {
        Inbox.Letter letter = Inbox.Letter.of(event);
        return inbox.put(letter) ? letter.reply().join() : Optional.empty();
    }

    /** Has the scheduler's thread look something up between two turns; empty if it has ended. */
    private <T> Optional<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        return inbox.put(Inbox.Letter.asking(() -> answer.complete(question.get())))
                ? Optional.of(answer.join()) : Optional.empty();
    }

    /** Called by the timer: looks at the wall clock, and removes modules nobody refers to. */
    private void upkeep() {
        inbox.wake();
        Thread.ofVirtual().name("sched upkeep").start(() -> {
            try {
                removeUnusedModules();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "unused modules were not removed", e);
            }
        });
    }

    /** Removes modules no task refers to, and returns how many that were. */
    int removeUnusedModules() throws IOException {
        return storage.blobs().retain(published::modules);
    }
}
