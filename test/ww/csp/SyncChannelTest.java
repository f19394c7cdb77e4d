package ww.csp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SyncChannelTest {
    private final SyncChannel<String> channel = new SyncChannel<>(new ChannelSettings(3, 3));

    /** Something that runs on a thread of its own, so that a test can see it wait and interrupt it. */
    private record Running<R>(Thread thread, CompletableFuture<R> outcome) {
        static <R> Running<R> start(Callable<R> work) {
            CompletableFuture<R> outcome = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().name("channel-test").start(() -> {
                try {
                    outcome.complete(work.call());
                } catch (Throwable t) {
                    outcome.completeExceptionally(t);
                }
            });
            return new Running<>(thread, outcome);
        }

        R result() throws Exception {
            return outcome.get(5, TimeUnit.SECONDS);
        }

        Throwable failure() {
            return assertThrows(ExecutionException.class, () -> outcome.get(5, TimeUnit.SECONDS)).getCause();
        }
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "condition did not come true");
            Thread.onSpinWait();
        }
    }

    private Running<Boolean> sending(String value) {
        int before = channel.sendersWaiting();
        Running<Boolean> running = Running.start(() -> {
            channel.send(value);
            return Thread.currentThread().isInterrupted();
        });
        until(() -> channel.sendersWaiting() > before || running.outcome.isDone());
        return running;
    }

    private Running<String> receiving() {
        int before = channel.receiversWaiting();
        Running<String> running = Running.start(channel::receive);
        until(() -> channel.receiversWaiting() > before || running.outcome.isDone());
        return running;
    }

    @Test
    void sendWaitsForAReceiver() throws Exception {
        Running<Boolean> send = sending("a");
        assertFalse(send.outcome.isDone());
        assertEquals("a", channel.receive());
        send.result();
    }

    @Test
    void receiveWaitsForASender() throws Exception {
        Running<String> receive = receiving();
        assertFalse(receive.outcome.isDone());
        channel.send("a");
        assertEquals("a", receive.result());
    }

    @Test
    void valuesAreTakenInTheOrderOfTheirSends() throws Exception {
        List<Running<Boolean>> sends = List.of(sending("a"), sending("b"), sending("c"));
        assertEquals("a", channel.receive());
        assertEquals("b", channel.receive());
        assertEquals("c", channel.receive());
        for (Running<Boolean> send : sends) {
            send.result();
        }
    }

    @Test
    void theReceiverThatCameFirstIsServedFirst() throws Exception {
        List<Running<String>> receives = List.of(receiving(), receiving(), receiving());
        for (int i = 0; i < 3; i++) {
            channel.send("value " + i);
            assertEquals("value " + i, receives.get(i).result());
        }
    }

    @Test
    void everyWaitingReceiverIsWokenByValuesThatArriveAtOnce() throws Exception {
        List<Running<String>> receives = List.of(receiving(), receiving(), receiving());
        List<Running<Boolean>> sends = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sends.add(sending("x"));
        }
        for (int i = 0; i < 3; i++) {
            assertEquals("x", receives.get(i).result());
            sends.get(i).result();
        }
    }

    @Test
    void interruptedSendIsWithdrawn() throws Exception {
        Running<Boolean> gone = sending("gone");
        Running<Boolean> kept = sending("kept");
        gone.thread.interrupt();
        assertInstanceOf(InterruptedException.class, gone.failure());
        assertEquals("kept", channel.receive());
        kept.result();
        assertEquals(0, channel.sendersWaiting());
    }

    @Test
    void interruptedReceiveTakesNothing() throws Exception {
        Running<String> gone = receiving();
        Running<String> kept = receiving();
        gone.thread.interrupt();
        assertInstanceOf(InterruptedException.class, gone.failure());
        channel.send("a");
        assertEquals("a", kept.result());
        assertEquals(0, channel.receiversWaiting());
    }

    @Test
    void threadInterruptedBeforehandNeitherSendsNorReceives() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> channel.send("a"));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, channel::receive);
        assertEquals(0, channel.sendersWaiting() + channel.receiversWaiting());
    }

    @Test
    void interruptThatComesAfterTheValueWasTakenLeavesTheExchangeStanding() throws Exception {
        Running<Boolean> send = sending("a");
        try (Offer<String> offer = channel.take()) {
            send.thread.interrupt();
            until(() -> send.thread.getState() == Thread.State.WAITING && !send.thread.isInterrupted());
            assertFalse(send.outcome.isDone());
            assertEquals("a", offer.accept());
        }
        assertTrue(send.result(), "the interrupt flag is kept for whoever looks next");
    }

    @Test
    void interruptedSendIsWithdrawnWhenItsReceiverPutsItBack() throws Exception {
        Running<Boolean> send = sending("a");
        try (Offer<String> offer = channel.take()) {
            send.thread.interrupt();
            until(() -> send.thread.getState() == Thread.State.WAITING && !send.thread.isInterrupted());
            assertEquals("a", offer.value());
        }
        assertInstanceOf(InterruptedException.class, send.failure());
        assertEquals(0, channel.sendersWaiting());
    }

    @Test
    void valuesPutBackFindTheirOldPlaces() throws Exception {
        List<Running<Boolean>> sends = List.of(sending("a"), sending("b"), sending("c"));
        Offer<String> a = channel.take();
        Offer<String> b = channel.take();
        a.close();
        b.close();
        assertEquals("a", channel.receive());
        assertEquals("b", channel.receive());
        assertEquals("c", channel.receive());
        for (Running<Boolean> send : sends) {
            send.result();
        }
    }

    @Test
    void valuePutBackGoesToTheReceiverThatWaits() throws Exception {
        Running<Boolean> send = sending("a");
        Offer<String> offer = channel.take();
        Running<String> receive = receiving();
        offer.close();
        assertEquals("a", receive.result());
        send.result();
    }

    @Test
    void offerClosedTwiceDoesNotDisturbTheNextReceiver() throws Exception {
        Running<Boolean> send = sending("a");
        Offer<String> first = channel.take();
        first.close();
        Offer<String> second = channel.take();
        first.close();
        assertThrows(IllegalStateException.class, first::accept);
        assertEquals(0, channel.sendersWaiting());
        assertEquals("a", second.accept());
        assertThrows(IllegalStateException.class, second::accept);
        send.result();
    }

    @Test
    void closeFailsEveryWaitingSend() {
        List<Running<Boolean>> sends = List.of(sending("a"), sending("b"), sending("c"));
        assertTrue(channel.closeFirst());
        for (Running<Boolean> send : sends) {
            assertInstanceOf(ChannelClosedException.class, send.failure());
        }
        assertThrows(ChannelClosedException.class, channel::receive);
    }

    @Test
    void closeFailsEveryWaitingReceive() {
        List<Running<String>> receives = List.of(receiving(), receiving(), receiving());
        assertTrue(channel.closeFirst());
        for (Running<String> receive : receives) {
            assertInstanceOf(ChannelClosedException.class, receive.failure());
        }
        assertThrows(ChannelClosedException.class, () -> channel.send("late"));
    }

    @Test
    void onlyTheFirstCloseIsTheFirst() {
        assertFalse(channel.isClosed());
        assertTrue(channel.closeFirst());
        assertFalse(channel.closeFirst());
        channel.close();
        assertTrue(channel.isClosed());
    }

    @Test
    void valueTakenBeforeTheCloseMayStillBeAccepted() throws Exception {
        Running<Boolean> send = sending("a");
        try (Offer<String> offer = channel.take()) {
            channel.close();
            assertFalse(send.outcome.isDone());
            assertEquals("a", offer.accept());
        }
        send.result();
    }

    @Test
    void valuePutBackAfterTheCloseFailsItsSend() throws Exception {
        Running<Boolean> send = sending("a");
        try (Offer<String> offer = channel.take()) {
            channel.close();
            assertEquals("a", offer.value());
        }
        assertInstanceOf(ChannelClosedException.class, send.failure());
    }

    @Test
    void sendsBeyondTheLimitAreRefusedAndTheOthersGoOn() throws Exception {
        List<Running<Boolean>> sends = List.of(sending("a"), sending("b"), sending("c"));
        ChannelFullException refused = assertThrows(ChannelFullException.class, () -> channel.send("d"));
        assertTrue(refused.getMessage().contains("3"), refused.getMessage());
        for (Running<Boolean> send : sends) {
            channel.receive();
            send.result();
        }
    }

    @Test
    void receivesBeyondTheLimitAreRefusedAndTheOthersGoOn() throws Exception {
        List<Running<String>> receives = List.of(receiving(), receiving(), receiving());
        assertThrows(ChannelFullException.class, channel::receive);
        for (Running<String> receive : receives) {
            channel.send("a");
            receive.result();
        }
    }

    @Test
    void settingsWithoutRoomAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ChannelSettings(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ChannelSettings(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ChannelSettings(-1, -1));
    }
}
