package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.rpc.CountingObject;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Number;
import ww.rpc.peer.PeerSchema.Peer;

/** Objects of this process: what a call means before any wire is involved. */
@Timeout(20)
class LocalObjectTest {
    /** A callee made of one function. */
    private static Callback.Client callee(Body body) {
        return new Callback.Client(new Callback.Server() {
            @Override
            public void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call) throws Exception {
                call.results().setNumber(body.run(call.params().getNumber(), call.context()));
            }
        });
    }

    private interface Body {
        long run(long number, CallContext context) throws Exception;
    }

    private static long call(Callback.Client client, long number) throws CallException, InterruptedException {
        try (var answer = client.called(p -> p.setNumber(number))) {
            return answer.join().getNumber();
        }
    }

    @Test
    void aCallReachesTheObjectAndItsResultsComeBack() throws Exception {
        try (Callback.Client client = callee((number, context) -> number * 2)) {
            assertEquals(42, call(client, 21));
        }
    }

    @Test
    void callsBeginInOrderAndOneAtATime() throws Exception {
        List<Long> order = new ArrayList<>(); // guarded by nothing but the turn
        AtomicInteger inside = new AtomicInteger();
        try (Callback.Client client = callee((number, context) -> {
            assertEquals(1, inside.incrementAndGet());
            order.add(number);
            inside.decrementAndGet();
            return number;
        })) {
            List<Answer<Number.Reader>> answers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                long number = i;
                answers.add(client.called(p -> p.setNumber(number)));
            }
            for (Answer<Number.Reader> answer : answers) {
                answer.join();
                answer.close();
            }
        }
        assertEquals(IntStream.range(0, 500).mapToLong(i -> i).boxed().toList(), order);
    }

    @Test
    void aCallThatWaitsForAnotherLetsTheNextBegin() throws Exception {
        Callback.Client[] self = new Callback.Client[1];
        try (Callback.Client client = callee((number, context) -> number == 0 ? 0 : 1 + call(self[0], number - 1))) {
            self[0] = client;
            assertEquals(10, call(client, 10));
        }
    }

    @Test
    void aDetachedCallLetsTheNextBegin() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        try (Callback.Client client = callee((number, context) -> {
            if (number == 1) {
                context.detach();
                second.await();
            } else {
                second.countDown();
            }
            return number;
        }); var first = client.called(p -> p.setNumber(1)); var other = client.called(p -> p.setNumber(2))) {
            assertEquals(2, other.join().getNumber());
            assertEquals(1, first.join().getNumber());
        }
    }

    @Test
    void anObjectIsClosedOnceAfterItsLastCall() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
        Callback.Client client = new Callback.Client(new Callback.Server() {
            @Override
            public void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call) throws Exception {
                go.await();
                events.add("served");
            }

            @Override
            public void close() {
                events.add("closed");
            }
        });
        var answer = client.called(p -> p.setNumber(0));
        client.close();
        client.close();
        go.countDown();
        answer.join();
        answer.close();
        assertEquals("served", events.poll(10, TimeUnit.SECONDS));
        assertEquals("closed", events.poll(10, TimeUnit.SECONDS));
        assertEquals(0, events.size());
    }

    @Test
    void closingTheAnswerInterruptsTheServer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Callback.Client client = callee((number, context) -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                assertTrue(context.isCancelled());
                interrupted.countDown();
                throw e;
            }
            return 0;
        })) {
            var answer = client.called(p -> p.setNumber(0));
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            answer.close();
            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void anInterruptDoesNotReachTheNextCallOfTheSameThread() throws Exception {
        try (Callback.Client client = callee((number, context) -> {
            while (number == 1 && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return Thread.currentThread().isInterrupted() ? 1 : 0;
        })) {
            for (int i = 0; i < 200; i++) {
                var first = client.called(p -> p.setNumber(1));
                var second = client.called(p -> p.setNumber(2));
                first.close();
                assertEquals(0, second.join().getNumber());
                second.close();
            }
        }
    }

    @Test
    void aFaultOfTheServerIsNamedByItsClassOnly() throws Exception {
        try (Callback.Client client = callee((number, context) -> {
            throw new IllegalStateException("a secret");
        }); var answer = client.called(p -> p.setNumber(0))) {
            CallException e = assertThrows(CallException.class, answer::join);
            assertEquals("the method failed with IllegalStateException", e.getMessage());
            assertEquals(CallException.Type.FAILED, e.type());
        }
    }

    @Test
    void aMethodTheObjectDoesNotHaveIsUnimplemented() throws Exception {
        try (Callback.Client client = callee((number, context) -> number);
                Counter.Client counter = new Counter.Client(client.hook().addRef()); var answer = counter.next()) {
            assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, answer::join).type());
        }
    }

    @Test
    void anObjectGivesAReferenceToItself() throws Exception {
        LinkedBlockingQueue<Client> selves = new LinkedBlockingQueue<>();
        try (Callback.Client client = callee((number, context) -> {
            selves.add(new Client(context.self()));
            return number;
        })) {
            call(client, 1);
            try (Client self = selves.take()) {
                assertSame(client.hook(), self.hook());
            }
        }
    }

    /** What hands out a counter. */
    private static final class Maker implements Peer.Server {
        private final CountDownLatch go = new CountDownLatch(1);
        private final CountingObject counter = new CountingObject();

        @Override
        public void counter(MethodCall<Peer.CounterParams.Reader, Peer.CounterResults.Builder> call) throws Exception {
            go.await();
            call.results().setCounter(counter);
        }
    }

    @Test
    void pipelinedCallsWaitForTheResultsInOrder() throws Exception {
        Maker maker = new Maker();
        try (Peer.Client peer = new Peer.Client(maker); var made = peer.counter(p -> p.setStart(0))) {
            List<Answer<?>> answers = new ArrayList<>();
            try (Counter.Client counter = made.getCounter(); Counter.Client same = made.getCounter()) {
                assertSame(counter.hook(), same.hook());
                for (int i = 0; i < 20; i++) {
                    int number = i;
                    answers.add((i % 2 == 0 ? counter : same).note(p -> p.setNumber(number)));
                }
                maker.go.countDown();
                for (Answer<?> answer : answers) {
                    answer.join();
                    answer.close();
                }
                try (var noted = counter.noted()) {
                    var numbers = noted.join().getNumbers();
                    assertEquals(20, numbers.size());
                    for (int i = 0; i < 20; i++) {
                        assertEquals(i, numbers.get(i));
                    }
                }
            }
        }
    }

    @Test
    void aPipelinedReferenceKeepsTheCallAliveThatItWaitsFor() throws Exception {
        Maker maker = new Maker();
        try (Peer.Client peer = new Peer.Client(maker)) {
            Counter.Client counter;
            try (var made = peer.counter(p -> p.setStart(0))) {
                counter = made.getCounter();
            }
            maker.go.countDown();
            try (counter; var next = counter.next()) {
                assertEquals(1, next.join().getValue());
            }
        }
    }

    @Test
    void aCallNobodyWantsIsCancelledWithItsLastPipelinedReference() throws Exception {
        Maker maker = new Maker();
        try (Peer.Client peer = new Peer.Client(maker)) {
            var made = peer.counter(p -> p.setStart(0));
            Counter.Client counter = made.getCounter();
            Answer<?> call = counter.next();
            made.close();
            counter.close();
            assertFalse(call.hook().response().isDone());
            maker.go.countDown(); // the call made through it still wants its answer
            call.join();
            call.close();
        }
    }

    @Test
    void callsOnAFailedCallsResultsFailAlike() throws Exception {
        try (Peer.Client peer = new Peer.Client(new Peer.Server() {
            @Override
            public void counter(MethodCall<Peer.CounterParams.Reader, Peer.CounterResults.Builder> call)
                    throws Exception {
                throw CallException.overloaded("later");
            }
        }); var made = peer.counter(p -> p.setStart(0)); Counter.Client counter = made.getCounter();
                var next = counter.next()) {
            CallException e = assertThrows(CallException.class, next::join);
            assertEquals("later", e.getMessage());
            assertEquals(CallException.Type.OVERLOADED, e.type());
        }
    }

    @Test
    void aTailCallsResultsAreTheCallsResults() throws Exception {
        Maker maker = new Maker();
        try (Peer.Client behind = new Peer.Client(maker); Peer.Client front = new Peer.Client(new Peer.Server() {
            @Override
            public void counter(MethodCall<Peer.CounterParams.Reader, Peer.CounterResults.Builder> call) {
                Request request = behind.newCall(Peer.TYPE_ID, 3, 2);
                request.params().initAs(Peer.CounterParams.factory);
                call.context().tailCall(request);
            }
        }); var made = front.counter(p -> p.setStart(0)); Counter.Client early = made.getCounter();
                var first = early.next()) {
            maker.go.countDown();
            assertEquals(1, first.join().getValue());
            try (Counter.Client late = made.join().getCounter(); var second = late.next()) {
                assertEquals(2, second.join().getValue());
            }
        }
    }

    @Test
    void ofTwoTailCallsTheSecondIsRefused() throws Exception {
        try (Callback.Client client = callee((number, context) -> {
            try (Client other = Client.of(new CountingObject())) {
                context.tailCall(other.newCall(Counter.TYPE_ID, 0, 0));
                Request second = other.newCall(Counter.TYPE_ID, 0, 0);
                try (second) {
                    assertThrows(IllegalStateException.class, () -> context.tailCall(second));
                }
                throw CallException.failed("seen");
            }
        }); var answer = client.called(p -> p.setNumber(0))) {
            assertEquals("seen", assertThrows(CallException.class, answer::join).getMessage());
        }
    }

    @Test
    void releasingTwiceIsOurFault() {
        ClientHook hook = new LocalObject(new CountingObject());
        hook.release();
        assertThrows(IllegalStateException.class, hook::release);
        assertThrows(IllegalStateException.class, hook::addRef);
    }

    @Test
    void aRequestThatIsNotSentReleasesItsParameters() throws Exception {
        AtomicInteger live = new AtomicInteger();
        try (Client client = Client.of(new CountingObject())) {
            Request request = client.newCall(Peer.TYPE_ID, 9, 4);
            request.params().initAs(Peer.EchoCapParams.factory).setCap(new CountingObject(0, live));
            request.close();
            request.close();
        }
        while (live.get() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aServerIsRecognisedBehindItsReference() {
        CountingObject object = new CountingObject();
        try (Client client = Client.of(object)) {
            assertSame(object, assertInstanceOf(LocalObject.class, client.hook()).server());
        }
    }
}
