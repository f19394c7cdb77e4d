package ww.boot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DistanceTest {
    private static byte[] id(String tail) {
        return HexFormat.of().parseHex("0024080112200000" + tail);
    }

    @Test
    void everyoneIsWithinThirtyTwoBitsAndMore() {
        assertTrue(Distance.within(id("00000000"), id("ffffffff"), 32));
        assertTrue(Distance.within(id("00000000"), id("ffffffff"), Distance.EVERYONE));
    }

    @Test
    void onlyEqualTailsAreWithinDistanceZero() {
        assertTrue(Distance.within(id("0102030f"), id("0102030f"), 0));
        assertFalse(Distance.within(id("0102030f"), id("0002030f"), 0));
    }

    @Test
    void theLastByteIsTheMostSignificant() {
        assertTrue(Distance.within(id("01000000"), id("00000000"), 1));
        assertFalse(Distance.within(id("00000001"), id("00000000"), 24));
        assertTrue(Distance.within(id("00000001"), id("00000000"), 25));
        assertFalse(Distance.within(id("00000080"), id("00000000"), 31));
    }

    @Test
    void distanceIsTheSameBothWays() {
        for (int bits = 0; bits < 40; bits++) {
            assertTrue(Distance.within(id("12345678"), id("9abcdef0"), bits)
                    == Distance.within(id("9abcdef0"), id("12345678"), bits), "at " + bits);
        }
    }
}
