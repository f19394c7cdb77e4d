package ww.node;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import ww.capnp.CallException;

/**
 * How a worker comes to its end: it says that it is leaving, whoever waits for that stops giving it runs and tells it
 * to drain, and from then on it takes none. What has begun never ends. Any thread.
 */
final class Draining {
    // guarded by this
    private boolean leaving;
    private boolean begun;
    private int listeners;
    private boolean listenerComes;

    /** Says to all that wait for it that this worker is about to take no more runs. It still takes them. */
    synchronized void leave() {
        leaving = true;
        notifyAll();
    }

    /** Takes no more runs. */
    synchronized void begin() {
        leaving = true;
        begun = true;
        notifyAll();
    }

    /** Whether new runs are worth sending here. */
    synchronized boolean isLeaving() {
        return leaving;
    }

    synchronized boolean isDraining() {
        return begun;
    }

    /** Who waits for the worker to leave. */
    synchronized int listeners() {
        return listeners;
    }

    /** Somebody who may give runs is about to listen; until then it is waited for as if it did. */
    synchronized void expectListener() {
        listenerComes = true;
    }

    /** Waits until the worker is leaving. */
    synchronized void awaitLeaving() throws InterruptedException {
        listenerComes = false;
        listeners++;
        try {
            while (!leaving) {
                wait();
            }
        } finally {
            listeners--;
            notifyAll();
        }
    }

    /**
     * Says that this worker is leaving, and waits until whoever heard it has told it to drain, at most so long. Where
     * nobody listens, or is about to, nobody will.
     */
    synchronized void leave(Duration wait) throws InterruptedException {
        boolean heard = listeners > 0 || listenerComes;
        leave();
        if (heard) {
            await(() -> begun, wait);
        }
    }

    private void await(BooleanSupplier condition, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0 && !condition.getAsBoolean(); left = until - System.nanoTime()) {
            // A part of a millisecond is a whole one here: zero would wait for ever.
            wait(left / 1_000_000 + 1);
        }
    }

    /** For whoever is about to take a run: refuses it, in the way that sends it to another worker. */
    synchronized void check() throws CallException {
        if (begun) {
            throw CallException.overloaded("the worker is draining and takes no new runs");
        }
    }
}
