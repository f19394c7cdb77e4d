package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;
import ww.schema.RpcSchema;

/**
 * Tail calls of the peer which come back here: it answers a question of ours by the results of a call which it made to
 * us with {@code sendResultsTo.yourself}.
 */
@Timeout(20)
class TailCallTest {
    private final TestPeer object = new TestPeer();
    private final RawPeer raw = new RawPeer();
    private final RpcConnection connection = Vats.offering(raw.tested(), object);

    @AfterEach
    void close() {
        raw.close();
        connection.close();
        assertEquals(new RpcTables(0, 0, 0, 0, 0), connection.tables());
    }

    /** A call of the peer whose results stay here. */
    private void callToYourself(int question, int export, long interfaceId, int method,
            Consumer<RpcSchema.Call.Builder> fill) {
        raw.send(m -> {
            RpcSchema.Call.Builder call = m.initCall();
            call.setQuestionId(question);
            call.setInterfaceId(interfaceId);
            call.setMethodId((short) method);
            call.initTarget().setImportedCap(export);
            call.getSendResultsTo().setYourself();
            call.initParams();
            fill.accept(call);
        });
    }

    private void takeFrom(int answer, int question) {
        raw.send(m -> {
            RpcSchema.Return.Builder returned = m.initReturn();
            returned.setAnswerId(answer);
            returned.setReleaseParamCaps(false);
            returned.setTakeFromOtherQuestion(question);
        });
    }

    private void finish(int question) {
        raw.send(m -> {
            RpcSchema.Finish.Builder finish = m.initFinish();
            finish.setQuestionId(question);
            finish.setReleaseResultCaps(false);
        });
    }

    /** Until all that was sent has been read: a call made before goes to the peer, which sends nothing back here. */
    private void awaitAllRead(int question) throws Exception {
        raw.send(m -> m.initBootstrap().setQuestionId(question));
        String line = raw.next();
        while (!line.startsWith("RETURN a" + question)) {
            line = raw.next();
        }
    }

    @Test
    void resultsOfATailCallThatCameBackAreTaken() throws Exception {
        try (Client client = connection.bootstrap(); Peer.Client peer = new Peer.Client(client.hook().addRef());
                var answer = peer.tail(p -> {
                    p.setNumber(21);
                    p.setCallee(new ScenariosTest.Doubling());
                })) {
            assertEquals("BOOTSTRAP q0", raw.next());
            assertTrue(raw.next().startsWith("CALL q1"));
            callToYourself(5, 0, Callback.TYPE_ID, 0,
                    call -> call.getParams().getContent().initAs(Callback.CalledParams.factory).setNumber(4));
            takeFrom(1, 5);
            assertEquals(8, answer.join().getNumber());
            finish(5);
        }
    }

    /** Our question is for a counter, and calls are made on it before and after the peer's tail call made it ours. */
    @Test
    void callsOnACapabilityOfTakenResultsKeepTheirOrder() throws Exception {
        CountingObject counting = new CountingObject();
        object.holdNow(new Counter.Client(counting));
        raw.send(m -> m.initBootstrap().setQuestionId(0));
        assertEquals("RETURN a0 results caps [senderHosted 0]", raw.next());
        try (Client client = connection.bootstrap(); Peer.Client peer = new Peer.Client(client.hook().addRef());
                var answer = peer.held(); Counter.Client counter = answer.getCap();
                var first = counter.note(p -> p.setNumber(0))) {
            assertEquals("BOOTSTRAP q0", raw.next());
            assertTrue(raw.next().startsWith("CALL q1"));
            assertTrue(raw.next().startsWith("CALL q2 on answer 1 [0]"));
            callToYourself(5, 0, Peer.TYPE_ID, 16, call -> { });
            assertEquals("RETURN a5 RESULTS_SENT_ELSEWHERE", raw.next());
            takeFrom(1, 5);
            assertEquals("DISEMBARGO answer 1 [0] sender 0", raw.next());
            assertEquals("FINISH q1 keeps the results", raw.next());
            try (var second = counter.note(p -> p.setNumber(1))) {
                // The first call comes back by the answer which the peer forwards to, and then the echo.
                passOn(6, 0);
                assertEquals("RETURN a6 results caps []", raw.next());
                assertEquals(List.of(0), counting.notedSoFar());
                raw.send(m -> {
                    RpcSchema.Disembargo.Builder disembargo = m.initDisembargo();
                    disembargo.initTarget().setImportedCap(0);
                    disembargo.getContext().setReceiverLoopback(0);
                });
                second.join();
                assertEquals(List.of(0, 1), counting.notedSoFar());
            }
            try (Counter.Client later = answer.join().getCap(); var third = later.note(p -> p.setNumber(2))) {
                third.join();
            }
            assertEquals(List.of(0, 1, 2), counting.notedSoFar());
            finish(5);
            finish(6);
            raw.send(m -> m.initReturn().setAnswerId(2));
            first.join();
        }
    }

    private void passOn(int question, int number) {
        raw.send(m -> {
            RpcSchema.Call.Builder call = m.initCall();
            call.setQuestionId(question);
            call.setInterfaceId(Counter.TYPE_ID);
            call.setMethodId((short) 1);
            call.initTarget().initPromisedAnswer().setQuestionId(5);
            call.getTarget().getPromisedAnswer().initTransform(1).get(0).setGetPointerField((short) 0);
            call.initParams().getContent().initAs(Counter.NoteParams.factory).setNumber(number);
        });
    }

    /** The Finish of the peer's call may come before its results are there; they are ours now. */
    @Test
    void takenResultsMayComeAfterTheFinishOfTheirCall() throws Exception {
        raw.send(m -> m.initBootstrap().setQuestionId(0));
        raw.next();
        CountingObject counting = new CountingObject();
        try (Client client = connection.bootstrap(); Peer.Client peer = new Peer.Client(client.hook().addRef());
                var answer = peer.echoCapSlowly(p -> p.setCap(counting)); Counter.Client counter = answer.getCap()) {
            assertEquals("BOOTSTRAP q0", raw.next());
            assertTrue(raw.next().startsWith("CALL q1"));
            callToYourself(5, 0, Peer.TYPE_ID, 12, call -> {
                call.getParams().getContent().initAs(Peer.EchoCapSlowlyParams.factory);
                call.getParams().initCapTable(1).get(0).setReceiverHosted(1);
                call.getParams().getContent().getAs(Peer.EchoCapSlowlyParams.factory).setCap(new CountingObject());
            });
            Vats.await(() -> object.waitingSlowly() == 1, () -> "not begun");
            takeFrom(1, 5);
            finish(5);
            awaitAllRead(9);
            try (var early = counter.note(p -> p.setNumber(7))) {
                object.settle();
                early.join();
            }
            assertEquals(List.of(7), counting.notedSoFar());
            answer.join();
        }
    }

    @Test
    void failureOfATakenCallIsOurs() throws Exception {
        raw.send(m -> m.initBootstrap().setQuestionId(0));
        raw.next();
        try (Client client = connection.bootstrap(); Peer.Client peer = new Peer.Client(client.hook().addRef());
                var answer = peer.held(); Counter.Client counter = answer.getCap()) {
            assertEquals("BOOTSTRAP q0", raw.next());
            assertTrue(raw.next().startsWith("CALL q1"));
            callToYourself(5, 0, Peer.TYPE_ID, 99, call -> { });
            takeFrom(1, 5);
            assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, answer::join).type());
            try (var call = counter.next()) {
                assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, call::join).type());
            }
            finish(5);
        }
    }

    @Test
    void takingResultsOfACallWhichIsNotATailCallAborts() throws Exception {
        try (Client client = connection.bootstrap(); Peer.Client peer = new Peer.Client(client.hook().addRef());
                var answer = peer.nothing()) {
            assertEquals("BOOTSTRAP q0", raw.next());
            raw.next();
            takeFrom(1, 3);
            String reason = "Return takes the results of answer 3, which has none to take";
            assertEquals("ABORT FAILED " + reason, raw.next());
            assertEquals("the connection was aborted: " + reason,
                    connection.closed().get(10, TimeUnit.SECONDS).getMessage());
            assertThrows(CallException.class, answer::join);
        }
    }
}
