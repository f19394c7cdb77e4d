package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.MethodCall;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Number;
import ww.rpc.peer.PeerSchema.Peer;

/**
 * The C++ project's own RPC scenarios (its rpc-test, rpc-twoparty-test and capability-test, whose names stand beside
 * each), on every wiring. After each, nothing may be left in any table.
 */
@Timeout(30)
class ScenariosTest {
    private final TestPeer object = new TestPeer();
    private final CountingObject counter = new CountingObject();

    static final class Doubling implements Callback.Server {
        @Override
        public void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call)
                throws Exception {
            call.results().setNumber(2 * call.params().getNumber());
        }
    }

    /** What a scenario does with the peer at the other end. */
    interface Scenario {
        void run(Vats vats, Peer.Client peer) throws Exception;
    }

    private void play(Wiring wiring, Scenario scenario) throws Exception {
        play(wiring, object, scenario);
    }

    static void play(Wiring wiring, TestPeer object, Scenario scenario) throws Exception {
        try (Vats vats = Vats.join(wiring, object)) {
            try (Peer.Client peer = vats.peer()) {
                scenario.run(vats, peer);
            }
            vats.awaitEmpty();
        }
        object.closed().get(5, TimeUnit.SECONDS);
        Vats.await(() -> object.liveCounters() == 0, () -> object.liveCounters() + " counters are still held");
    }

    static int add(Peer.Client peer, int a, int b) throws Exception {
        try (var answer = peer.add(p -> {
            p.setA(a);
            p.setB(b);
        })) {
            return answer.join().getSum();
        }
    }

    static int next(Counter.Client counter) throws Exception {
        try (var answer = counter.next()) {
            return answer.join().getValue();
        }
    }

    /** Basic. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void callsAreAnsweredEachWithItsOwnResults(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var first = peer.add(p -> p.setA(1)); var second = peer.add(p -> p.setA(2));
                    var none = peer.nothing()) {
                assertEquals(2, second.join().getSum());
                assertEquals(1, first.join().getSum());
                none.join();
            }
        });
    }

    /** Pipelining. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void callsOnResultsNeedNotWaitForThem(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var made = peer.counter(p -> p.setStart(10)); var made2 = made.getCounter(); var one = made2.next();
                    var two = made2.next()) {
                assertEquals(12, two.join().getValue());
                assertEquals(11, one.join().getValue());
            }
        });
    }

    /** Pipelining, deep. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aChainOfAHundredPipelinedCallsIsOneFlight(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            Peer.Client at = peer.addRef();
            for (int i = 0; i < 100; i++) {
                try (Peer.Client before = at; var answer = before.chain(p -> p.setDepth(5))) {
                    at = answer.getNext();
                }
            }
            try (Peer.Client last = at) {
                assertEquals(3, add(last, 1, 2));
            }
        });
    }

    /** capability-test: use pipeline after dropping the response. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aPipelinedReferenceOutlivesItsAnswer(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            Counter.Client kept;
            try (var made = peer.counter(p -> p.setStart(1))) {
                kept = made.getCounter();
            }
            try (kept) {
                assertEquals(2, next(kept));
                assertEquals(3, next(kept));
            }
        });
    }

    /** Release. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void anObjectIsClosedWhenItsLastReferenceIs(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            Counter.Client a;
            Counter.Client b;
            try (var made = peer.counter(p -> p.setStart(1)); var other = peer.counter(p -> p.setStart(2))) {
                a = made.join().getCounter();
                b = other.join().getCounter();
            }
            assertEquals(2, object.liveCounters());
            Counter.Client again = a.addRef();
            a.close();
            assertEquals(2, next(again));
            assertEquals(2, object.liveCounters());
            again.close();
            Vats.await(() -> object.liveCounters() == 1, () -> "live " + object.liveCounters());
            b.close();
            Vats.await(() -> object.liveCounters() == 0, () -> "live " + object.liveCounters());
        });
    }

    /** Tail call; capability-test: TailCall. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aTailCallAnswersForItsCaller(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var answer = peer.tail(p -> {
                p.setNumber(21);
                p.setCallee(new Doubling());
            })) {
                assertEquals(42, answer.join().getNumber());
            }
        });
    }

    /** Promise resolve. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void callsOnAPromiseArriveWhenItResolves(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var made = peer.counter(p -> p.setStart(5)); var remote = made.getCounter();
                    var answer = peer.echoCapLater(p -> p.setCap(remote)); var promised = answer.join().getCap();
                    var early = promised.next()) {
                object.settle();
                assertEquals(6, early.join().getValue());
                assertEquals(7, next(promised));
            }
        });
    }

    /** Retain and release. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aParameterIsHeldAsLongAsTheServerHoldsIt(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (Counter.Client ours = new Counter.Client(counter); var answer = peer.hold(p -> p.setCap(ours))) {
                answer.join();
            }
            assertFalse(counter.isClosed());
            try (var called = peer.callHeld()) {
                assertEquals(1, called.join().getValue());
            }
            try (var held = peer.held(); var cap = held.join().getCap()) {
                assertEquals(2, next(cap));
            }
            try (var dropped = peer.dropHeld()) {
                dropped.join();
            }
            Vats.await(counter::isClosed, () -> "still open");
        });
    }

    /** Send twice. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void anObjectSentTwiceIsClosedAfterBothAreReleased(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (Counter.Client ours = new Counter.Client(counter)) {
                try (var first = peer.hold(p -> p.setCap(ours)); var second = peer.hold(p -> p.setCap(ours))) {
                    first.join();
                    second.join();
                }
            }
            assertFalse(counter.isClosed());
            try (var called = peer.callHeld(); var dropped = peer.dropHeld()) {
                assertEquals(1, called.join().getValue());
                dropped.join();
            }
            Vats.await(counter::isClosed, () -> "still open");
        });
    }

    /** Call broken promise. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void callsOnABrokenCapabilityFailWithItsReason(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var answer = peer.brokenCap(); var early = answer.getCap(); var call = early.next()) {
                assertEquals("broken on purpose", assertThrows(CallException.class, call::join).getMessage());
                try (var cap = answer.join().getCap(); var late = cap.next()) {
                    assertEquals(CallException.Type.OVERLOADED, assertThrows(CallException.class, late::join).type());
                }
            }
        });
    }

    /** Pipelined calls on a failed call fail alike; method throws exception; no redundant prefix. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void everyTypeOfExceptionArrivesAsItIs(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            for (CallException.Type type : CallException.Type.values()) {
                try (var answer = peer.fail(p -> {
                    p.setKind((short) type.ordinal());
                    p.setText("because " + type);
                })) {
                    CallException e = assertThrows(CallException.class, answer::join);
                    assertEquals("because " + type, e.getMessage());
                    assertEquals(type, e.type());
                }
            }
        });
    }

    /** Null capability. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aNullCapabilityIsNone(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var answer = peer.nullCap(); var early = answer.getCap(); var call = early.next()) {
                assertFalse(answer.join().hasCap());
                assertEquals(CallException.Type.FAILED, assertThrows(CallException.class, call::join).type());
            }
        });
    }

    /** A method or an interface which the object does not have. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void anInterfaceTheObjectDoesNotHaveIsUnimplemented(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var answer = peer.unknown(); var cap = answer.join().getCap(); var call = cap.call()) {
                assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, call::join).type());
            }
        });
    }

    /** Huge message; results may be as large. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aMessageOfMegabytesArrivesWhole(Wiring wiring) throws Exception {
        byte[] data = new byte[3_000_001];
        new Random(7).nextBytes(data);
        play(wiring, (vats, peer) -> {
            try (var answer = peer.echo(p -> p.setData(data))) {
                assertArrayEquals(data, answer.join().getData().toBytes());
            }
        });
    }

    /** Callbacks: the server calls its caller while it serves the call. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aServerMayCallItsCallerMeanwhile(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (var answer = peer.callMe(p -> {
                p.setTimes(64);
                p.setCallback(new Doubling());
            })) {
                assertEquals(64 * 63, answer.join().getSum());
            }
        });
    }

    /** Streaming over RPC. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void streamedCallsAllArrive(Wiring wiring) throws Exception {
        byte[] chunk = new byte[40_000];
        play(wiring, (vats, peer) -> {
            for (int i = 0; i < 50; i++) {
                peer.write(p -> p.setChunk(chunk));
            }
            peer.awaitStreamed();
            try (var answer = peer.written()) {
                assertEquals(50L * chunk.length, answer.join().getBytes());
                assertEquals(50, answer.join().getCalls());
            }
        });
    }

    /** Bootstrap twice, and an object which is the same object. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void everyBootstrapIsTheSameObject(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (Peer.Client other = vats.peer(); var begun = other.hangs()) {
                begun.join();
                assertEquals(1, vats.right().tables().exports());
            }
        });
    }

    /** Loopback bootstrap; a vat that offers nothing. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aVatThatOffersNothingSaysSo(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            add(peer, 1, 1);
            try (Peer.Client nothing = Vats.peer(vats.right()); var call = nothing.nothing()) {
                CallException e = assertThrows(CallException.class, call::join);
                assertEquals("this vat offers no bootstrap capability", e.getMessage());
            }
        });
    }

    /** Own capability comes back as the very object. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void anObjectThatComesBackIsRecognised(Wiring wiring) throws Exception {
        play(wiring, (vats, peer) -> {
            try (Counter.Client ours = new Counter.Client(counter); var answer = peer.echoCap(p -> p.setCap(ours));
                    Client back = answer.join().getCap()) {
                assertEquals(ours.hook(), back.hook());
            }
        });
    }
}
