package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.Call;
import ww.sched.GuestLimits;
import ww.sched.Invocation;
import ww.sched.ModuleRef;
import ww.sched.RunOutcome;
import ww.schema.WorkerSchema.Description;
import ww.schema.WorkerSchema.ModuleSource;
import ww.schema.WorkerSchema.Prepared;
import ww.schema.WorkerSchema.Worker;
import ww.wasm.Engine;
import ww.wasm.EngineSettings;
import ww.wasm.Limits;
import ww.wasm.ModuleHash;

/** A worker's methods over its own engine, without a network. */
@Timeout(60)
class WorkerServiceTest {
    private final HeldRuns held = new HeldRuns();
    private final Draining draining = new Draining();
    private final AtomicBoolean connectionEnded = new AtomicBoolean();
    private Engine engine;
    private Preparer preparer;
    private Worker.Client worker;

    @BeforeEach
    void startWorker() {
        engine = new Engine(EngineSettings.of(2, Limits.DEFAULT.withMemoryPages(16)).withWarmUp(false));
        preparer = new Preparer(engine);
        worker = new Worker.Client(new WorkerService(new WorkerIdentity("me", 7, Map.of("zone", "eu")), engine, held,
                new ModuleFetch(1 << 20), preparer, draining, connectionEnded::get));
    }

    @AfterEach
    void stopWorker() {
        worker.close();
        preparer.close();
        engine.close();
    }

    private static AttemptId attempt(int number) {
        return new AttemptId("task", number, 1, number);
    }

    private Answer<Worker.RunResults.Reader> run(int number, byte[] module, FakeSource source, long first) {
        ModuleRef ref = new ModuleRef(ModuleHash.of(module).hex(), module.length);
        Call call = new Call.Function("run", List.of(Long.toString(first), "0"));
        Assignment assignment = new Assignment("me", attempt(number), Invocation.of(ref, call), GuestLimits.DEFAULTS,
                Duration.ofSeconds(30));
        try (ModuleSource.Client client = source.client()) {
            return worker.run(params -> {
                Jobs.write(params.initJob(), assignment);
                params.setSource(client);
            });
        }
    }

    private Answer<Worker.RunResults.Reader> run(int number, byte[] module) {
        return run(number, module, new FakeSource(module), 5);
    }

    private static RunOutcome outcome(Answer<Worker.RunResults.Reader> answer) throws Exception {
        try (answer) {
            return Outcomes.read(answer.join().getOutcome(), Duration.ZERO);
        }
    }

    private RunOutcome collected(int number) throws Exception {
        try (Answer<Worker.CollectResults.Reader> answer =
                worker.collect(params -> RunKeys.write(params.initRun(), attempt(number)))) {
            return Outcomes.read(answer.join().getOutcome(), Duration.ZERO);
        }
    }

    private void acknowledge(int number) throws Exception {
        try (Answer<?> answer = worker.acknowledge(params -> RunKeys.write(params.initRuns(1).get(0),
                attempt(number)))) {
            answer.join();
        }
    }

    private static CallException.Type failure(Answer<?> answer) {
        try (answer) {
            return assertThrows(CallException.class, answer::join).type();
        }
    }

    private static String result(RunOutcome outcome) {
        return assertInstanceOf(RunOutcome.Succeeded.class, outcome).result();
    }

    @Test
    void theSecondRunOfAModuleReadsNoByteOfItAndCompilesNothing() throws Exception {
        byte[] module = Guests.padded(Guests.echo(), 700_000);
        FakeSource first = new FakeSource(module);
        RunOutcome cold = outcome(run(1, module, first, 5));
        assertEquals("5", result(cold));
        assertEquals(module.length, first.bytesGiven.get());
        assertFalse(cold.evidence().statistics().moduleCached());
        FakeSource second = new FakeSource(module);
        RunOutcome warm = outcome(run(2, module, second, 6));
        assertEquals("6", result(warm));
        assertEquals(0, second.reads.get());
        assertTrue(warm.evidence().statistics().moduleCached());
        assertEquals(0, warm.evidence().statistics().compileNanos());
        assertEquals(1, engine.metrics().compiles());
    }

    @Test
    void askingTwiceForOneAttemptRunsItOnce() throws Exception {
        byte[] module = Guests.echo();
        assertEquals("5", result(outcome(run(1, module, new FakeSource(module), 5))));
        assertEquals("5", result(outcome(run(1, module, new FakeSource(module), 6))));
        assertEquals("5", result(collected(1)));
    }

    @Test
    void aCancelledCallStopsItsGuestAndForgetsIt() throws Exception {
        Answer<?> call = run(1, Guests.endless());
        Until.holds("it runs", () -> held.underway() == 1);
        call.close();
        Until.holds("its slot is free", () -> engine.metrics().busy() == 0 && held.list().isEmpty());
    }

    @Test
    void aGuestWhoseConnectionEndedGoesOnAndCanBeCollected() throws Exception {
        Answer<?> call = run(1, Guests.countdown(), new FakeSource(Guests.countdown()), 50_000_000);
        // Not underway(): that counts a run on its way too, whose module may not be here yet.
        Until.holds("it runs", () -> held.find(attempt(1)).isPresent());
        connectionEnded.set(true);
        call.close();
        assertEquals("0", result(collected(1)));
        try (Answer<Worker.HeldResults.Reader> answer = worker.held()) {
            assertEquals(attempt(1), RunKeys.read(answer.join().getRuns().get(0).getRun()));
            assertFalse(answer.join().getRuns().get(0).getUnderway());
        }
        acknowledge(1);
        assertEquals(List.of(), held.list());
        assertThrows(CallException.class, () -> collected(1));
    }

    @Test
    void whatIsAcknowledgedWhileItRunsIsStoppedAndItsCallAnswersSo() throws Exception {
        Answer<Worker.RunResults.Reader> call = run(1, Guests.endless());
        Until.holds("it runs", () -> engine.metrics().busy() == 1);
        acknowledge(1);
        assertInstanceOf(RunOutcome.Cancelled.class, outcome(call));
    }

    @Test
    void aDrainingWorkerTakesNothingNewAndEndsWhatItHas() throws Exception {
        Answer<Worker.RunResults.Reader> call = run(1, Guests.endless());
        Until.holds("it runs", () -> held.underway() == 1);
        try (Answer<?> drained = worker.drain()) {
            Until.holds("it drains", draining::isDraining);
            assertEquals(CallException.Type.OVERLOADED, failure(run(2, Guests.echo())));
            assertEquals(CallException.Type.OVERLOADED, failure(worker.assign(params ->
                    params.setWasm(Guests.echo()))));
            try (Answer<Worker.DescribeResults.Reader> answer = worker.describe()) {
                assertTrue(answer.join().getDescription().getDraining());
            }
            engine.close();
            assertEquals(CallException.Type.DISCONNECTED, failure(call), "handed back");
            drained.join();
        }
        assertEquals(CallException.Type.DISCONNECTED, assertThrows(CallException.class, () -> collected(1)).type());
    }

    @Test
    void aDrainingWorkerWaitsForARunWhoseModuleIsOnItsWay() throws Exception {
        FakeSource slow = new FakeSource(Guests.echo());
        slow.goOn = new CountDownLatch(1);
        Answer<Worker.RunResults.Reader> call = run(1, Guests.echo(), slow, 5);
        Until.holds("it fetches", () -> slow.reads.get() == 1);
        try (Answer<?> drained = worker.drain()) {
            Until.holds("it drains", draining::isDraining);
            assertFalse(held.awaitNoneUnderway(Duration.ofMillis(1)));
            slow.goOn.countDown();
            assertEquals("5", result(outcome(call)));
            drained.join();
        }
    }

    @Test
    void aRunThatCannotBeStartedIsNotWaitedFor() throws Exception {
        FakeSource broken = new FakeSource(Guests.echo());
        broken.failure = CallException.failed("no");
        assertEquals(CallException.Type.FAILED, failure(run(1, Guests.echo(), broken, 5)));
        assertTrue(held.awaitNoneUnderway(Duration.ZERO));
    }

    @Test
    void aClosedEngineRefusesWithoutHoldingTheAttempt() {
        engine.close();
        assertEquals(CallException.Type.OVERLOADED, failure(run(1, Guests.echo())));
        assertEquals(List.of(), held.list());
    }

    @Test
    void malformedJobsFailTheCallAlone() throws Exception {
        assertEquals(CallException.Type.FAILED, failure(worker.run(_ -> { })), "no module");
        assertEquals(CallException.Type.FAILED, failure(worker.run(params ->
                params.initJob().initModule().setSha256(new byte[32]))), "no source");
        assertEquals(CallException.Type.FAILED, failure(worker.run(params ->
                params.initJob().initRun().setTaskId("x".repeat(10_000)))), "a name too long");
        assertEquals(CallException.Type.FAILED, failure(worker.collect(_ -> { })), "an unknown attempt");
        assertEquals("5", result(outcome(run(9, Guests.echo()))));
    }

    @Test
    void aModuleIsPreparedOnceAndARefusalIsNoFailure() throws Exception {
        byte[] module = Guests.echo();
        FakeSource source = new FakeSource(module);
        assertFalse(prepared(module, source));
        assertTrue(prepared(module, source));
        assertEquals(1, source.reads.get());
        byte[] bad = {1, 2, 3};
        try (Answer<Worker.PrepareResults.Reader> answer = prepare(bad, new FakeSource(bad))) {
            assertEquals(Prepared.Which.INVALID_MODULE, answer.join().getPrepared().which());
        }
        assertEquals(CallException.Type.FAILED, failure(prepare(module(2 << 20), new FakeSource(bad))), "too large");
    }

    private static byte[] module(int bytes) {
        return Guests.padded(Guests.echo(), bytes);
    }

    private Answer<Worker.PrepareResults.Reader> prepare(byte[] module, FakeSource source) {
        try (ModuleSource.Client client = source.client()) {
            return worker.prepare(params -> {
                Jobs.write(params.initModule(), new ModuleRef(ModuleHash.of(module).hex(), module.length));
                params.setSource(client);
            });
        }
    }

    private boolean prepared(byte[] module, FakeSource source) throws Exception {
        try (Answer<Worker.PrepareResults.Reader> answer = prepare(module, source)) {
            assertEquals(Prepared.Which.READY, answer.join().getPrepared().which());
            return answer.join().getPrepared().getCacheHit();
        }
    }

    @Test
    void theDemosCallAnswersTextAndFailsByType() throws Exception {
        try (Answer<Worker.AssignResults.Reader> answer = worker.assign(params -> {
            params.setWasm(Guests.echo());
            params.setInput(-1);
        })) {
            assertEquals("18446744073709551615", answer.join().getResult().toString());
        }
        assertEquals(CallException.Type.FAILED, failure(worker.assign(params -> params.setWasm(Guests.trapping()))));
        assertEquals(CallException.Type.FAILED, failure(worker.assign(_ -> { })));
    }

    @Test
    void theDemosCallIsWaitedForAndCanBeCancelled() throws Exception {
        Answer<?> call = worker.assign(params -> params.setWasm(Guests.endless()));
        Until.holds("it is under way", () -> held.underway() == 1);
        assertEquals(List.of(), held.list(), "nobody could ask for it again");
        call.close();
        Until.holds("it has ended", () -> held.underway() == 0);
    }

    @Test
    void itTellsWhenASlotIsLostAndWhenItIsBack() throws Exception {
        engine.close();
        try (Engine impatient = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false)
                .withStopGrace(Duration.ZERO));
                Worker.Client itself = new Worker.Client(new WorkerService(new WorkerIdentity("me", 7, Map.of()),
                        impatient, held, new ModuleFetch(1 << 20), preparer, draining, connectionEnded::get));
                Answer<Worker.StuckSlotsResults.Reader> lost = itself.stuckSlots(params -> params.setKnown(0))) {
            byte[] module = Guests.slowToCompile();
            Limits brief = Limits.DEFAULT.withTime(Duration.ofMillis(1));
            // A slot may be back before anybody has looked; then it is lost again.
            Until.holds("it is told", () -> {
                impatient.run(module, new ww.wasm.Call.Function("run", List.of()), brief);
                return lost.hook().response().isDone();
            });
            assertEquals(1, lost.join().getSlots());
            try (Answer<Worker.StuckSlotsResults.Reader> back = itself.stuckSlots(params -> params.setKnown(1))) {
                assertEquals(0, back.join().getSlots());
            }
        }
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        byte[] module = Guests.echo();
        outcome(run(1, module));
        try (Answer<Worker.DescribeResults.Reader> answer = worker.describe()) {
            Description.Reader self = answer.join().getDescription();
            assertEquals("me", self.getName().toString());
            assertEquals(2, self.getSlots());
            assertEquals(7, self.getInstance());
            assertEquals(Version.TEXT, self.getVersion().toString());
            assertEquals(Map.of("zone", "eu"), Descriptions.labels(self));
            assertEquals(16, self.getGuestMemoryPagesMax());
            assertEquals(32L * Limits.PAGE_BYTES, self.getMemoryBytes());
            assertTrue(Descriptions.warm(self).contains(ModuleHash.of(module).hex()));
            assertFalse(self.getDraining());
        }
    }
}
