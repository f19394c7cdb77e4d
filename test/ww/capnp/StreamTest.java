package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.rpc.peer.PeerSchema.Peer;

/** Streaming calls: a window at the sender, one at a time at the object, and the first failure is everyone's. */
@Timeout(20)
class StreamTest {
    private static final int CHUNK_BYTES = 50_000;

    /** Takes a chunk for each permit, and fails at one of them. */
    private static final class Sink implements Peer.Server {
        private final Semaphore permits = new Semaphore(0);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();
        private final int failsAt;

        Sink(int failsAt) {
            this.failsAt = failsAt;
        }

        @Override
        public void write(MethodCall<Peer.WriteParams.Reader, StreamResult.Builder> call) throws Exception {
            assertEquals(1, inside.incrementAndGet());
            int number = begun.incrementAndGet();
            permits.acquire();
            inside.decrementAndGet();
            if (number == failsAt) {
                throw CallException.failed("chunk " + number);
            }
        }

        @Override
        public void nothing(MethodCall<Peer.NothingParams.Reader, Peer.NothingResults.Builder> call) {
            assertEquals(0, inside.get());
        }
    }

    private static void write(Peer.Client peer) throws Exception {
        peer.write(p -> p.initChunk(CHUNK_BYTES));
    }

    @Test
    void theSenderBlocksWhenTheWindowIsFull() throws Exception {
        Sink sink = new Sink(-1);
        AtomicInteger sent = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        try (Peer.Client peer = new Peer.Client(sink)) {
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 20; i++) {
                        write(peer);
                        sent.incrementAndGet();
                    }
                    peer.awaitStreamed();
                    done.countDown();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            while (sender.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            int window = (int) StreamWindow.WINDOW_BYTES / CHUNK_BYTES + 1;
            assertEquals(window, sent.get());
            sink.permits.release(20);
            assertTrue(done.await(10, TimeUnit.SECONDS));
            assertEquals(20, sent.get());
        }
    }

    @Test
    void anInterruptedSenderSendsNothing() throws Exception {
        Sink sink = new Sink(-1);
        try (Peer.Client peer = new Peer.Client(sink)) {
            for (int i = 0; i < 6; i++) {
                write(peer);
            }
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> write(peer));
            sink.permits.release(6);
            peer.awaitStreamed();
            assertEquals(6, sink.begun.get());
        }
    }

    @Test
    void anOrdinaryCallWaitsForTheStreamedOnesBeforeIt() throws Exception {
        Sink sink = new Sink(-1);
        try (Peer.Client peer = new Peer.Client(sink)) {
            write(peer);
            write(peer);
            try (var after = peer.nothing()) {
                sink.permits.release(2);
                after.join();
                assertEquals(2, sink.begun.get());
            }
        }
    }

    @Test
    void theFirstFailureFailsEveryLaterCall() throws Exception {
        Sink sink = new Sink(2);
        sink.permits.release(100);
        try (Peer.Client peer = new Peer.Client(sink)) {
            write(peer);
            write(peer);
            CallException e = assertThrows(CallException.class, peer::awaitStreamed);
            assertEquals("chunk 2", e.getMessage());
            assertEquals("chunk 2", assertThrows(CallException.class, () -> write(peer)).getMessage());
            try (var after = peer.nothing()) {
                assertEquals("chunk 2", assertThrows(CallException.class, after::join).getMessage());
            }
            assertEquals(2, sink.begun.get());
        }
    }
}
