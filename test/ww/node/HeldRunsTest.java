package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.sched.AttemptId;
import ww.wasm.Outcome;
import ww.wasm.RunHandle;

@Timeout(30)
class HeldRunsTest {
    private static final Duration AGE = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final HeldRuns held = new HeldRuns(new HeldRuns.Bounds(AGE, 3, 100), nanos::get);

    private static AttemptId attempt(int number) {
        return new AttemptId("task", number, 1, number);
    }

    private TestRun started(int number) {
        TestRun run = new TestRun();
        assertSame(run, held.start(attempt(number), () -> run));
        return run;
    }

    private List<Long> listed() {
        return held.list().stream().map(listed -> listed.attempt().run()).toList();
    }

    @Test
    void askingTwiceForOneAttemptRunsItOnce() {
        TestRun run = started(1);
        assertSame(run, held.start(attempt(1), () -> {
            throw new AssertionError("started again");
        }));
        assertEquals(1, held.underway());
    }

    @Test
    void askingAgainAfterTheEndAnswersWhatItCameTo() throws Exception {
        TestRun run = started(1);
        run.end(5);
        RunHandle again = held.start(attempt(1), () -> {
            throw new AssertionError("started again");
        });
        assertTrue(again.isDone());
        assertSame(run.await(), again.await());
        assertEquals(List.of(new HeldRuns.Listed(attempt(1), false, held.list().getFirst().startedMillis())),
                held.list());
    }

    @Test
    void ofAnEndedRunNothingIsKeptButItsOutcome() {
        TestRun run = started(1);
        run.end(5);
        assertNotSame(run, held.find(attempt(1)).orElseThrow(), "the run would keep its module and its input");
    }

    @Test
    void aStarterThatFailsLeavesNothing() {
        assertThrows(IllegalStateException.class, () -> held.start(attempt(1), () -> {
            throw new IllegalStateException("no");
        }));
        assertTrue(held.find(attempt(1)).isEmpty());
        assertEquals(0, held.underway());
    }

    @Test
    void forgettingWhatIsUnderWayStopsIt() {
        TestRun run = started(1);
        held.forget(attempt(1));
        assertTrue(run.isCancelled());
        assertTrue(held.find(attempt(1)).isEmpty());
        assertEquals(0, held.underway());
    }

    @Test
    void forgettingWhatHasEndedOrIsUnknownOnlyForgets() {
        TestRun run = started(1);
        run.end(1);
        held.forget(attempt(1));
        held.forget(attempt(1));
        held.forget(attempt(2));
        assertFalse(run.isCancelled());
        assertEquals(List.of(), listed());
        started(3).end(99);
        started(4).end(1);
        assertEquals(List.of(3L, 4L), listed(), "what was forgotten still counted");
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        for (int i = 1; i <= 5; i++) {
            started(i).end(0);
        }
        assertEquals(List.of(3L, 4L, 5L), listed());
    }

    @Test
    void theOldestGoWhenTheirOutputIsTooMuch() {
        started(1).end(60);
        started(2).end(40);
        assertEquals(List.of(1L, 2L), listed());
        started(3).end(1);
        assertEquals(List.of(2L, 3L), listed());
        started(4).end(101);
        assertEquals(List.of(), listed(), "one alone can be too much");
    }

    @Test
    void theyGoWithAgeAlsoWhereTheClockWrapsAround() {
        started(1).end(0);
        nanos.addAndGet(AGE.toNanos() - 1);
        assertEquals(List.of(1L), listed());
        nanos.incrementAndGet();
        assertEquals(List.of(), listed());
    }

    @Test
    void whatIsUnderWayNeverGoesByItself() {
        TestRun first = started(1);
        for (int i = 2; i <= 10; i++) {
            started(i).end(50);
        }
        nanos.addAndGet(AGE.toNanos());
        assertEquals(List.of(1L), listed());
        assertTrue(held.list().getFirst().underway());
        first.end(0);
        assertEquals(List.of(1L), listed());
    }

    @Test
    void waitingEndsWithTheLastRun() throws Exception {
        TestRun first = started(1);
        TestRun second = started(2);
        CompletableFuture<Boolean> waiting = waiting();
        first.end(0);
        assertFalse(waiting.isDone());
        second.end(0);
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
    }

    @Test
    void waitingEndsWhenTheLastRunIsForgotten() throws Exception {
        started(1);
        CompletableFuture<Boolean> waiting = waiting();
        held.forget(attempt(1));
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
    }

    @Test
    void waitingIsForRunsThatAreNotKeptAsWell() throws Exception {
        TestRun run = new TestRun();
        held.startUnkept(() -> run);
        assertEquals(1, held.underway());
        assertEquals(List.of(), listed());
        CompletableFuture<Boolean> waiting = waiting();
        assertFalse(held.awaitNoneUnderway(Duration.ofMillis(1)));
        run.end(0);
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
    }

    @Test
    void waitingGivesUpWhenTheTimeIsOver() throws Exception {
        started(1);
        assertFalse(held.awaitNoneUnderway(Duration.ZERO));
        assertFalse(held.awaitNoneUnderway(Duration.ofNanos(1)));
        assertFalse(held.awaitNoneUnderway(Duration.ofMillis(2)));
    }

    @Test
    void whatIsUnderWayHasNothingToBeAcknowledged() throws Exception {
        TestRun endless = started(1);
        assertTrue(held.awaitAcknowledged(Duration.ZERO));
        started(2).end(0);
        assertFalse(held.awaitAcknowledged(Duration.ofMillis(1)));
        held.forget(attempt(2));
        assertTrue(held.awaitAcknowledged(Duration.ZERO));
        endless.end(0);
        assertFalse(held.awaitAcknowledged(Duration.ofMillis(1)));
    }

    @Test
    void waitingForAcknowledgementsEndsWhenNothingIsHeld() throws Exception {
        assertTrue(held.awaitAcknowledged(Duration.ZERO));
        started(1).end(0);
        assertFalse(held.awaitAcknowledged(Duration.ofMillis(1)));
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return held.awaitAcknowledged(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                return false;
            }
        });
        held.forget(attempt(1));
        assertTrue(waiting.get(10, TimeUnit.SECONDS));
    }

    private CompletableFuture<Boolean> waiting() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return held.awaitNoneUnderway(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                return false;
            }
        });
    }

    @Test
    void hammer() throws Exception {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        int rounds = 2_000 * Integer.getInteger("ww.test.scale", 1);
        AtomicInteger starts = new AtomicInteger();
        AtomicInteger outcomes = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Random random = new Random(seed + t);
            threads.add(Thread.ofVirtual().name("hammer " + t).start(() -> {
                try {
                    for (int i = 0; i < rounds; i++) {
                        hit(random, starts, outcomes);
                    }
                } catch (Throwable e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures, "seed " + seed);
        for (int i = 0; i < 8; i++) {
            held.forget(attempt(i));
        }
        assertEquals(0, held.underway(), "seed " + seed);
        assertTrue(held.awaitAcknowledged(Duration.ZERO), "seed " + seed);
        assertEquals(starts.get(), outcomes.get(), "each start has one outcome; seed " + seed);
        started(20).end(100);
        assertEquals(List.of(20L), listed(), "the bytes do not add up; seed " + seed);
    }

    private void hit(Random random, AtomicInteger starts, AtomicInteger outcomes) throws InterruptedException {
        AttemptId attempt = attempt(random.nextInt(8));
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                TestRun mine = new TestRun();
                RunHandle run = held.start(attempt, () -> {
                    starts.incrementAndGet();
                    return mine;
                });
                if (run == mine) {
                    mine.end(random.nextInt(40));
                    assertInstanceOf(Outcome.class, mine.await());
                    outcomes.incrementAndGet();
                }
            }
            case 2 -> held.forget(attempt);
            default -> {
                assertTrue(held.list().size() <= 8);
                assertTrue(held.underway() >= 0);
            }
        }
    }
}
