package ww.wasm;

import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Takes the engine through all its motions once at start, in the background: scan, parse, compile, run, trap. The first
 * guest then finds the classes loaded and the compiler itself compiled, which shortens its own preparation to a
 * fraction. It also touches every class that is needed while a stack or a heap is exhausted: a class that fails to
 * initialize for want of stack stays failed.
 */
final class WarmUp implements Runnable {
    private static final System.Logger LOG = System.getLogger("ww.wasm");

    /** {@code wasm/warmup.wat}, built. */
    static final String MODULE =
            "AGFzbQEAAAABGgVgAX8Bf2AEf39/fwF/YAF/AX5gAX8AYAAAAiMBFndhc2lfc25hcHNob3RfcHJldmlldzEIZmRfd3JpdGUAAQ"
            + "MHBgACAwQEBAQFAXABAQEFAwEAAQYGAX4BQgALBygFBm1lbW9yeQIAA3J1bgACBHRyYXAABAdvdXRzaWRlAAUEZGVlcAAGCQcB"
            + "AEEACwEBCusFBg4AIABBBXdBldPH3gVzC9MBAQJ/A0AgAEH4/wBxIQEgAEEAEQAAIQIgASACNgIAIAEgAjoAASABIAI7AQIgAS"
            + "ABKAIArTcDCCABIAEtAAi3OQMQIAEgASsDELY4AhggASoCGEMAAABDXQRAIAJBA24hAgUgAS4BAiECCyMAIAEpAwggAqx8fCQA"
            + "IABBAWshACAAQQBKDQALQYCAAhADQYCAAkEgQcAA/AsAQYCCAkGAgAJBwAD8CgAAQYCgAkGAgAI2AgBBhKACQQE2AgBBAUGAoA"
            + "JBAUGIoAIQABpBAUAAGiMAC/IDACAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIA"
            + "GiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGi"
            + "AAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAA"
            + "KAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKA"
            + "IAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIA"
            + "GiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAKAIAGiAAIAAuAQA7AQAgACAALgEIOwEIIAAgAC"
            + "gCADYCACAAIAAoAgg2AgggACAAKQMANwMAIAAgACkDCDcDCCAAIAAqAgA4AgAgACAAKgIIOAIIIAAgACsDADkDACAAIAArAwg5"
            + "AwgLAwAACwgAQX8oAgAaCwQAEAYL";

    /** Each round brings less; after these the next would cost more than it saves. */
    private static final int ROUNDS = 8;

    /** Rounds of the guest's own loop: past the point where the JIT compiler takes a method for hot. */
    private static final String GUEST_ROUNDS = "20000";

    /** Of a page each, so that the JVM has compiled what clears memory, which it does after some hundred pieces. */
    private static final int CLEARINGS = 125;

    /** What the module begins with and what it grows to, both kept. */
    private static final int MEMORY_PAGES = 1 + 2;

    /** However slow the machine, the warm-up leaves it alone after this. */
    private static final Duration TIME = Duration.ofSeconds(3);

    /** Small, so that exhausting it is soon done. */
    private static final int STACK_BYTES = 512 << 10;

    private final GuestCompiler compiler;
    private final GuestRunner runner;
    private final ThreadClock clock;
    private final SpareMemory spare = new SpareMemory(MEMORY_PAGES);
    private final Thread thread;
    private volatile boolean done;

    /** Warms what is given; nothing of it is kept in any cache. */
    WarmUp(GuestCompiler compiler, GuestRunner runner, ThreadClock clock) {
        this.compiler = compiler;
        this.runner = runner;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("wasm-warm-up").daemon().stackSize(STACK_BYTES).unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** True once it has ended, in whatever way. */
    boolean isDone() {
        return done;
    }

    @Override
    public void run() {
        long begun = System.nanoTime();
        try {
            byte[] module = Base64.getDecoder().decode(MODULE);
            for (int i = 0; i < ROUNDS && System.nanoTime() - begun < TIME.toNanos(); i++) {
                round(module, i);
            }
            for (int i = 0; i < CLEARINGS; i++) {
                spare.keep(spare.take(Limits.PAGE_BYTES), Limits.PAGE_BYTES);
            }
            LOG.log(System.Logger.Level.DEBUG, "warm after {0} ms", (System.nanoTime() - begun) / 1_000_000);
        } catch (ModuleRefusedException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.log(System.Logger.Level.WARNING, "the warm-up failed; the first guests will be slower", e);
            }
        } finally {
            done = true;
        }
    }

    private void round(byte[] module, int number) throws ModuleRefusedException {
        Prepared prepared = compiler.prepare(ModuleHash.of(module), module);
        if (number == 0) {
            // Once: the first time loads the classes, and to exhaust a stack takes longer than all the rest.
            for (String failing : List.of("trap", "outside", "deep")) {
                call(prepared, failing, List.of());
            }
        }
        call(prepared, "run", List.of(GUEST_ROUNDS));
    }

    private void call(Prepared prepared, String export, List<String> arguments) {
        Run run = new Run(new GuestSource.Ready(prepared), new Call.Function(export, arguments), Limits.DEFAULT, clock,
                _ -> { }, false);
        if (run.begin()) {
            runner.run(run, prepared, spare);
            run.releaseMemory();
            // Not end(): that would clear the interrupt by which closing stops the rounds.
            Interruption.check();
        }
    }

    /** Stops it. */
    void close() {
        thread.interrupt();
    }
}
