package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ww.wasm.ModuleBuilder.F32;
import static ww.wasm.ModuleBuilder.F64;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.I64;
import static ww.wasm.ModuleBuilder.call;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.i64;
import static ww.wasm.ModuleBuilder.types;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every kind of outcome, from a module that has it. */
class OutcomeTest {
    private static final Engine ENGINE = new Engine(EngineSettings.of(2, Limits.DEFAULT).withWarmUp(false));

    /** An endless loop. */
    private static final byte[] SPIN = ModuleBuilder.run(0x03, 0x40, 0x0c, 0, 0x0b);

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Outcome run(byte[] module, String... arguments) {
        return ENGINE.run(module, new Call.Function("run", List.of(arguments)), Limits.DEFAULT);
    }

    private static Outcome command(byte[] module, Limits limits) {
        return ENGINE.run(module, new Call.Command(List.of("guest"), Map.of(), new byte[0]), limits);
    }

    private static Trap trapOf(Object... code) {
        Outcome outcome = run(ModuleBuilder.run(code));
        return assertInstanceOf(Outcome.Trapped.class, outcome, outcome.message()).trap();
    }

    @Test
    void everyNumberTypeGoesInAndComesOut() {
        ModuleBuilder module = new ModuleBuilder();
        int[] all = types(I32, I64, F32, F64);
        module.export("run", module.function(all, all, 0x20, 0, 0x20, 1, 0x20, 2, 0x20, 3));
        Outcome outcome = run(module.build(), "4294967295", "-1", "0.1", "1e300");
        List<Value> values = assertInstanceOf(Outcome.Returned.class, outcome, outcome.message()).values();
        assertEquals(List.of(new Value.I32(-1), new Value.I64(-1), new Value.F32(0.1f), new Value.F64(1e300)), values);
        assertEquals(List.of("-1", "-1", "0.1", "1.0E300"), values.stream().map(Value::signed).toList());
        assertEquals(List.of("4294967295", "18446744073709551615", "0.1", "1.0E300"),
                values.stream().map(Value::unsigned).toList());
    }

    @Test
    void floatsThatAreNoNumbersComeOutAsWords() {
        Outcome outcome = run(ModuleBuilder.run(types(F64, F32), 0x44, new byte[] {0, 0, 0, 0, 0, 0, -8, 127},
                0x43, new byte[] {0, 0, -128, -1}));
        assertEquals(List.of("nan", "-inf"), assertInstanceOf(Outcome.Returned.class, outcome, outcome.message())
                .values().stream().map(Value::signed).toList());
    }

    @Test
    void trapsAreToldApart() {
        assertEquals(Trap.UNREACHABLE, trapOf(0x00));
        assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, trapOf(i32(1), i32(0), 0x6d, 0x1a));
        assertEquals(Trap.INTEGER_DIVIDE_BY_ZERO, trapOf(i64(1), i64(0), 0x82, 0x1a));
        assertEquals(Trap.INTEGER_OVERFLOW, trapOf(i32(Integer.MIN_VALUE), i32(-1), 0x6d, 0x1a));
        assertEquals(Trap.INVALID_CONVERSION, trapOf(0x44, new byte[] {0, 0, 0, 0, 0, 0, -8, 127}, 0xaa, 0x1a));
        assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, trapOf(i32(65_533), 0x28, 2, 0, 0x1a));
        assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, trapOf(i32(-4), 0x28, 2, 8, 0x1a));
        assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, trapOf(i32(-1), i32(0), 0x3a, 0, 1));
    }

    @Test
    void theLastByteOfMemoryIsInside() {
        Outcome outcome = run(ModuleBuilder.run(types(I32), i32(65_500), i32(7), 0x36, 2, 32, i32(65_532), 0x28, 2, 0));
        assertEquals("7", assertInstanceOf(Outcome.Returned.class, outcome, outcome.message()).values().getFirst()
                .unsigned());
    }

    @Test
    void callingThroughATableTrapsInItsOwnWays() {
        assertEquals(Trap.UNDEFINED_ELEMENT, throughTable(5));
        assertEquals(Trap.UNDEFINED_ELEMENT, throughTable(1));
        assertEquals(Trap.INDIRECT_CALL_TYPE, throughTable(0));
    }

    private static Trap throughTable(int element) {
        ModuleBuilder module = new ModuleBuilder();
        module.table(2);
        int target = module.function(types(), types(I32), i32(1));
        int wanted = module.type(types(I32));
        module.export("run", module.function(types(), types(), i32(9), i32(element), 0x11, ModuleBuilder.u(wanted), 0));
        module.entry(9, 0, i32(0), 0x0b, 1, target);
        Outcome outcome = run(module.build());
        return assertInstanceOf(Outcome.Trapped.class, outcome, outcome.message()).trap();
    }

    @Test
    void endlessRecursionExhaustsTheStack() {
        ModuleBuilder module = new ModuleBuilder();
        module.export("run", module.function(types(), types(), call(0)));
        Outcome outcome = run(module.build());
        assertEquals(Trap.STACK_EXHAUSTED, assertInstanceOf(Outcome.Trapped.class, outcome, outcome.message()).trap());
    }

    @Test
    void anExceptionNobodyCatchesIsATrap() {
        ModuleBuilder module = new ModuleBuilder();
        module.entry(13, 0, ModuleBuilder.u(module.type(types())));
        module.export("run", module.function(types(), types(), 0x08, 0));
        Outcome outcome = run(module.build());
        assertEquals(Trap.UNCAUGHT_EXCEPTION,
                assertInstanceOf(Outcome.Trapped.class, outcome, outcome.message()).trap());
    }

    @Test
    void procExitIsAnExitWithItsCode() {
        ModuleBuilder module = new ModuleBuilder();
        int exit = module.wasi("proc_exit", types(I32));
        module.export("_start", module.function(types(), types(), i32(7), call(exit)));
        Outcome outcome = command(module.build(), Limits.DEFAULT);
        assertEquals(7, assertInstanceOf(Outcome.Exited.class, outcome, outcome.message()).code());
    }

    @Test
    void startRunsBeforeAFunctionAndItsZeroExitIsSuccess() {
        assertEquals("5", startThenRun(0).signedResult());
        assertEquals(3, startThenRun(3).exit());
    }

    private record StartThenRun(Outcome outcome) {
        String signedResult() {
            return assertInstanceOf(Outcome.Returned.class, outcome, outcome.message()).values().getFirst().signed();
        }

        int exit() {
            return assertInstanceOf(Outcome.Exited.class, outcome, outcome.message()).code();
        }
    }

    /** {@code _start} sets a global to 5 and exits; {@code run} gives it back. */
    private static StartThenRun startThenRun(int code) {
        ModuleBuilder module = new ModuleBuilder();
        int exit = module.wasi("proc_exit", types(I32));
        module.global(I32, true, i32(0));
        module.export("_start", module.function(types(), types(), i32(5), 0x24, 0, i32(code), call(exit)));
        module.export("run", module.function(types(), types(I32), 0x23, 0));
        return new StartThenRun(run(module.build()));
    }

    @Test
    void initializeRunsOnceBeforeAFunctionOfAReactor() {
        ModuleBuilder module = new ModuleBuilder();
        module.memory(1);
        module.global(I32, true, i32(40));
        module.export("_initialize", module.function(types(), types(), 0x23, 0, i32(1), 0x6a, 0x24, 0));
        module.export("run", module.function(types(), types(I32), 0x23, 0));
        byte[] reactor = module.build();
        Outcome first = run(reactor);
        Outcome second = run(reactor);
        assertEquals("returned [41]", first.message());
        assertEquals("returned [41]", second.message());
    }

    @Test
    void wallTimeEndsALoop() {
        Outcome outcome = ENGINE.run(SPIN, new Call.Function("run", List.of()),
                Limits.DEFAULT.withTime(Duration.ofSeconds(60)).withTime(Duration.ofMillis(30))
                        .withCpu(Duration.ofSeconds(60)));
        Outcome.TimedOut timedOut = assertInstanceOf(Outcome.TimedOut.class, outcome, outcome.message());
        assertEquals(Outcome.TimedOut.Clock.WALL, timedOut.clock());
        assertEquals(Duration.ofMillis(30), timedOut.limit());
        assertTrue(timedOut.stats().wall().toMillis() >= 30);
    }

    @Test
    void processorTimeEndsALoop() {
        Outcome outcome = ENGINE.run(SPIN, new Call.Function("run", List.of()),
                Limits.DEFAULT.withCpu(Duration.ofMillis(30)));
        Outcome.TimedOut timedOut = assertInstanceOf(Outcome.TimedOut.class, outcome, outcome.message());
        assertEquals(Outcome.TimedOut.Clock.CPU, timedOut.clock());
        assertTrue(timedOut.stats().cpu().toMillis() >= 30);
    }

    @Test
    void cancellingStopsARunningGuest() throws InterruptedException {
        RunHandle handle = ENGINE.start(SPIN, new Call.Function("run", List.of()), Limits.DEFAULT);
        while (ENGINE.metrics().busy() == 0) {
            Thread.onSpinWait();
        }
        handle.cancel();
        assertInstanceOf(Outcome.Cancelled.class, handle.await());
        handle.cancel();
    }

    @Test
    void interruptingTheCallerCancelsItsRun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Outcome[] outcome = new Outcome[1];
        boolean[] flag = new boolean[1];
        Thread caller = Thread.ofVirtual().start(() -> {
            begun.countDown();
            outcome[0] = run(SPIN);
            flag[0] = Thread.currentThread().isInterrupted();
        });
        begun.await();
        caller.interrupt();
        caller.join();
        assertInstanceOf(Outcome.Cancelled.class, outcome[0]);
        assertTrue(flag[0]);
    }

    @Test
    void aMemoryThatStartsAboveTheLimitIsOutOfMemory() {
        ModuleBuilder module = new ModuleBuilder().memory(100);
        byte[] large = module.export("run", module.function(types(), types())).build();
        Outcome outcome = ENGINE.run(large, new Call.Function("run", List.of()), Limits.DEFAULT.withMemoryPages(99));
        assertEquals("the module starts with 100 pages of memory, the limit is 99",
                assertInstanceOf(Outcome.OutOfMemory.class, outcome, outcome.message()).reason());
    }

    @Test
    void growingBeyondTheLimitAnswersMinusOneAndTheGuestGoesOn() {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        module.export("run", module.function(types(), types(I32, I32),
                i32(10), 0x40, 0, 0x1a, i32(1), 0x40, 0, 0x3f, 0));
        Outcome outcome = ENGINE.run(module.build(), new Call.Function("run", List.of()),
                Limits.DEFAULT.withMemoryPages(11));
        assertEquals("returned [4294967295, 11]", outcome.message());
        assertEquals(11 * 65_536, outcome.stats().memoryPeakBytes());
    }

    @Test
    void bytesThatAreNoModuleAreInvalid() {
        Outcome outcome = run("hello".getBytes(StandardCharsets.UTF_8));
        assertEquals(Outcome.InvalidModule.Reason.INVALID,
                assertInstanceOf(Outcome.InvalidModule.class, outcome, outcome.message()).reason());
    }

    @Test
    void aComponentIsRefusedInPlainWords() {
        Outcome outcome = run(new byte[] {0, 'a', 's', 'm', 0x0d, 0, 1, 0});
        assertEquals("the module needs the component model (WASI preview 2), which is not supported",
                outcome.message());
    }

    @Test
    void vectorsAreRefusedInPlainWords() {
        Outcome outcome = run(ModuleBuilder.run(0xfd, 0x0c, new byte[16], 0x1a));
        assertEquals("the module needs SIMD (vectors of 128 bits), which is not supported", outcome.message());
    }

    @Test
    void anIllTypedModuleIsInvalid() {
        Outcome outcome = run(ModuleBuilder.run(types(I32), i64(1)));
        assertEquals(Outcome.InvalidModule.Reason.INVALID,
                assertInstanceOf(Outcome.InvalidModule.class, outcome, outcome.message()).reason());
    }

    @Test
    void whatIsNotThereIsNamed() {
        byte[] module = ModuleBuilder.run();
        assertEquals("the module exports no function \"stop\"",
                ENGINE.run(module, new Call.Function("stop", List.of()), Limits.DEFAULT).message());
        assertEquals("_start",
                assertInstanceOf(Outcome.MissingExport.class, command(module, Limits.DEFAULT)).name());
    }

    @Test
    void importsThatNobodyProvidesAreNamed() {
        ModuleBuilder module = new ModuleBuilder();
        module.importFunction("env", "print", types(I32));
        Outcome outcome = run(module.build());
        Outcome.MissingImport missing = assertInstanceOf(Outcome.MissingImport.class, outcome, outcome.message());
        assertEquals("env", missing.module());
        assertEquals("print", missing.name());

        ModuleBuilder mistyped = new ModuleBuilder();
        mistyped.wasi("fd_write", types(I32), I32);
        assertTrue(assertInstanceOf(Outcome.MissingImport.class, run(mistyped.build())).message()
                .contains("(i32) -> (i32)"));

        ModuleBuilder memory = new ModuleBuilder();
        memory.entry(2, ModuleBuilder.name("env"), ModuleBuilder.name("memory"), 2, 0, 1);
        assertInstanceOf(Outcome.MissingImport.class, run(memory.build()));
    }

    @Test
    void argumentsThatDoNotFitAreABadCall() {
        ModuleBuilder builder = new ModuleBuilder();
        builder.export("run", builder.function(types(I32, F32), types()));
        byte[] module = builder.build();
        for (List<String> arguments : List.of(List.<String>of(), List.of("1"), List.of("1", "2", "3"),
                List.of("x", "1"), List.of("4294967296", "1"), List.of("-2147483649", "1"), List.of("1.5", "1"),
                List.of("", "1"), List.of("1", "1f"), List.of("1", " 1"), List.of("1", "1e99"), List.of("1", ""))) {
            Outcome outcome = ENGINE.run(module, new Call.Function("run", arguments), Limits.DEFAULT);
            assertInstanceOf(Outcome.BadCall.class, outcome, arguments + " gave " + outcome.message());
        }
    }

    @Test
    void inputBeyondTheLimitIsABadCall() {
        ModuleBuilder builder = new ModuleBuilder();
        builder.export("_start", builder.function(types(), types()));
        byte[] module = builder.build();
        Outcome stdin = ENGINE.run(module, new Call.Command(List.of(), Map.of(), new byte[11]),
                Limits.DEFAULT.withStreams(10, 10, 10, Limits.Overflow.TRUNCATE));
        assertEquals("standard input has 11 bytes, the limit is 10",
                assertInstanceOf(Outcome.BadCall.class, stdin, stdin.message()).reason());
        Outcome surroundings = ENGINE.run(module,
                new Call.Command(List.of("x".repeat(1 << 16)), Map.of(), new byte[0]), Limits.DEFAULT);
        assertInstanceOf(Outcome.BadCall.class, surroundings, surroundings.message());
    }

    @Test
    void outputBeyondTheLimitIsCutOrEndsTheRun() {
        byte[] flood = WasiModules.writeForEver("_start", 1);
        Limits limits = Limits.DEFAULT.withStreams(0, 1_000, 0, Limits.Overflow.TRUNCATE).withTime(
                Duration.ofSeconds(1));
        Outcome cut = command(flood, limits);
        assertInstanceOf(Outcome.TimedOut.class, cut, cut.message());
        assertEquals(1_000, cut.stats().stdout().bytes().length);
        assertTrue(cut.stats().stdout().truncated());
        assertFalse(cut.stats().stderr().truncated());

        Outcome ended = command(flood, limits.withStreams(0, 1_000, 0, Limits.Overflow.STOP)
                .withTime(Duration.ofSeconds(60)));
        Outcome.OutputLimit over = assertInstanceOf(Outcome.OutputLimit.class, ended, ended.message());
        assertEquals("stdout", over.stream());
        assertEquals(1_000, over.limitBytes());
        assertEquals(1_000, over.stats().stdout().bytes().length);
    }

    @Test
    void resultsBeyondTheLimitEndTheRunAndTheLimitIsNamed() {
        ModuleBuilder module = new ModuleBuilder();
        byte[] seven = module.export("run", module.function(types(), types(I32, I32), i32(1_234), i32(567))).build();
        Call call = new Call.Function("run", List.of());
        Outcome within = ENGINE.run(seven, call, Limits.DEFAULT.withResultBytes(7));
        assertInstanceOf(Outcome.Returned.class, within, within.message());
        Outcome ended = ENGINE.run(seven, call, Limits.DEFAULT.withResultBytes(6));
        assertInstanceOf(Outcome.OutputLimit.class, ended, ended.message());
        assertEquals("returned results of more than 6 bytes", ended.message());
    }

    @Test
    void aClosedEngineStartsNothing() {
        Engine closed = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false));
        closed.close();
        closed.close();
        assertInstanceOf(Outcome.NotStarted.class,
                closed.run(SPIN, new Call.Function("run", List.of()), Limits.DEFAULT));
    }

    @Test
    void closingCancelsWhatRunsAndWhatWaits() throws InterruptedException {
        Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false));
        RunHandle running = engine.start(SPIN, new Call.Function("run", List.of()), Limits.DEFAULT);
        RunHandle waiting = engine.start(SPIN, new Call.Function("run", List.of()), Limits.DEFAULT);
        engine.close();
        assertInstanceOf(Outcome.Cancelled.class, running.await());
        assertInstanceOf(Outcome.Cancelled.class, waiting.await());
    }

    @Test
    void aFullQueueStartsNothingMore() throws InterruptedException {
        try (Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false).withQueuedRunsMax(1))) {
            RunHandle running = engine.start(SPIN, new Call.Function("run", List.of()), Limits.DEFAULT);
            while (engine.metrics().busy() == 0) {
                Thread.onSpinWait();
            }
            RunHandle waiting = engine.start(SPIN, new Call.Function("run", List.of()), Limits.DEFAULT);
            Outcome refused = engine.run(SPIN, new Call.Function("run", List.of()), Limits.DEFAULT);
            assertInstanceOf(Outcome.NotStarted.class, refused, refused.message());
            waiting.cancel();
            assertInstanceOf(Outcome.Cancelled.class, waiting.await());
            running.cancel();
            assertInstanceOf(Outcome.Cancelled.class, running.await());
        }
    }
}
