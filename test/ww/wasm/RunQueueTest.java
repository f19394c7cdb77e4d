package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How runs come to slots: each to one, in order, and first to the slot that has been idle least. */
class RunQueueTest {
    private static final ModuleHash HASH = ModuleHash.of(new byte[0]);
    private static final ThreadClock CLOCK = new ThreadClock();

    private final Processors processors = new Processors(2);

    /** One that somebody waits for, so that slots wait awake for the next. */
    private static Run run() {
        return new Run(new GuestSource.Binary(HASH, new byte[0]), new Call.Function("run", List.of()), Limits.DEFAULT,
                CLOCK, _ -> { }, true);
    }

    private RunQueue.Place place(RunQueue queue) {
        return queue.new Place(new AdaptiveSpin(processors));
    }

    /** A thread that takes one run, and has begun to wait for it when this returns. */
    private Thread waiting(RunQueue queue, AtomicReference<Object> taken) {
        RunQueue.Place place = place(queue);
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                taken.set(place.take());
            } catch (InterruptedException e) {
                taken.set(e);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            assertTrue(thread.isAlive(), "it did not wait");
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void runsThatWaitAreTakenInTheOrderInWhichTheyCame() throws InterruptedException {
        RunQueue queue = new RunQueue(3);
        List<Run> runs = List.of(run(), run(), run());
        runs.forEach(run -> assertTrue(queue.offer(run)));
        assertEquals(3, queue.size());
        RunQueue.Place place = place(queue);
        for (Run run : runs) {
            assertSame(run, place.take());
        }
        assertEquals(0, queue.size());
    }

    @Test
    void aRunTooManyIsRefusedAndOneForAnIdleSlotIsNeverTooMany() throws InterruptedException {
        RunQueue queue = new RunQueue(1);
        AtomicReference<Object> taken = new AtomicReference<>();
        Thread idle = waiting(queue, taken);
        Run first = run();
        assertTrue(queue.offer(first));
        assertTrue(queue.offer(run()));
        assertFalse(queue.offer(run()));
        idle.join();
        assertSame(first, taken.get());
        assertEquals(1, queue.drain().size());
        assertEquals(0, queue.size());
        assertTrue(queue.offer(run()));
    }

    @Test
    void aRunGoesToTheSlotThatHasBecomeIdleLast() throws InterruptedException {
        RunQueue queue = new RunQueue(10);
        List<AtomicReference<Object>> taken = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taken.add(new AtomicReference<>());
            threads.add(waiting(queue, taken.get(i)));
        }
        for (int i = 2; i >= 0; i--) {
            Run run = run();
            assertTrue(queue.offer(run));
            threads.get(i).join();
            assertSame(run, taken.get(i).get());
        }
    }

    @Test
    void aSlotThatIsInterruptedLeavesAndTakesNoRunWithIt() throws InterruptedException {
        RunQueue queue = new RunQueue(10);
        AtomicReference<Object> taken = new AtomicReference<>();
        Thread idle = waiting(queue, taken);
        idle.interrupt();
        idle.join();
        assertTrue(taken.get() instanceof InterruptedException, String.valueOf(taken.get()));
        Run run = run();
        assertTrue(queue.offer(run));
        assertEquals(1, queue.size());
        assertSame(run, place(queue).take());
    }

    @Test
    void aSlotThatIsInterruptedBeforeItWaitsTakesWhatIsThereAndElseLeaves() throws InterruptedException {
        RunQueue queue = new RunQueue(10);
        Run run = run();
        queue.offer(run);
        RunQueue.Place place = place(queue);
        Thread.currentThread().interrupt();
        assertSame(run, place.take());
        assertThrows(InterruptedException.class, place::take);
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void everyRunIsTakenOnceWhileSlotsAreInterruptedAllTheTime() throws InterruptedException {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        int submitters = 3;
        int each = 20_000;
        RunQueue queue = new RunQueue(submitters * each);
        Set<Run> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        CountDownLatch left = new CountDownLatch(submitters * each);
        List<Thread> slots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RunQueue.Place place = place(queue);
            slots.add(Thread.ofPlatform().start(() -> {
                while (left.getCount() > 0) {
                    try {
                        if (!taken.add(place.take())) {
                            twice.incrementAndGet();
                        }
                        left.countDown();
                    } catch (InterruptedException e) {
                        continue;
                    }
                }
            }));
        }
        for (int i = 0; i < submitters; i++) {
            Random random = new Random(seed + i);
            Thread.ofPlatform().start(() -> {
                for (int n = 0; n < each; n++) {
                    queue.offer(run());
                    if (random.nextInt(10) == 0) {
                        Thread.yield();
                    }
                }
            });
        }
        Random random = new Random(seed - 1);
        // Also what ends the slots, which wait for more when all is taken.
        while (slots.stream().anyMatch(Thread::isAlive)) {
            slots.get(random.nextInt(slots.size())).interrupt();
            Thread.yield();
        }
        assertEquals(0, twice.get(), "seed " + seed);
        assertEquals(submitters * each, taken.size(), "seed " + seed);
    }
}
