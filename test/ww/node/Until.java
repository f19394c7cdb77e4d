package ww.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for what other threads do, without a clock of its own but for giving up. */
final class Until {
    /** Long on a machine that is busy with other things; nobody waits for it where the tests pass. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Nobody ever releases it: looking without a pause would take the processor from whom is waited for. */
    private static final Semaphore BETWEEN_LOOKS = new Semaphore(0);

    private Until() { }

    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    static void holds(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "it did not come to be that " + what);
            BETWEEN_LOOKS.tryAcquire(5, TimeUnit.MILLISECONDS);
        }
    }
}
