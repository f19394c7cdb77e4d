package ww.wasm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs WebAssembly guests: any number of callers, a fixed number of slots, each run within its limits.
 *
 * <p>A module is scanned, parsed and compiled once and its code shared by all runs; a run is a new instance on a slot's
 * platform thread. The caller's thread only waits, and may be virtual.
 *
 * <p>All methods may be called from any thread.
 */
public final class Engine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("ww.wasm");

    private final EngineSettings settings;
    private final ThreadClock clock = new ThreadClock();
    private final GuestRunner runner = new GuestRunner();
    private final GuestCompiler compiler;
    private final ModuleCache cache;
    private final RunQueue queue;
    private final Processors processors = new Processors(Runtime.getRuntime().availableProcessors());
    private final AdaptiveSpin callers = new AdaptiveSpin(processors);
    private final List<Slot> slots = new ArrayList<>();
    private final Watchdog watchdog;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final WarmUp warmUp;
    /** Signalled after each change of the number of stuck slots. */
    private final Object stuckSignal = new Object();
    private volatile boolean closed;

    /** Starts an engine: its slots wait for work when this returns. */
    public Engine(EngineSettings settings) {
        this.settings = settings;
        this.compiler = new GuestCompiler(settings.admission(), settings.classCache().flatMap(ClassCache::open));
        this.cache = new ModuleCache(settings.cachedModulesMax(), settings.cachedBytesMax());
        this.queue = new RunQueue(settings.queuedRunsMax());
        for (int i = 0; i < settings.slots(); i++) {
            SpareMemory spare = new SpareMemory(settings.ceiling().memoryPages());
            RunQueue.Place place = queue.new Place(new AdaptiveSpin(processors));
            slots.add(new Slot("wasm-slot-" + i, settings.stackBytes(), place, new SlotWork(spare)));
        }
        this.watchdog = new Watchdog("wasm-watchdog", slots, settings.stopGrace().toNanos(), this::giveUp);
        // Never by way of the class cache: what it finds there would not warm the compiler.
        this.warmUp = new WarmUp(new GuestCompiler(AdmissionLimits.DEFAULT, Optional.empty()), runner, clock);
        slots.forEach(Slot::start);
        watchdog.start();
        if (settings.warmUp()) {
            warmUp.start();
        }
    }

    public EngineSettings settings() {
        return settings;
    }

    /** The module with this hash, if it is compiled and at hand. */
    public Optional<Prepared> prepared(ModuleHash hash) {
        return cache.find(hash);
    }

    /** The modules that are compiled and at hand. */
    public List<ModuleHash> cached() {
        return cache.ready();
    }

    /**
     * Admits and compiles a module, or finds it done. Works on the calling thread, which should be a platform thread;
     * interrupting it stops the work.
     *
     * @throws ModuleRefusedException if it cannot be run here
     * @throws InterruptedException when interrupted
     */
    public Prepared prepare(byte[] module) throws ModuleRefusedException, InterruptedException {
        return obtain(ModuleHash.of(module), module).prepared();
    }

    /** Submits a run of a prepared module. */
    public RunHandle start(Prepared prepared, Call call, Limits limits) {
        return submit(new GuestSource.Ready(prepared), call, limits, false);
    }

    /** Submits a run of a module from its bytes, which are compiled as a part of the run unless known. */
    public RunHandle start(byte[] module, Call call, Limits limits) {
        return start(ModuleHash.of(module), module, call, limits);
    }

    /** The same for a caller that has just checked that the bytes have this hash; it does not take the time again. */
    public RunHandle start(ModuleHash hash, byte[] module, Call call, Limits limits) {
        return submit(new GuestSource.Binary(hash, module), call, limits, false);
    }

    /** Runs and waits. Interrupting the caller cancels the run; the flag is set again when this returns. */
    public Outcome run(Prepared prepared, Call call, Limits limits) {
        return await(submit(new GuestSource.Ready(prepared), call, limits, true));
    }

    /** Runs from bytes and waits, as {@link #run(Prepared, Call, Limits)}. */
    public Outcome run(byte[] module, Call call, Limits limits) {
        return await(submit(new GuestSource.Binary(ModuleHash.of(module), module), call, limits, true));
    }

    private Outcome await(Run run) {
        if (!Thread.currentThread().isVirtual()) {
            // A virtual thread would keep others from their carrier.
            callers.poll(run::outcomeNow);
        }
        Outcome outcome = awaitAsleep(run);
        callers.readyAfter(run.tookNanos());
        return outcome;
    }

    private static Outcome awaitAsleep(Run run) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return run.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    run.cancel();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Run submit(GuestSource source, Call call, Limits limits, boolean awaited) {
        Run run = new Run(source, call, limits.within(settings.ceiling()), clock,
                _ -> watchdog.lookBy(System.nanoTime()), awaited);
        if (closed) {
            finish(run, new Outcome.NotStarted("the engine is closed", RunStats.NONE));
        } else if (!queue.offer(run)) {
            finish(run, new Outcome.NotStarted("already " + settings.queuedRunsMax() + " runs wait for a slot",
                    RunStats.NONE));
        } else if (closed) {
            run.cancel();
        }
        return run;
    }

    /** What a slot does. */
    private final class SlotWork implements Slot.Work {
        private final SpareMemory spare;

        SlotWork(SpareMemory spare) {
            this.spare = spare;
        }

        @Override
        public void make(Run run) {
            processors.enter();
            try {
                work(run, spare);
            } finally {
                processors.leave();
            }
        }

        @Override
        public void refuse(Run run, String reason) {
            finish(run, new Outcome.NotStarted(reason, RunStats.NONE));
        }

        @Override
        public void recovered() {
            stuckChanged();
        }
    }

    /** Makes a run on the thread that it is to have. */
    private void work(Run run, SpareMemory spare) {
        Limits limits = run.limits();
        Duration sooner = limits.wall().compareTo(limits.cpu()) < 0 ? limits.wall() : limits.cpu();
        watchdog.lookBy(System.nanoTime() + sooner.toNanos());
        Outcome outcome;
        try {
            outcome = runner.run(run, module(run), spare);
        } catch (ModuleRefusedException e) {
            outcome = e.outcome(run.stats());
        } catch (Throwable e) {
            outcome = GuestFault.outcome(e, run);
        }
        run.end();
        finish(run, outcome);
        run.releaseMemory();
    }

    private Prepared module(Run run) throws ModuleRefusedException, InterruptedException {
        return switch (run.source()) {
            case GuestSource.Ready(Prepared prepared) -> {
                run.prepared(0, true);
                yield prepared;
            }
            case GuestSource.Binary(ModuleHash hash, byte[] module) -> {
                long begun = System.nanoTime();
                ModuleCache.Found found = obtain(hash, module);
                run.prepared(System.nanoTime() - begun, found.hit());
                yield found.prepared();
            }
        };
    }

    private ModuleCache.Found obtain(ModuleHash hash, byte[] module)
            throws ModuleRefusedException, InterruptedException {
        return cache.obtain(hash, () -> compiler.prepare(hash, module));
    }

    private void giveUp(Run run) {
        // First: whoever gives out runs by the slots there are should know before the outcome invites the next one.
        stuckChanged();
        finish(run, run.stopped());
    }

    private void finish(Run run, Outcome outcome) {
        run.complete(outcome, () -> outcomes.computeIfAbsent(outcome.getClass().getSimpleName(),
                _ -> new LongAdder()).increment());
    }

    private int stuck() {
        return (int) slots.stream().filter(Slot::isStuck).count();
    }

    private void stuckChanged() {
        synchronized (stuckSignal) {
            stuckSignal.notifyAll();
        }
    }

    /**
     * Waits until the number of slots whose guest does not stop is another than this, and returns it.
     *
     * @throws InterruptedException when interrupted
     */
    public int awaitStuckOtherThan(int known) throws InterruptedException {
        synchronized (stuckSignal) {
            int stuck = stuck();
            while (stuck == known) {
                stuckSignal.wait();
                stuck = stuck();
            }
            return stuck;
        }
    }

    /** What the engine holds and has done. */
    public EngineMetrics metrics() {
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach((name, count) -> counts.put(name, count.sum()));
        return new EngineMetrics(
                slots.size(),
                (int) slots.stream().filter(slot -> slot.current() != null).count(),
                stuck(),
                queue.size(),
                Map.copyOf(counts),
                cache.size(),
                cache.bytes(),
                cache.hits(),
                cache.misses(),
                cache.evictions(),
                compiler.compiles(),
                compiler.compileNanos(),
                compiler.interpretedFunctions(),
                compiler.classCacheHits(),
                warmUp.isDone() || !settings.warmUp());
    }

    /** Cancels everything and waits for the slots to be empty, as long as stopped guests are given. Idempotent. */
    @Override
    public void close() {
        closed = true;
        warmUp.close();
        queue.drain().forEach(Run::cancel);
        for (Slot slot : slots) {
            Run run = slot.current();
            if (run != null) {
                run.cancel();
            }
            slot.close();
        }
        long deadline = System.nanoTime() + settings.stopGrace().toNanos();
        try {
            for (Slot slot : slots) {
                if (!slot.join((deadline - System.nanoTime()) / 1_000_000)) {
                    LOG.log(System.Logger.Level.WARNING, "a guest still runs after the engine was closed");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watchdog.close();
    }
}
