package ww.csp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.AnswerHook;
import ww.capnp.AnyPointer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.Data;
import ww.capnp.Request;
import ww.capnp.Text;
import ww.schema.ChannelSchema.Chan;
import ww.schema.ChannelSchema.Closer;
import ww.schema.ChannelSchema.Recver;
import ww.schema.ChannelSchema.SendCloser;
import ww.schema.ChannelSchema.Sender;

@Timeout(20)
class ChannelTest {
    private final Channel channel = new Channel(new ChannelSettings(200, 200));
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        channel.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "condition did not come true");
            Thread.onSpinWait();
        }
    }

    private static Answer<Sender.SendResults.Reader> sendText(Sender.Client sender, String text) {
        return sender.send(p -> p.initValue().setAs(Text.factory, Text.of(text)));
    }

    private static String text(Recver.RecvAnswer answer) throws Exception {
        return answer.join().getValue().getAs(Text.factory).toString();
    }

    private static CallException failure(Answer<?> answer) {
        return assertThrows(CallException.class, answer::join);
    }

    @Test
    void capabilityArrivesAndCanBeCalled() throws Exception {
        Note note = new Note();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        Thread.ofVirtual().name("sender").start(() -> {
            try (SendEnd end = new SendEnd(channel.sender()); Closer.Client client = note.client()) {
                end.send(client);
                sent.complete(null);
            } catch (Exception e) {
                sent.completeExceptionally(e);
            }
        });
        try (ReceiveEnd<Closer.Client> end = ReceiveEnd.ofCapabilities(channel.recver(), Closer.Client::new);
                Closer.Client received = end.receive()) {
            sent.get();
            assertFalse(note.isDroppedWithin(0), "the received reference keeps the object");
            Note.call(received);
        }
        assertEquals(1, note.calls());
        assertTrue(note.isDroppedWithin(5), "it goes with its last reference");
    }

    @Test
    void anyKindOfValueArrives() throws Exception {
        Chan.Client chan = opened(channel.chan());
        try (Answer<?> sent = chan.send(p -> p.initValue().initAs(Data.factory, 100_000)
                .asByteBuffer().put(99_999, (byte) 7));
                Recver.RecvAnswer received = chan.recv()) {
            Data.Reader data = received.join().getValue().getAs(Data.factory);
            assertEquals(100_000, data.size());
            assertEquals(7, data.asByteBuffer().get(99_999));
            sent.join();
        }
        try (Answer<?> sent = chan.send(p -> { }); Recver.RecvAnswer received = chan.recv()) {
            assertTrue(received.join().getValue().isNull());
            sent.join();
        }
    }

    @Test
    void sendsThroughOneReferenceAreReceivedInTheirOrder() throws Exception {
        Sender.Client sender = opened(channel.sender());
        Recver.Client recver = opened(channel.recver());
        List<Answer<?>> sends = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sends.add(opened(sendText(sender, "value " + i)));
        }
        for (int i = 0; i < 100; i++) {
            try (Recver.RecvAnswer received = recver.recv()) {
                assertEquals("value " + i, text(received));
            }
        }
        for (Answer<?> send : sends) {
            send.join();
        }
    }

    @Test
    void receivesThroughOneReferenceAreServedInTheirOrder() throws Exception {
        Sender.Client sender = opened(channel.sender());
        Recver.Client recver = opened(channel.recver());
        List<Recver.RecvAnswer> receives = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            receives.add(opened(recver.recv()));
        }
        for (int i = 0; i < 100; i++) {
            try (Answer<?> sent = sendText(sender, "value " + i)) {
                sent.join();
            }
            assertEquals("value " + i, text(receives.get(i)));
        }
    }

    /** Calls a method that an end may or may not have, and answers whether it was refused as unimplemented. */
    private static boolean refuses(Client end, long interfaceId, int methodId) throws Exception {
        try (Request request = end.newCall(interfaceId, methodId, 0); AnswerHook answer = request.send()) {
            until(answer.response()::isDone);
            return answer.response().isCompletedExceptionally()
                    && answer.response().exceptionNow() instanceof CallException e
                    && e.type() == CallException.Type.UNIMPLEMENTED;
        }
    }

    private record Method(long interfaceId, int methodId) { }

    private static final Method SEND = new Method(Sender.TYPE_ID, 0);
    private static final Method RECV = new Method(Recver.TYPE_ID, 0);
    private static final Method CLOSE = new Method(Closer.TYPE_ID, 0);
    private static final Method NEW_SENDER = new Method(SendCloser.TYPE_ID, 0);
    private static final Method NEW_CLOSER = new Method(SendCloser.TYPE_ID, 1);
    private static final Method NEW_SEND_CLOSER = new Method(Chan.TYPE_ID, 0);
    private static final Method NEW_RECVER = new Method(Chan.TYPE_ID, 1);
    private static final Set<Method> ALL =
            Set.of(SEND, RECV, CLOSE, NEW_SENDER, NEW_CLOSER, NEW_SEND_CLOSER, NEW_RECVER);

    private void checkMethods(Client end, Set<Method> has) throws Exception {
        channel.close(); // so that nothing waits: what an end has fails as closed or succeeds
        for (Method method : ALL) {
            assertEquals(!has.contains(method), refuses(end, method.interfaceId, method.methodId), method.toString());
        }
        assertTrue(refuses(end, 0x1234, 0));
        assertTrue(refuses(end, Sender.TYPE_ID, 1));
    }

    @Test
    void senderCanOnlySend() throws Exception {
        checkMethods(opened(channel.sender()), Set.of(SEND));
    }

    @Test
    void recverCanOnlyReceive() throws Exception {
        checkMethods(opened(channel.recver()), Set.of(RECV));
    }

    @Test
    void closerCanOnlyClose() throws Exception {
        checkMethods(opened(channel.closer()), Set.of(CLOSE));
    }

    @Test
    void sendCloserCanSendAndCloseAndNarrow() throws Exception {
        checkMethods(opened(channel.sendCloser()), Set.of(SEND, CLOSE, NEW_SENDER, NEW_CLOSER));
    }

    @Test
    void chanCanDoEverything() throws Exception {
        checkMethods(opened(channel.chan()), ALL);
    }

    @Test
    void narrowedEndsAreTheSameChannelAndCannotBeWidened() throws Exception {
        Chan.Client chan = opened(channel.chan());
        SendCloser.Client sendCloser = opened(opened(chan.newSendCloser()).join().getSendCloser());
        Recver.Client recver = opened(opened(chan.newRecver()).join().getRecver());
        Sender.Client sender = opened(opened(sendCloser.newSender()).join().getSender());
        Closer.Client closer = opened(opened(sendCloser.newCloser()).join().getCloser());
        assertTrue(refuses(sender, CLOSE.interfaceId, 0));
        assertTrue(refuses(sendCloser, RECV.interfaceId, 0));
        assertTrue(refuses(recver, SEND.interfaceId, 0));
        assertTrue(refuses(closer, SEND.interfaceId, 0));
        try (Answer<?> sent = sendText(sender, "through narrow ends"); Recver.RecvAnswer received = recver.recv()) {
            assertEquals("through narrow ends", text(received));
            sent.join();
        }
        Note.call(closer);
        assertTrue(failure(opened(sendText(sender, "late"))).getMessage().contains("closed"));
    }

    @Test
    void narrowedEndCanBeUsedBeforeItHasCome() throws Exception {
        Chan.Client chan = opened(channel.chan());
        SendCloser.NewSenderAnswer answer = opened(chan.newSender());
        Sender.Client pipelined = opened(answer.getSender());
        try (Answer<?> sent = sendText(pipelined, "pipelined"); Recver.RecvAnswer received = chan.recv()) {
            assertEquals("pipelined", text(received));
            sent.join();
        }
    }

    @Test
    void endsThatAreDroppedCloseNothing() throws Exception {
        for (int i = 0; i < 3; i++) {
            channel.sender().close();
            channel.chan().close();
            channel.recver().close();
        }
        Chan.Client chan = opened(channel.chan());
        try (Answer<?> sent = sendText(chan.asSender(), "still open"); Recver.RecvAnswer received = chan.recv()) {
            assertEquals("still open", text(received));
            sent.join();
        }
    }

    @Test
    void cancelledSendIsWithdrawnAndItsCapabilityReleased() throws Exception {
        Note note = new Note();
        Sender.Client sender = opened(channel.sender());
        Answer<?> send;
        try (Closer.Client client = note.client()) {
            send = sender.send(p -> p.initValue().setCapability(client));
        }
        until(() -> channel.sendersWaiting() == 1);
        assertFalse(note.isDroppedWithin(0), "the message on its way keeps the object");
        send.close();
        assertTrue(note.isDroppedWithin(5));
        until(() -> channel.sendersWaiting() == 0);
    }

    @Test
    void interruptedSenderWithdraws() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("sender").start(() -> {
            try (SendEnd end = new SendEnd(channel.sender())) {
                end.sendAny(value -> { });
                outcome.complete(null);
            } catch (Exception e) {
                outcome.complete(e);
            }
        });
        until(() -> channel.sendersWaiting() == 1);
        thread.interrupt();
        assertTrue(outcome.get() instanceof InterruptedException);
        until(() -> channel.sendersWaiting() == 0);
    }

    @Test
    void cancelledReceiveTakesNothing() throws Exception {
        Recver.Client recver = opened(channel.recver());
        recver.recv().close();
        Recver.RecvAnswer gone = recver.recv();
        until(() -> channel.receiversWaiting() >= 1);
        gone.close();
        until(() -> channel.receiversWaiting() == 0);
        Sender.Client sender = opened(channel.sender());
        try (Answer<?> sent = sendText(sender, "for the next"); Recver.RecvAnswer next = recver.recv()) {
            assertEquals("for the next", text(next));
            sent.join();
        }
    }

    @Test
    void refusedCapabilityIsReleased() throws Exception {
        Note note = new Note();
        Sender.Client sender = opened(channel.sender());
        Answer<?> waiting;
        try (Closer.Client client = note.client()) {
            waiting = opened(sender.send(p -> p.initValue().setCapability(client)));
        }
        until(() -> channel.sendersWaiting() == 1);
        channel.close();
        assertEquals(CallException.Type.FAILED, failure(waiting).type());
        assertTrue(note.isDroppedWithin(5));
    }

    @Test
    void closeWakesEveryoneAndTheSecondCloseFails() throws Exception {
        Chan.Client chan = opened(channel.chan());
        Recver.RecvAnswer receive = opened(chan.recv());
        until(() -> channel.receiversWaiting() == 1);
        Note.call(opened(chan.asCloser()));
        assertTrue(failure(receive).getMessage().contains("closed"));
        CallException second = assertThrows(CallException.class, () -> Note.call(opened(chan.asCloser())));
        assertTrue(second.getMessage().contains("already closed"), second.getMessage());
        assertTrue(failure(opened(chan.recv())).getMessage().contains("closed"));
    }

    @Test
    void sendBeyondTheLimitIsRefusedAsOverloaded() throws Exception {
        Channel small = opened(new Channel(new ChannelSettings(1, 1)));
        Sender.Client sender = opened(small.sender());
        Answer<?> first = opened(sendText(sender, "first"));
        until(() -> small.sendersWaiting() == 1);
        assertEquals(CallException.Type.OVERLOADED, failure(opened(sendText(sender, "second"))).type());
        Recver.Client recver = opened(small.recver());
        assertEquals("first", text(opened(recver.recv())));
        first.join();
    }

    @Test
    void valueThatIsNoCapabilityFailsItsTypedReceive() throws Exception {
        try (ReceiveEnd<Closer.Client> end = ReceiveEnd.ofCapabilities(channel.recver(), Closer.Client::new);
                Answer<?> sent = sendText(opened(channel.sender()), "no capability")) {
            CallException refused = assertThrows(CallException.class, end::receive);
            assertTrue(refused.getMessage().contains("no capability"), refused.getMessage());
            sent.join();
        }
    }

    @Test
    void readingMayTakeAnythingOutOfTheValue() throws Exception {
        ReceiveEnd.Reading<String> reading = (AnyPointer.Reader value) -> {
            try {
                return value.getAs(Text.factory).toString();
            } catch (IOException e) {
                throw CallException.failed(e.getMessage());
            }
        };
        try (ReceiveEnd<String> end = new ReceiveEnd<>(channel.recver(), reading);
                Answer<?> sent = sendText(opened(channel.sender()), "words")) {
            assertEquals("words", end.receive());
            sent.join();
        }
    }
}
