package ww.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import ww.sched.AttemptId;
import ww.wasm.Outcome;
import ww.wasm.RunHandle;

/**
 * The attempts a worker has in hand: under way, or ended a moment ago. They outlive the connection they were asked for
 * on, so that a gateway that comes back finds the work done instead of doing it again, and asking twice for one attempt
 * runs it once.
 *
 * <p>What has ended is kept until it is acknowledged, but not for longer than {@link #KEPT} and within the bounds
 * below; the oldest goes first. A gateway that comes back later runs it again, which at-least-once allows.
 */
final class HeldRuns {
    /** A gateway that restarts is back within seconds; ten minutes let a person start it. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Ended attempts kept at most. */
    private static final int ENDED_MAX = 1_000;

    /** Their output kept at most, together. */
    private static final long ENDED_BYTES_MAX = 32L << 20;

    private final Map<AttemptId, Held> runs = new LinkedHashMap<>();
    private long endedBytes;
    private int ended;

    /** One attempt; the time of its end and the size of its outcome once it has them. */
    private static final class Held {
        private final RunHandle handle;
        private final long startedMillis = System.currentTimeMillis();
        private long endedNanos;
        private long bytes = -1;

        Held(RunHandle handle) {
            this.handle = handle;
        }

        boolean isEnded() {
            return bytes >= 0;
        }
    }

    /** What is said of an attempt in hand. */
    record Listed(AttemptId attempt, boolean underway, long startedMillis) { }

    /** The run of this attempt: the one in hand if there is one, else a new one. */
    RunHandle start(AttemptId attempt, Supplier<RunHandle> starter) {
        Held held;
        synchronized (this) {
            Held known = runs.get(attempt);
            if (known != null) {
                return known.handle;
            }
            held = new Held(starter.get());
            runs.put(attempt, held);
        }
        held.handle.outcome().thenAccept(outcome -> ended(attempt, held, outcome));
        return held.handle;
    }

    synchronized Optional<RunHandle> find(AttemptId attempt) {
        return Optional.ofNullable(runs.get(attempt)).map(held -> held.handle);
    }

    synchronized List<Listed> list() {
        forgetOld();
        List<Listed> listed = new ArrayList<>();
        runs.forEach((attempt, held) -> listed.add(new Listed(attempt, !held.isEnded(), held.startedMillis)));
        return listed;
    }

    /** Forgets an attempt; stops it if it is under way, since nobody wants its outcome any more. */
    void forget(AttemptId attempt) {
        Held held;
        synchronized (this) {
            held = runs.remove(attempt);
            if (held != null && held.isEnded()) {
                ended--;
                endedBytes -= held.bytes;
            }
        }
        if (held != null) {
            held.handle.cancel();
        }
    }

    /** Attempts that have not ended. */
    synchronized int underway() {
        return runs.size() - ended;
    }

    private synchronized void ended(AttemptId attempt, Held held, Outcome outcome) {
        if (runs.get(attempt) != held) {
            return;
        }
        held.bytes = outcome.stats().stdout().bytes().length + outcome.stats().stderr().bytes().length;
        held.endedNanos = System.nanoTime();
        ended++;
        endedBytes += held.bytes;
        forgetOld();
        notifyAll();
    }

    /** Waits until nothing is under way, at most so long; false if something still is. */
    synchronized boolean awaitNoneUnderway(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (underway() > 0) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void forgetOld() {
        long now = System.nanoTime();
        Iterator<Held> oldest = runs.values().iterator();
        while (oldest.hasNext()) {
            Held held = oldest.next();
            if (!held.isEnded()) {
                continue;
            }
            if (ended <= ENDED_MAX && endedBytes <= ENDED_BYTES_MAX && now - held.endedNanos < KEPT.toNanos()) {
                // The order is that of starts, so a younger one may have ended earlier; it goes with the next look.
                return;
            }
            oldest.remove();
            ended--;
            endedBytes -= held.bytes;
        }
    }
}
