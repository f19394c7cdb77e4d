package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.PromiseClient;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;
import ww.schema.RpcSchema.Message.Which;

/**
 * Calls through one reference begin in the order in which they were made (E-order), whatever becomes of the reference
 * meanwhile. The test decides when each message arrives; the numbers are those of the ordering list in the protocol
 * notes.
 */
@Timeout(30)
class OrderTest {
    private final TestPeer object = new TestPeer();
    private final CountingObject ours = new CountingObject();
    private final Link link = new Link();
    private final Vats vats = Vats.join(link, object);
    private final List<Answer<?>> answers = new ArrayList<>();
    private final List<AutoCloseable> references = new ArrayList<>();

    private <T extends AutoCloseable> T keep(T reference) {
        references.add(reference);
        return reference;
    }

    private void note(Counter.Client counter, int from, int to) {
        for (int i = from; i < to; i++) {
            int number = i;
            answers.add(counter.note(p -> p.setNumber(number)));
        }
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private void awaitNoted(CountingObject counter, int calls) {
        link.runUntil(() -> counter.notedSoFar().size() >= calls);
        assertEquals(upTo(calls), counter.notedSoFar());
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (Answer<?> answer : answers) {
            answer.close();
        }
        for (AutoCloseable reference : references) {
            reference.close();
        }
        link.runUntil(() -> vats.left().tables().areEmpty() && vats.right().tables().areEmpty());
        link.flow();
        vats.close();
    }

    /** 1. */
    @Test
    void callsOnOneImportKeepTheirOrder() {
        CountingObject remote = new CountingObject();
        Counter.Client counter = held(remote);
        note(counter, 0, 40);
        awaitNoted(remote, 40);
    }

    /** A reference at the left to an object at the right. */
    private Counter.Client held(CountingObject remote) {
        Counter.Client local = new Counter.Client(remote);
        object.holdNow(local);
        Peer.Client peer = keep(vats.peer());
        var answer = peer.held();
        answers.add(answer);
        link.runUntil(() -> answer.hook().response().isDone());
        try {
            return keep(answer.join().getCap());
        } catch (CallException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** 2. */
    @Test
    void aPipelinedReferenceKeepsItsOrderAcrossTheReturnWithoutAnEmbargo() {
        CountingObject remote = new CountingObject();
        object.holdNow(new Counter.Client(remote));
        var answer = keep(vats.peer()).held();
        answers.add(answer);
        Counter.Client counter = keep(answer.getCap());
        note(counter, 0, 5);
        link.runUntil(() -> answer.hook().response().isDone());
        note(counter, 5, 10);
        awaitNoted(remote, 10);
        assertFalse(link.right().saw(Which.DISEMBARGO));
    }

    /** 3, at once. */
    @Test
    void ownObjectReturnedAtOnceIsEmbargoedBehindEarlierCalls() {
        var answer = keep(vats.peer()).echoCap(p -> p.setCap(ours));
        answers.add(answer);
        Counter.Client back = keep(answer.getCap());
        note(back, 0, 5);
        link.deliverUntil(link.right(), Which.CALL);
        // The earlier calls stay on the wire until the results have left: an object that is told of them first may
        // hand them on ahead of its Return.
        Vats.await(() -> link.left().waiting() == 2, () -> "only " + link.left().waiting() + " results came");
        link.deliver(link.left()); // those of the bootstrap
        link.deliver(link.left());
        assertTrue(answer.hook().response().isDone());
        assertEquals(1, vats.left().tables().embargoes());
        assertEquals(List.of(), ours.notedSoFar());
        note(back, 5, 10);
        awaitNoted(ours, 10);
        assertTrue(link.right().saw(Which.DISEMBARGO));
        note(back, 10, 12);
        awaitNoted(ours, 12);
    }

    /** 3, and the Finish leaves behind the Disembargo. */
    @Test
    void theDisembargoIsSentBeforeTheFinish() {
        var answer = keep(vats.peer()).echoCap(p -> p.setCap(ours));
        answers.add(answer);
        note(keep(answer.getCap()), 0, 1);
        link.runUntil(() -> Collections.frequency(link.right().passed(), Which.FINISH) == 2);
        List<Which> passed = link.right().passed(); // the first Finish is that of the bootstrap
        assertTrue(passed.contains(Which.DISEMBARGO));
        assertTrue(passed.indexOf(Which.DISEMBARGO) < passed.lastIndexOf(Which.FINISH));
        awaitNoted(ours, 1);
    }

    /** 3, late. */
    @Test
    void ownObjectReturnedLateIsEmbargoedBehindEarlierCalls() {
        var answer = keep(vats.peer()).echoCapSlowly(p -> p.setCap(ours));
        answers.add(answer);
        Counter.Client back = keep(answer.getCap());
        note(back, 0, 5);
        link.runUntil(() -> link.right().passed().size() >= 7);
        Vats.await(() -> object.waitingSlowly() == 1, () -> "the call has not begun");
        object.settle();
        link.runUntil(() -> answer.hook().response().isDone());
        note(back, 5, 10);
        awaitNoted(ours, 10);
    }

    /** 3, without earlier calls. */
    @Test
    void withoutEarlierCallsThereIsNoEmbargo() {
        var answer = keep(vats.peer()).echoCap(p -> p.setCap(ours));
        answers.add(answer);
        Counter.Client back = keep(answer.getCap());
        link.runUntil(() -> answer.hook().response().isDone());
        note(back, 0, 5);
        awaitNoted(ours, 5);
        assertFalse(link.right().saw(Which.DISEMBARGO));
    }

    private Counter.Client promised(Counter.Client cap) throws Exception {
        var answer = keep(vats.peer()).echoCapLater(p -> p.setCap(cap));
        link.runUntil(() -> answer.hook().response().isDone());
        try (answer) {
            return keep(answer.join().getCap());
        }
    }

    /** 4. */
    @Test
    void aPromiseThatBecomesOwnObjectIsEmbargoedBehindEarlierCalls() throws Exception {
        Counter.Client promise = promised(keep(new Counter.Client(ours)));
        note(promise, 0, 5);
        link.runUntil(() -> link.right().passed().stream().filter(Which.CALL::equals).count() == 6);
        object.settle();
        link.deliverUntil(link.left(), Which.RESOLVE);
        assertEquals(1, vats.left().tables().embargoes());
        note(promise, 5, 10);
        awaitNoted(ours, 10);
        assertTrue(link.right().saw(Which.DISEMBARGO));
    }

    /** 4, not called before. */
    @Test
    void aPromiseThatWasNotCalledIsShortenedAtOnce() throws Exception {
        Counter.Client promise = promised(keep(new Counter.Client(ours)));
        object.settle();
        link.runUntil(() -> link.left().saw(Which.RESOLVE));
        note(promise, 0, 5);
        awaitNoted(ours, 5);
        assertFalse(link.right().saw(Which.DISEMBARGO));
    }

    /** 5. */
    @Test
    void aPromiseOfAPromiseOfOwnObjectKeepsTheOrder() throws Exception {
        Counter.Client first = promised(keep(new Counter.Client(ours)));
        Counter.Client second = promised(first);
        note(second, 0, 5);
        link.runUntil(() -> link.right().waiting() == 0);
        object.settle();
        note(second, 5, 7);
        link.runUntil(() -> link.left().saw(Which.RESOLVE));
        note(second, 7, 10);
        awaitNoted(ours, 10);
    }

    /** 7: the promise becomes an export of ours, which has become an object at the peer. */
    @Test
    void aPromiseThatLeadsBackAndForthIsEmbargoed() throws Exception {
        CountingObject remote = new CountingObject();
        Counter.Client there = held(remote);
        PromiseClient own = new PromiseClient();
        Counter.Client promise = promised(keep(new Counter.Client(own.addRef())));
        note(promise, 0, 3);
        own.resolve(there.hook().addRef());
        own.release();
        object.settle();
        note(promise, 3, 6);
        link.runUntil(() -> link.left().saw(Which.RESOLVE));
        note(promise, 6, 9);
        awaitNoted(remote, 9);
        assertTrue(link.right().saw(Which.DISEMBARGO));
    }

    /** 9. */
    @Test
    void callsBehindAnEmbargoFailInOrderWhenTheConnectionDies() throws Exception {
        var answer = keep(vats.peer()).echoCap(p -> p.setCap(ours));
        answers.add(answer);
        Counter.Client back = keep(answer.getCap());
        note(back, 0, 2);
        link.runUntil(() -> answer.hook().response().isDone());
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            var call = back.note(p -> p.setNumber(number));
            answers.add(call);
            call.hook().response().whenComplete((response, failure) -> failed.add(number));
        }
        link.left().cut();
        vats.left().closed().get();
        assertEquals(upTo(5), failed);
        assertEquals(CallException.Type.DISCONNECTED,
                assertThrows(CallException.class, answers.getLast()::join).type());
    }

    /** 10. */
    @Test
    void nullAndBrokenResultsNeedNoDisembargo() {
        Peer.Client peer = keep(vats.peer());
        var none = peer.nullCap();
        var broken = peer.brokenCap();
        answers.add(none);
        answers.add(broken);
        note(keep(none.getCap()), 0, 1);
        note(keep(broken.getCap()), 0, 1);
        link.runUntil(() -> answers.stream().allMatch(answer -> answer.hook().response().isDone()));
        assertFalse(link.right().saw(Which.DISEMBARGO));
    }

    /** 11. */
    @Test
    void aReleaseDoesNotOvertakeTheCallBeforeIt() throws Exception {
        CountingObject remote = new CountingObject();
        object.holdNow(new Counter.Client(remote));
        var answer = keep(vats.peer()).held();
        link.runUntil(() -> answer.hook().response().isDone());
        Counter.Client counter = answer.join().getCap();
        answer.close();
        object.holdNow(null);
        note(counter, 0, 1);
        counter.close();
        awaitNoted(remote, 1);
        link.runUntil(remote::isClosed);
        List<Which> passed = link.right().passed();
        assertTrue(passed.lastIndexOf(Which.CALL) < passed.lastIndexOf(Which.RELEASE));
    }

    /** 13: an ordinary call sees every streamed one before it ended, and none after it begun. */
    @Test
    void streamedAndOrdinaryCallsKeepTheirOrderAmongEachOther() throws Exception {
        Peer.Client peer = keep(vats.peer());
        List<Answer<Peer.WrittenResults.Reader>> written = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            peer.write(p -> p.setChunk(new byte[3]));
            written.add(peer.written());
        }
        answers.addAll(written);
        link.runUntil(() -> answers.stream().allMatch(answer -> answer.hook().response().isDone()));
        for (int i = 0; i < 20; i++) {
            assertEquals(i + 1, written.get(i).join().getCalls());
        }
    }
}
