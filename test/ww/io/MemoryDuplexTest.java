package ww.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryDuplexTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MemoryDuplex.Pair pair = MemoryDuplex.pair(8);

    @Test
    void bytesPassBothWaysInOrder() throws Exception {
        byte[] there = random(10_000, 1);
        byte[] back = random(10_000, 2);
        FutureTask<Void> left = started(() -> write(pair.left(), there));
        FutureTask<Void> right = started(() -> write(pair.right(), back));
        FutureTask<byte[]> atRight = started(() -> pair.right().in().readAllBytes());
        assertTimeoutPreemptively(PATIENCE, () -> assertArrayEquals(back, pair.left().in().readAllBytes()));
        assertArrayEquals(there, atRight.get(10, TimeUnit.SECONDS));
        left.get();
        right.get();
    }

    @Test
    void aFullWireHoldsTheWriterUntilSomethingIsRead() throws Exception {
        FutureTask<Void> writer = started(() -> write(pair.left(), new byte[9]));
        while (pair.right().in().available() < 8) {
            Thread.onSpinWait();
        }
        assertEquals(8, pair.right().in().available());
        assertEquals(0, pair.right().in().read());
        writer.get(10, TimeUnit.SECONDS);
        assertEquals(8, pair.right().in().readAllBytes().length);
    }

    @Test
    void halfCloseEndsOneDirectionOnly() throws Exception {
        pair.left().out().write(7);
        pair.left().out().close();
        assertEquals(7, pair.right().in().read());
        assertEquals(-1, pair.right().in().read());
        assertEquals(-1, pair.right().in().read());
        pair.right().out().write(8);
        assertEquals(8, pair.left().in().read());
    }

    @Test
    void writingAfterHalfCloseFails() throws Exception {
        pair.left().out().close();
        assertThrows(IOException.class, () -> pair.left().out().write(1));
    }

    @Test
    void closeWakesItsBlockedReader() throws Exception {
        FutureTask<Integer> reader = started(() -> pair.left().in().read());
        pair.left().close();
        assertFailsWithIo(reader);
    }

    @Test
    void closeWakesItsBlockedWriter() throws Exception {
        FutureTask<Void> writer = started(() -> write(pair.left(), new byte[100]));
        while (pair.right().in().available() < 8) {
            Thread.onSpinWait();
        }
        pair.left().close();
        assertFailsWithIo(writer);
    }

    @Test
    void closeOfOneEndWakesTheOther() throws Exception {
        FutureTask<Integer> reader = started(() -> pair.right().in().read());
        FutureTask<Void> writer = started(() -> write(pair.right(), new byte[100]));
        pair.left().close();
        assertEquals(-1, reader.get(10, TimeUnit.SECONDS));
        assertFailsWithIo(writer);
    }

    @Test
    void bytesWrittenBeforeCloseAreStillRead() throws Exception {
        pair.left().out().write(new byte[] {1, 2, 3});
        pair.left().close();
        assertArrayEquals(new byte[] {1, 2, 3}, pair.right().in().readAllBytes());
    }

    @Test
    void closeTwiceIsCloseOnce() {
        pair.left().close();
        pair.left().close();
        assertThrows(IOException.class, () -> pair.left().in().read());
    }

    @Test
    void closingTheInputStopsTheOtherWriter() throws Exception {
        pair.right().in().close();
        assertThrows(IOException.class, () -> pair.left().out().write(1));
        pair.right().out().write(5);
        assertEquals(5, pair.left().in().read());
    }

    @Test
    void theStreamsAreTheSameAtEveryCall() {
        assertSame(pair.left().in(), pair.left().in());
        assertSame(pair.left().out(), pair.left().out());
    }

    @Test
    void hammerClosingAtAnyMomentEndsEveryReaderAndWriter() throws Exception {
        Random random = new Fuzz("memory duplex hammer").random();
        for (int round = 0; round < 200; round++) {
            MemoryDuplex.Pair hammered = MemoryDuplex.pair(1 + random.nextInt(64));
            List<FutureTask<Void>> ends = List.of(
                    started(() -> write(hammered.left(), new byte[2000])),
                    started(() -> write(hammered.right(), new byte[2000])),
                    started(() -> drain(hammered.left())),
                    started(() -> drain(hammered.right())));
            int patience = random.nextInt(2000);
            while (patience-- > 0 && !ends.getFirst().isDone()) {
                Thread.onSpinWait();
            }
            (random.nextBoolean() ? hammered.left() : hammered.right()).close();
            for (FutureTask<Void> end : ends) {
                try {
                    end.get(10, TimeUnit.SECONDS);
                } catch (ExecutionException failed) {
                    assertEquals(IOException.class, failed.getCause().getClass());
                }
            }
        }
    }

    private static Void drain(Duplex from) throws IOException {
        from.in().transferTo(OutputStream.nullOutputStream());
        return null;
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static Void write(Duplex to, byte[] bytes) throws IOException {
        to.out().write(bytes);
        to.out().close();
        return null;
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("memory-duplex-test").start(task);
        return task;
    }

    private static void assertFailsWithIo(FutureTask<?> task) {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> task.get(10, TimeUnit.SECONDS));
        assertEquals(IOException.class, failed.getCause().getClass());
    }
}
