package ww.wasm;

import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * One place for a running guest: a platform thread that takes runs from the queue, one after another. A guest that
 * does not stop keeps its slot and is counted as stuck; the slot comes back when the guest ends after all.
 */
final class Slot implements Runnable {
    private final BlockingQueue<Run> queue;
    private final Consumer<Run> work;
    private final Thread thread;

    /** Written by the slot's thread, read by the watchdog and for metrics. */
    private volatile Run current;

    /** Written by the watchdog and the slot's thread. */
    private volatile Run stuck;

    private volatile boolean closed;

    /** A slot that does this work on each run. Its thread starts at once. */
    Slot(String name, int stackBytes, BlockingQueue<Run> queue, Consumer<Run> work) {
        this.queue = queue;
        this.work = work;
        // Platform threads, since guests compute and a carrier of virtual threads must not be kept from its work.
        this.thread = Thread.ofPlatform().name(name).daemon().stackSize(stackBytes).unstarted(this);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                take(queue.take());
            } catch (InterruptedException e) {
                // Closing interrupts; anything else is an interrupt that came late, for a run that is over.
                continue;
            }
        }
    }

    private void take(Run run) {
        if (run.begin()) {
            current = run;
            try {
                work.accept(run);
            } finally {
                current = null;
                stuck = null;
            }
        }
    }

    /** What runs here now, or null. */
    Run current() {
        return current;
    }

    /** Marks what runs here as one that will not stop; true the first time. */
    boolean markStuck(Run run) {
        if (stuck == run || current != run) {
            return false;
        }
        stuck = run;
        return true;
    }

    boolean isStuck() {
        Run run = stuck;
        return run != null && run == current;
    }

    /** Takes no further run. */
    void close() {
        closed = true;
        thread.interrupt();
    }

    /** Waits for the thread to end; false if it does not in time. */
    boolean join(long millis) throws InterruptedException {
        thread.join(Math.max(1, millis));
        return !thread.isAlive();
    }
}
