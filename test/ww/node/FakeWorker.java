package ww.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import ww.capnp.MethodCall;
import ww.capnp.StructList;
import ww.sched.AttemptId;
import ww.schema.WorkerSchema.Description;
import ww.schema.WorkerSchema.HeldRun;
import ww.schema.WorkerSchema.Outcome;
import ww.schema.WorkerSchema.RunKey;
import ww.schema.WorkerSchema.Worker;
import ww.wasm.Captured;
import ww.wasm.RunStats;
import ww.wasm.Value;

/** A worker of another make: says of itself what the test wants, and answers when the test wants, or never. */
class FakeWorker implements Worker.Server {
    final AtomicInteger described = new AtomicInteger();
    final AtomicInteger prepared = new AtomicInteger();
    final List<AttemptId> run = Collections.synchronizedList(new ArrayList<>());
    final List<AttemptId> collected = Collections.synchronizedList(new ArrayList<>());
    final List<AttemptId> acknowledged = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch answer = new CountDownLatch(1);
    final CountDownLatch collectedAnswer = new CountDownLatch(1);
    volatile String name = "fake";
    volatile List<AttemptId> holding = List.of();
    volatile Consumer<Description.Builder> description = _ -> { };
    private final CountDownLatch dropped = new CountDownLatch(1);

    /** The first reference, to be closed by the caller. */
    Worker.Client client() {
        return new Worker.Client(this);
    }

    boolean isDropped() throws InterruptedException {
        return dropped.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        dropped.countDown();
    }

    @Override
    public void describe(MethodCall<Worker.DescribeParams.Reader, Worker.DescribeResults.Builder> call)
            throws Exception {
        described.incrementAndGet();
        Description.Builder self = call.results().initDescription();
        self.setName(name);
        self.setSlots(1);
        description.accept(self);
    }

    @Override
    public void held(MethodCall<Worker.HeldParams.Reader, Worker.HeldResults.Builder> call) throws Exception {
        StructList.Builder<HeldRun.Builder> runs = call.results().initRuns(holding.size());
        for (int i = 0; i < holding.size(); i++) {
            RunKeys.write(runs.get(i).initRun(), holding.get(i));
        }
    }

    @Override
    public void prepare(MethodCall<Worker.PrepareParams.Reader, Worker.PrepareResults.Builder> call)
            throws Exception {
        prepared.incrementAndGet();
        call.results().initPrepared().setReady();
    }

    /** Returns 42 once {@link #answer} says so. */
    @Override
    public void run(MethodCall<Worker.RunParams.Reader, Worker.RunResults.Builder> call) throws Exception {
        call.context().detach();
        run.add(RunKeys.read(call.params().getJob().getRun()));
        answer.await();
        answer(call.results().initOutcome(), 42);
    }

    /** Returns 43 once {@link #collectedAnswer} says so. */
    @Override
    public void collect(MethodCall<Worker.CollectParams.Reader, Worker.CollectResults.Builder> call)
            throws Exception {
        call.context().detach();
        collected.add(RunKeys.read(call.params().getRun()));
        collectedAnswer.await();
        answer(call.results().initOutcome(), 43);
    }

    private static void answer(Outcome.Builder outcome, int value) {
        Outcomes.write(outcome, new ww.wasm.Outcome.Returned(List.of(new Value.I32(value)), stats()));
    }

    private static RunStats stats() {
        return new RunStats(Duration.ofMillis(1), Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, false,
                Captured.EMPTY, Captured.EMPTY);
    }

    @Override
    public void acknowledge(MethodCall<Worker.AcknowledgeParams.Reader, Worker.AcknowledgeResults.Builder> call)
            throws Exception {
        for (RunKey.Reader key : call.params().getRuns()) {
            acknowledged.add(RunKeys.read(key));
        }
    }
}
