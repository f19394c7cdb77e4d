package ww.wasm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How an engine is made.
 *
 * @param slots how many guests run at once; one platform thread each
 * @param queuedRunsMax how many runs may wait for a slot
 * @param stackBytes the stack of a slot's own thread, which a run has that asks for no other; a run that does gets a
 *     thread made for it
 * @param ceiling the most that any run may use, whatever its caller asks
 * @param admission how large a module may be
 * @param cachedModulesMax how many compiled modules are kept
 * @param cachedBytesMax how much memory the kept modules may take, by estimate
 * @param stopGrace how long a stopped guest may go on before its slot counts as stuck
 * @param warmUp whether the engine compiles and runs a small module of its own at start, in the background
 * @param classCache where compiled classes are kept between processes; none by default
 */
public record EngineSettings(
        int slots,
        int queuedRunsMax,
        int stackBytes,
        Limits ceiling,
        AdmissionLimits admission,
        int cachedModulesMax,
        long cachedBytesMax,
        Duration stopGrace,
        boolean warmUp,
        Optional<Path> classCache) {
    /** A million frames of a small function, for the tasks that ask; it is given back with the thread made for them. */
    public static final int STACK_CEILING_BYTES_DEFAULT = 32 << 20;

    /** A hundred compiled modules take about 20 MB of metaspace. */
    private static final int CACHED_MODULES_DEFAULT = 64;
    private static final long CACHED_BYTES_DEFAULT = 256L << 20;

    /** A waiting run is small; more of them mean that the worker was given too much. */
    private static final int QUEUED_RUNS_DEFAULT = 10_000;

    /** Only a compile in one long function goes on after an interrupt, and that for less than this. */
    private static final Duration STOP_GRACE_DEFAULT = Duration.ofSeconds(2);

    public EngineSettings {
        check("slots", slots, 1, 1_024);
        check("queuedRunsMax", queuedRunsMax, 1, 10_000_000);
        check("stackBytes", stackBytes, Limits.STACK_BYTES_MIN, ceiling.stackBytes());
        check("cachedModulesMax", cachedModulesMax, 1, 1_000_000);
        check("cachedBytesMax", cachedBytesMax, 1, Long.MAX_VALUE);
        if (stopGrace.isNegative() || stopGrace.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("stopGrace is " + stopGrace + ", not from zero to an hour");
        }
    }

    /** Defaults for this many slots and this ceiling. */
    public static EngineSettings of(int slots, Limits ceiling) {
        int stackBytes = Math.min(Limits.DEFAULT.stackBytes(), ceiling.stackBytes());
        return new EngineSettings(slots, QUEUED_RUNS_DEFAULT, stackBytes, ceiling, AdmissionLimits.DEFAULT,
                CACHED_MODULES_DEFAULT, CACHED_BYTES_DEFAULT, STOP_GRACE_DEFAULT, true, Optional.empty());
    }

    /** Defaults for the sizing computed from this machine. */
    public static EngineSettings of(EngineSizing sizing) {
        return of(sizing.slots(), Limits.DEFAULT.withMemoryPages(sizing.memoryPages())
                .withStackBytes(STACK_CEILING_BYTES_DEFAULT));
    }

    /** What a run may use whose caller asks for nothing: the ceiling, on the slot's own stack. */
    public Limits usual() {
        return ceiling.withStackBytes(stackBytes);
    }

    /** The same with or without the warm-up at start. */
    public EngineSettings withWarmUp(boolean on) {
        return new EngineSettings(slots, queuedRunsMax, stackBytes, ceiling, admission, cachedModulesMax,
                cachedBytesMax, stopGrace, on, classCache);
    }

    /** The same with a directory for compiled classes. */
    public EngineSettings withClassCache(Path directory) {
        return new EngineSettings(slots, queuedRunsMax, stackBytes, ceiling, admission, cachedModulesMax,
                cachedBytesMax, stopGrace, warmUp, Optional.of(directory));
    }

    /** The same with other bounds on modules. */
    public EngineSettings withAdmission(AdmissionLimits limits) {
        return new EngineSettings(slots, queuedRunsMax, stackBytes, ceiling, limits, cachedModulesMax, cachedBytesMax,
                stopGrace, warmUp, classCache);
    }

    /** The same with other bounds on the cache of modules. */
    public EngineSettings withCache(int modules, long bytes) {
        return new EngineSettings(slots, queuedRunsMax, stackBytes, ceiling, admission, modules, bytes, stopGrace,
                warmUp, classCache);
    }

    /** The same with another length of the queue. */
    public EngineSettings withQueuedRunsMax(int runs) {
        return new EngineSettings(slots, runs, stackBytes, ceiling, admission, cachedModulesMax, cachedBytesMax,
                stopGrace, warmUp, classCache);
    }

    /** The same with another stack of the slots' own threads. */
    public EngineSettings withStackBytes(int bytes) {
        return new EngineSettings(slots, queuedRunsMax, bytes, ceiling, admission, cachedModulesMax, cachedBytesMax,
                stopGrace, warmUp, classCache);
    }

    /** The same with another patience towards guests that do not stop. */
    public EngineSettings withStopGrace(Duration grace) {
        return new EngineSettings(slots, queuedRunsMax, stackBytes, ceiling, admission, cachedModulesMax,
                cachedBytesMax, grace, warmUp, classCache);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", not from " + least + " to " + most);
        }
    }
}
