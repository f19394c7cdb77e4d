package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SurveyScheduleTest {
    private final SurveySchedule plain = DiscoverySettings.DEFAULT.schedule();
    private final SurveySchedule gradual =
            new SurveySchedule(Duration.ofMillis(500), Duration.ofSeconds(10), true);

    @Test
    void pausesDoubleUpToTheLongest() {
        long[] millis = {500, 1000, 2000, 4000, 8000, 10_000, 10_000};
        for (int attempt = 0; attempt < millis.length; attempt++) {
            assertEquals(Duration.ofMillis(millis[attempt]), plain.pause(attempt, 0));
        }
        assertEquals(Duration.ofSeconds(10), plain.pause(Integer.MAX_VALUE, 0));
    }

    @Test
    void jitterShortensByAFifthAtMost() {
        assertEquals(Duration.ofMillis(400), plain.pause(0, 1));
        assertEquals(Duration.ofMillis(9000), plain.pause(100, 0.5));
    }

    @Test
    void threeSurveysLeaveWithinTwoSeconds() {
        assertTrue(plain.pause(0, 0).plus(plain.pause(1, 0)).toMillis() < 2000);
    }

    @Test
    void plainSurveysAskEveryone() {
        assertEquals(255, plain.distance(0));
        assertEquals(255, plain.distance(1000));
    }

    @Test
    void gradualSurveysWidenToEveryone() {
        assertEquals(0, gradual.distance(0));
        assertEquals(31, gradual.distance(31));
        assertEquals(255, gradual.distance(32));
        assertEquals(255, gradual.distance(Integer.MAX_VALUE));
    }

    @Test
    void gradualSearchReachesEveryoneWithinTenSecondsAndThenSlowsDown() {
        long millis = 0;
        for (int attempt = 0; attempt < 32; attempt++) {
            millis += gradual.pause(attempt, 0).toMillis();
        }
        assertTrue(millis < 10_000, "until everyone is asked: " + millis + " ms");
        assertEquals(Duration.ofMillis(500), gradual.pause(32, 0));
        assertEquals(Duration.ofSeconds(10), gradual.pause(64, 0));
    }

    @Test
    void onlyTheFirstAttemptsAnnounce() {
        assertTrue(plain.announces(0) && plain.announces(3));
        assertFalse(plain.announces(4));
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        DiscoverySettings good = DiscoverySettings.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> good.withPauses(Duration.ZERO, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class,
                () -> good.withPauses(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new DiscoverySettings(good.address(), true,
                good.firstPause(), good.longestPause(), 0, 1, 1, 1, 1, 1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new DiscoverySettings(good.address(), true,
                good.firstPause(), good.longestPause(), 1, 1, 1, 1, 0, 1, Duration.ZERO));
    }
}
