package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ww.capnp.MethodCall;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Number;

/** The C++ project's scenarios of calls that nobody wants any more, by name, on every wiring. */
@Timeout(30)
class CancelScenariosTest {
    private final TestPeer object = new TestPeer();
    private final CountingObject counter = new CountingObject();

    /** Release on cancel. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void resultsOfACancelledCallAreReleased(Wiring wiring) throws Exception {
        ScenariosTest.play(wiring, object, (vats, peer) -> {
            for (int i = 0; i < 20; i++) {
                peer.counter(p -> p.setStart(1)).close();
            }
            ScenariosTest.add(peer, 1, 1);
            Vats.await(() -> object.liveCounters() == 0, () -> "live " + object.liveCounters());
        });
    }

    /** Tail call cancel. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void cancellingReachesThroughATailCall(Wiring wiring) throws Exception {
        Hanging hanging = new Hanging();
        ScenariosTest.play(wiring, object, (vats, peer) -> {
            var answer = peer.tail(p -> p.setCallee(hanging));
            hanging.awaitBegun();
            answer.close();
            hanging.awaitCancelled();
        });
    }

    /** Cancelation. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void closingAnAnswerInterruptsTheServingThread(Wiring wiring) throws Exception {
        ScenariosTest.play(wiring, object, (vats, peer) -> {
            var answer = peer.hang();
            Vats.await(() -> object.hangsBegun() == 1, () -> "not begun");
            answer.close();
            Vats.await(() -> object.hangsCancelled() == 1, () -> "not cancelled");
            assertThrows(CancellationException.class, answer::join);
        });
    }

    /** Cancelation, by the waiting thread. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void interruptingTheCallerCancelsTheCall(Wiring wiring) throws Exception {
        ScenariosTest.play(wiring, object, (vats, peer) -> {
            Thread caller = Thread.ofVirtual().start(() -> {
                try (var answer = peer.hang()) {
                    assertThrows(InterruptedException.class, answer::join);
                }
            });
            Vats.await(() -> object.hangsBegun() == 1, () -> "not begun");
            caller.interrupt();
            assertTrue(caller.join(Duration.ofSeconds(10)));
            Vats.await(() -> object.hangsCancelled() == 1, () -> "not cancelled");
        });
    }

    /** Ordering 15: a call which is finished at once is still delivered. */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void aCallFinishedAtOnceIsStillDelivered(Wiring wiring) throws Exception {
        ScenariosTest.play(wiring, object, (vats, peer) -> {
            try (var made = peer.counter(p -> p.setStart(0)); var made2 = made.getCounter()) {
                for (int i = 0; i < 10; i++) {
                    made2.next().close();
                }
                assertEquals(11, ScenariosTest.next(made2));
            }
        });
    }

    /** Cancel (releases params). */
    @ParameterizedTest
    @EnumSource(Wiring.class)
    void parametersOfACancelledCallAreReleased(Wiring wiring) throws Exception {
        ScenariosTest.play(wiring, object, (vats, peer) -> {
            try (Counter.Client ours = new Counter.Client(counter)) {
                peer.echoCapSlowly(p -> p.setCap(ours)).close();
            }
            Vats.await(counter::isClosed, () -> "still open");
        });
    }

    /** A callee that waits until it is cancelled. */
    static final class Hanging implements Callback.Server {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch cancelled = new CountDownLatch(1);

        @Override
        public void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call)
                throws Exception {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                cancelled.countDown();
                throw e;
            }
        }

        void awaitBegun() throws InterruptedException {
            assertTrue(begun.await(10, TimeUnit.SECONDS));
        }

        void awaitCancelled() throws InterruptedException {
            assertTrue(cancelled.await(10, TimeUnit.SECONDS));
        }
    }
}
