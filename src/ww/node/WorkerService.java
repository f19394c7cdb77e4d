package ww.node;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.capnp.StructList;
import ww.sched.AttemptId;
import ww.schema.WorkerSchema;
import ww.schema.WorkerSchema.HeldRun;
import ww.schema.WorkerSchema.Job;
import ww.schema.WorkerSchema.ModuleSource;
import ww.schema.WorkerSchema.RunKey;
import ww.schema.WorkerSchema.Worker;
import ww.wasm.Call;
import ww.wasm.Engine;
import ww.wasm.Limits;
import ww.wasm.ModuleHash;
import ww.wasm.ModuleRefusedException;
import ww.wasm.Outcome;
import ww.wasm.Prepared;
import ww.wasm.RunHandle;
import ww.wasm.Value;

/**
 * What a gateway can call: the worker as a capability, one object for each connection, all over one engine. Calls wait
 * on their own virtual threads; the guests run on the engine's.
 */
final class WorkerService implements Worker.Server {
    /** How often a long drain says that it still waits. */
    private static final Duration DRAIN_ROUND = Duration.ofMinutes(1);

    /** Modules being prepared at once, each in memory as a whole: one is compiled while the next ones come. */
    private static final int PREPARING_MAX = 4;

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final WorkerIdentity identity;
    private final Engine engine;
    private final HeldRuns held;
    private final ModuleFetch fetch;
    private final Preparer preparer;
    private final Draining draining;
    private final BooleanSupplier connectionEnded;
    private final Semaphore preparing = new Semaphore(PREPARING_MAX);

    /**
     * @param connectionEnded whether the connection this is called over has ended; then an interrupted call was not
     *        cancelled by the gateway, and its guest goes on for the gateway to find
     */
    WorkerService(WorkerIdentity identity, Engine engine, HeldRuns held, ModuleFetch fetch, Preparer preparer,
            Draining draining, BooleanSupplier connectionEnded) {
        this.identity = identity;
        this.engine = engine;
        this.held = held;
        this.fetch = fetch;
        this.preparer = preparer;
        this.draining = draining;
        this.connectionEnded = connectionEnded;
    }

    @Override
    public void assign(MethodCall<Worker.AssignParams.Reader, Worker.AssignResults.Builder> call) throws Exception {
        call.context().detach();
        RunHandle handle;
        try (HeldRuns.Arrival _ = held.arrive()) {
            draining.check();
            byte[] wasm = call.params().getWasm().toBytes();
            Call.Function run = new Call.Function("run", List.of(Long.toString(call.params().getInput()),
                    Long.toString(call.params().getDifficulty())));
            call.context().releaseParams();
            handle = held.startUnkept(() -> engine.start(wasm, run, engine.settings().usual()));
        }
        try {
            Outcome outcome = handle.await();
            if (!(outcome instanceof Outcome.Returned returned)) {
                throw refusal(outcome);
            }
            if (returned.values().isEmpty()) {
                throw CallException.failed("the export \"run\" returned nothing");
            }
            call.results().setResult(returned.values().getFirst().unsigned());
        } catch (InterruptedException e) {
            handle.cancel();
            throw e;
        }
    }

    /** The plain interface has exceptions only; their type tells whether another worker may do better. */
    private static CallException refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Cancelled _ -> CallException.disconnected("the worker is stopping");
            case Outcome.NotStarted not -> CallException.overloaded(not.message());
            default -> CallException.failed(outcome.message());
        };
    }

    @Override
    public void describe(MethodCall<Worker.DescribeParams.Reader, Worker.DescribeResults.Builder> call) {
        // The first question of a gateway that will ask for our leaving as well; its runs may be here before that.
        draining.expectListener();
        identity.describe(call.results().initDescription(), engine, draining.isLeaving());
    }

    @Override
    public void prepare(MethodCall<Worker.PrepareParams.Reader, Worker.PrepareResults.Builder> call)
            throws Exception {
        call.context().detach();
        draining.check();
        WorkerSchema.Module.Reader module = call.params().getModule();
        ModuleHash hash = Jobs.hash(module);
        Optional<Prepared> known = engine.prepared(hash);
        WorkerSchema.Prepared.Builder answer;
        try {
            Prepared prepared = known.isPresent() ? known.get() : prepare(hash, call.params());
            answer = call.results().initPrepared();
            answer.setReady();
            answer.setCompileNanos(prepared.prepareTime().toNanos());
        } catch (ModuleRefusedException e) {
            answer = call.results().initPrepared();
            answer.setInvalidModule(e.getMessage());
        }
        answer.setCacheHit(known.isPresent());
    }

    private Prepared prepare(ModuleHash hash, Worker.PrepareParams.Reader params)
            throws ModuleRefusedException, CallException, InterruptedException {
        if (!preparing.tryAcquire()) {
            throw CallException.overloaded("the worker prepares " + PREPARING_MAX + " modules already");
        }
        try (ModuleSource.Client source = params.getSource()) {
            return preparer.prepare(fetch.fetch(hash, params.getModule().getBytes(), source));
        } finally {
            preparing.release();
        }
    }

    @Override
    public void run(MethodCall<Worker.RunParams.Reader, Worker.RunResults.Builder> call) throws Exception {
        Job.Reader job = call.params().getJob();
        AttemptId attempt = RunKeys.read(job.getRun());
        Optional<RunHandle> known = held.find(attempt);
        RunHandle handle;
        if (known.isPresent()) {
            call.context().detach();
            handle = known.get();
        } else {
            // On its way before the question: a worker that closes asks in the other order, so one sees the other. And
            // detached behind it: a `drain` that was called after this is not to be heard before it.
            try (HeldRuns.Arrival _ = held.arrive()) {
                draining.check();
                call.context().detach();
                handle = start(call.params(), job, attempt);
            }
        }
        call.context().releaseParams();
        answer(attempt, handle, call);
    }

    private RunHandle start(Worker.RunParams.Reader params, Job.Reader job, AttemptId attempt) throws Exception {
        Call guest = Jobs.call(job, attempt);
        Limits limits = Jobs.limits(job.getLimits(), engine.settings());
        ModuleHash hash = Jobs.hash(job.getModule());
        Optional<Prepared> prepared = engine.prepared(hash);
        if (prepared.isPresent()) {
            return held.start(attempt, () -> engine.start(prepared.get(), guest, limits));
        }
        try (ModuleSource.Client source = params.getSource()) {
            byte[] module = fetch.fetch(hash, job.getModule().getBytes(), source);
            return held.start(attempt, () -> engine.start(hash, module, guest, limits));
        }
    }

    private void answer(AttemptId attempt, RunHandle handle,
            MethodCall<Worker.RunParams.Reader, Worker.RunResults.Builder> call) throws Exception {
        Outcome outcome;
        try {
            outcome = handle.await();
        } catch (InterruptedException e) {
            if (!connectionEnded.getAsBoolean()) {
                held.forget(attempt);
            }
            throw e;
        }
        requireOutcome(attempt, outcome);
        Outcomes.write(call.results(words(outcome)).initOutcome(), outcome);
    }

    /** Not everything that ends a run says something about it: these two say something about this worker. */
    private void requireOutcome(AttemptId attempt, Outcome outcome) throws CallException {
        if (outcome instanceof Outcome.Cancelled && draining.isDraining()) {
            // Handed back: it was stopped because we stop.
            throw CallException.disconnected("the worker is stopping");
        }
        if (outcome instanceof Outcome.NotStarted not) {
            held.forget(attempt);
            throw CallException.overloaded(not.message());
        }
    }

    /** About how large an outcome is as a message. */
    private static int words(Outcome outcome) {
        int bytes = outcome.stats().stdout().bytes().length + outcome.stats().stderr().bytes().length;
        int values = outcome instanceof Outcome.Returned returned ? returned.values().size() : 0;
        return 32 + bytes / Long.BYTES + 2 * values;
    }

    @Override
    public void held(MethodCall<Worker.HeldParams.Reader, Worker.HeldResults.Builder> call) {
        List<HeldRuns.Listed> listed = held.list();
        StructList.Builder<HeldRun.Builder> runs = call.results().initRuns(listed.size());
        for (int i = 0; i < listed.size(); i++) {
            RunKeys.write(runs.get(i).initRun(), listed.get(i).attempt());
            runs.get(i).setUnderway(listed.get(i).underway());
            runs.get(i).setStartedEpochMillis(listed.get(i).startedMillis());
        }
    }

    @Override
    public void collect(MethodCall<Worker.CollectParams.Reader, Worker.CollectResults.Builder> call)
            throws Exception {
        call.context().detach();
        AttemptId attempt = RunKeys.read(call.params().getRun());
        Optional<RunHandle> handle = held.find(attempt);
        if (handle.isEmpty()) {
            throw CallException.failed("this worker does not hold the attempt " + attempt);
        }
        Outcome outcome = handle.get().await();
        requireOutcome(attempt, outcome);
        Outcomes.write(call.results(words(outcome)).initOutcome(), outcome);
    }

    @Override
    public void acknowledge(MethodCall<Worker.AcknowledgeParams.Reader, Worker.AcknowledgeResults.Builder> call)
            throws CallException {
        for (RunKey.Reader run : call.params().getRuns()) {
            held.forget(RunKeys.read(run));
        }
    }

    @Override
    public void drain(MethodCall<Worker.DrainParams.Reader, Worker.DrainResults.Builder> call) throws Exception {
        call.context().detach();
        draining.begin();
        while (!held.awaitNoneUnderway(DRAIN_ROUND)) {
            LOG.log(Level.INFO, "draining: {0} runs are under way", held.underway());
        }
    }

    @Override
    public void leaving(MethodCall<Worker.LeavingParams.Reader, Worker.LeavingResults.Builder> call) throws Exception {
        call.context().detach();
        draining.awaitLeaving();
    }

    @Override
    public void stuckSlots(MethodCall<Worker.StuckSlotsParams.Reader, Worker.StuckSlotsResults.Builder> call)
            throws Exception {
        call.context().detach();
        call.results().setSlots(engine.awaitStuckOtherThan(call.params().getKnown()));
    }
}
