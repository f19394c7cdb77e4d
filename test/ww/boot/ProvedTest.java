package ww.boot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProvedTest {
    private final Proved proved = new Proved(2);

    private static byte[] datagram(int content) {
        return new byte[] {(byte) content, 7};
    }

    @Test
    void sameBytesInAnotherArrayAreTheSameDatagram() {
        proved.add(datagram(1));
        assertTrue(proved.contains(datagram(1)));
        assertFalse(proved.contains(datagram(2)));
    }

    @Test
    void theOneNotHeardForLongestIsForgotten() {
        proved.add(datagram(1));
        proved.add(datagram(2));
        assertTrue(proved.contains(datagram(1)));
        proved.add(datagram(3));
        assertTrue(proved.contains(datagram(1)));
        assertFalse(proved.contains(datagram(2)));
        assertTrue(proved.contains(datagram(3)));
    }
}
