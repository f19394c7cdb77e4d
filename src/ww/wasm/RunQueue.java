package ww.wasm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Where runs wait for slots, first come first served, and slots for runs, the other way round: a run goes to the slot
 * that has become idle last, whose thread may still be awake and whose spare memory is still in the processor's cache.
 *
 * <p>All methods may be called from any thread; of a {@link Place} by its own thread.
 */
final class RunQueue {
    private final int waitingMax;

    // Guarded by this.
    private final Deque<Run> waiting = new ArrayDeque<>();
    private final Deque<Place> idle = new ArrayDeque<>();

    /** A queue in which so many runs may wait. */
    RunQueue(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    /** Where one thread takes its runs. */
    final class Place {
        private final AdaptiveSpin spin;
        private volatile Thread thread;
        private volatile Run given;

        /** Whether somebody waited for the last run taken here. */
        private boolean awaited;

        /** A place whose thread waits by this. */
        Place(AdaptiveSpin spin) {
            this.spin = spin;
        }

        /**
         * The next run, for which it waits: awake, if at all, where somebody has waited for the last one.
         *
         * @throws InterruptedException if interrupted before there is one
         */
        Run take() throws InterruptedException {
            Run run = waitingOrIdle();
            if (run == null) {
                run = whenGiven();
            }
            awaited = run.awaited();
            return run;
        }

        private Run whenGiven() throws InterruptedException {
            long begun = System.nanoTime();
            Run run = awaited ? spin.poll(() -> given) : null;
            while (run == null) {
                if (Thread.interrupted() && leave()) {
                    throw new InterruptedException();
                }
                LockSupport.park(RunQueue.this);
                run = given;
            }
            given = null;
            spin.readyAfter(run.submittedNanos() - begun);
            return run;
        }

        private Run waitingOrIdle() {
            synchronized (RunQueue.this) {
                Run run = waiting.poll();
                if (run == null) {
                    thread = Thread.currentThread();
                    idle.push(this);
                }
                return run;
            }
        }

        /** Stops waiting; false if there is a run after all. */
        private boolean leave() {
            synchronized (RunQueue.this) {
                return idle.remove(this);
            }
        }
    }

    /** Gives a run to an idle slot or lets it wait; false if too many wait. */
    boolean offer(Run run) {
        Place place;
        synchronized (this) {
            place = idle.poll();
            if (place == null) {
                return waiting.size() < waitingMax && waiting.add(run);
            }
            place.given = run;
        }
        LockSupport.unpark(place.thread);
        return true;
    }

    /** Takes out the runs that wait. */
    synchronized List<Run> drain() {
        List<Run> drained = new ArrayList<>(waiting);
        waiting.clear();
        return drained;
    }

    /** How many runs wait. */
    synchronized int size() {
        return waiting.size();
    }
}
