package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.sched.WorkerView;
import ww.schema.WorkerSchema.Worker;
import ww.vat.VatConnection;

/** What a gateway does with runs at workers that are not of our make. */
@Timeout(120)
class RemoteRunsTest {
    private final GatewaySide gateway;

    RemoteRunsTest() throws IOException {
        gateway = new GatewaySide();
    }

    @AfterEach
    void closeAll() {
        gateway.close();
    }

    @Test
    void whoSaysToHoldAnothersRunNeitherStopsItNorAnswersForIt() throws Exception {
        FakeWorker honest = new FakeWorker();
        gateway.joined(honest);
        gateway.submit("task");
        Until.holds("it runs", () -> honest.run.size() == 1);
        FakeWorker liar = new FakeWorker();
        liar.holding = List.copyOf(honest.run);
        gateway.joined(liar);
        Until.holds("the liar was told to forget it", () -> liar.acknowledged.equals(liar.holding));
        assertEquals(List.of(), liar.collected);
        assertEquals(List.of(), honest.acknowledged);
        honest.answer.countDown();
        assertEquals("42", gateway.result("task"));
        assertEquals(1, gateway.scheduler.task("task").orElseThrow().run(1).orElseThrow().attempts().size());
    }

    @Test
    void aRunIsTakenUpOverItsWorkersNextConnection() throws Exception {
        FakeWorker before = new FakeWorker();
        Network peer = gateway.peer();
        VatConnection old = gateway.joined(peer, before);
        gateway.submit("task");
        Until.holds("it runs", () -> before.run.size() == 1);
        FakeWorker after = new FakeWorker();
        after.holding = List.copyOf(before.run);
        gateway.joined(peer, after);
        Until.holds("it is asked for the run", () -> after.collected.equals(before.run));
        old.close();
        assertTrue(before.isDropped());
        after.collectedAnswer.countDown();
        assertEquals("43", gateway.result("task"));
        assertEquals(1, gateway.scheduler.task("task").orElseThrow().run(1).orElseThrow().attempts().size());
        Until.holds("it may forget the run", () -> after.acknowledged.equals(before.run));
    }

    @Test
    void cancellingTellsTheWorkerToForget() throws Exception {
        FakeWorker worker = new FakeWorker();
        gateway.joined(worker);
        gateway.submit("task");
        Until.holds("it runs", () -> worker.run.size() == 1);
        gateway.scheduler.cancel("task");
        Until.holds("it is told", () -> worker.acknowledged.equals(worker.run));
        worker.answer.countDown();
        Until.holds("it ended", () -> gateway.scheduler.task("task").orElseThrow().ended());
    }

    @Test
    void aModuleIsOfferedToAWorkerOnce() throws Exception {
        FakeWorker worker = new FakeWorker();
        worker.answer.countDown();
        gateway.joined(worker);
        for (int i = 0; i < 10; i++) {
            gateway.submit("task" + i);
        }
        for (int i = 0; i < 10; i++) {
            assertEquals("42", gateway.result("task" + i));
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
        gateway.joined(worker);
        gateway.submit("first");
        Until.holds("it is asked", () -> asked.get() == 1);
        Until.holds("it is asked again", () -> {
            gateway.submit("task" + System.nanoTime());
            return asked.get() > 1;
        });
    }

    /** A worker that says that it is leaving when the test wants it. */
    private static final class Leaver extends FakeWorker {
        private final CountDownLatch leaves = new CountDownLatch(1);
        private final CountDownLatch drained = new CountDownLatch(1);

        @Override
        public void leaving(MethodCall<Worker.LeavingParams.Reader, Worker.LeavingResults.Builder> call)
                throws Exception {
            call.context().detach();
            leaves.await();
        }

        @Override
        public void drain(MethodCall<Worker.DrainParams.Reader, Worker.DrainResults.Builder> call) {
            drained.countDown();
        }
    }

    @Test
    void aWorkerThatSaysThatItIsLeavingIsGivenNothingNewAndToldSo() throws Exception {
        Leaver leaver = new Leaver();
        Network peer = gateway.joined(leaver);
        gateway.submit("before");
        Until.holds("it runs", () -> leaver.run.size() == 1);
        leaver.leaves.countDown();
        leaver.drained.await();
        assertEquals(WorkerView.Health.DRAINING, gateway.view(peer).health());
        leaver.answer.countDown();
        assertEquals("42", gateway.result("before"), "what it has it may finish");
        gateway.submit("after");
        assertEquals(1, leaver.run.size());
        FakeWorker next = new FakeWorker();
        next.answer.countDown();
        gateway.joined(next);
        assertEquals("42", gateway.result("after"));
        assertEquals(1, next.run.size());
    }

    @Test
    void aWorkerThatLeftAndComesAgainIsGivenRuns() throws Exception {
        Leaver leaver = new Leaver();
        Network peer = gateway.joined(leaver);
        leaver.leaves.countDown();
        leaver.drained.await();
        FakeWorker again = new FakeWorker();
        again.answer.countDown();
        gateway.joined(peer, again);
        gateway.submit("task");
        assertEquals("42", gateway.result("task"));
    }
}
