package ww.wasm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One run from submission to outcome: what was asked, why it was stopped if it was, what it has cost.
 *
 * <p>Three threads meet here: the caller's (cancel, await), the slot's (begin, end) and the watchdog's (check). The
 * monitor guards the few fields that say where the run is. An interrupt is sent only under it and only while the guest
 * is on its thread, and {@link #end} clears the flag under it, so that no interrupt reaches the slot's next run.
 */
final class Run implements RunHandle {
    /** Why a run is stopped; the first reason counts. */
    enum Stop { WALL, CPU, CANCEL, OUTPUT }

    /** An interrupt can be swallowed by foreign code; it is repeated as often as this. */
    private static final long INTERRUPT_AGAIN_NANOS = 50_000_000;

    private final GuestSource source;
    private final Call call;
    private final Limits limits;
    private final ThreadClock clock;
    private final Consumer<Run> onStop;
    private final boolean awaited;
    private final OutputBuffer stdout;
    private final OutputBuffer stderr;
    private final CompletableFuture<Outcome> future = new CompletableFuture<>();
    private final long submittedNanos = System.nanoTime();

    // Guarded by this.
    private Thread thread;
    private Stop stop;
    private long stoppedNanos;
    private boolean ended;

    // Written by the slot's thread before the guest runs, read by others for statistics.
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile long startedNanos;
    private volatile long cpuStartedNanos;
    private volatile long compileNanos;
    private volatile long decidedNanos;
    private volatile boolean cacheHit;
    private volatile FlatMemory memory;
    private volatile String overflowed = "";

    /**
     * A run of this.
     *
     * @param onStop told when the run is to stop while on its thread
     * @param awaited whether a thread does nothing until it is over, and so may have the next one at once
     */
    Run(GuestSource source, Call call, Limits limits, ThreadClock clock, Consumer<Run> onStop, boolean awaited) {
        this.source = source;
        this.call = call;
        this.limits = limits;
        this.clock = clock;
        this.onStop = onStop;
        this.awaited = awaited;
        this.stdout = new OutputBuffer(limits.stdoutBytes());
        this.stderr = new OutputBuffer(limits.stderrBytes());
    }

    GuestSource source() {
        return source;
    }

    Call call() {
        return call;
    }

    Limits limits() {
        return limits;
    }

    boolean awaited() {
        return awaited;
    }

    OutputBuffer stdout() {
        return stdout;
    }

    OutputBuffer stderr() {
        return stderr;
    }

    /** Puts the run on this thread; false if it was cancelled before. */
    synchronized boolean begin() {
        if (ended) {
            return false;
        }
        thread = Thread.currentThread();
        cpuStartedNanos = clock.nanosOf(thread);
        startedNanos = System.nanoTime();
        return true;
    }

    /** How long the module took to be had, and whether it was at hand. */
    void prepared(long nanos, boolean hit) {
        compileNanos = hit ? 0 : nanos;
        cacheHit = hit;
    }

    void memory(FlatMemory guestMemory) {
        memory = guestMemory;
    }

    /** Gives the memory back, on the guest's thread and after the outcome, which says how large it was. */
    void releaseMemory() {
        if (memory != null) {
            memory.release();
        }
    }

    /** Takes the run off its thread and clears that thread's interrupt. The outcome is given by {@link #complete}. */
    synchronized void end() {
        ended = true;
        thread = null;
        Thread.interrupted();
    }

    /** Gives the run its outcome, unless it was given up before. */
    boolean complete(Outcome outcome) {
        return complete(outcome, () -> { });
    }

    /** The same, doing something first: whoever has waited for the outcome sees that it is done. */
    boolean complete(Outcome outcome, Runnable first) {
        if (!decided.compareAndSet(false, true)) {
            return false;
        }
        first.run();
        decidedNanos = System.nanoTime();
        return future.complete(outcome);
    }

    @Override
    public void cancel() {
        if (!stop(Stop.CANCEL)) {
            complete(new Outcome.Cancelled(stats()));
        }
    }

    /** Stops the run; false when it was not on a thread and now never will be. */
    private boolean stop(Stop reason) {
        synchronized (this) {
            if (thread == null) {
                ended = true;
                return false;
            }
            if (stop == null) {
                stop = reason;
                stoppedNanos = System.nanoTime();
            }
            thread.interrupt();
        }
        onStop.accept(this);
        return true;
    }

    /** Called by the guest's own thread when an output is full. */
    void outputOverflowed(String stream, int limitBytes) {
        if (limits.outputOverflow() == Limits.Overflow.STOP) {
            overflowed = stream;
            stop(Stop.OUTPUT);
            Interruption.check();
        }
    }

    /**
     * Looks at the clocks and stops the run if its time is up.
     *
     * @return when to look again, in the time of {@link System#nanoTime}; relative to {@code now} and at least now
     */
    long check(long now) {
        Thread guest;
        synchronized (this) {
            guest = thread;
            if (guest == null) {
                return now + Long.MAX_VALUE / 2;
            }
            if (stop != null) {
                guest.interrupt();
                return now + INTERRUPT_AGAIN_NANOS;
            }
        }
        long wallLeft = limits.wall().toNanos() - (now - startedNanos);
        long cpuLeft = limits.cpu().toNanos() - (clock.nanosOf(guest) - cpuStartedNanos);
        if (wallLeft <= 0 || cpuLeft <= 0) {
            stop(wallLeft <= 0 ? Stop.WALL : Stop.CPU);
            return now + INTERRUPT_AGAIN_NANOS;
        }
        // Processor time cannot pass faster than time, so that the limit is not met before this.
        return now + Math.min(wallLeft, cpuLeft);
    }

    /** For how long the run has gone on after it was told to stop; 0 if it was not or has ended. */
    synchronized long overdueNanos(long now) {
        return thread == null || stop == null ? 0 : now - stoppedNanos;
    }

    /** What a run that was stopped ends in, or null for one that was not. */
    Outcome stopped() {
        Stop reason;
        synchronized (this) {
            reason = stop;
        }
        return switch (reason) {
            case null -> null;
            case WALL -> new Outcome.TimedOut(Outcome.TimedOut.Clock.WALL, limits.wall(), stats());
            case CPU -> new Outcome.TimedOut(Outcome.TimedOut.Clock.CPU, limits.cpu(), stats());
            case CANCEL -> new Outcome.Cancelled(stats());
            case OUTPUT -> new Outcome.OutputLimit(overflowed,
                    overflowed.equals("stdout") ? limits.stdoutBytes() : limits.stderrBytes(), stats());
        };
    }

    /** Processor time of the guest so far. */
    long cpuNanos() {
        Thread guest;
        synchronized (this) {
            guest = thread;
        }
        return guest == null ? 0 : Math.max(0, clock.nanosOf(guest) - cpuStartedNanos);
    }

    /** What the run has cost up to now. Called on the guest's thread, or by whoever gives the run up. */
    RunStats stats() {
        if (startedNanos == 0) {
            return RunStats.NONE;
        }
        FlatMemory guestMemory = memory;
        return new RunStats(
                Duration.ofNanos(System.nanoTime() - startedNanos),
                Duration.ofNanos(cpuNanos()),
                Duration.ofNanos(compileNanos),
                Duration.ofNanos(startedNanos - submittedNanos),
                guestMemory == null ? 0 : guestMemory.bytes.length,
                cacheHit,
                stdout.captured(),
                stderr.captured());
    }

    /** The outcome, or null as long as there is none. */
    Outcome outcomeNow() {
        return future.getNow(null);
    }

    /** When the run was submitted, in the time of {@link System#nanoTime}. */
    long submittedNanos() {
        return submittedNanos;
    }

    /** How long it was from being submitted to the outcome; to be asked after that. */
    long tookNanos() {
        return decidedNanos - submittedNanos;
    }

    @Override
    public Outcome await() throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run's outcome is never an exception", e);
        }
    }

    @Override
    public CompletionStage<Outcome> outcome() {
        return future.minimalCompletionStage();
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }
}
