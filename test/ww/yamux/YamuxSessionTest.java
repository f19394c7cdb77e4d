package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class YamuxSessionTest {
    @Test
    void bytesComeBackFromAnEcho() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            byte[] sent = new byte[3_000_000];
            new Random(1).nextBytes(sent);
            FutureTask<Long> echo = Tasks.start(() -> {
                try (YamuxStream stream = pair.listenerInbox.next()) {
                    return stream.in().transferTo(stream.out());
                }
            });
            YamuxStream stream = pair.dialer.open();
            FutureTask<Boolean> write = Tasks.start(() -> {
                stream.out().write(sent);
                stream.out().close();
                return true;
            });
            byte[] back = stream.in().readAllBytes();
            write.get();
            echo.get();
            assertArrayEquals(sent, back);
            YamuxPair.awaitStreams(0, pair.dialer);
        }
    }

    @Test
    void writingAfterTheEndOfTheInputStillReachesThePeer() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            YamuxStream ours = pair.dialer.open();
            ours.out().close();
            YamuxStream theirs = pair.listenerInbox.next();
            assertEquals(-1, theirs.in().read());
            byte[] answer = new byte[1_000_000];
            new Random(2).nextBytes(answer);
            FutureTask<byte[]> read = Tasks.start(() -> ours.in().readAllBytes());
            theirs.out().write(answer);
            theirs.out().close();
            assertArrayEquals(answer, read.get());
            assertThrows(IOException.class, () -> ours.out().write(1));
        }
    }

    @Test
    void everyBlockedReaderAndWriterOfAThousandStreamsWakesWhenTheSessionEnds() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            List<FutureTask<Integer>> blocked = new ArrayList<>();
            CountDownLatch begun = new CountDownLatch(1000);
            byte[] more = new byte[YamuxSettings.INITIAL_WINDOW_BYTES + 1];
            for (int i = 0; i < 1000; i++) {
                YamuxStream stream = pair.dialer.open();
                stream.out().flush();
                pair.listenerInbox.next().acknowledge();
                boolean writes = i % 10 == 0;
                blocked.add(Tasks.start(() -> {
                    begun.countDown();
                    if (writes) {
                        stream.out().write(more);
                        stream.out().flush();
                        return 0;
                    }
                    return stream.in().read();
                }));
            }
            begun.await();
            pair.dialer.close();
            for (FutureTask<Integer> task : blocked) {
                ExecutionException failure = assertThrows(ExecutionException.class,
                        () -> task.get(YamuxPair.PATIENCE_SECONDS, TimeUnit.SECONDS));
                assertTrue(failure.getCause() instanceof IOException, failure::toString);
            }
            assertEquals(1000, pair.dialerInbox.streamsEnded.get());
            pair.listenerInbox.end();
        }
    }

    @Test
    void streamsAboveTheLimitOfThePeerAreReset() throws Exception {
        try (YamuxPair pair = new YamuxPair(YamuxSettings.defaults(), TestSettings.streamsMax(2, 2))) {
            for (int i = 0; i < 2; i++) {
                pair.dialer.open().out().flush();
                pair.listenerInbox.next();
            }
            YamuxStream third = pair.dialer.open();
            third.out().flush();
            assertThrows(StreamResetException.class, () -> third.in().read());
            assertEquals(2, pair.listener.streams());
        }
    }

    @Test
    void openingAboveOurOwnLimitFails() throws Exception {
        try (YamuxPair pair = new YamuxPair(TestSettings.streamsMax(1, 1), YamuxSettings.defaults())) {
            YamuxStream only = pair.dialer.open();
            assertTrue(assertThrows(IOException.class, pair.dialer::open).getMessage().contains("1 streams are open"));
            only.close();
            pair.dialer.open();
        }
    }

    @Test
    void aRefusedStreamIsResetAndNotCounted() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            pair.listenerInbox.refuse = true;
            YamuxStream stream = pair.dialer.open();
            stream.out().write(new byte[1000]);
            stream.out().flush();
            assertThrows(StreamResetException.class, () -> stream.in().read());
            assertEquals(0, pair.listener.streams());
            assertEquals(0, pair.listenerInbox.streamsEnded.get());
        }
    }

    @Test
    void openingWaitsWhileThePeerAcknowledgesNothing() throws Exception {
        YamuxSettings settings = TestSettings.unacknowledged(2, 4, Duration.ofMillis(50));
        try (YamuxPair pair = new YamuxPair(settings, YamuxSettings.defaults())) {
            YamuxStream first = pair.dialer.open();
            YamuxStream second = pair.dialer.open();
            assertThrows(IOException.class, pair.dialer::open);
            second.reset();
            pair.dialer.open();
            first.out().flush();
            YamuxStream theirs = pair.listenerInbox.next();
            FutureTask<Integer> answer = Tasks.start(() -> first.in().read());
            theirs.out().write(1);
            theirs.out().flush();
            assertEquals(1, answer.get());
            // The first acknowledgement shows a peer that is ready for more.
            for (int i = 0; i < 3; i++) {
                pair.dialer.open();
            }
            assertThrows(IOException.class, pair.dialer::open);
        }
    }

    @Test
    void bytesAboveTheMemoryOfTheSessionCostTheirStreamOnly() throws Exception {
        YamuxSettings small = TestSettings.receiveBytesMax(YamuxSettings.INITIAL_WINDOW_BYTES);
        try (YamuxPair pair = new YamuxPair(YamuxSettings.defaults(), small)) {
            YamuxStream first = pair.dialer.open();
            first.out().write(new byte[200_000]);
            first.out().flush();
            YamuxStream second = pair.dialer.open();
            assertThrows(StreamResetException.class, () -> {
                second.out().write(new byte[200_000]);
                second.out().flush();
                second.in().read();
            });
            assertEquals(200_000, pair.listenerInbox.next().in().readNBytes(200_000).length);
            assertEquals(0, pair.listener.budget().unreadBytes());
        }
    }

    @Test
    void closingAStreamWakesItsBlockedWriterAndResetsIt() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            YamuxStream ours = pair.dialer.open();
            FutureTask<Boolean> writer = Tasks.start(() -> {
                ours.out().write(new byte[1_000_000]);
                return true;
            });
            YamuxStream theirs = pair.listenerInbox.next();
            int all = YamuxSettings.INITIAL_WINDOW_BYTES;
            while (theirs.in().available() < all) {
                Thread.onSpinWait();
            }
            ours.close();
            assertThrows(ExecutionException.class, () -> writer.get(10, TimeUnit.SECONDS));
            assertThrows(StreamResetException.class, () -> theirs.in().readAllBytes());
        }
    }

    @Test
    void aReaderThatIsInterruptedLosesNothing() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            YamuxStream ours = pair.dialer.open();
            ours.out().flush();
            YamuxStream theirs = pair.listenerInbox.next();
            FutureTask<Integer> read = new FutureTask<>(() -> ours.in().read());
            Thread reader = Thread.ofVirtual().start(read);
            reader.interrupt();
            ExecutionException failure = assertThrows(ExecutionException.class, read::get);
            assertTrue(failure.getCause() instanceof InterruptedIOException, failure::toString);
            theirs.out().write(7);
            theirs.out().flush();
            assertEquals(7, ours.in().read());
        }
    }

    @Test
    void aWriterThatIsInterruptedWritesAllTheSame() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            YamuxStream ours = pair.dialer.open();
            FutureTask<Boolean> write = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                ours.out().write(new byte[1_000_000]);
                ours.out().close();
                return Thread.currentThread().isInterrupted();
            });
            Thread.ofVirtual().start(write);
            assertEquals(1_000_000, pair.listenerInbox.next().in().readAllBytes().length);
            assertTrue(write.get());
        }
    }

    @Test
    void theRoundTripIsKnownSoonAfterTheFirstStream() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            YamuxStream ours = pair.dialer.open();
            ours.out().flush();
            pair.listenerInbox.next().acknowledge();
            while (pair.dialer.roundTrip().isZero()) {
                Thread.onSpinWait();
            }
            assertTrue(pair.dialer.roundTrip().compareTo(Duration.ofSeconds(10)) < 0);
        }
    }

    @Test
    void nothingCanBeOpenedOnAnEndedSessionAndClosingAgainIsHarmless() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            pair.dialer.close();
            pair.dialer.close();
            assertThrows(IOException.class, pair.dialer::open);
            assertFalse(pair.dialer.isOpen());
            pair.listenerInbox.end();
            assertThrows(IOException.class, pair.listener::open);
        }
    }

    @Test
    void aReadThatBeganBeforeTheDataSeesIt() throws Exception {
        try (YamuxPair pair = new YamuxPair()) {
            YamuxStream ours = pair.dialer.open();
            ours.out().flush();
            YamuxStream theirs = pair.listenerInbox.next();
            FutureTask<byte[]> read = Tasks.start(() -> theirs.in().readNBytes(3));
            ours.out().write(new byte[] {1, 2, 3});
            assertNull(read.isDone() ? "read before the flush" : null);
            ours.out().flush();
            assertArrayEquals(new byte[] {1, 2, 3}, read.get());
        }
    }
}
