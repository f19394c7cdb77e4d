package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.call;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.types;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stack as a limit: a run has the one it asks for, and everything else holds for it as for any other run. */
class StackTest {
    private static final int SMALL = Limits.STACK_BYTES_MIN;
    private static final int LARGE = 64 << 20;

    /** Too deep for the small stack if a frame takes 16 bytes, not for the large one if it takes a KiB. */
    private static final int DEPTH = 50_000;

    private static final byte[] LOOP = ModuleBuilder.run(0x03, 0x40, 0x0c, 0, 0x0b);

    private final Engine engine = new Engine(EngineSettings.of(1, Limits.DEFAULT.withStackBytes(LARGE))
            .withStackBytes(SMALL).withWarmUp(false).withStopGrace(Duration.ofSeconds(30)));

    @AfterEach
    void close() {
        engine.close();
    }

    /** As deep as its argument says: {@code run(n) = n == 0 ? 0 : 1 + run(n - 1)}. */
    private static byte[] deep() {
        ModuleBuilder module = new ModuleBuilder();
        byte[] deeper = bytes(i32(1), 0x20, 0, i32(1), 0x6b, call(0), 0x6a);
        return module.export("run", module.function(types(I32), types(I32),
                0x20, 0, 0x45, 0x04, I32, i32(0), 0x05, deeper, 0x0b)).build();
    }

    private Outcome run(int depth, int stackBytes) {
        return engine.run(deep(), new Call.Function("run", List.of(Integer.toString(depth))),
                Limits.DEFAULT.withStackBytes(stackBytes));
    }

    private static void assertExhausted(int limitBytes, Outcome outcome) {
        assertEquals(Trap.STACK_EXHAUSTED, assertInstanceOf(Outcome.Trapped.class, outcome, outcome.message()).trap());
        assertEquals("trap: call stack exhausted (the limit is " + limitBytes + " bytes)", outcome.message());
    }

    @Test
    void aGuestGoesAsDeepAsTheStackItAskedFor() {
        assertExhausted(SMALL, run(DEPTH, SMALL));
        assertEquals("returned [" + DEPTH + "]", run(DEPTH, LARGE).message());
        assertExhausted(SMALL, run(DEPTH, SMALL));
        assertExhausted(SMALL + 4096, run(DEPTH, SMALL + 4096));
    }

    @Test
    void moreThanTheCeilingIsCutToIt() {
        assertExhausted(LARGE, run(Integer.MAX_VALUE, Limits.STACK_BYTES_MAX));
    }

    @Test
    void aModuleWhoseStackWasTooSmallRunsAtOnceWithALargerOne() {
        for (int i = 0; i < 20; i++) {
            assertExhausted(SMALL, run(DEPTH, SMALL));
            assertEquals("returned [" + DEPTH + "]", run(DEPTH, LARGE).message());
        }
    }

    @Test
    void timeLimitsHoldOnAThreadMadeForTheRun() {
        Outcome outcome = engine.run(LOOP, new Call.Function("run", List.of()),
                Limits.DEFAULT.withStackBytes(LARGE).withTime(Duration.ofMillis(50)));
        assertInstanceOf(Outcome.TimedOut.class, outcome, outcome.message());
        assertTrue(outcome.stats().cpu().isPositive(), "its processor time is that of its own thread");
    }

    @Test
    void aRunOnAThreadMadeForItCanBeCancelledAndTheSlotWaitedForIt() throws Exception {
        RunHandle first = loop();
        RunHandle second = loop();
        while (engine.metrics().busy() == 0) {
            Thread.onSpinWait();
        }
        assertEquals(1, engine.metrics().queued(), "one slot is one run at a time, whichever thread makes it");
        second.cancel();
        first.cancel();
        assertInstanceOf(Outcome.Cancelled.class, first.await());
        assertInstanceOf(Outcome.Cancelled.class, second.await());
        assertEquals("returned [" + DEPTH + "]", run(DEPTH, LARGE).message());
    }

    private RunHandle loop() {
        return engine.start(LOOP, new Call.Function("run", List.of()), Limits.DEFAULT.withStackBytes(LARGE));
    }

    @Test
    void closingEndsARunOnAThreadMadeForIt() throws Exception {
        RunHandle handle = loop();
        while (engine.metrics().busy() == 0) {
            Thread.onSpinWait();
        }
        engine.close();
        assertInstanceOf(Outcome.Cancelled.class, handle.await());
        assertEquals(0, engine.metrics().busy());
    }

    @Test
    void closingWhileRunsBeginLeavesNoneWithoutAnOutcome() throws Exception {
        for (int i = 0; i < 50; i++) {
            Engine brief = new Engine(EngineSettings.of(1, Limits.DEFAULT).withWarmUp(false)
                    .withStopGrace(Duration.ofSeconds(30)));
            RunHandle handle = brief.start(LOOP, new Call.Function("run", List.of()),
                    Limits.DEFAULT.withStackBytes(SMALL));
            brief.close();
            Outcome outcome = handle.await();
            assertInstanceOf(Outcome.Cancelled.class, outcome, outcome.message());
        }
    }

    /**
     * What a large function's call sites are linked with must not break for others when that happens at the very end of
     * a stack. Each depth has a module of its own, whose sites nobody has linked.
     */
    @Test
    void callSitesThatAreFirstReachedAtTheEndOfTheStackHarmNobody() {
        try (Engine warm = new Engine(EngineSettings.of(1, Limits.DEFAULT))) {
            while (!warm.metrics().warm()) {
                Thread.onSpinWait();
            }
            int exhausted = 0;
            int depth = deepest(warm) / 2;
            // In steps of a hundredth, since how much of a stack a call takes differs with the code that HotSpot makes.
            for (int i = 1; exhausted < 5; i++) {
                Outcome outcome = runLarge(warm, i, depth);
                if (outcome instanceof Outcome.Returned) {
                    assertEquals("returned [" + (depth + 70) + "]", outcome.message());
                } else {
                    assertExhausted(SMALL, outcome);
                    exhausted++;
                }
                depth += depth / 100 + 1;
            }
            assertEquals("returned [73]", runLarge(warm, 0, 3).message());
        }
    }

    /** How deep a run may go, about. */
    private static int deepest(Engine warm) {
        int returns = 0;
        int exhausts = DEPTH;
        while (exhausts - returns > 1) {
            int depth = (returns + exhausts) / 2;
            if (runLarge(warm, 0, depth) instanceof Outcome.Returned) {
                returns = depth;
            } else {
                exhausts = depth;
            }
        }
        return returns;
    }

    private static Outcome runLarge(Engine warm, int number, int depth) {
        return warm.run(large(number), new Call.Function("run", List.of(Integer.toString(depth))),
                Limits.DEFAULT.withStackBytes(SMALL));
    }

    /** Calls itself as {@link #deep} does; at the end it makes 70 times 4 accesses of memory, and answers 70 more. */
    private static byte[] large(int number) {
        ModuleBuilder module = new ModuleBuilder().memory(1);
        byte[] accesses = ModuleBuilder.repeat(70, i32(0), i32(0), 0x28, 2, 0, i32(1), 0x6a, 0x36, 2, 0,
                i32(8), i32(8), 0x29, 3, 0, 0x37, 3, 0);
        byte[] deeper = bytes(i32(1), 0x20, 0, i32(1), 0x6b, call(0), 0x6a);
        module.export("run", module.function(types(I32), types(I32),
                0x20, 0, 0x45, 0x04, I32, accesses, i32(0), 0x28, 2, 0, 0x05, deeper, 0x0b));
        return bytes(module.build(), ModuleBuilder.section(0, bytes(1, (int) 'n', ModuleBuilder.i32(number))));
    }

    @Test
    void stacksOutOfRangeAreRefused() {
        Limits limits = Limits.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> limits.withStackBytes(0));
        assertThrows(IllegalArgumentException.class, () -> limits.withStackBytes(Limits.STACK_BYTES_MIN - 1));
        assertThrows(IllegalArgumentException.class, () -> limits.withStackBytes(Limits.STACK_BYTES_MAX + 1));
        EngineSettings settings = EngineSettings.of(1, limits);
        assertThrows(IllegalArgumentException.class, () -> settings.withStackBytes(limits.stackBytes() + 1));
        assertThrows(IllegalArgumentException.class, () -> settings.withStackBytes(Limits.STACK_BYTES_MIN - 1));
    }

    @Test
    void aCeilingBelowTheUsualStackIsTheStackOfAll() {
        EngineSettings settings = EngineSettings.of(1, Limits.DEFAULT.withStackBytes(SMALL));
        assertEquals(SMALL, settings.stackBytes());
        assertEquals(SMALL, settings.usual().stackBytes());
    }
}
