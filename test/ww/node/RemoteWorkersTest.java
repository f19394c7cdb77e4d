package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.Data;
import ww.capnp.MethodCall;
import ww.capnp.PointerList;
import ww.sched.Attempt;
import ww.sched.AttemptId;
import ww.sched.Call;
import ww.sched.GuestLimits;
import ww.sched.Invocation;
import ww.sched.Modules;
import ww.sched.Policies;
import ww.sched.RunOutcome;
import ww.sched.Schedule;
import ww.sched.Scheduler;
import ww.sched.SchedulerSettings;
import ww.sched.SubmitResult;
import ww.sched.TaskSpec;
import ww.sched.WorkerView;
import ww.schema.ChannelSchema.Sender;
import ww.schema.WorkerSchema.Worker;
import ww.vat.VatConnection;

/** A gateway's side of its workers, against peers that are no workers of ours. */
@Timeout(120)
class RemoteWorkersTest {
    private final Cluster cluster = new Cluster();
    private final Lobby lobby = new Lobby();
    private final RemoteWorkers workers = new RemoteWorkers(lobby, Duration.ofSeconds(3));
    private final List<Network> peers = new ArrayList<>();
    private Scheduler scheduler;
    private Network gateway;

    @BeforeEach
    void openGateway() throws IOException {
        scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), workers);
        gateway = new Network(cluster.network());
        workers.start(gateway, scheduler);
        gateway.vat().addListener(workers);
        gateway.vat().export(lobby::end, Network.LOBBY);
    }

    @AfterEach
    void closeAll() {
        peers.forEach(Network::close);
        scheduler.close();
        lobby.close();
        gateway.close();
        workers.close();
    }

    private Network peer() throws IOException {
        Network peer = new Network(cluster.network());
        peers.add(peer);
        peer.host().connect(gateway.addresses().getFirst());
        return peer;
    }

    private VatConnection come(Network peer) throws IOException {
        return peer.vat().connect(gateway.id(), Network.LOBBY);
    }

    private static Answer<Sender.SendResults.Reader> send(VatConnection connection, FakeWorker worker) {
        try (Sender.Client sender = new Sender.Client(connection.bootstrap().hook()); Client self = worker.client()) {
            return sender.send(params -> params.initValue().setCapability(self));
        }
    }

    private Network joined(FakeWorker worker) throws Exception {
        Network peer = peer();
        joined(peer, worker);
        return peer;
    }

    private VatConnection joined(Network peer, FakeWorker worker) throws Exception {
        VatConnection connection = come(peer);
        try (Answer<?> sent = send(connection, worker)) {
            sent.join();
        }
        Until.holds("it joined", () -> isThere(peer) && worker.described.get() > 0);
        return connection;
    }

    private boolean isThere(Network peer) {
        return scheduler.workers().stream().anyMatch(worker -> worker.id().equals(peer.id().toString()));
    }

    private WorkerView view(Network peer) {
        return scheduler.workers().stream().filter(worker -> worker.id().equals(peer.id().toString()))
                .findFirst().orElseThrow();
    }

    private void submit(String id) throws IOException {
        try (Modules.Pinned pinned = scheduler.modules().put(new ByteArrayInputStream(Guests.echo()), 1 << 20)) {
            Call call = new Call.Function("run", List.of("1", "2"));
            Schedule once = Schedule.Interval.once();
            assertInstanceOf(SubmitResult.Accepted.class, scheduler.submit(new TaskSpec(id, "", 0, once,
                    Invocation.of(pinned.module(), call), GuestLimits.DEFAULTS, Policies.defaults(once), Map.of())));
        }
    }

    private RunOutcome outcome(String id) throws Exception {
        Until.holds(id + " ended", () -> scheduler.task(id).orElseThrow().ended());
        return scheduler.task(id).orElseThrow().run(1).orElseThrow().outcome().orElseThrow();
    }

    private String result(String id) throws Exception {
        return assertInstanceOf(RunOutcome.Succeeded.class, outcome(id)).result();
    }

    private void isNotTaken(FakeWorker worker) throws Exception {
        Network peer = peer();
        try (Answer<?> sent = send(come(peer), worker)) {
            sent.join();
        }
        assertTrue(worker.isDropped(), "the gateway still holds it");
        assertFalse(isThere(peer));
        Until.holds("it learns of it", () -> peer.host().peers().isEmpty());
    }

    // ---- coming and going

    @Test
    void aWorkerOfAnotherMakeJoinsAndRuns() throws Exception {
        FakeWorker worker = new FakeWorker();
        worker.answer.countDown();
        Network peer = joined(worker);
        submit("task");
        assertEquals("42", result("task"));
        Until.holds("it may forget the run", () -> worker.acknowledged.size() == 1);
        assertEquals(worker.run, worker.acknowledged);
        peer.close();
        Until.holds("it left", () -> !isThere(peer));
        assertTrue(worker.isDropped());
    }

    @Test
    void aWorkerThatComesAgainReplacesItselfAndItsOldConnectionsEndDismissesNobody() throws Exception {
        FakeWorker first = new FakeWorker();
        FakeWorker second = new FakeWorker();
        second.answer.countDown();
        Network peer = peer();
        VatConnection old = joined(peer, first);
        joined(peer, second);
        assertTrue(first.isDropped());
        old.close();
        submit("task");
        assertEquals("42", result("task"));
        assertEquals(1, second.run.size());
    }

    @Test
    void aWorkerWhoseConnectionEndsLosesItsRunToAnother() throws Exception {
        FakeWorker first = new FakeWorker();
        Network gone = joined(first);
        submit("task");
        Until.holds("it runs", () -> first.run.size() == 1);
        FakeWorker second = new FakeWorker();
        second.answer.countDown();
        joined(second);
        gone.close();
        assertEquals("42", result("task"));
        List<Attempt> attempts = scheduler.task("task").orElseThrow().run(1).orElseThrow().attempts();
        assertEquals(RunOutcome.WorkerFault.LOST,
                assertInstanceOf(RunOutcome.WorkerFault.class, attempts.getFirst().outcome().orElseThrow()).kind());
    }

    @Test
    void comingAndGoingAtOnceLeavesNobodyBehind() throws Exception {
        for (int i = 0; i < 30; i++) {
            Network peer = peer();
            try (Answer<?> sent = send(come(peer), new FakeWorker())) {
                if (i % 3 == 0) {
                    sent.join();
                }
            }
            peer.close();
        }
        Until.holds("all have left", () -> scheduler.workers().isEmpty());
        FakeWorker last = new FakeWorker();
        last.answer.countDown();
        joined(last);
        submit("task");
        assertEquals("42", result("task"));
    }

    // ---- what they say of themselves

    @Test
    void aWorkerThatNeverSaysWhatItHoldsIsNotTaken() throws Exception {
        isNotTaken(new FakeWorker() {
            @Override
            public void held(MethodCall<Worker.HeldParams.Reader, Worker.HeldResults.Builder> call) throws Exception {
                new CountDownLatch(1).await();
            }
        });
    }

    @Test
    void aWorkerThatHoldsAMillionRunsIsNotTaken() throws Exception {
        isNotTaken(new FakeWorker() {
            @Override
            public void held(MethodCall<Worker.HeldParams.Reader, Worker.HeldResults.Builder> call) {
                call.results().initRuns(1_000_000);
            }
        });
    }

    @Test
    void aWorkerThatHoldsARunWithAHugeNameIsNotTaken() throws Exception {
        FakeWorker worker = new FakeWorker();
        worker.holding = List.of(new AttemptId("x".repeat(1 << 20), 1, 1, 1));
        isNotTaken(worker);
    }

    @Test
    void aWorkerWithTooManyOrTooLargeOrMalformedLabelsIsNotTaken() throws Exception {
        for (List<String> labels : List.of(Collections.nCopies(33, "a=b"), List.of("a=" + "b".repeat(1 << 20)),
                List.of("a=" + "b".repeat(129)), List.of("no equals sign"), List.of("=value"))) {
            FakeWorker worker = new FakeWorker();
            worker.description = self -> self.setLabels(labels);
            isNotTaken(worker);
        }
    }

    @Test
    void whatIsForPeopleOrAHintIsCut() throws Exception {
        FakeWorker worker = new FakeWorker();
        worker.name = "\u001b[2Jä" + "x".repeat(1 << 20);
        worker.description = self -> {
            self.setSlots(-1);
            PointerList.Builder<?, Data.Reader> hashes = self.initCachedModules(10_000);
            for (int i = 0; i < 10_000; i++) {
                hashes.set(i, Data.of(new byte[i % 40]));
            }
        };
        WorkerView view = view(joined(worker));
        assertTrue(view.name().startsWith("?[2Jäxx"), view.name());
        assertTrue(view.name().length() < 80, view.name());
        assertEquals(4_096, view.slots());
    }

    @Test
    void aWorkerThatIsDrainingGetsNothing() throws Exception {
        FakeWorker draining = new FakeWorker();
        draining.description = self -> self.setDraining(true);
        joined(draining);
        FakeWorker ready = new FakeWorker();
        ready.answer.countDown();
        joined(ready);
        for (int i = 0; i < 5; i++) {
            submit("task" + i);
            assertEquals("42", result("task" + i));
        }
        assertTrue(draining.run.size() <= 1, "it got " + draining.run);
    }

    @Test
    void aPeerThatSendsWorkersWithoutEndIsGreetedOneAtATime() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger atOnceMost = new AtomicInteger();
        class Slow extends FakeWorker {
            @Override
            public void describe(MethodCall<Worker.DescribeParams.Reader, Worker.DescribeResults.Builder> call)
                    throws Exception {
                atOnceMost.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    call.context().detach();
                    answer.await();
                } finally {
                    atOnce.decrementAndGet();
                }
                super.describe(call);
            }
        }
        Network flood = peer();
        VatConnection connection = come(flood);
        List<Slow> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Slow worker = new Slow();
            sent.add(worker);
            try (Answer<?> answer = send(connection, worker)) {
                answer.join();
            }
        }
        FakeWorker honest = new FakeWorker();
        honest.answer.countDown();
        joined(honest);
        sent.forEach(worker -> worker.answer.countDown());
        Until.holds("its last worker is there", () -> sent.getLast().described.get() == 1 && isThere(flood));
        for (Slow worker : sent.subList(0, 199)) {
            assertTrue(worker.isDropped(), "a worker that nobody waits for is still held");
        }
        assertEquals(1, atOnceMost.get());
    }

    // ---- runs

    @Test
    void whoSaysToHoldAnothersRunNeitherStopsItNorAnswersForIt() throws Exception {
        FakeWorker honest = new FakeWorker();
        joined(honest);
        submit("task");
        Until.holds("it runs", () -> honest.run.size() == 1);
        FakeWorker liar = new FakeWorker();
        liar.holding = List.copyOf(honest.run);
        joined(liar);
        Until.holds("the liar was told to forget it", () -> liar.acknowledged.equals(liar.holding));
        assertEquals(List.of(), liar.collected);
        assertEquals(List.of(), honest.acknowledged);
        honest.answer.countDown();
        assertEquals("42", result("task"));
        assertEquals(1, scheduler.task("task").orElseThrow().run(1).orElseThrow().attempts().size());
    }

    @Test
    void aRunIsTakenUpOverItsWorkersNextConnection() throws Exception {
        FakeWorker before = new FakeWorker();
        Network peer = peer();
        VatConnection old = joined(peer, before);
        submit("task");
        Until.holds("it runs", () -> before.run.size() == 1);
        FakeWorker after = new FakeWorker();
        after.holding = List.copyOf(before.run);
        joined(peer, after);
        Until.holds("it is asked for the run", () -> after.collected.equals(before.run));
        old.close();
        assertTrue(before.isDropped());
        after.collectedAnswer.countDown();
        assertEquals("43", result("task"));
        assertEquals(1, scheduler.task("task").orElseThrow().run(1).orElseThrow().attempts().size());
        Until.holds("it may forget the run", () -> after.acknowledged.equals(before.run));
    }

    @Test
    void cancellingTellsTheWorkerToForget() throws Exception {
        FakeWorker worker = new FakeWorker();
        joined(worker);
        submit("task");
        Until.holds("it runs", () -> worker.run.size() == 1);
        scheduler.cancel("task");
        Until.holds("it is told", () -> worker.acknowledged.equals(worker.run));
        worker.answer.countDown();
        Until.holds("it ended", () -> scheduler.task("task").orElseThrow().ended());
    }

    @Test
    void anOldWorkersEndlessTextIsTheTasksFault() throws Exception {
        class Old implements Worker.Server {
            @Override
            public void assign(MethodCall<Worker.AssignParams.Reader, Worker.AssignResults.Builder> call) {
                call.results().setResult("9".repeat((1 << 20) + 1));
            }
        }
        Network peer = peer();
        try (Sender.Client sender = new Sender.Client(come(peer).bootstrap().hook());
                Client old = new Worker.Client(new Old());
                Answer<?> sent = sender.send(params -> params.initValue().setCapability(old))) {
            sent.join();
        }
        Until.holds("it joined", () -> isThere(peer));
        submit("task");
        assertEquals("output-limit", assertInstanceOf(RunOutcome.TaskFault.class, outcome("task")).kind());
    }

    @Test
    void aModuleIsOfferedToAWorkerOnce() throws Exception {
        FakeWorker worker = new FakeWorker();
        worker.answer.countDown();
        joined(worker);
        for (int i = 0; i < 10; i++) {
            submit("task" + i);
        }
        for (int i = 0; i < 10; i++) {
            assertEquals("42", result("task" + i));
        }
        assertEquals(1, worker.prepared.get());
    }

    @Test
    void aRefusalToPrepareIsAskedAgainWithTheNextTask() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        FakeWorker worker = new FakeWorker() {
            @Override
            public void prepare(MethodCall<Worker.PrepareParams.Reader, Worker.PrepareResults.Builder> call)
                    throws Exception {
                asked.incrementAndGet();
                throw CallException.overloaded("not now");
            }
        };
        worker.answer.countDown();
        joined(worker);
        submit("first");
        Until.holds("it is asked", () -> asked.get() == 1);
        Until.holds("it is asked again", () -> {
            submit("task" + System.nanoTime());
            return asked.get() > 1;
        });
    }
}
