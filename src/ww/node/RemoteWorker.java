package ww.node;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Data;
import ww.capnp.StructList;
import ww.capnp.Text;
import ww.peer.PeerId;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.Call;
import ww.sched.ModuleRef;
import ww.sched.RunOutcome;
import ww.sched.WorkerSpec;
import ww.schema.WorkerSchema.Description;
import ww.schema.WorkerSchema.HeldRun;
import ww.schema.WorkerSchema.ModuleSource;
import ww.schema.WorkerSchema.RunKey;
import ww.schema.WorkerSchema.Worker;
import ww.wasm.ModuleHash;

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

    private final PeerId peer;
    private final Worker.Client worker;
    private final ModuleSources sources;
    private volatile boolean assignsOnly;

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

    /** Asks the worker what it is and what it holds; an old worker, which has no answer, has one slot. */
    WorkerSpec describe() throws CallException, InterruptedException {
        try (Answer<Worker.DescribeResults.Reader> described = worker.describe();
                Answer<Worker.HeldResults.Reader> held = worker.held()) {
            Description.Reader description = described.join().getDescription();
            return new WorkerSpec(id(), shown(description.getName().toString()), slots(description),
                    labels(description), warm(description), held(held.join()), true);
        } catch (CallException e) {
            if (e.type() != CallException.Type.UNIMPLEMENTED) {
                throw e;
            }
            assignsOnly = true;
            return new WorkerSpec(id(), shown(""), 1, Map.of(), Set.of(), List.of(), true);
        }
    }

    private String shown(String name) {
        String id = id();
        String end = id.substring(Math.max(0, id.length() - 8));
        return name.isEmpty() ? end : name + "-" + end;
    }

    private static int slots(Description.Reader description) {
        return Math.clamp(Integer.toUnsignedLong(description.getSlots()), 1, WorkerSpec.SLOTS_MAX);
    }

    private static Map<String, String> labels(Description.Reader description) {
        List<String> words = new ArrayList<>();
        for (Text.Reader label : description.getLabels()) {
            words.add(label.toString());
        }
        return WorkerSettings.labels(words);
    }

    private static Set<String> warm(Description.Reader description) {
        Set<String> hashes = new HashSet<>();
        for (Data.Reader hash : description.getCachedModules()) {
            if (hash.size() == 32) {
                hashes.add(ModuleHash.ofDigest(hash.toBytes()).hex());
            }
        }
        return hashes;
    }

    private static List<AttemptId> held(Worker.HeldResults.Reader results) {
        List<AttemptId> held = new ArrayList<>();
        for (HeldRun.Reader run : results.getRuns()) {
            held.add(RunKeys.read(run.getRun()));
        }
        return held;
    }

    /** Makes one attempt and says how it ended. An interrupt cancels it on the worker. */
    RunOutcome run(Assignment assignment) throws InterruptedException {
        try {
            return assignsOnly ? assign(assignment) : runByHash(assignment);
        } catch (CallException e) {
            return fault(e);
        } catch (IOException e) {
            return new RunOutcome.WorkerFault("module", e.getMessage());
        }
    }

    private RunOutcome runByHash(Assignment assignment) throws CallException, InterruptedException {
        try (ModuleSource.Client source = sources.of(assignment.invocation().module());
                Answer<Worker.RunResults.Reader> answer = worker.run(params -> {
                    Jobs.write(params.initJob(), assignment);
                    params.setSource(source);
                })) {
            return Outcomes.read(answer.join().getOutcome(), assignment.timeLimit());
        }
    }

    private RunOutcome assign(Assignment assignment) throws IOException, InterruptedException {
        ModuleRef module = assignment.invocation().module();
        if (!(assignment.invocation().call() instanceof Call.Function function) || !function.export().equals("run")
                || function.arguments().size() != 2 || module.bytes() > ASSIGN_BYTES_MAX) {
            return new RunOutcome.WorkerFault("refused", "this worker can only call run(input, difficulty) of a module "
                    + "of at most " + ASSIGN_BYTES_MAX + " bytes");
        }
        byte[] wasm = sources.bytes(module);
        try (Answer<Worker.AssignResults.Reader> answer = worker.assign(params -> {
            params.initWasm(wasm.length).asByteBuffer().put(wasm);
            params.setInput(assignment.invocation().input());
            params.setDifficulty(assignment.invocation().difficulty());
        })) {
            return RunOutcome.Succeeded.of(answer.join().getResult().toString());
        } catch (CallException e) {
            // All that an old worker can say of a module is that it failed.
            return e.type() == CallException.Type.FAILED
                    ? new RunOutcome.TaskFault("failed", e.getMessage()) : fault(e);
        }
    }

    /** The outcome of an attempt that the worker holds from before; waits while it is under way. */
    RunOutcome collect(AttemptId attempt, Duration limit) throws InterruptedException {
        try (Answer<Worker.CollectResults.Reader> answer =
                worker.collect(params -> RunKeys.write(params.initRun(), attempt))) {
            return Outcomes.read(answer.join().getOutcome(), limit);
        } catch (CallException e) {
            return fault(e);
        }
    }

    /** Lets the worker forget attempts; whether that arrives does not matter. */
    void acknowledge(List<AttemptId> attempts) throws InterruptedException {
        if (attempts.isEmpty() || assignsOnly) {
            return;
        }
        try (Answer<Worker.AcknowledgeResults.Reader> answer = worker.acknowledge(params -> {
            StructList.Builder<RunKey.Builder> runs = params.initRuns(attempts.size());
            for (int i = 0; i < attempts.size(); i++) {
                RunKeys.write(runs.get(i), attempts.get(i));
            }
        })) {
            answer.join();
        } catch (CallException e) {
            System.getLogger("ww.node").log(System.Logger.Level.DEBUG, "acknowledging to {0}: {1}", id(),
                    e.getMessage());
        }
    }

    /** Has the worker fetch and compile a module before it is needed; whether it does is its own affair. */
    void prepare(ModuleRef module) throws InterruptedException {
        if (assignsOnly) {
            return;
        }
        try (ModuleSource.Client source = sources.of(module);
                Answer<Worker.PrepareResults.Reader> answer = worker.prepare(params -> {
                    Jobs.write(params.initModule(), module);
                    params.setSource(source);
                })) {
            answer.join();
        } catch (CallException e) {
            System.getLogger("ww.node").log(System.Logger.Level.DEBUG, "preparing a module on {0}: {1}", id(),
                    e.getMessage());
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

    @Override
    public void close() {
        worker.close();
    }
}
