package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.Data;
import ww.capnp.MessageLimits;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;
import ww.schema.RpcSchema;

/** What a connection may cost, and what happens beyond. */
@Timeout(30)
class BoundsTest {
    private static final int MESSAGE_BYTES_MAX = 1 << 20;

    private static final RpcSettings SMALL = new RpcSettings(MessageLimits.ofMessageBytes(MESSAGE_BYTES_MAX),
            8, 8, 4, 4, 2 << 20, 64 << 10, 64, 50, true, 300);

    private final TestPeer object = new TestPeer();
    private final RawPeer raw = new RawPeer();
    private final List<Answer<?>> answers = new ArrayList<>();
    private RpcConnection connection;

    private void open() {
        try (Client client = Client.of(object)) {
            connection = new RpcConnection(raw.tested(), SMALL, client);
        }
    }

    @AfterEach
    void close() {
        answers.forEach(Answer::close);
        raw.close();
        connection.close();
        assertEquals(new RpcTables(0, 0, 0, 0, 0), connection.tables());
    }

    private static CallException failure(Answer<?> answer) {
        return assertThrows(CallException.class, answer::join);
    }

    private void call(int question, int method, int... vines) {
        raw.send(m -> {
            RpcSchema.Call.Builder call = m.initCall();
            call.setQuestionId(question);
            call.setInterfaceId(Peer.TYPE_ID);
            call.setMethodId((short) method);
            call.initTarget().setImportedCap(0);
            var caps = call.initParams().initCapTable(vines.length);
            for (int i = 0; i < vines.length; i++) {
                caps.get(i).setSenderHosted(vines[i]);
            }
        });
    }

    private void bootstrap(int question) {
        raw.send(m -> m.initBootstrap().setQuestionId(question));
        assertEquals("RETURN a" + question + " results caps [senderHosted 0]", raw.next());
    }

    @Test
    void moreQuestionsThanAllowedFailAtOnce() {
        open();
        try (Peer.Client peer = Vats.peer(connection)) {
            for (int i = 0; i < 7; i++) { // the bootstrap is one too
                answers.add(peer.nothing());
            }
            answers.add(peer.nothing());
            CallException e = failure(answers.getLast());
            assertEquals(CallException.Type.OVERLOADED, e.type());
            assertEquals("8 calls are under way on this connection already", e.getMessage());
        }
    }

    @Test
    void moreBytesInUnansweredCallsThanAllowedFailAtOnce() {
        open();
        byte[] data = new byte[900_000];
        try (Peer.Client peer = Vats.peer(connection)) {
            answers.add(peer.echo(p -> p.setData(data)));
            assertEquals("BOOTSTRAP q0", raw.next());
            assertTrue(raw.next().startsWith("CALL q1"));
            answers.add(peer.echo(p -> p.setData(data)));
            assertTrue(raw.next().startsWith("CALL q2"));
            answers.add(peer.echo(p -> p.setData(data)));
            assertEquals(CallException.Type.OVERLOADED, failure(answers.getLast()).type());
        }
    }

    @Test
    void aCallLargerThanAMessageMayBeIsNotSent() {
        open();
        try (Peer.Client peer = Vats.peer(connection)) {
            answers.add(peer.echo(p -> p.setData(new byte[MESSAGE_BYTES_MAX])));
            assertTrue(failure(answers.getLast()).getMessage().startsWith("a call of 10"));
            assertEquals("BOOTSTRAP q0", raw.next());
        }
        assertEquals("FINISH q0 drops the results", raw.next());
    }

    @Test
    void callsBeyondTheBoundAreAnsweredOverloaded() {
        open();
        bootstrap(0);
        for (int i = 1; i < 9; i++) {
            call(i, 6);
        }
        assertEquals("RETURN a8 exception OVERLOADED 8 calls are under way already", raw.next());
    }

    @Test
    void twiceAsManyCallsAbort() {
        open();
        bootstrap(0);
        for (int i = 1; i < 17; i++) {
            call(i, 6);
        }
        String line = raw.next();
        while (line.startsWith("RETURN")) {
            line = raw.next();
        }
        assertEquals("ABORT FAILED 16 calls without Finish, the limit is 16", line);
    }

    @Test
    void moreImportsThanAllowedAbort() {
        open();
        bootstrap(0);
        call(1, 6, 0, 1, 2, 3, 4);
        assertEquals("ABORT FAILED a payload of 5 capabilities, the limit is 4", raw.next());
    }

    @Test
    void importsBeyondTheBoundAbortAlsoOneByOne() {
        open();
        bootstrap(0);
        call(1, 6, 0, 1, 2);
        call(2, 6, 3, 4);
        String line = raw.next();
        while (line.startsWith("RE")) { // what the messages before held is given back
            line = raw.next();
        }
        assertEquals("ABORT FAILED more than 4 objects were exported to this vat", line);
    }

    @Test
    void moreExportsThanAllowedFailTheCall() {
        open();
        try (Peer.Client peer = Vats.peer(connection)) {
            for (int i = 0; i < 5; i++) {
                answers.add(peer.hold(p -> p.setCap(new CountingObject())));
            }
            assertEquals("4 objects are exported already", failure(answers.getLast()).getMessage());
        }
    }

    @Test
    void moreExportsThanAllowedFailTheReturn() {
        open();
        bootstrap(0);
        for (int i = 1; i < 5; i++) {
            call(i, 3);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < 5; i++) {
            lines.add(raw.next());
        }
        assertTrue(lines.getLast().endsWith("exception OVERLOADED 4 objects are exported already"), lines.toString());
    }

    @Test
    void aLongExceptionTextIsCutBothWays() {
        open();
        try (Peer.Client peer = Vats.peer(connection)) {
            answers.add(peer.nothing());
            assertEquals("BOOTSTRAP q0", raw.next());
            raw.send(m -> {
                RpcSchema.Return.Builder returned = m.initReturn();
                returned.setAnswerId(1);
                returned.initException().setReason("\u00e4".repeat(100));
            });
            assertEquals("\u00e4".repeat(25), failure(answers.getLast()).getMessage());
        }
    }

    @Test
    void aCallerWaitsWhileTheOutputIsFull() throws Exception {
        open();
        byte[] data = new byte[700_000];
        CountDownLatch sent = new CountDownLatch(1);
        try (Peer.Client peer = Vats.peer(connection)) {
            answers.add(peer.echo(p -> p.setData(data))); // fills the wire
            answers.add(peer.echo(p -> p.setData(data))); // fills the queue
            Thread caller = Thread.ofVirtual().start(() -> {
                answers.add(peer.nothing());
                sent.countDown();
            });
            Vats.await(() -> caller.getState() == Thread.State.WAITING, () -> "it does not wait");
            assertEquals(1, sent.getCount());
            assertEquals("BOOTSTRAP q0", raw.next());
            assertTrue(raw.next().startsWith("CALL q1"));
            assertTrue(raw.next().startsWith("CALL q2"));
            assertTrue(sent.await(10, TimeUnit.SECONDS));
            assertTrue(raw.next().startsWith("CALL q3"));
        }
    }

    @Test
    void aCallerThatIsInterruptedWhileTheOutputIsFullSendsNothing() throws Exception {
        open();
        byte[] data = new byte[700_000];
        try (Peer.Client peer = Vats.peer(connection)) {
            answers.add(peer.echo(p -> p.setData(data)));
            answers.add(peer.echo(p -> p.setData(data)));
            Thread caller = Thread.ofVirtual().start(() -> answers.add(peer.nothing()));
            Vats.await(() -> caller.getState() == Thread.State.WAITING, () -> "it does not wait");
            caller.interrupt();
            caller.join();
            assertEquals("interrupted while waiting for room to send a call", failure(answers.getLast()).getMessage());
        }
    }

    private void sendUnlessEnded(Consumer<RpcSchema.Message.Builder> fill) {
        try {
            raw.send(fill);
        } catch (UncheckedIOException e) {
            return; // that is the end we wait for
        }
    }

    @Test
    void resultsForAPeerThatDoesNotReadThemBecomeFailures() {
        open();
        bootstrap(0);
        for (int i = 1; i < 7; i++) {
            int question = i;
            raw.send(m -> {
                RpcSchema.Call.Builder call = m.initCall();
                call.setQuestionId(question);
                call.setInterfaceId(Peer.TYPE_ID);
                call.setMethodId((short) 2);
                call.initTarget().setImportedCap(0);
                call.initParams().getContent().initAs(Peer.EchoParams.factory).setData(new byte[300_000]);
            });
        }
        call(7, 0); // begins when the others have been answered
        Vats.await(() -> object.nothings() == 1, () -> "not begun");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < 7; i++) {
            lines.add(raw.next());
        }
        assertEquals("RETURN a1 results caps []", lines.getFirst());
        // The wire takes a megabyte, so not all results fit; which do not depends on how quickly each is written.
        assertTrue(lines.stream().anyMatch(line -> line.endsWith(
                "exception OVERLOADED the peer does not read its answers")), lines::toString);
    }

    @Test
    void aPeerThatDoesNotReadRepliesLosesTheConnection() throws Exception {
        open();
        Thread sender = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 10; i++) {
                sendUnlessEnded(m -> m.initProvide().getRecipient().initAs(Data.factory, 400_000));
            }
        });
        CallException reason = connection.closed().get(20, TimeUnit.SECONDS);
        assertEquals("the connection was aborted: the peer does not read: too much output waits", reason.getMessage());
        sender.join();
    }

    @Test
    void aResultLargerThanAMessageMayBeIsAFailure() throws Exception {
        open();
        bootstrap(0);
        object.noteMany(300_000);
        raw.send(m -> {
            RpcSchema.Call.Builder call = m.initCall();
            call.setQuestionId(1);
            call.setInterfaceId(Peer.TYPE_ID);
            call.setMethodId((short) 16);
            call.initTarget().setImportedCap(0);
            call.initParams();
        });
        raw.send(m -> {
            RpcSchema.Call.Builder call = m.initCall();
            call.setQuestionId(2);
            call.setInterfaceId(Counter.TYPE_ID);
            call.setMethodId((short) 2);
            call.initTarget().initPromisedAnswer().setQuestionId(1);
            call.getTarget().getPromisedAnswer().initTransform(1).get(0).setGetPointerField((short) 0);
            call.initParams();
        });
        assertEquals("RETURN a1 results caps [senderHosted 1]", raw.next());
        assertTrue(raw.next().startsWith("RETURN a2 exception FAILED the results are 1200"));
    }
}
