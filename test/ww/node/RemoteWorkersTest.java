package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.Data;
import ww.capnp.MethodCall;
import ww.capnp.PointerList;
import ww.sched.Attempt;
import ww.sched.AttemptId;
import ww.sched.RunOutcome;
import ww.sched.WorkerView;
import ww.schema.WorkerSchema.Worker;
import ww.vat.VatConnection;

/** How workers come to a gateway and leave it, and what they say of themselves, among them some that lie. */
@Timeout(120)
class RemoteWorkersTest {
    private final GatewaySide gateway;

    RemoteWorkersTest() throws IOException {
        gateway = new GatewaySide();
    }

    @AfterEach
    void closeAll() {
        gateway.close();
    }

    // ---- coming and going

    @Test
    void aWorkerOfAnotherMakeJoinsAndRuns() throws Exception {
        FakeWorker worker = new FakeWorker();
        worker.answer.countDown();
        Network peer = gateway.joined(worker);
        gateway.submit("task");
        assertEquals("42", gateway.result("task"));
        Until.holds("it may forget the run", () -> worker.acknowledged.size() == 1);
        assertEquals(worker.run, worker.acknowledged);
        peer.close();
        Until.holds("it left", () -> !gateway.isThere(peer));
        assertTrue(worker.isDropped());
    }

    @Test
    void aWorkerThatComesAgainReplacesItselfAndItsOldConnectionsEndDismissesNobody() throws Exception {
        FakeWorker first = new FakeWorker();
        FakeWorker second = new FakeWorker();
        second.answer.countDown();
        Network peer = gateway.peer();
        VatConnection old = gateway.joined(peer, first);
        gateway.joined(peer, second);
        assertTrue(first.isDropped());
        old.close();
        gateway.submit("task");
        assertEquals("42", gateway.result("task"));
        assertEquals(1, second.run.size());
    }

    @Test
    void aWorkerWhoseConnectionEndsLosesItsRunToAnother() throws Exception {
        FakeWorker first = new FakeWorker();
        Network gone = gateway.joined(first);
        gateway.submit("task");
        Until.holds("it runs", () -> first.run.size() == 1);
        FakeWorker second = new FakeWorker();
        second.answer.countDown();
        gateway.joined(second);
        gone.close();
        assertEquals("42", gateway.result("task"));
        List<Attempt> attempts = gateway.scheduler.task("task").orElseThrow().run(1).orElseThrow().attempts();
        assertEquals(RunOutcome.WorkerFault.LOST,
                assertInstanceOf(RunOutcome.WorkerFault.class, attempts.getFirst().outcome().orElseThrow()).kind());
    }

    @Test
    void comingAndGoingAtOnceLeavesNobodyBehind() throws Exception {
        for (int i = 0; i < 30; i++) {
            Network peer = gateway.peer();
            try (Answer<?> sent = gateway.send(gateway.come(peer), new FakeWorker())) {
                if (i % 3 == 0) {
                    sent.join();
                }
            }
            peer.close();
        }
        Until.holds("all have left", () -> gateway.scheduler.workers().isEmpty());
        FakeWorker last = new FakeWorker();
        last.answer.countDown();
        gateway.joined(last);
        gateway.submit("task");
        assertEquals("42", gateway.result("task"));
    }

    // ---- what they say of themselves

    @Test
    void aWorkerThatNeverSaysWhatItHoldsIsNotTaken() throws Exception {
        gateway.isNotTaken(new FakeWorker() {
            @Override
            public void held(MethodCall<Worker.HeldParams.Reader, Worker.HeldResults.Builder> call) throws Exception {
                new CountDownLatch(1).await();
            }
        });
    }

    @Test
    void aWorkerThatHoldsAMillionRunsIsNotTaken() throws Exception {
        gateway.isNotTaken(new FakeWorker() {
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
        gateway.isNotTaken(worker);
    }

    @Test
    void aWorkerWithTooManyOrTooLargeOrMalformedLabelsIsNotTaken() throws Exception {
        for (List<String> labels : List.of(Collections.nCopies(33, "a=b"), List.of("a=" + "b".repeat(1 << 20)),
                List.of("a=" + "b".repeat(129)), List.of("no equals sign"), List.of("=value"))) {
            FakeWorker worker = new FakeWorker();
            worker.description = self -> self.setLabels(labels);
            gateway.isNotTaken(worker);
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
        WorkerView view = gateway.view(gateway.joined(worker));
        assertTrue(view.name().startsWith("?[2Jäxx"), view.name());
        assertTrue(view.name().length() < 80, view.name());
        assertEquals(4_096, view.slots());
    }

    @Test
    void aWorkerThatIsDrainingGetsNothing() throws Exception {
        FakeWorker draining = new FakeWorker();
        draining.description = self -> self.setDraining(true);
        gateway.joined(draining);
        FakeWorker ready = new FakeWorker();
        ready.answer.countDown();
        gateway.joined(ready);
        for (int i = 0; i < 5; i++) {
            gateway.submit("task" + i);
            assertEquals("42", gateway.result("task" + i));
        }
        assertTrue(draining.run.size() <= 1, "it got " + draining.run);
    }

    /** Has three slots, and loses as many as the test says. */
    private static final class Losing extends FakeWorker {
        private final BlockingQueue<Integer> lost = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> known = new LinkedBlockingQueue<>();

        Losing(int atFirst) {
            description = self -> {
                self.setSlots(3);
                self.setStuckSlots(atFirst);
            };
        }

        @Override
        public void stuckSlots(MethodCall<Worker.StuckSlotsParams.Reader, Worker.StuckSlotsResults.Builder> call)
                throws Exception {
            call.context().detach();
            known.add(call.params().getKnown());
            call.results().setSlots(lost.take());
        }
    }

    @Test
    void aWorkerThatLosesSlotsIsNotGivenMoreThanTheOthersCanMake() throws Exception {
        Losing worker = new Losing(1);
        Network peer = gateway.joined(worker);
        Until.holds("it is asked", () -> Integer.valueOf(1).equals(worker.known.poll()));
        assertEquals(1, gateway.view(peer).stuckSlots());
        worker.lost.add(2);
        Until.holds("it is known", () -> gateway.view(peer).stuckSlots() == 2);
        for (int i = 0; i < 3; i++) {
            gateway.submit("task" + i);
        }
        assertEquals(1, gateway.view(peer).outstanding().size());
        assertEquals("guests that do not stop hold 2 of its 3 slots, the others are taken",
                gateway.scheduler.explain("task1").orElseThrow().workers().getFirst().reason());
        worker.lost.add(0);
        Until.holds("all run", () -> worker.run.size() == 3);
        worker.answer.countDown();
        for (int i = 0; i < 3; i++) {
            assertEquals("42", gateway.result("task" + i));
        }
    }

    @Test
    void aWorkerThatSaysThatItLostMoreSlotsThanItHasIsHeldToHaveNone() throws Exception {
        Losing worker = new Losing(-1);
        Network peer = gateway.joined(worker);
        assertEquals(3, gateway.view(peer).stuckSlots());
        worker.lost.add(-5);
        worker.lost.add(0);
        Until.holds("they are back", () -> gateway.view(peer).stuckSlots() == 0);
        assertEquals(List.of(3, 3), List.of(worker.known.take(), worker.known.take()));
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
        Network flood = gateway.peer();
        VatConnection connection = gateway.come(flood);
        List<Slow> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Slow worker = new Slow();
            sent.add(worker);
            try (Answer<?> answer = gateway.send(connection, worker)) {
                answer.join();
            }
        }
        FakeWorker honest = new FakeWorker();
        honest.answer.countDown();
        gateway.joined(honest);
        sent.forEach(worker -> worker.answer.countDown());
        Until.holds("its last worker is there", () -> sent.getLast().described.get() == 1 && gateway.isThere(flood));
        for (Slow worker : sent.subList(0, 199)) {
            assertTrue(worker.isDropped(), "a worker that nobody waits for is still held");
        }
        assertEquals(1, atOnceMost.get());
    }
}
