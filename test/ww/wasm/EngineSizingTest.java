package ww.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineSizingTest {
    @Test
    void aLargeHeapGivesEverySlotTheWholeCap() {
        assertEquals(new EngineSizing(8, 1_024, 8L << 30), EngineSizing.of(8L << 30, 8, Limits.DEFAULT));
    }

    @Test
    void noHeapCanBePushedOverByItsGuests() {
        for (long heap = 8L << 20; heap <= 64L << 30; heap *= 2) {
            for (int slots = 1; slots <= 128; slots *= 2) {
                EngineSizing sizing = EngineSizing.of(heap, slots, Limits.DEFAULT);
                long guests = sizing.slots() * 2L * sizing.memoryPages() * Limits.PAGE_BYTES;
                assertTrue(guests <= Math.max(heap / 2, heap - (200L << 20)), sizing.toString());
                assertTrue(sizing.slots() >= 1 && sizing.slots() <= slots, sizing.toString());
            }
        }
    }

    @Test
    void aSmallHeapCutsMemoryFirstAndThenSlots() {
        EngineSizing middling = EngineSizing.of(512L << 20, 4, Limits.DEFAULT);
        assertEquals(4, middling.slots());
        assertTrue(middling.memoryPages() < 1_024 && middling.memoryPages() >= 256, middling.toString());
        EngineSizing small = EngineSizing.of(256L << 20, 8, Limits.DEFAULT);
        assertTrue(small.slots() < 8 && small.memoryPages() >= 256, small.toString());
    }

    @Test
    void theSizingSaysItselfInALine() {
        assertEquals("2 slots of up to 65536 KiB of guest memory each, within a heap of 1024 MiB",
                EngineSizing.of(1L << 30, 2, Limits.DEFAULT).describe());
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withMemoryPages(-1));
        assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withMemoryPages(32_768));
        assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withTime(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Limits.DEFAULT.withTime(Duration.ofDays(4_000)));
        assertThrows(IllegalArgumentException.class, () -> EngineSettings.of(0, Limits.DEFAULT));
        assertThrows(IllegalArgumentException.class,
                () -> EngineSettings.of(1, Limits.DEFAULT).withStackBytes(1_000));
    }

    @Test
    void aCallersLimitsAreCutDownToTheCeiling() {
        Limits ceiling = Limits.DEFAULT.withMemoryPages(10).withTime(Duration.ofSeconds(1));
        Limits asked = Limits.DEFAULT.withMemoryPages(20).withTime(Duration.ofMillis(5));
        Limits given = asked.within(ceiling);
        assertEquals(10, given.memoryPages());
        assertEquals(Duration.ofMillis(5), given.wall());
    }
}
