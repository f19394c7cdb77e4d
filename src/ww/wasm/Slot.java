package ww.wasm;

/**
 * One place for a running guest: a platform thread that takes runs from the queue, one after another. A run that asks
 * for a stack of another size has a thread made for it, for which the slot waits. A guest that does not stop keeps its
 * slot and is counted as stuck; the slot comes back when the guest ends after all.
 */
final class Slot implements Runnable {
    private final int stackBytes;
    private final RunQueue.Place place;
    private final Work work;
    private final Thread thread;

    /** Written by the thread of the guest, read by the watchdog and for metrics. */
    private volatile Run current;

    /** Written by the watchdog and the thread of the guest. */
    private volatile Run stuck;

    private volatile boolean closed;

    /** What a slot does with a run. */
    interface Work {
        /** Makes the run, on the thread it is to have. */
        void make(Run run);

        /** Told, in place of the above, of a run for which no thread can be had. */
        void refuse(Run run, String reason);

        /** Told when a guest that counted as stuck has ended after all. */
        void recovered();
    }

    /** A slot that does this work on each run, once it is started. */
    Slot(String name, int stackBytes, RunQueue.Place place, Work work) {
        this.stackBytes = stackBytes;
        this.place = place;
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
                Run run = place.take();
                if (closed) {
                    // Given in the same moment; the interrupt that closing sends may be spent on the wait for it.
                    run.cancel();
                }
                take(run);
            } catch (InterruptedException e) {
                // Closing interrupts; anything else is an interrupt that came late, for a run that is over.
                continue;
            }
        }
    }

    private void take(Run run) {
        int wantedBytes = run.limits().stackBytes();
        if (wantedBytes == stackBytes) {
            make(run);
            return;
        }
        Thread guest = Thread.ofPlatform().name(thread.getName() + "-guest").daemon().stackSize(wantedBytes)
                .unstarted(() -> make(run));
        try {
            guest.start();
        } catch (OutOfMemoryError e) {
            // What the JVM says when the system gives it no thread; the heap need not be short of anything.
            work.refuse(run, "no thread with a stack of " + wantedBytes + " bytes can be had: " + e.getMessage());
            return;
        }
        await(guest, run);
    }

    private void make(Run run) {
        if (run.begin()) {
            current = run;
            try {
                work.make(run);
            } finally {
                current = null;
                boolean wasStuck = stuck != null;
                stuck = null;
                if (wasStuck) {
                    work.recovered();
                }
            }
        }
    }

    /** Waits for the end of a guest on a thread of its own. Closing reaches a run there that had not yet begun. */
    private void await(Thread guest, Run run) {
        while (true) {
            try {
                guest.join();
                return;
            } catch (InterruptedException e) {
                if (closed) {
                    run.cancel();
                }
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
