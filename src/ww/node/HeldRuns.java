package ww.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import ww.sched.AttemptId;
import ww.wasm.Outcome;
import ww.wasm.RunHandle;
import ww.wasm.Value;

/**
 * The attempts a worker has in hand: under way, or ended a moment ago. They outlive the connection they were asked for
 * on, so that a gateway that comes back finds the work done instead of doing it again, and asking twice for one attempt
 * runs it once.
 *
 * <p>What has ended is kept until it is acknowledged, but not for longer and not more than the bounds say; the one
 * started first goes first. Of an ended run its outcome is kept and nothing else: its module and its input are not. A
 * gateway that comes back later runs it again, which at-least-once allows.
 */
final class HeldRuns {
    private final Bounds bounds;
    private final LongSupplier nanoTime;
    // guarded by this
    private final Map<AttemptId, Held> runs = new LinkedHashMap<>();
    private long endedBytes;
    private int ended;
    private int unkept;

    /**
     * What may be kept of attempts that have ended.
     *
     * @param age for how long
     * @param count how many
     * @param bytes of their outcomes, together
     */
    record Bounds(Duration age, int count, long bytes) {
        /**
         * A gateway that restarts is back within seconds, ten minutes let a person start it; a thousand are more than
         * the slots of a large machine make in the seconds of a restart; 32 MiB hold the full output of sixteen, but a
         * small heap is for the guests.
         */
        static Bounds ofThisProcess() {
            return new Bounds(Duration.ofMinutes(10), 1_000, Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 8));
        }
    }

    /** One attempt; the time of its end and the size of its outcome once it has them. Guarded by the outer object. */
    private static final class Held {
        private final long startedMillis = System.currentTimeMillis();
        private RunHandle handle;
        private long endedNanos;
        private long bytes = -1;

        Held(RunHandle handle) {
            this.handle = handle;
        }

        boolean isEnded() {
            return bytes >= 0;
        }
    }

    /** All that is left of a run that has ended. */
    private record Ended(Outcome result) implements RunHandle {
        @Override
        public void cancel() { }

        @Override
        public Outcome await() {
            return result;
        }

        @Override
        public CompletionStage<Outcome> outcome() {
            return CompletableFuture.completedStage(result);
        }

        @Override
        public boolean isDone() {
            return true;
        }
    }

    /** What is said of an attempt in hand. */
    record Listed(AttemptId attempt, boolean underway, long startedMillis) { }

    HeldRuns() {
        this(Bounds.ofThisProcess(), System::nanoTime);
    }

    HeldRuns(Bounds bounds, LongSupplier nanoTime) {
        this.bounds = bounds;
        this.nanoTime = nanoTime;
    }

    /**
     * The run of this attempt: the one in hand if there is one, else a new one.
     *
     * @param starter called at most once and under the lock: it hands the run over and does not wait
     */
    RunHandle start(AttemptId attempt, Supplier<RunHandle> starter) {
        RunHandle started;
        Held held;
        synchronized (this) {
            Held known = runs.get(attempt);
            if (known != null) {
                return known.handle;
            }
            started = starter.get();
            held = new Held(started);
            runs.put(attempt, held);
        }
        started.outcome().thenAccept(outcome -> ended(attempt, held, outcome));
        return started;
    }

    /** A run on its way, from the call that asks for it until it has been started: it counts as under way. */
    interface Arrival extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins a run's way; to be closed once. Whoever waits for the runs under way waits for it as well. */
    Arrival arrive() {
        count(1);
        return () -> count(-1);
    }

    private synchronized void count(int more) {
        unkept += more;
        notifyAll();
    }

    /** A run that nobody can ask for again; it counts as under way until its end and is not kept. */
    RunHandle startUnkept(Supplier<RunHandle> starter) {
        Arrival way = arrive();
        RunHandle started;
        try {
            started = starter.get();
        } catch (RuntimeException | Error e) {
            way.close();
            throw e;
        }
        started.outcome().thenRun(way::close);
        return started;
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
        RunHandle unwanted;
        synchronized (this) {
            Held held = runs.remove(attempt);
            if (held == null) {
                return;
            }
            if (held.isEnded()) {
                ended--;
                endedBytes -= held.bytes;
            }
            unwanted = held.handle;
            notifyAll();
        }
        unwanted.cancel();
    }

    /** Runs that have not ended. */
    synchronized int underway() {
        return runs.size() - ended + unkept;
    }

    private synchronized void ended(AttemptId attempt, Held held, Outcome outcome) {
        if (runs.get(attempt) != held) {
            return;
        }
        held.handle = new Ended(outcome);
        held.bytes = bytes(outcome);
        held.endedNanos = nanoTime.getAsLong();
        ended++;
        endedBytes += held.bytes;
        forgetOld();
        notifyAll();
    }

    private static long bytes(Outcome outcome) {
        long values = outcome instanceof Outcome.Returned(List<Value> list, var _) ? list.size() : 0;
        return values * Long.BYTES + outcome.stats().stdout().bytes().length + outcome.stats().stderr().bytes().length;
    }

    /** Waits until nothing is under way, at most so long; false if something still is. */
    synchronized boolean awaitNoneUnderway(Duration wait) throws InterruptedException {
        return await(() -> underway() == 0, wait);
    }

    /**
     * Waits until whatever has ended has been forgotten, at most so long; false if an outcome is still held. What is
     * under way is not waited for: it has nothing that could be acknowledged.
     */
    synchronized boolean awaitAcknowledged(Duration wait) throws InterruptedException {
        return await(() -> ended == 0, wait);
    }

    private boolean await(BooleanSupplier condition, Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (!condition.getAsBoolean()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            // A part of a millisecond is a whole one here: zero would wait for ever.
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        Iterator<Held> oldest = runs.values().iterator();
        while (oldest.hasNext()) {
            Held held = oldest.next();
            if (!held.isEnded()) {
                continue;
            }
            boolean withinBounds = ended <= bounds.count() && endedBytes <= bounds.bytes();
            if (withinBounds && now - held.endedNanos < bounds.age().toNanos()) {
                // The order is that of starts, so a younger one may have ended earlier; it goes with the next look.
                return;
            }
            oldest.remove();
            ended--;
            endedBytes -= held.bytes;
        }
    }
}
