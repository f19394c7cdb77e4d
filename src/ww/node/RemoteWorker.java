package ww.node;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.StructList;
import ww.capnp.Text;
import ww.peer.PeerId;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.ModuleRef;
import ww.sched.RunOutcome;
import ww.sched.WorkerSpec;
import ww.schema.WorkerSchema.Description;
import ww.schema.WorkerSchema.ModuleSource;
import ww.schema.WorkerSchema.RunKey;
import ww.schema.WorkerSchema.Worker;

/**
 * One worker, seen from the gateway: calls on the capability it sent. Its methods block; they are called on virtual
 * threads and interrupted to cancel.
 *
 * <p>A worker that knows only {@code assign} (the Go demo's) is used for what that can do: the puzzle's call, one run
 * at a time, the whole module in each message.
 */
final class RemoteWorker implements AutoCloseable {
    /** A module that does not fit one message with room to spare cannot be given to an old worker. */
    private static final long ASSIGN_BYTES_MAX = 48L << 20;

    /** In one message, which stays small. */
    private static final int ACKNOWLEDGED_MAX = 1_000;

    /** What waits to be acknowledged: beyond all that a worker can hold, it is broken and answers nothing. */
    private static final int SETTLED_MAX = 16_384;

    /** Modules a worker is asked to prepare at once; it compiles one after the other. */
    private static final int PREPARING_MAX = 4;

    /** Modules remembered as prepared; beyond it the oldest is prepared again, which costs a message. */
    private static final int PREPARED_MAX = 256;

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final PeerId peer;
    private final Worker.Client worker;
    private final ModuleSources sources;
    private final BlockingQueue<AttemptId> settled = new LinkedBlockingQueue<>(SETTLED_MAX);
    private final LinkedHashSet<String> prepared = new LinkedHashSet<>(); // hashes, the oldest first; guarded by itself
    private int preparing;                                                // guarded by prepared
    private volatile long session;
    private volatile boolean assignsOnly;
    private volatile boolean draining;
    private volatile Set<AttemptId> holding = Set.of();
    private final Set<AttemptId> unsent = new HashSet<>(); // guarded by itself
    private boolean closed; // guarded by this

    /** @param worker taken over */
    RemoteWorker(PeerId peer, Worker.Client worker, ModuleSources sources) {
        this.peer = peer;
        this.worker = worker;
        this.sources = sources;
    }

    /** The name it has with the scheduler: one worker for each peer, the same when it comes again. */
    String id() {
        return peer.toString();
    }

    PeerId peer() {
        return peer;
    }

    /** The scheduler's number for this joining; 0 before. */
    long session() {
        return session;
    }

    void joined(long number) {
        session = number;
    }

    /** True if all it can do is the demo's {@code assign}. */
    boolean assignsOnly() {
        return assignsOnly;
    }

    /** Whether it has said that it takes no new runs. */
    boolean isDraining() {
        return draining;
    }

    void drainingNow() {
        draining = true;
    }

    /** Whether it brought this attempt along from an earlier connection. */
    boolean holds(AttemptId attempt) {
        return holding.contains(attempt);
    }

    /** Asks the worker what it is and what it holds; an old worker, which has no answer, has one slot. */
    WorkerSpec describe() throws CallException, InterruptedException {
        try (Worker.Client call = reference();
                Answer<Worker.DescribeResults.Reader> described = call.describe();
                Answer<Worker.HeldResults.Reader> held = call.held()) {
            Description.Reader description = described.join().getDescription();
            draining = description.getDraining();
            List<AttemptId> attempts = Descriptions.held(held.join().getRuns());
            holding = Set.copyOf(attempts);
            return new WorkerSpec(id(), shown(Descriptions.name(description)), Descriptions.slots(description),
                    Descriptions.stuckSlots(description), Descriptions.moduleBytesMax(description),
                    Descriptions.labels(description), Descriptions.warm(description), attempts, true);
        } catch (CallException e) {
            if (e.type() != CallException.Type.UNIMPLEMENTED) {
                throw e;
            }
            assignsOnly = true;
            return new WorkerSpec(id(), shown(""), 1, 0, Long.MAX_VALUE, Map.of(), Set.of(), List.of(), true);
        }
    }

    private String shown(String name) {
        String id = id();
        String end = id.substring(Math.max(0, id.length() - 8));
        return name.isEmpty() ? end : name + "-" + end;
    }

    /** Notes an attempt that the worker is about to be sent; {@link #run} has to follow. */
    void beginSending(AttemptId attempt) {
        synchronized (unsent) {
            unsent.add(attempt);
        }
    }

    private void sent(AttemptId attempt) {
        synchronized (unsent) {
            unsent.remove(attempt);
            unsent.notifyAll();
        }
    }

    /** Waits until every attempt that was begun to be sent has been. */
    private void awaitSent() throws InterruptedException {
        synchronized (unsent) {
            while (!unsent.isEmpty()) {
                unsent.wait();
            }
        }
    }

    /** Waits until the worker says that it is leaving; false if it never will. */
    boolean awaitLeaving() throws InterruptedException {
        if (assignsOnly) {
            return false;
        }
        try (Worker.Client call = reference(); Answer<Worker.LeavingResults.Reader> answer = call.leaving()) {
            answer.join();
            return true;
        } catch (CallException e) {
            LOG.log(Level.DEBUG, "{0} does not say when it leaves: {1}", id(), e.getMessage());
            return false;
        }
    }

    /**
     * Waits until the worker has lost another number of slots than this, and returns how many of all its slots it has
     * lost; empty if it will not say or has left.
     */
    OptionalInt awaitStuckOtherThan(int known, int slots) throws InterruptedException {
        if (assignsOnly) {
            return OptionalInt.empty();
        }
        try (Worker.Client call = reference();
                Answer<Worker.StuckSlotsResults.Reader> answer = call.stuckSlots(params -> params.setKnown(known))) {
            return OptionalInt.of(Descriptions.stuckSlots(answer.join().getSlots(), slots));
        } catch (CallException e) {
            LOG.log(Level.DEBUG, "{0} does not say which slots it loses: {1}", id(), e.getMessage());
            return OptionalInt.empty();
        }
    }

    /** Tells the worker that nothing new is to come, behind all that was sent, and waits until it has nothing left. */
    void drain() throws InterruptedException {
        awaitSent();
        try (Worker.Client call = reference(); Answer<Worker.DrainResults.Reader> answer = call.drain()) {
            answer.join();
        } catch (CallException e) {
            LOG.log(Level.DEBUG, "{0} left: {1}", id(), e.getMessage());
        }
    }

    /** Makes one attempt and says how it ended. An interrupt cancels it on the worker. */
    RunOutcome run(Assignment assignment) throws InterruptedException {
        try {
            return assignsOnly ? assign(assignment) : runByHash(assignment);
        } catch (CallException e) {
            return fault(e);
        } catch (IOException e) {
            return new RunOutcome.WorkerFault("module", e.getMessage());
        } finally {
            sent(assignment.attempt());
        }
    }

    private RunOutcome runByHash(Assignment assignment) throws CallException, InterruptedException {
        try (ModuleSource.Client source = sources.of(assignment.invocation().module());
                Worker.Client call = reference();
                Answer<Worker.RunResults.Reader> answer = call.run(params -> {
                    Jobs.write(params.initJob(), assignment);
                    params.setSource(source);
                })) {
            sent(assignment.attempt());
            return Outcomes.read(answer.join().getOutcome(), assignment.timeLimit());
        }
    }

    private RunOutcome assign(Assignment assignment) throws IOException, InterruptedException {
        ModuleRef module = assignment.invocation().module();
        Optional<PuzzleCall> puzzle = PuzzleCall.of(assignment.invocation().call());
        if (puzzle.isEmpty() || module.bytes() > ASSIGN_BYTES_MAX) {
            return new RunOutcome.WorkerFault("refused", "this worker can only call run(input, difficulty) of a module "
                    + "of at most " + ASSIGN_BYTES_MAX + " bytes");
        }
        byte[] wasm = sources.bytes(module);
        try (Worker.Client call = reference();
                Answer<Worker.AssignResults.Reader> answer = call.assign(params -> {
            params.initWasm(wasm.length).asByteBuffer().put(wasm);
            params.setInput(puzzle.get().input());
            params.setDifficulty(puzzle.get().difficulty());
        })) {
            Text.Reader result = answer.join().getResult();
            return result.size() > RunOutcome.VALUES_CHARS_MAX
                    ? new RunOutcome.TaskFault("output-limit", "returned a text of " + result.size()
                            + " bytes, the limit is " + RunOutcome.VALUES_CHARS_MAX)
                    : RunOutcome.Succeeded.of(result.toString());
        } catch (CallException e) {
            // All that an old worker can say of a module is that it failed.
            return e.type() == CallException.Type.FAILED
                    ? new RunOutcome.TaskFault("failed", e.getMessage()) : fault(e);
        }
    }

    /** The outcome of an attempt that the worker holds from before; waits while it is under way. */
    RunOutcome collect(AttemptId attempt, Duration limit) throws InterruptedException {
        try (Worker.Client call = reference();
                Answer<Worker.CollectResults.Reader> answer =
                        call.collect(params -> RunKeys.write(params.initRun(), attempt))) {
            return Outcomes.read(answer.join().getOutcome(), limit);
        } catch (CallException e) {
            return fault(e);
        }
    }

    /** Notes that the worker need not hold an attempt any more: its outcome is stored, or nobody wants it. */
    void settled(AttemptId attempt) {
        if (!assignsOnly && !settled.offer(attempt)) {
            LOG.log(Level.WARNING, "{0} acknowledges nothing; it will hold {1} until it forgets by itself", id(),
                    attempt);
        }
    }

    /** The attempts settled since the last call; waits at most so long for the first. */
    List<AttemptId> awaitSettled(Duration wait) throws InterruptedException {
        List<AttemptId> attempts = new ArrayList<>();
        AttemptId first = settled.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            attempts.add(first);
            settled.drainTo(attempts, ACKNOWLEDGED_MAX);
        }
        return attempts;
    }

    /** Lets the worker forget attempts; whether that arrives does not matter. */
    void acknowledge(List<AttemptId> attempts) throws InterruptedException {
        if (attempts.isEmpty() || assignsOnly) {
            return;
        }
        try (Worker.Client call = reference();
                Answer<Worker.AcknowledgeResults.Reader> answer = call.acknowledge(params -> {
            StructList.Builder<RunKey.Builder> runs = params.initRuns(attempts.size());
            for (int i = 0; i < attempts.size(); i++) {
                RunKeys.write(runs.get(i), attempts.get(i));
            }
        })) {
            answer.join();
        } catch (CallException e) {
            LOG.log(Level.DEBUG, "acknowledging to {0}: {1}", id(), e.getMessage());
        }
    }

    /**
     * Whether it is worth asking the worker to prepare this module: not where it was asked before, and not while it is
     * busy with others. Where it is, {@link #prepare} has to follow.
     */
    boolean beginPreparing(ModuleRef module) {
        synchronized (prepared) {
            if (assignsOnly || preparing == PREPARING_MAX || !prepared.add(module.sha256())) {
                return false;
            }
            if (prepared.size() > PREPARED_MAX) {
                prepared.removeFirst();
            }
            preparing++;
            return true;
        }
    }

    /** Has the worker fetch and compile a module before it is needed; whether it does is its own affair. */
    void prepare(ModuleRef module) throws InterruptedException {
        boolean done = false;
        try (ModuleSource.Client source = sources.of(module);
                Worker.Client call = reference();
                Answer<Worker.PrepareResults.Reader> answer = call.prepare(params -> {
                    Jobs.write(params.initModule(), module);
                    params.setSource(source);
                })) {
            answer.join();
            done = true;
        } catch (CallException e) {
            LOG.log(Level.DEBUG, "preparing a module on {0}: {1}", id(), e.getMessage());
        } finally {
            synchronized (prepared) {
                preparing--;
                if (!done) {
                    prepared.remove(module.sha256());
                }
            }
        }
    }

    private static RunOutcome fault(CallException e) {
        return new RunOutcome.WorkerFault(switch (e.type()) {
            case DISCONNECTED -> RunOutcome.WorkerFault.LOST;
            case OVERLOADED -> "refused";
            case UNIMPLEMENTED -> "unimplemented";
            case FAILED -> "internal";
        }, e.getMessage());
    }

    /** A reference for one call: this may be closed at any time by whoever hears that the worker has left. */
    private synchronized Worker.Client reference() throws CallException {
        if (closed) {
            throw CallException.disconnected("the worker has left");
        }
        return worker.addRef();
    }

    /** Lets go of the worker; calls under way go on until their connection ends. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        worker.close();
    }
}
