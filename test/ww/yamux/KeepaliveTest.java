package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeepaliveTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long NOT_BLOCKED = Long.MAX_VALUE;
    private static final long START = 1_000 * SECOND;

    private final Keepalive keepalive = new Keepalive(YamuxSettings.defaults(), START);

    private Keepalive.Verdict tickAt(long now, long heard) {
        return keepalive.tick(now, heard, 0, NOT_BLOCKED);
    }

    /** Ticks whenever due until {@code end}, with a peer last heard at {@code heard}. */
    private Keepalive.Verdict runUntil(long end, long heard) {
        Keepalive.Verdict verdict = new Keepalive.Verdict.Idle();
        while (keepalive.dueNanos() <= end && !(verdict instanceof Keepalive.Verdict.Dead)) {
            verdict = tickAt(keepalive.dueNanos(), heard);
        }
        return verdict;
    }

    @Test
    void aPeerThatWasHeardLatelyIsNotAsked() {
        assertInstanceOf(Keepalive.Verdict.Idle.class, tickAt(START + SECOND, START + SECOND / 2));
        assertEquals(START + SECOND / 2 + SECOND, keepalive.dueNanos());
    }

    @Test
    void aPeerSilentForASecondIsAskedAndAskedAgain() {
        assertInstanceOf(Keepalive.Verdict.Ping.class, tickAt(START + SECOND, START));
        assertInstanceOf(Keepalive.Verdict.Ping.class, tickAt(START + 2 * SECOND, START));
    }

    @Test
    void aBusyPeerIsAskedEveryTenSecondsForTheRoundTrip() {
        assertInstanceOf(Keepalive.Verdict.Idle.class, tickAt(START + 9 * SECOND, START + 9 * SECOND));
        assertInstanceOf(Keepalive.Verdict.Ping.class, tickAt(START + 10 * SECOND, START + 10 * SECOND));
    }

    @Test
    void aPeerSilentForEightSecondsIsDead() {
        assertInstanceOf(Keepalive.Verdict.Ping.class, runUntil(START + 7 * SECOND, START));
        assertInstanceOf(Keepalive.Verdict.Dead.class, runUntil(START + 8 * SECOND, START));
    }

    @Test
    void aPeerThatPausesForFourSecondsLives() {
        assertInstanceOf(Keepalive.Verdict.Ping.class, runUntil(START + 4 * SECOND, START));
        assertInstanceOf(Keepalive.Verdict.Idle.class, tickAt(START + 5 * SECOND, START + 5 * SECOND));
        assertInstanceOf(Keepalive.Verdict.Ping.class, runUntil(START + 12 * SECOND, START + 5 * SECOND));
    }

    @Test
    void ourOwnStallIsNotBlamedOnThePeer() {
        tickAt(START + SECOND, START);
        long afterStall = START + 62 * SECOND;
        assertInstanceOf(Keepalive.Verdict.Ping.class, tickAt(afterStall, START));
        // From here the peer still has what was left of its eight seconds.
        assertInstanceOf(Keepalive.Verdict.Ping.class, runUntil(afterStall + 5 * SECOND, START));
        assertInstanceOf(Keepalive.Verdict.Dead.class, runUntil(afterStall + 7 * SECOND, START));
    }

    @Test
    void theExcuseOfAStallEndsWithTheNextSignOfLife() {
        tickAt(START + 61 * SECOND, START);
        tickAt(START + 62 * SECOND, START + 62 * SECOND);
        assertInstanceOf(Keepalive.Verdict.Dead.class, runUntil(START + 70 * SECOND, START + 62 * SECOND));
    }

    @Test
    void onASlowLinkPatienceGrowsWithTheRoundTrip() {
        for (int i = 1; i < 16; i++) {
            assertInstanceOf(Keepalive.Verdict.Ping.class,
                    keepalive.tick(START + i * SECOND, START, 2 * SECOND, NOT_BLOCKED));
        }
        assertInstanceOf(Keepalive.Verdict.Dead.class,
                keepalive.tick(START + 16 * SECOND, START, 2 * SECOND, NOT_BLOCKED));
    }

    @Test
    void aPeerThatSendsButTakesNothingIsDead() {
        long blocked = START + SECOND;
        for (int i = 1; i < 11; i++) {
            long now = START + i * SECOND;
            Keepalive.Verdict verdict = keepalive.tick(now, now, 0, blocked);
            assertEquals(false, verdict instanceof Keepalive.Verdict.Dead, "after " + i + " s");
        }
        long now = START + 11 * SECOND;
        assertInstanceOf(Keepalive.Verdict.Dead.class, keepalive.tick(now, now, 0, blocked));
    }
}
