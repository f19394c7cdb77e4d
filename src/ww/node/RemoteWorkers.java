package ww.node;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import ww.capnp.CallException;
import ww.peer.PeerId;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.ModuleRef;
import ww.sched.Run;
import ww.sched.RunOutcome;
import ww.sched.Runner;
import ww.sched.Scheduler;
import ww.sched.WorkerSpec;
import ww.vat.VatConnection;
import ww.vat.VatListener;

/**
 * The workers that have joined: takes them from the lobby, tells the scheduler of them, makes the attempts it asks for,
 * and listens for their pulse.
 *
 * <p>A worker belongs to its peer. It leaves when the last capability connection that its peer opened has ended: for a
 * killed process that is at once. One that falls silent is given up by the scheduler for want of a pulse, and its
 * connection closed.
 */
final class RemoteWorkers implements Runner, VatListener, AutoCloseable {
    /** Twice a second, as the scheduler's patience with silence is counted in. */
    private static final Duration PULSE = Duration.ofMillis(500);

    /** What ends within this is acknowledged in one message. A worker that is stopping waits for it. */
    private static final Duration ACKNOWLEDGED_TOGETHER = Duration.ofMillis(20);

    /** A guest stops within milliseconds; half of the scheduler's patience is left for the call's own end. */
    private static final Duration FORGOTTEN_WITHIN = Duration.ofSeconds(2);

    /** A worker that does not say what it is within this is no worker. */
    private static final Duration GREETING = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final Lobby lobby;
    private final Threads threads = new Threads("gateway");
    private final Map<String, RemoteWorker> workers = new ConcurrentHashMap<>();
    private final Map<AttemptId, Running> running = new ConcurrentHashMap<>();
    private final Duration greetingWait;
    // set by start, before any thread here runs
    private Network network;
    private Scheduler scheduler;
    private ModuleSources sources;
    private volatile boolean closing;

    /** An attempt under way: the worker that makes it, and the thread that waits for its outcome. */
    private record Running(String worker, Thread thread) { }

    RemoteWorkers(Lobby lobby) {
        this(lobby, GREETING);
    }

    /** @param greetingWait how long a worker may take to say what it is */
    RemoteWorkers(Lobby lobby, Duration greetingWait) {
        this.lobby = lobby;
        this.greetingWait = greetingWait;
    }

    /**
     * Begins to take workers. Once only. The scheduler is made before, with this as its runner; until a worker has
     * joined it asks for nothing.
     */
    void start(Network on, Scheduler ours) {
        network = on;
        scheduler = ours;
        sources = new ModuleSources(ours.modules());
        threads.start("lobby", new Reception(lobby, threads, this::greet)::receive);
    }

    private void greet(Lobby.Arrival arrival) throws InterruptedException {
        RemoteWorker worker = new RemoteWorker(arrival.peer(), arrival.worker(), sources);
        WorkerSpec spec = null;
        try (Threads.Deadline _ = threads.deadline(greetingWait)) {
            spec = worker.describe();
        } catch (CallException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "a worker of {0} was not taken: {1}", arrival.peer(), e.getMessage());
        } catch (InterruptedException e) {
            if (closing) {
                throw e;
            }
            LOG.log(Level.WARNING, "a worker of {0} was not taken: it did not say what it is within {1} ms",
                    arrival.peer(), Long.toString(greetingWait.toMillis()));
        } finally {
            if (spec == null) {
                worker.close();
            }
        }
        if (spec != null) {
            join(worker, spec);
        } else if (!workers.containsKey(worker.id())) {
            // It was received and takes itself for a member: only so does it learn that it is none.
            network.host().disconnect(worker.peer());
        }
    }

    private void join(RemoteWorker worker, WorkerSpec spec) {
        RemoteWorker before = workers.put(worker.id(), worker);
        worker.joined(scheduler.workerJoined(spec));
        if (before != null) {
            before.close();
        }
        LOG.log(Level.INFO, "worker {0} joined with {1} slots{2}{3}", spec.name(), spec.slots(),
                spec.labels().isEmpty() ? "" : ", " + spec.labels(),
                spec.holding().isEmpty() ? "" : ", holding " + spec.holding().size() + " runs");
        if (workers.get(worker.id()) != worker || !connected(worker.peer())) {
            // It went while it was being greeted, and the end of its connection found nobody to dismiss.
            leave(worker, "its connection ended while it joined");
            return;
        }
        if (worker.isDraining()) {
            scheduler.drainWorker(worker.id(), true);
        } else if (before != null && before.isDraining()) {
            // It left by itself and has been started again; the scheduler takes it for the one that left.
            scheduler.drainWorker(worker.id(), false);
        }
        threads.start("farewell of " + spec.name(), () -> letLeave(worker));
        threads.start("stuck slots of " + spec.name(), () -> followStuck(worker, spec));
        threads.start("acknowledge to " + spec.name(), () -> acknowledge(worker));
        spec.holding().stream().filter(attempt -> isOf(worker, attempt)).forEach(attempt ->
                threads.start("collect " + attempt, () -> collect(worker, attempt)));
        threads.start("pulse of " + spec.name(), () -> feelPulse(worker));
    }

    /** Whether it was this worker that was given the attempt: what others hold, or say they hold, is not asked for. */
    private boolean isOf(RemoteWorker worker, AttemptId attempt) {
        return scheduler.task(attempt.task())
                .flatMap(task -> task.run(attempt.run()))
                .flatMap(Run::openAttempt)
                .filter(open -> open.fence() == attempt.fence() && open.worker().equals(worker.id()))
                .isPresent();
    }

    /** Brings in what the worker did while the gateway was away. */
    private void collect(RemoteWorker worker, AttemptId attempt) throws InterruptedException {
        RunOutcome outcome = worker.collect(attempt, Duration.ZERO);
        // If the worker itself went away, the scheduler hears of that, and of nothing else.
        if (workers.get(worker.id()) == worker) {
            report(worker, attempt, outcome);
        }
    }

    /** Returns when the outcome is stored or nobody wants it; only then may the worker forget it. */
    private void report(RemoteWorker worker, AttemptId attempt, RunOutcome outcome) {
        boolean stored = scheduler.report(worker.id(), attempt, outcome);
        if (stored || scheduler.unstorable().isEmpty()) {
            worker.settled(attempt);
        }
    }

    private void acknowledge(RemoteWorker worker) throws InterruptedException {
        while (workers.get(worker.id()) == worker) {
            worker.acknowledge(worker.awaitSettled(PULSE));
            // The next ones gather meanwhile: a message for many.
            Thread.sleep(ACKNOWLEDGED_TOGETHER);
        }
    }

    /** Gives a worker that says that it is leaving nothing new, and lets it know when that is so. */
    private void letLeave(RemoteWorker worker) throws InterruptedException {
        if (worker.awaitLeaving() && workers.get(worker.id()) == worker) {
            worker.drainingNow();
            // Whatever was placed before this has returned is being sent, and nothing is placed after it.
            scheduler.drainWorker(worker.id(), true);
            worker.drain();
        }
    }

    /** Lets the scheduler know how many slots the worker has lost, each time that changes. */
    private void followStuck(RemoteWorker worker, WorkerSpec spec) throws InterruptedException {
        logStuck(worker, spec, 0, spec.stuckSlots());
        int known = spec.stuckSlots();
        while (workers.get(worker.id()) == worker) {
            OptionalInt now = worker.awaitStuckOtherThan(known, spec.slots());
            if (now.isEmpty()) {
                return;
            }
            scheduler.workerStuck(worker.id(), worker.session(), now.getAsInt());
            logStuck(worker, spec, known, now.getAsInt());
            known = now.getAsInt();
            // One that always has another answer is not asked more often than for its pulse.
            Thread.sleep(PULSE);
        }
    }

    private static void logStuck(RemoteWorker worker, WorkerSpec spec, int before, int now) {
        if (before != now) {
            LOG.log(now > before ? Level.WARNING : Level.INFO,
                    "worker {0} has lost {1} of its {2} slots to guests that do not stop", worker.id(), now,
                    spec.slots());
        }
    }

    private void feelPulse(RemoteWorker worker) throws InterruptedException {
        while (workers.get(worker.id()) == worker) {
            try {
                network.host().ping(worker.peer());
                scheduler.workerHeard(worker.id());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "no pulse of {0}: {1}", worker.id(), e.getMessage());
            }
            Thread.sleep(PULSE);
        }
    }

    private boolean connected(PeerId peer) {
        return network.vat().connections().stream().anyMatch(
                connection -> connection.isInbound() && connection.peer().equals(peer));
    }

    @Override
    public void began(VatConnection connection) {
        LOG.log(Level.DEBUG, "{0} came to the lobby", connection.peer());
    }

    @Override
    public void ended(VatConnection connection, CallException reason) {
        RemoteWorker worker = workers.get(connection.peer().toString());
        // One that has no session yet finds out by itself, as soon as it has one.
        if (worker != null && worker.session() != 0 && !connected(connection.peer())) {
            leave(worker, reason.getMessage());
        }
    }

    /** The session keeps this from dismissing the same peer's next worker, should that join at this moment. */
    private void leave(RemoteWorker worker, String reason) {
        if (workers.remove(worker.id(), worker)) {
            LOG.log(Level.INFO, "worker {0} left: {1}", worker.id(), reason);
        }
        scheduler.workerLeft(worker.id(), worker.session(), reason);
        worker.close();
    }

    // ---- what the scheduler asks for; it must not be kept waiting

    @Override
    public void start(Assignment assignment, Report report) {
        RemoteWorker worker = workers.get(assignment.worker());
        if (worker == null) {
            report.outcome(new RunOutcome.WorkerFault(RunOutcome.WorkerFault.LOST, "the worker has left"));
            return;
        }
        Thread thread = threads.unstarted("run " + assignment.attempt(), () -> {
            try {
                RunOutcome outcome = worker.run(assignment);
                if (!isLost(outcome) || !isCollected(worker, assignment.attempt())) {
                    report(worker, assignment.attempt(), outcome);
                }
            } catch (InterruptedException e) {
                report.outcome(closing ? new RunOutcome.WorkerFault(RunOutcome.WorkerFault.LOST,
                        "the gateway is stopping") : new RunOutcome.Cancelled());
            } catch (RuntimeException | Error e) {
                // A run without an outcome would wait for its time limit.
                LOG.log(Level.ERROR, "the attempt " + assignment.attempt() + " on " + worker.id() + " failed", e);
                report.outcome(new RunOutcome.WorkerFault("internal", "the gateway could not make the attempt: " + e));
            } finally {
                running.remove(assignment.attempt());
            }
        });
        running.put(assignment.attempt(), new Running(worker.id(), thread));
        worker.beginSending(assignment.attempt());
        thread.start();
    }

    private static boolean isLost(RunOutcome outcome) {
        return outcome instanceof RunOutcome.WorkerFault fault && fault.kind().equals(RunOutcome.WorkerFault.LOST);
    }

    /** Whether the same worker has come again and brought the attempt: only its old connection is lost then. */
    private boolean isCollected(RemoteWorker worker, AttemptId attempt) {
        RemoteWorker now = workers.get(worker.id());
        return now != null && now != worker && now.holds(attempt);
    }

    /**
     * A worker stops what it is told to forget, and the call for the attempt then returns with what became of it. One
     * that cannot be told so has its call cancelled, and nobody knows when the guest stops.
     */
    @Override
    public void cancel(String worker, AttemptId attempt) {
        Running run = running.get(attempt);
        RemoteWorker holder = workers.get(worker);
        if (holder != null && !holder.assignsOnly()) {
            holder.settled(attempt);
            if (run != null && run.worker.equals(worker)) {
                threads.start("cancel " + attempt, () -> cancelUnheld(run.thread));
            }
        } else if (run != null && run.worker.equals(worker)) {
            // Of this worker only: another one may have claimed to hold the attempt.
            run.thread.interrupt();
        }
    }

    /** An attempt that its worker does not hold yet, since it fetches the module, cannot be forgotten there. */
    private static void cancelUnheld(Thread run) throws InterruptedException {
        if (!run.join(FORGOTTEN_WITHIN)) {
            run.interrupt();
        }
    }

    @Override
    public void lost(String id, String reason) {
        RemoteWorker worker = workers.remove(id);
        if (worker != null) {
            LOG.log(Level.INFO, "worker {0} given up: {1}", id, reason);
            // Ending a connection may write to it; the scheduler does not wait for that.
            threads.start("dismiss " + id, () -> {
                network.host().disconnect(worker.peer());
                worker.close();
            });
        }
    }

    @Override
    public void prepare(ModuleRef module) {
        for (RemoteWorker worker : workers.values()) {
            if (worker.beginPreparing(module)) {
                threads.start("prepare on " + worker.id(), () -> worker.prepare(module));
            }
        }
    }

    /** Forgets the workers without telling the scheduler, which is closed by now; they keep what they run. */
    @Override
    public void close() {
        closing = true;
        lobby.close();
        threads.close();
        List<RemoteWorker> left = new ArrayList<>(workers.values());
        workers.clear();
        left.forEach(RemoteWorker::close);
        if (sources != null) {
            sources.close();
        }
    }
}
