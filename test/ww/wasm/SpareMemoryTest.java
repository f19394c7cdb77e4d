package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static ww.wasm.ModuleBuilder.I32;
import static ww.wasm.ModuleBuilder.bytes;
import static ww.wasm.ModuleBuilder.call;
import static ww.wasm.ModuleBuilder.i32;
import static ww.wasm.ModuleBuilder.types;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a slot keeps of its guests' memories: never a byte of what was in them, never more than there is room for. */
class SpareMemoryTest {
    private static final int PAGE = Limits.PAGE_BYTES;
    private static final int PAGES = 20;
    /** Room enough that a guest's arrays, before and after it grew, are both kept. */
    private static final Limits LIMITS = Limits.DEFAULT.withMemoryPages(4 * PAGES);

    /** How a guest can end after it has written all over its memory. */
    private enum End { RETURN, TRAP, OUT_OF_BOUNDS, LOOP, RECURSION, DIVISION }

    @Test
    void anArrayIsKeptAndComesBackAsZeros() {
        for (int firstBytes : new int[] {2 * PAGE, PAGE}) {
            SpareMemory spare = new SpareMemory(4);
            byte[] first = spare.take(2 * PAGE);
            Arrays.fill(first, (byte) 0xa5);
            spare.keep(first, firstBytes);
            assertEquals(2 * PAGE, spare.keptBytes());
            assertEquals(firstBytes == first.length, isZero(first), "what a run begins with is cleared beforehand");
            byte[] second = spare.take(2 * PAGE);
            assertTrue(first == second);
            assertArrayEquals(new byte[2 * PAGE], second);
            assertTrue(second != spare.take(2 * PAGE), "what was given away is not given again");
        }
    }

    @Test
    void growingCopiesEverythingAndShowsNothingOfTheGuestBefore() {
        SpareMemory spare = new SpareMemory(8);
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            byte[] small = spare.take(2 * PAGE);
            assertTrue(isZero(small));
            for (int i = random.nextInt(40); i > 0; i--) {
                small[random.nextInt(small.length)] = (byte) random.nextInt();
            }
            byte[] expected = Arrays.copyOf(small, 3 * PAGE);
            byte[] large = spare.grow(small, 3 * PAGE, true);
            assertArrayEquals(expected, large);
            random.nextBytes(large);
            spare.keep(large, small.length);
            assertTrue(isZero(small), "what a run begins with is cleared beforehand");
        }
        assertEquals(5 * PAGE, spare.keptBytes());
    }

    @Test
    void ofTwoArraysOfOneSizeTheClearedOneIsTakenAndTheOtherGrownInto() {
        SpareMemory spare = new SpareMemory(40);
        byte[] cleared = spare.take(2 * PAGE);
        byte[] used = spare.take(2 * PAGE);
        used[0] = 1;
        spare.keep(cleared, cleared.length);
        spare.keep(used, PAGE);
        // Never by assertSame, which would print them.
        assertTrue(spare.take(2 * PAGE) == cleared);
        spare.keep(cleared, PAGE);
        spare.keep(new byte[PAGE], PAGE);
        assertTrue(spare.grow(new byte[PAGE], 2 * PAGE, true) == cleared, "the last used of those not cleared");
        assertTrue(spare.grow(new byte[PAGE], 2 * PAGE, true) == used);
        assertTrue(isZero(used));
    }

    @Test
    void whateverTheGuestsDoTheySeeZerosAndTheirOwnAndTheArraysStayWithinTwoMemoryCaps() {
        long seed = Long.getLong("ww.test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int capPages : new int[] {1, 3, 40, 300}) {
            SpareMemory spare = new SpareMemory(capPages);
            for (int guest = 0; guest < 40; guest++) {
                // Few sizes, so that guests find what others have left.
                byte[] memory = spare.take(PAGE * (random.nextInt(4) * capPages / 4));
                int firstBytes = memory.length;
                assertTrue(isZero(memory), "seed " + seed);
                while (random.nextInt(3) > 0 && memory.length < capPages * PAGE) {
                    random.nextBytes(memory);
                    int bytes = PAGE * Math.min(capPages, memory.length / PAGE + 1 + random.nextInt(2));
                    byte[] larger = spare.grow(memory, bytes, random.nextBoolean());
                    assertArrayEquals(Arrays.copyOf(memory, bytes), larger, "seed " + seed);
                    memory = larger;
                }
                assertTrue(memory.length + spare.keptBytes() <= 2L * capPages * PAGE, "seed " + seed);
                random.nextBytes(memory);
                spare.keep(memory, random.nextBoolean() ? firstBytes : memory.length);
                assertTrue(spare.keptBytes() <= Math.min((long) capPages * PAGE, SpareMemory.KEPT_BYTES_MAX),
                        "seed " + seed);
            }
        }
    }

    private static boolean isZero(byte[] array) {
        return Arrays.equals(array, new byte[array.length]);
    }

    @Test
    void aMemoryThatIsTooLargeToKeepIsNotKept() {
        SpareMemory spare = new SpareMemory(1_000);
        spare.keep(new byte[129 * PAGE], PAGE);
        assertEquals(0, spare.keptBytes());
        new SpareMemory(0).keep(new byte[PAGE], PAGE);
        byte[] large = spare.grow(spare.take(128 * PAGE), 129 * PAGE, true);
        assertEquals(128 * PAGE, spare.keptBytes());
        spare.keep(large, 128 * PAGE);
        assertEquals(128 * PAGE, spare.keptBytes());
    }

    @Test
    void aReleasedMemoryIsEmptyToWhoeverStillHasIt() {
        FlatMemory memory = new FlatMemory(1, 2, new SpareMemory(2));
        memory.writeI32(0, 42);
        memory.release();
        assertEquals(0, memory.pages());
        assertEquals(0, memory.bytes.length);
    }

    /**
     * {@code run} counts the words of the memory that are not zero, grows and counts those of the new page too, fills
     * everything and ends in this way, if it can with the count.
     */
    private static byte[] guest(End end) {
        ModuleBuilder module = new ModuleBuilder().memory(PAGES);
        // count(from, to): words that are not zero.
        int count = module.functionWithLocals(1, I32, types(I32, I32), types(I32),
                0x02, 0x40, 0x03, 0x40,
                0x20, 0, 0x20, 1, 0x4f, 0x0d, 1,
                0x20, 2, 0x20, 0, 0x28, 2, 0, i32(0), 0x47, 0x6a, 0x21, 2,
                0x20, 0, i32(4), 0x6a, 0x21, 0, 0x0c, 0, 0x0b, 0x0b, 0x20, 2);
        int deeper = count + 1;
        module.function(types(), types(I32), call(deeper), i32(1), 0x6a);
        byte[] last = switch (end) {
            case RETURN -> bytes();
            case TRAP -> bytes(0x00);
            case OUT_OF_BOUNDS -> bytes(i32(-4), 0x28, 2, 0, 0x1a);
            case LOOP -> bytes(0x03, 0x40, i32(0), i32(0xa5), i32((PAGES + 1) * PAGE), 0xfc, 11, 0, 0x0c, 0, 0x0b);
            case RECURSION -> bytes(call(deeper), 0x1a);
            case DIVISION -> bytes(i32(1), i32(0), 0x6d, 0x1a);
        };
        return module.export("run", module.functionWithLocals(1, I32, types(), types(I32),
                i32(0), i32(PAGES * PAGE), call(count),
                i32(1), 0x40, 0, 0x1a,
                i32(PAGES * PAGE), i32((PAGES + 1) * PAGE), call(count), 0x6a, 0x21, 0,
                i32(0), i32(0xa5), i32((PAGES + 1) * PAGE), 0xfc, 11, 0,
                last, 0x20, 0)).build();
    }

    private static Outcome run(Engine engine, byte[] module, Limits limits) {
        return engine.run(module, new Call.Function("run", List.of()), limits);
    }

    private static void assertCleanAfter(Engine engine, List<byte[]> guests, Limits limits) {
        byte[] witness = guest(End.RETURN);
        for (int round = 0; round < 3; round++) {
            for (byte[] guest : guests) {
                run(engine, guest, limits);
                assertEquals("returned [0]", run(engine, witness, LIMITS).message());
            }
        }
    }

    @Test
    void noGuestSeesAByteOfTheOneBeforeHoweverThatOneEnded() {
        try (Engine engine = new Engine(EngineSettings.of(1, LIMITS).withWarmUp(false))) {
            List<byte[]> guests = new ArrayList<>();
            for (End end : End.values()) {
                guests.add(guest(end));
            }
            Outcome stopped = run(engine, guest(End.LOOP), LIMITS.withTime(Duration.ofMillis(50)));
            assertInstanceOf(Outcome.TimedOut.class, stopped, stopped.message());
            assertCleanAfter(engine, guests, LIMITS.withTime(Duration.ofMillis(200)));
        }
    }

    @Test
    void noGuestSeesAByteOfOneThatWasGivenUpAndRanOn() {
        EngineSettings impatient =
                EngineSettings.of(1, LIMITS).withWarmUp(false).withStopGrace(Duration.ZERO);
        try (Engine engine = new Engine(impatient)) {
            assertCleanAfter(engine, List.of(guest(End.LOOP), guest(End.RECURSION)),
                    LIMITS.withTime(Duration.ofMillis(20)));
        }
    }

    @Test
    void noGuestSeesAByteOfOneThatRanOnAThreadOfItsOwn() {
        Limits ceiling = LIMITS.withStackBytes(16 << 20);
        try (Engine engine = new Engine(EngineSettings.of(1, ceiling).withWarmUp(false))) {
            assertCleanAfter(engine, List.of(guest(End.RETURN), guest(End.RECURSION)),
                    ceiling.withStackBytes(1 << 20).withTime(Duration.ofSeconds(5)));
        }
    }

    @Test
    void theNextGuestFindsItsOwnDataSegmentsAndNotThoseOfTheOneBefore() {
        ModuleBuilder module = new ModuleBuilder().memory(PAGES);
        module.data(8, new byte[] {1, 2, 3, 4});
        // Answers the word at 8 and overwrites it and the one beside it.
        byte[] binary = module.export("run", module.function(types(), types(I32),
                i32(8), 0x28, 2, 0, i32(12), 0x28, 2, 0, 0x6a,
                i32(8), i32(-1), 0x36, 2, 0, i32(12), i32(-1), 0x36, 2, 0)).build();
        try (Engine engine = new Engine(EngineSettings.of(1, LIMITS).withWarmUp(false))) {
            for (int i = 0; i < 3; i++) {
                assertEquals("returned [" + 0x04030201 + "]", run(engine, binary, LIMITS).message());
                assertEquals("returned [0]", run(engine, guest(End.RETURN), LIMITS).message());
            }
        }
    }

    @Test
    void aModuleWhoseInstantiationFailsLeavesNothingBehind() {
        ModuleBuilder module = new ModuleBuilder().memory(PAGES);
        module.data(0, new byte[] {1, 2, 3, 4});
        module.data(PAGES * PAGE, new byte[] {1});
        byte[] binary = module.export("run", module.function(types(), types())).build();
        try (Engine engine = new Engine(EngineSettings.of(1, LIMITS).withWarmUp(false))) {
            Outcome failed = run(engine, binary, LIMITS);
            assertTrue(!(failed instanceof Outcome.Returned), failed.message());
            assertCleanAfter(engine, List.of(binary), LIMITS);
        }
    }
}
