package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadsTest {
    private final Threads threads = new Threads("test");

    @AfterEach
    void closeThreads() {
        threads.close();
    }

    @Test
    void aThreadIsNamedForItsOwnerAndItsWorkAndIsVirtual() throws Exception {
        CompletableFuture<Thread> self = new CompletableFuture<>();
        threads.start("this and that", () -> self.complete(Thread.currentThread()));
        Thread thread = self.get(10, TimeUnit.SECONDS);
        assertEquals("test this and that", thread.getName());
        assertTrue(thread.isVirtual());
    }

    @Test
    void aDeadlineInterruptsWhoIsLate() {
        assertThrows(InterruptedException.class, () -> {
            try (Threads.Deadline _ = threads.deadline(Duration.ofMillis(1))) {
                new CountDownLatch(1).await();
            }
        });
        assertFalse(Thread.interrupted(), "the interrupt stayed behind");
    }

    @Test
    void aDeadlineThatWasMetInterruptsNobody() {
        Threads.Deadline deadline = threads.deadline(Duration.ofMillis(20));
        deadline.close();
        deadline.close();
        CountDownLatch later = new CountDownLatch(1);
        // Due after the first, on the same thread: once it has rung, the first one would have.
        CompletableFuture.runAsync(() -> {
            try (Threads.Deadline _ = threads.deadline(Duration.ofMillis(40))) {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                later.countDown();
            }
        });
        assertTrue(assertDoesNotInterrupt(later));
    }

    private static boolean assertDoesNotInterrupt(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void anAlarmAsTheBlockEndsDoesNotReachWhatFollows() {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 2_000 * Integer.getInteger("ww.test.scale", 1); i++) {
            long end = System.nanoTime() + random.nextInt(60_000);
            try (Threads.Deadline _ = threads.deadline(Duration.ofNanos(random.nextInt(60_000)))) {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            assertFalse(Thread.interrupted(), "seed " + seed);
        }
    }

    @Test
    void aDeadlineOfAClosedOwnerIsOverAtOnce() {
        threads.close();
        assertThrows(InterruptedException.class, () -> {
            try (Threads.Deadline _ = threads.deadline(Duration.ofDays(1))) {
                new CountDownLatch(1).await();
            }
        });
    }

    @Test
    void closingInterruptsAllAndWaitsForThem() throws Exception {
        CountDownLatch running = new CountDownLatch(3);
        List<String> ended = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.start("waiter", () -> {
                running.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    ended.add(Thread.currentThread().getName());
                }
            });
        }
        running.await();
        threads.close();
        assertEquals(3, ended.size());
        threads.close();
    }

    @Test
    void closingByOneOfThemDoesNotWaitForItself() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        threads.start("closer", () -> {
            threads.close();
            closed.countDown();
        });
        assertTrue(closed.await(10, TimeUnit.SECONDS));
    }

    @Test
    void nothingStartsAfterClosing() throws Exception {
        threads.close();
        Thread thread = threads.unstarted("late", () -> {
            throw new AssertionError("it ran");
        });
        thread.start();
        thread.join();
        threads.start("later", () -> {
            throw new AssertionError("it ran");
        });
    }

    @Test
    void whatAThreadThrowsIsLoggedAndEndsOnlyThatThread() throws Exception {
        List<LogRecord> logged = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("ww.node");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord each) {
                logged.add(each);
            }

            @Override
            public void flush() { }

            @Override
            public void close() { }
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            Thread bad = threads.unstarted("bad", () -> {
                throw new IllegalStateException("as the test wants");
            });
            bad.start();
            bad.join();
            CountDownLatch good = new CountDownLatch(1);
            threads.start("good", good::countDown);
            assertTrue(good.await(10, TimeUnit.SECONDS));
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        LogRecord error = logged.stream().filter(each -> each.getLevel() == Level.SEVERE).findFirst().orElseThrow();
        assertTrue(error.getMessage().contains("test bad"), error.getMessage());
        assertEquals("as the test wants", error.getThrown().getMessage());
    }
}
