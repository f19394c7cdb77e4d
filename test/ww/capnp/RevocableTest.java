package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.rpc.CountingObject;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Number;

/** Access that can be taken back. */
@Timeout(20)
class RevocableTest {
    @Test
    void callsPassUntilItIsRevoked() throws Exception {
        try (Counter.Client object = new Counter.Client(new CountingObject()); Revocable access = new Revocable(object);
                Counter.Client client = new Counter.Client(access.reference()); var first = client.next()) {
            assertEquals(1, first.join().getValue());
            access.revoke(CallException.failed("no more"));
            try (var second = client.next(); var direct = object.next()) {
                assertEquals("no more", assertThrows(CallException.class, second::join).getMessage());
                assertEquals(2, direct.join().getValue());
            }
        }
    }

    @Test
    void aCallUnderWayFailsAndItsServerIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Callback.Client object = new Callback.Client(new Callback.Server() {
            @Override
            public void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call) throws Exception {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    call.results().setNumber(7); // written into nothing
                    interrupted.countDown();
                }
            }
        }); Revocable access = new Revocable(object);
                Callback.Client client = new Callback.Client(access.reference());
                var answer = client.called(p -> p.setNumber(0))) {
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            access.revoke(CallException.failed("taken back"));
            assertEquals("taken back",
                    assertThrows(CallException.class, answer::join).getMessage());
            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void theCallersCancellationStillReachesTheServer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Callback.Client object = new Callback.Client(new Callback.Server() {
            @Override
            public void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call) throws Exception {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    interrupted.countDown();
                }
            }
        }); Revocable access = new Revocable(object);
                Callback.Client client = new Callback.Client(access.reference())) {
            var answer = client.called(p -> p.setNumber(0));
            assertTrue(begun.await(10, TimeUnit.SECONDS));
            answer.close();
            assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void revokingLetsTheObjectGo() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (Client object = Client.of(new Server() {
            @Override
            public void dispatch(long interfaceId, int methodId, CallContext context) {
                // has no methods
            }

            @Override
            public void close() {
                closed.countDown();
            }
        }); Revocable access = new Revocable(object)) {
            object.hook();
            access.revoke(CallException.failed("taken back"));
        }
        assertTrue(closed.await(10, TimeUnit.SECONDS));
    }
}
