package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long SECOND = 1_000_000_000L;

    private static int taken(Throttle throttle, long from, long to, long step) {
        int count = 0;
        for (long now = from; now < to; now += step) {
            if (throttle.take(now)) {
                count++;
            }
        }
        return count;
    }

    @Test
    void burstIsLimited() {
        Throttle throttle = new Throttle(10, 3);
        for (int i = 0; i < 3; i++) {
            assertTrue(throttle.take(42));
        }
        assertFalse(throttle.take(42));
    }

    @Test
    void averageIsKeptOverALongTime() {
        Throttle throttle = new Throttle(10, 3);
        int count = taken(throttle, -5 * SECOND, 95 * SECOND, SECOND / 1000);
        assertTrue(Math.abs(count - 1003) <= 1, "taken in 100 s: " + count);
    }

    @Test
    void restDoesNotSaveUpMoreThanTheBurst() {
        Throttle throttle = new Throttle(10, 3);
        assertEquals(3, taken(throttle, 0, 10, 1));
        assertEquals(3, taken(throttle, 1000 * SECOND, 1000 * SECOND + 10, 1));
    }

    @Test
    void timeRunningBackwardsGivesNothing() {
        Throttle throttle = new Throttle(1, 1);
        assertTrue(throttle.take(SECOND));
        assertFalse(throttle.take(0));
        assertFalse(throttle.take(SECOND / 2));
    }
}
