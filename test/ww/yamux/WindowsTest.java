package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final int INITIAL = YamuxSettings.INITIAL_WINDOW_BYTES;
    private static final int HALF = INITIAL / 2;
    private static final long MILLI = 1_000_000;

    private final ReceiveBudget budget = new ReceiveBudget(8L * INITIAL);

    private ReceiveWindow window(int max) {
        return new ReceiveWindow(budget, max, 0);
    }

    /** The peer sends {@code bytes} and the application reads them; answers the grant. */
    private static int pass(ReceiveWindow window, int bytes, long nowNanos, long roundTripNanos) throws Exception {
        window.receive(bytes);
        return window.read(bytes, nowNanos, roundTripNanos);
    }

    @Test
    void creditIsGrantedWhenHalfTheWindowHasBeenRead() throws Exception {
        ReceiveWindow window = window(INITIAL);
        assertEquals(0, pass(window, HALF - 1, 0, 0));
        assertEquals(HALF, pass(window, 1, 0, 0));
        assertEquals(0, pass(window, 1, 0, 0));
    }

    @Test
    void receivingAloneGrantsNothing() throws Exception {
        ReceiveWindow window = window(INITIAL);
        window.receive(INITIAL);
        assertEquals(0, window.read(HALF - 1, 0, 0));
        assertEquals(INITIAL - HALF + 1, window.unread());
    }

    @Test
    void aByteBeyondTheCreditIsAnError() throws Exception {
        ReceiveWindow window = window(INITIAL);
        window.receive(INITIAL - 1);
        assertThrows(YamuxException.class, () -> window.receive(2));
        window.receive(1);
        assertThrows(YamuxException.class, () -> window.receive(1));
        assertThrows(YamuxException.class, () -> window.receive(0xffff_ffffL));
    }

    @Test
    void aWindowReadWithinFourRoundTripsDoubles() throws Exception {
        ReceiveWindow window = window(16 * INITIAL);
        assertEquals(HALF + INITIAL, pass(window, HALF, 39 * MILLI, 10 * MILLI));
        assertEquals(2 * INITIAL, window.size());
    }

    @Test
    void aWindowReadSlowlyKeepsItsSize() throws Exception {
        ReceiveWindow window = window(16 * INITIAL);
        assertEquals(HALF, pass(window, HALF, 40 * MILLI, 10 * MILLI));
        assertEquals(INITIAL, window.size());
    }

    @Test
    void aWindowDoesNotGrowBeforeTheRoundTripIsKnown() throws Exception {
        ReceiveWindow window = window(16 * INITIAL);
        assertEquals(HALF, pass(window, HALF, 0, 0));
    }

    @Test
    void aWindowGrowsToItsCapAndNotBeyond() throws Exception {
        ReceiveWindow window = window(3 * INITIAL);
        for (int i = 0; i < 10; i++) {
            pass(window, window.size() / 2, 0, MILLI);
        }
        assertEquals(3 * INITIAL, window.size());
    }

    @Test
    void windowsTogetherGrowWithinTheBudgetAndGiveItBack() throws Exception {
        ReceiveWindow first = window(64 * INITIAL);
        for (int i = 0; i < 10; i++) {
            pass(first, first.size() / 2, 0, MILLI);
        }
        assertEquals(8 * INITIAL, first.size()); // the next step would take the growth from 7 to 15 windows
        ReceiveWindow second = window(64 * INITIAL);
        pass(second, HALF, 0, MILLI);
        pass(second, INITIAL, 0, MILLI);
        assertEquals(2 * INITIAL, second.size());
        first.release();
        second.release();
        assertEquals(0, budget.grownBytes());
    }

    @Test
    void theSumOfCreditMustFitThirtyTwoBits() throws Exception {
        SendWindow window = new SendWindow();
        window.grant(SendWindow.CREDIT_MAX - INITIAL);
        assertThrows(YamuxException.class, () -> window.grant(1));
        assertEquals(SendWindow.CREDIT_MAX, window.credit());
        assertEquals(10, window.take(10));
        window.grant(10);
        assertThrows(YamuxException.class, () -> window.grant(SendWindow.CREDIT_MAX));
    }

    @Test
    void noMoreIsTakenThanWasGranted() throws Exception {
        SendWindow window = new SendWindow();
        assertEquals(INITIAL, window.take(Integer.MAX_VALUE));
        assertEquals(0, window.take(1));
        window.grant(3);
        assertEquals(3, window.take(5));
    }

    @Test
    void theBudgetRefusesWhatExceedsItAndKeepsCount() {
        assertTrue(budget.reserveUnread(8 * INITIAL));
        assertFalse(budget.reserveUnread(1));
        assertEquals(8L * INITIAL, budget.unreadBytes());
        budget.releaseUnread(8 * INITIAL);
        assertEquals(0, budget.unreadBytes());
    }

    @Test
    void aSharedBudgetBoundsSeveralAndIsGivenBackWhatOneRefused() {
        ReceiveBudget shared = new ReceiveBudget(10);
        ReceiveBudget one = new ReceiveBudget(8, shared);
        ReceiveBudget other = new ReceiveBudget(8, shared);
        assertTrue(one.reserveUnread(6));
        assertFalse(one.reserveUnread(3));
        assertEquals(6, shared.unreadBytes());
        assertFalse(other.reserveUnread(5));
        assertTrue(other.reserveUnread(4));
        one.releaseUnread(6);
        assertEquals(4, shared.unreadBytes());
        assertTrue(one.reserveWindow(8));
        assertFalse(other.reserveWindow(3));
        one.releaseWindow(8);
        assertEquals(0, shared.grownBytes());
    }
}
