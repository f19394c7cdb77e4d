package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ww.capnp.MessageLimits;

/** The bounds of a connection. */
class RpcSettingsTest {
    @Test
    void aLargeHeapBearsTheDefault() {
        assertEquals(RpcSettings.DEFAULT, RpcSettings.forHeap(1L << 30));
        assertEquals(RpcSettings.DEFAULT, RpcSettings.forHeap(Long.MAX_VALUE));
    }

    @Test
    void aSmallHeapHasLowerBounds() {
        RpcSettings small = RpcSettings.forHeap(64 << 20);
        assertEquals(new RpcSettings(MessageLimits.ofMessageBytes(16 << 20), 4096, 4096, 4096, 4096, 16 << 20, 1 << 20,
                64, 16 << 10, false, 500), small);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 12_345_677, 100_000_003, 256 << 20})
    void everyHeapHasBoundsThatWork(long heapBytes) {
        RpcSettings settings = RpcSettings.forHeap(heapBytes);
        assertTrue(settings.messages().messageBytesMax() >= 1 << 20);
        assertTrue(settings.callBytesMax() >= settings.messages().messageBytesMax());
        assertTrue(settings.questionsMax() >= 1024);
    }

    @Test
    void aBoundBelowOneIsRefusedByName() {
        RpcSettings d = RpcSettings.DEFAULT;
        assertEquals("importsMax 0 is below 1", assertThrows(IllegalArgumentException.class,
                () -> new RpcSettings(d.messages(), 1, 1, 1, 0, 1, 1, 1, 1, false, 1)).getMessage());
        assertEquals("closeMillis -1 is below 1", assertThrows(IllegalArgumentException.class,
                () -> new RpcSettings(d.messages(), 1, 1, 1, 1, 1, 1, 1, 1, false, -1)).getMessage());
    }
}
