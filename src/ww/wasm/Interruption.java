package ww.wasm;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;

/** The look for the interrupt of the guest's thread that host code takes where it can be long. */
final class Interruption {
    private Interruption() {
    }

    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ChicoryInterruptedException("interrupted");
        }
    }

    /** Sleeps, unless interrupted before or meanwhile. */
    static void sleep(long nanos) {
        try {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            check();
        }
    }
}
