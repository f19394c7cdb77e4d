package ww.node;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.CallException;

@Timeout(60)
class DrainingTest {
    @Test
    void runsAreRefusedInTheWayThatSendsThemElsewhereFromTheBeginningOn() {
        Draining draining = new Draining();
        assertDoesNotThrow(draining::check);
        assertFalse(draining.isDraining());
        draining.begin();
        draining.begin();
        assertTrue(draining.isDraining());
        assertEquals(CallException.Type.OVERLOADED, assertThrows(CallException.class, draining::check).type());
    }

    @Test
    void whereNobodyListensNobodyIsWaitedFor() throws InterruptedException {
        Draining draining = new Draining();
        draining.leave(Duration.ofDays(1));
        assertTrue(draining.isLeaving());
        assertDoesNotThrow(draining::check, "runs that come all the same are taken");
    }

    @Test
    void whoListensHearsAndIsWaitedForUntilItSaysToDrain() throws Exception {
        Draining draining = new Draining();
        CountDownLatch heard = new CountDownLatch(1);
        Thread listener = Thread.ofVirtual().name("listener").start(() -> {
            try {
                draining.awaitLeaving();
                assertDoesNotThrow(draining::check);
                heard.countDown();
                draining.begin();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Until.holds("it listens", () -> draining.listeners() == 1);
        draining.leave(Duration.ofDays(1));
        heard.await();
        assertTrue(draining.isDraining());
        listener.join();
        assertEquals(0, draining.listeners());
    }

    @Test
    void whoIsAboutToListenIsWaitedForAsWell() throws Exception {
        Draining draining = new Draining();
        draining.expectListener();
        Thread leaving = Thread.ofVirtual().name("leaving").start(() -> {
            try {
                draining.leave(Duration.ofDays(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Until.holds("it is leaving", draining::isLeaving);
        assertDoesNotThrow(draining::check, "a run that came before whoever listens is taken");
        draining.awaitLeaving();
        assertTrue(leaving.isAlive(), "it left before it was told to drain");
        draining.begin();
        leaving.join();
    }

    @Test
    void whoHasListenedIsExpectedNoMore() throws Exception {
        Draining draining = new Draining();
        draining.expectListener();
        Thread listener = Thread.ofVirtual().name("listener").start(() -> {
            try {
                draining.awaitLeaving();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Until.holds("it listens", () -> draining.listeners() == 1);
        listener.interrupt();
        listener.join();
        draining.leave(Duration.ofDays(1));
        assertTrue(draining.isLeaving());
    }

    @Test
    void whoListensAndDoesNothingIsNotWaitedForLong() throws Exception {
        Draining draining = new Draining();
        Thread listener = Thread.ofVirtual().name("listener").start(() -> {
            try {
                draining.awaitLeaving();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Until.holds("it listens", () -> draining.listeners() == 1);
        draining.leave(Duration.ofMillis(50));
        assertFalse(draining.isDraining());
        listener.join();
        draining.awaitLeaving();
    }
}
