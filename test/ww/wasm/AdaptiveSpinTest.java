package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** When a thread waits awake, for how long, and at whose expense: never at a guest's. */
class AdaptiveSpinTest {
    private static final long LONG = AdaptiveSpin.SPIN_NANOS;

    private final AtomicInteger asked = new AtomicInteger();
    private final Supplier<String> never = () -> {
        asked.incrementAndGet();
        return null;
    };

    private static AdaptiveSpin spinning(Processors processors) {
        AdaptiveSpin spin = new AdaptiveSpin(processors);
        spin.readyAfter(0);
        return spin;
    }

    @Test
    void nobodyWaitsAwakeBeforeAWaitWasShort() {
        assertNull(new AdaptiveSpin(new Processors(4)).poll(never));
        assertEquals(0, asked.get());
    }

    @Test
    void afterAShortWaitTheNextIsAwakeAndAfterALongOneItIsNot() {
        AdaptiveSpin spin = new AdaptiveSpin(new Processors(4));
        spin.readyAfter(LONG - 1);
        assertNull(spin.poll(never));
        int before = asked.get();
        assertTrue(before > 0);
        spin.readyAfter(LONG);
        assertNull(spin.poll(never));
        assertEquals(before, asked.get());
        // A clock is read by two threads: what is there before anybody waits has taken less than nothing.
        spin.readyAfter(-1);
        assertNull(spin.poll(never));
        assertTrue(asked.get() > before);
    }

    @Test
    void whoWaitsAwakeGetsWhatIsThereAndWhatComes() {
        AdaptiveSpin spin = spinning(new Processors(2));
        assertEquals("there", spin.poll(() -> "there"));
        boolean came = false;
        // Not at the first attempt if this thread was put off the processor for so long.
        for (int attempt = 0; attempt < 1_000 && !came; attempt++) {
            AtomicInteger times = new AtomicInteger();
            came = "comes".equals(spin.poll(() -> times.incrementAndGet() < 3 ? null : "comes"));
        }
        assertTrue(came);
    }

    @Test
    void nobodyWaitsAwakeForLongerThanItCanSave() {
        AdaptiveSpin spin = spinning(new Processors(2));
        long begun = System.nanoTime();
        assertNull(spin.poll(never));
        assertTrue(System.nanoTime() - begun >= LONG);
    }

    @Test
    void withoutAProcessorLeftNobodyWaitsAwake() {
        Processors processors = new Processors(2);
        AdaptiveSpin spin = spinning(processors);
        processors.enter();
        processors.enter();
        assertNull(spin.poll(never));
        assertEquals(0, asked.get());
        processors.leave();
        assertNull(spin.poll(never));
        assertTrue(asked.get() > 0);
        assertEquals(1, processors.busy());
    }

    @Test
    void onASingleProcessorNobodyWaitsAwake() {
        assertNull(spinning(new Processors(1)).poll(never));
        assertEquals(0, asked.get());
    }

    @Test
    void aGuestThatNeedsTheProcessorGetsIt() {
        Processors processors = new Processors(2);
        long begun = System.nanoTime();
        boolean early = false;
        for (int attempt = 0; attempt < 1_000 && !early; attempt++) {
            begun = System.nanoTime();
            assertNull(spinning(processors).poll(() -> {
                processors.enter();
                return null;
            }));
            early = System.nanoTime() - begun < LONG;
            while (processors.busy() > 0) {
                processors.leave();
            }
        }
        assertTrue(early, "the thread went on until its time was up");
    }

    @Test
    void aProcessorIsGivenBackHoweverTheWaitEnds() {
        Processors processors = new Processors(2);
        AdaptiveSpin spin = spinning(processors);
        assertThrows(IllegalStateException.class, () -> spin.poll(() -> {
            assertEquals(1, processors.busy());
            throw new IllegalStateException();
        }));
        assertEquals(0, processors.busy());
        assertEquals("there", spin.poll(() -> "there"));
        assertEquals(0, processors.busy());
    }

    @Test
    void guestsAlwaysCountAndNeverWaitForAProcessor() {
        Processors processors = new Processors(2);
        assertTrue(processors.tryEnter());
        assertTrue(processors.tryEnter());
        assertFalse(processors.tryEnter());
        assertFalse(processors.crowded());
        processors.enter();
        assertTrue(processors.crowded());
    }

    @Test
    void threadsThatWaitAwakeAreNeverMoreThanProcessors() throws InterruptedException {
        Processors processors = new Processors(3);
        AtomicInteger most = new AtomicInteger();
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().start(() -> {
                AdaptiveSpin spin = spinning(processors);
                for (int round = 0; round < 2_000; round++) {
                    spin.poll(() -> {
                        most.accumulateAndGet(processors.busy(), Math::max);
                        return "there";
                    });
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(most.get() >= 1 && most.get() <= 3, "at most " + most);
        assertEquals(0, processors.busy());
    }
}
