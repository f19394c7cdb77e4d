package ww.node;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ww.capnp.CallException;
import ww.csp.ChannelClosedException;
import ww.peer.PeerId;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.ModuleRef;
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

    /** A worker that does not say what it is within this is no worker. */
    private static final Duration GREETING = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final Lobby lobby;
    private final Threads threads = new Threads("gateway");
    private final Map<String, RemoteWorker> workers = new ConcurrentHashMap<>();
    private final Map<AttemptId, Thread> running = new ConcurrentHashMap<>();
    // set by start, before any thread here runs
    private Network network;
    private Scheduler scheduler;
    private ModuleSources sources;
    private volatile boolean closing;

    RemoteWorkers(Lobby lobby) {
        this.lobby = lobby;
    }

    /**
     * Begins to take workers. Once only. The scheduler is made before, with this as its runner; until a worker has
     * joined it asks for nothing.
     */
    void start(Network on, Scheduler ours) {
        network = on;
        scheduler = ours;
        sources = new ModuleSources(ours.modules());
        threads.start("lobby", this::receive);
    }

    private void receive() throws InterruptedException {
        try {
            while (true) {
                Lobby.Arrival arrival = lobby.receive();
                threads.start("greet " + arrival.peer(), () -> greet(arrival));
            }
        } catch (ChannelClosedException end) {
            LOG.log(Level.DEBUG, "the lobby is closed");
        }
    }

    private void greet(Lobby.Arrival arrival) throws InterruptedException {
        RemoteWorker worker = new RemoteWorker(arrival.peer(), arrival.worker(), sources);
        WorkerSpec spec;
        try (Threads.Deadline _ = threads.deadline(GREETING)) {
            spec = worker.describe();
        } catch (CallException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "a worker of {0} was not taken: {1}", arrival.peer(), e.getMessage());
            worker.close();
            return;
        } catch (InterruptedException e) {
            worker.close();
            if (!closing) {
                LOG.log(Level.WARNING, "a worker of {0} was not taken: it did not say what it is within {1} s",
                        arrival.peer(), GREETING.toSeconds());
            }
            return;
        }
        join(worker, spec);
    }

    private void join(RemoteWorker worker, WorkerSpec spec) {
        RemoteWorker before = workers.put(worker.id(), worker);
        scheduler.workerJoined(spec);
        if (before != null) {
            before.close();
        }
        LOG.log(Level.INFO, "worker {0} joined with {1} slots{2}{3}", spec.name(), spec.slots(),
                spec.labels().isEmpty() ? "" : ", " + spec.labels(),
                spec.holding().isEmpty() ? "" : ", holding " + spec.holding().size() + " runs");
        if (!connected(worker.peer())) {
            // It went while it was being greeted, and the end of its connection found nobody to dismiss.
            leave(worker, "its connection ended while it joined");
            return;
        }
        spec.holding().forEach(attempt -> threads.start("collect " + attempt, () -> collect(worker, attempt)));
        threads.start("pulse of " + spec.name(), () -> feelPulse(worker));
    }

    /** Brings in what the worker did while the gateway was away; what nobody wants any more is forgotten there. */
    private void collect(RemoteWorker worker, AttemptId attempt) throws InterruptedException {
        RunOutcome outcome = worker.collect(attempt, Duration.ZERO);
        // If the worker itself went away, the scheduler hears of that, and of nothing else.
        if (workers.get(worker.id()) == worker) {
            scheduler.report(attempt, outcome);
        }
        worker.acknowledge(List.of(attempt));
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
        if (worker != null && !connected(connection.peer())) {
            leave(worker, reason.getMessage());
        }
    }

    private void leave(RemoteWorker worker, String reason) {
        if (workers.remove(worker.id(), worker)) {
            LOG.log(Level.INFO, "worker {0} left: {1}", worker.id(), reason);
            scheduler.workerLeft(worker.id(), reason);
            worker.close();
        }
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
                report.outcome(worker.run(assignment));
            } catch (InterruptedException e) {
                report.outcome(closing ? new RunOutcome.WorkerFault(RunOutcome.WorkerFault.LOST,
                        "the gateway is stopping") : new RunOutcome.Cancelled());
            } finally {
                running.remove(assignment.attempt());
            }
        });
        running.put(assignment.attempt(), thread);
        thread.start();
    }

    @Override
    public void cancel(String worker, AttemptId attempt) {
        Thread thread = running.get(attempt);
        RemoteWorker holder = workers.get(worker);
        if (thread != null) {
            thread.interrupt();
        } else if (holder != null) {
            // It runs from before; a worker stops what it is told to forget.
            threads.start("forget " + attempt, () -> holder.acknowledge(List.of(attempt)));
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
            threads.start("prepare on " + worker.id(), () -> worker.prepare(module));
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
