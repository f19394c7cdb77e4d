package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.LocalObject;
import ww.capnp.MethodCall;
import ww.capnp.PromiseClient;
import ww.capnp.Request;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;
import ww.schema.RpcSchema.Message.Which;

/** References that take long ways: through a third vat, through tail calls, through promises nobody shortens. */
@Timeout(30)
class PathsTest {
    private final TestPeer object = new TestPeer();
    private final CountingObject ours = new CountingObject();
    private final List<Answer<?>> answers = new ArrayList<>();

    private void note(Counter.Client counter, int from, int to) {
        for (int i = from; i < to; i++) {
            int number = i;
            answers.add(counter.note(p -> p.setNumber(number)));
        }
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private void closeAnswers() {
        answers.forEach(Answer::close);
        answers.clear();
    }

    /** Two-hop embargo: A's object goes to C by B and comes back; calls are made all the while. Ordering 6. */
    @Test
    void ownObjectThatComesBackThroughAThirdVatKeepsTheOrder() throws Exception {
        Link near = new Link();
        Link far = new Link();
        RpcConnection c = Vats.offering(far.right(), object);
        RpcConnection b = Vats.offering(far.left(), null);
        RpcConnection relay;
        try (Client passedOn = b.bootstrap()) {
            relay = new RpcConnection(near.right(), Vats.SETTINGS, passedOn);
        }
        RpcConnection a = Vats.offering(near.left(), null);
        try (Peer.Client peer = Vats.peer(a); var echoed = peer.echoCap(p -> p.setCap(ours));
                Counter.Client back = echoed.getCap()) {
            note(back, 0, 5);
            // B learns of the answer and begins its own embargo, which stays pending: C hears of nothing more.
            near.runUntil(() -> near.right().passed().size() >= 7);
            far.runUntil(() -> Collections.frequency(far.left().passed(), Which.RETURN) >= 2);
            assertEquals(1, b.tables().embargoes());
            near.runUntil(() -> echoed.hook().response().isDone());
            assertEquals(0, a.tables().embargoes()); // B's promise is not settled, so there is nothing to shorten
            note(back, 5, 10);
            near.runUntil(() -> near.right().waiting() == 0);
            assertEquals(List.of(), ours.notedSoFar());
            Vats.await(() -> {
                deliverAll(far);
                deliverAll(near);
                return ours.notedSoFar().size() == 10;
            }, () -> ours.notedSoFar().toString());
            assertEquals(upTo(10), ours.notedSoFar());
            note(back, 10, 15);
            Vats.await(() -> {
                deliverAll(far);
                deliverAll(near);
                return ours.notedSoFar().size() == 15;
            }, () -> ours.notedSoFar().toString());
            assertEquals(upTo(15), ours.notedSoFar());
            closeAnswers();
        }
        near.flow();
        far.flow();
        a.close();
        relay.close();
        b.close();
        c.close();
    }

    private static void deliverAll(Link link) {
        for (Link.End end : List.of(link.left(), link.right())) {
            while (end.waiting() > 0) {
                link.deliver(end);
            }
        }
    }

    /** Without the setting, a promise that was called stays a path through the peer. */
    @Test
    void aPromiseIsNotShortenedUnlessThatIsWanted() throws Exception {
        Link link = new Link();
        try (Client offered = Client.of(object);
                RpcConnection right = new RpcConnection(link.right(), RpcSettings.DEFAULT, offered);
                RpcConnection left = new RpcConnection(link.left(), RpcSettings.DEFAULT, null)) {
            try (Peer.Client peer = Vats.peer(left); var answer = peer.echoCapLater(p -> p.setCap(ours))) {
                link.runUntil(() -> answer.hook().response().isDone());
                try (Counter.Client promise = answer.join().getCap()) {
                    note(promise, 0, 5);
                    link.runUntil(() -> link.right().waiting() == 0);
                    object.settle();
                    link.runUntil(() -> link.left().saw(Which.RESOLVE));
                    note(promise, 5, 10);
                    link.runUntil(() -> ours.notedSoFar().size() == 10);
                    assertEquals(upTo(10), ours.notedSoFar());
                    assertFalse(link.right().saw(Which.DISEMBARGO));
                    closeAnswers();
                }
            }
            link.runUntil(() -> left.tables().areEmpty() && right.tables().areEmpty());
            link.flow();
        }
    }

    /** rpc-twoparty-test: promise cap resolves between starting and sending a request. */
    @Test
    void aRequestBegunOnAPromiseGoesToWhatItBecame() throws Exception {
        Link link = new Link();
        try (Vats vats = Vats.join(link, object)) {
            try (Peer.Client peer = vats.peer(); var echoed = peer.echoCap(p -> p.setCap(ours));
                    Counter.Client back = echoed.getCap()) {
                Request request = back.newCall(Counter.TYPE_ID, 1, 1);
                request.params().initAs(Counter.NoteParams.factory).setNumber(7);
                link.runUntil(() -> echoed.hook().response().isDone());
                int callsSent = Collections.frequency(link.right().passed(), Which.CALL);
                var answer = request.send();
                Vats.await(() -> ours.notedSoFar().equals(List.of(7)), () -> ours.notedSoFar().toString());
                assertEquals(callsSent, Collections.frequency(link.right().passed(), Which.CALL));
                answer.close();
            }
            link.runUntil(() -> vats.left().tables().areEmpty() && vats.right().tables().areEmpty());
            link.flow();
        }
    }

    /** Ordering 12: a capability which has not come is a parameter. */
    @Test
    void aPipelinedCapabilityCanBeAParameter() throws Exception {
        try (Vats vats = Vats.join(Wiring.STEPS, object)) {
            try (Peer.Client peer = vats.peer(); var made = peer.counter(p -> p.setStart(3));
                    Counter.Client counter = made.getCounter(); var held = peer.hold(p -> p.setCap(counter));
                    var called = peer.callHeld()) {
                held.join();
                assertEquals(4, called.join().getValue());
                try (var dropped = peer.dropHeld()) {
                    dropped.join();
                }
            }
            vats.awaitEmpty();
        }
    }

    /** Export the same promise twice: it has one number, and one Resolve. */
    @Test
    void aPromiseExportedTwiceIsResolvedOnce() throws Exception {
        Link link = new Link();
        try (Vats vats = Vats.join(link, object)) {
            PromiseClient promise = new PromiseClient();
            try (Peer.Client peer = vats.peer(); Counter.Client client = new Counter.Client(promise.addRef());
                    var first = peer.hold(p -> p.setCap(client)); var second = peer.hold(p -> p.setCap(client))) {
                link.runUntil(() -> second.hook().response().isDone());
                assertTrue(first.hook().response().isDone());
                assertEquals(1, vats.left().tables().exports());
                promise.resolve(new LocalObject(ours));
                promise.release();
                link.runUntil(() -> link.right().saw(Which.RESOLVE));
                try (var called = peer.callHeld(); var dropped = peer.dropHeld()) {
                    link.runUntil(() -> called.hook().response().isDone() && dropped.hook().response().isDone());
                    assertEquals(1, called.join().getValue());
                }
            }
            link.runUntil(() -> vats.left().tables().areEmpty() && vats.right().tables().areEmpty());
            assertEquals(1, Collections.frequency(link.right().passed(), Which.RESOLVE));
            link.flow();
        }
    }

    /** A promise of ours that comes to nothing is resolved as an exception. */
    @Test
    void aBrokenPromiseIsAnExceptionAtThePeer() throws Exception {
        Link link = new Link();
        try (Vats vats = Vats.join(link, object)) {
            PromiseClient promise = new PromiseClient();
            try (Peer.Client peer = vats.peer(); Counter.Client client = new Counter.Client(promise.addRef());
                    var held = peer.hold(p -> p.setCap(client)); var called = peer.callHeld()) {
                link.runUntil(() -> held.hook().response().isDone());
                promise.fail(CallException.overloaded("no room"));
                promise.release();
                link.runUntil(() -> called.hook().response().isDone());
                assertEquals("no room", assertThrows(CallException.class, called::join).getMessage());
                try (var dropped = peer.dropHeld()) {
                    link.runUntil(() -> dropped.hook().response().isDone());
                }
            }
            link.runUntil(() -> vats.left().tables().areEmpty() && vats.right().tables().areEmpty());
            link.flow();
        }
    }

    /** context.setPipeline. */
    @Test
    void aServerMayOfferItsResultsCapabilitiesEarly() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Peer.Server early = new Peer.Server() {
            @Override
            public void counter(MethodCall<Peer.CounterParams.Reader, Peer.CounterResults.Builder> call)
                    throws Exception {
                try (Counter.Client counter = new Counter.Client(new CountingObject())) {
                    call.context().pipeline(path -> counter.hook().addRef());
                    call.results().setCounter(counter);
                    go.await();
                }
            }
        };
        try (Vats vats = Vats.join(Wiring.STEPS, early)) {
            try (Peer.Client peer = vats.peer(); var made = peer.counter(p -> p.setStart(0));
                    Counter.Client counter = made.getCounter(); var next = counter.next()) {
                assertEquals(1, next.join().getValue());
                assertFalse(made.hook().response().isDone());
                go.countDown();
                made.join();
            }
            vats.awaitEmpty();
        }
    }

    /** Ordering 14: calls on the results of a tail call, before and after they come. */
    @Test
    void pipelinedCallsFollowATailCall() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Peer.Server behind = new Peer.Server() {
            @Override
            public void echoCap(MethodCall<Peer.EchoCapParams.Reader, Peer.EchoCapResults.Builder> call)
                    throws Exception {
                go.await();
                try (Counter.Client cap = call.params().getCap()) {
                    call.results().setCap(cap);
                }
            }
        };
        try (Peer.Client target = new Peer.Client(behind)) {
            Peer.Server front = new Peer.Server() {
                @Override
                public void echoCap(MethodCall<Peer.EchoCapParams.Reader, Peer.EchoCapResults.Builder> call)
                        throws Exception {
                    Request request = target.newCall(Peer.TYPE_ID, 9, 1);
                    try (Counter.Client cap = call.params().getCap()) {
                        request.params().initAs(Peer.EchoCapParams.factory).setCap(cap);
                    }
                    call.context().tailCall(request);
                }
            };
            try (Vats vats = Vats.join(Wiring.STEPS, front)) {
                try (Peer.Client peer = vats.peer(); var echoed = peer.echoCap(p -> p.setCap(ours));
                        Counter.Client back = echoed.getCap()) {
                    note(back, 0, 5);
                    go.countDown();
                    echoed.join();
                    note(back, 5, 10);
                    for (Answer<?> answer : answers) {
                        answer.join();
                    }
                    assertEquals(upTo(10), ours.notedSoFar());
                    closeAnswers();
                }
                vats.awaitEmpty();
            }
        }
    }

    /** Dropping a capability during a call does not destroy the server. */
    @Test
    void anObjectLivesUntilItsLastCallHasEnded() throws Exception {
        try (Vats vats = Vats.join(Wiring.STEPS, object)) {
            try (Peer.Client peer = vats.peer()) {
                Answer<?> slow;
                try (var made = peer.chain(p -> p.setDepth(0)); Peer.Client self = made.join().getNext()) {
                    slow = self.echoCapSlowly(p -> p.setCap(ours));
                }
                Vats.await(() -> object.waitingSlowly() == 1, () -> "not begun");
                try (var settled = peer.settle()) {
                    settled.join();
                }
                slow.join();
                slow.close();
            }
            vats.awaitEmpty();
        }
    }

    /** Exceptions during disconnect; clean shutdown; write error reaches the reader. */
    @Test
    void everythingFailsWhenTheWireIsCut() throws Exception {
        Link link = new Link();
        Vats vats = Vats.join(link, object);
        try (Peer.Client peer = vats.peer(); var made = peer.counter(p -> p.setStart(0));
                Counter.Client counter = made.getCounter(); var early = counter.next(); var hanging = peer.hang()) {
            link.runUntil(() -> early.hook().response().isDone() && object.hangsBegun() == 1);
            link.left().cut();
            link.right().cut();
            assertEquals(CallException.Type.DISCONNECTED, vats.left().closed().get(10, TimeUnit.SECONDS).type());
            for (Answer<?> answer : List.of(hanging, counter.next(), peer.nothing())) {
                assertEquals(CallException.Type.DISCONNECTED,
                        assertThrows(CallException.class, answer::join).type());
                answer.close();
            }
            try (Client none = vats.left().bootstrap(); var call = new Counter.Client(none.hook().addRef()).next()) {
                assertThrows(CallException.class, call::join);
            }
            vats.right().closed().get(10, TimeUnit.SECONDS);
            Vats.await(() -> object.hangsCancelled() == 1, () -> "the server's thread was not interrupted");
        }
        vats.close();
        assertTrue(vats.left().tables().areEmpty() && vats.right().tables().areEmpty());
        object.closed().get(10, TimeUnit.SECONDS);
    }

    @Test
    void closingTellsThePeerWhy() throws Exception {
        Link link = new Link();
        link.flow();
        try (Vats vats = Vats.join(link, object)) {
            vats.left().close();
            assertEquals("the peer aborted the connection: connection closed",
                    vats.right().closed().get(10, TimeUnit.SECONDS).getMessage());
        }
    }
}
