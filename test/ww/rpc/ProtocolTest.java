package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.BrokenClient;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;
import ww.schema.RpcSchema;

/** What a connection says to a peer that says what it should not, or what few peers say. */
@Timeout(20)
class ProtocolTest {
    private final TestPeer object = new TestPeer();
    private final RawPeer raw = new RawPeer();
    private final RpcConnection connection = Vats.offering(raw.tested(), object);

    @AfterEach
    void close() {
        raw.close();
        connection.close();
        assertEquals(new RpcTables(0, 0, 0, 0, 0), connection.tables());
    }

    private void bootstrap(int question) {
        raw.send(m -> m.initBootstrap().setQuestionId(question));
    }

    private void call(int question, int method, Consumer<RpcSchema.Call.Builder> fill) {
        raw.send(m -> {
            RpcSchema.Call.Builder call = m.initCall();
            call.setQuestionId(question);
            call.setInterfaceId(Peer.TYPE_ID);
            call.setMethodId((short) method);
            call.initParams();
            fill.accept(call);
        });
    }

    private static Consumer<RpcSchema.Call.Builder> onExport(int export) {
        return call -> call.initTarget().setImportedCap(export);
    }

    private void finish(int question, boolean drop) {
        raw.send(m -> {
            RpcSchema.Finish.Builder finish = m.initFinish();
            finish.setQuestionId(question);
            finish.setReleaseResultCaps(drop);
        });
    }

    private void aborts(String reason) throws Exception {
        String line = raw.next();
        while (!line.startsWith("ABORT") && !line.equals("end")) {
            line = raw.next();
        }
        assertEquals("ABORT FAILED " + reason, line);
        assertEquals("end", raw.next());
        CallException end = connection.closed().get(10, TimeUnit.SECONDS);
        assertEquals(CallException.Type.DISCONNECTED, end.type());
        assertEquals("the connection was aborted: " + reason, end.getMessage());
    }

    // --- what ends a connection ---

    @Test
    void aCallOnAnUnknownExportAborts() throws Exception {
        call(0, 0, onExport(7));
        aborts("a message is addressed to the unknown export 7");
    }

    @Test
    void aQuestionNumberInUseAborts() throws Exception {
        bootstrap(4);
        bootstrap(4);
        aborts("the question 4 is in use");
    }

    @Test
    void aReturnForNoQuestionAborts() throws Exception {
        raw.send(m -> m.initReturn().setAnswerId(9));
        aborts("Return for the unknown question 9");
    }

    @Test
    void aSecondReturnAborts() throws Exception {
        try (Client client = connection.bootstrap();
                Counter.Client counter = new Counter.Client(client.hook().addRef());
                var answer = counter.next()) {
            assertEquals("BOOTSTRAP q0", raw.next());
            returnBroken(1);
            returnBroken(1);
            aborts("Return for the unknown question 1");
            assertTrue(answer.hook().response().isDone());
        }
    }

    private void returnBroken(int question) {
        raw.send(m -> {
            RpcSchema.Return.Builder returned = m.initReturn();
            returned.setAnswerId(question);
            returned.initException().setReason("no");
        });
    }

    @Test
    void releasingMoreThanWasGivenAborts() throws Exception {
        bootstrap(0);
        assertEquals("RETURN a0 results caps [senderHosted 0]", raw.next());
        release(0, 2);
        aborts("Release of 2 references to export 0, which has 1");
    }

    @Test
    void releasingAnUnknownExportAborts() throws Exception {
        release(-1, 1);
        aborts("Release of the unknown export 4294967295");
    }

    @Test
    void aCountOfReleasesBeyondSignedNumbersAborts() throws Exception {
        bootstrap(0);
        release(0, Integer.MIN_VALUE);
        aborts("Release of 2147483648 references to export 0, which has 1");
    }

    private void release(int id, int count) {
        raw.send(m -> {
            RpcSchema.Release.Builder release = m.initRelease();
            release.setId(id);
            release.setReferenceCount(count);
        });
    }

    @Test
    void aCanceledReturnWithoutAFinishAborts() throws Exception {
        try (Client client = connection.bootstrap()) {
            raw.send(m -> m.initReturn().setCanceled());
            aborts("Return says that question 0 was canceled, but no Finish was sent");
            assertTrue(connection.isClosed());
            assertTrue(client.hook().resolution() instanceof BrokenClient);
        }
    }

    @Test
    void aDisembargoOfAnUnknownEmbargoAborts() throws Exception {
        raw.send(m -> m.initDisembargo().getContext().setReceiverLoopback(3));
        aborts("Disembargo names the unknown embargo 3");
    }

    @Test
    void aDisembargoThatDoesNotLeadBackAborts() throws Exception {
        bootstrap(0);
        raw.send(m -> {
            RpcSchema.Disembargo.Builder disembargo = m.initDisembargo();
            disembargo.initTarget().initPromisedAnswer().setQuestionId(0);
            disembargo.getContext().setSenderLoopback(3);
        });
        aborts("Disembargo is addressed to something that does not lead back to its sender");
    }

    @Test
    void aCapabilityWhichIsAnUnknownExportOfOursAborts() throws Exception {
        bootstrap(0);
        call(1, 9, call -> {
            onExport(0).accept(call);
            call.getParams().initCapTable(1).get(0).setReceiverHosted(5);
        });
        aborts("a capability was described as this vat's unknown export 5");
    }

    @Test
    void bytesThatAreNoMessageAbort() throws Exception {
        raw.send(new byte[] {0, 0, 0, 0, 1, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1});
        assertTrue(raw.next().startsWith("ABORT FAILED "));
        assertEquals("end", raw.next());
    }

    @Test
    void anAnnouncedMessageBeyondTheLimitAbortsBeforeItComes() throws Exception {
        raw.send(new byte[] {0, 0, 0, 0, -1, -1, -1, 127});
        assertTrue(raw.next().startsWith("ABORT FAILED a message of "));
    }

    // --- what does not ---

    @Test
    void aFinishOfNoQuestionIsIgnored() throws Exception {
        finish(77, true);
        bootstrap(0);
        assertEquals("RETURN a0 results caps [senderHosted 0]", raw.next());
    }

    @Test
    void questionNumbersMayBeAnything() throws Exception {
        bootstrap(-1);
        assertEquals("RETURN a-1 results caps [senderHosted 0]", raw.next());
        call(1 << 31, 0, call -> call.initTarget().initPromisedAnswer().setQuestionId(-1));
        assertEquals("RETURN a-2147483648 results caps []", raw.next());
    }

    @Test
    void aPipelinedCallOnAnAnswerWhichIsGoneFailsAlone() throws Exception {
        call(0, 0, call -> call.initTarget().initPromisedAnswer().setQuestionId(55));
        assertEquals("RETURN a0 exception FAILED there is no answer 55 to find a capability in", raw.next());
    }

    @Test
    void aPathOfTooManyStepsFailsAlone() throws Exception {
        bootstrap(0);
        raw.next();
        call(1, 0, call -> {
            var ops = call.initTarget().initPromisedAnswer().initTransform(5000);
            for (int i = 0; i < 5000; i++) {
                ops.get(i).setGetPointerField((short) 0);
            }
        });
        assertEquals("RETURN a1 exception FAILED a path of 5000 steps to a promised capability, the limit is 64",
                raw.next());
    }

    @Test
    void aPathWhichLeadsNowhereFailsAlone() throws Exception {
        bootstrap(0);
        raw.next();
        call(1, 0, call -> {
            RpcSchema.PromisedAnswer.Builder promised = call.initTarget().initPromisedAnswer();
            promised.initTransform(1).get(0).setGetPointerField((short) 9);
        });
        assertEquals("RETURN a1 exception FAILED a call on a null capability", raw.next());
    }

    @Test
    void messagesOfOtherLevelsAreGivenBack() throws Exception {
        raw.send(m -> m.initProvide().setQuestionId(3));
        assertEquals("UNIMPLEMENTED (PROVIDE)", raw.next());
        raw.send(m -> m.initAccept().setQuestionId(3));
        assertEquals("UNIMPLEMENTED (ACCEPT)", raw.next());
        raw.send(m -> m.initJoin().setQuestionId(3));
        assertEquals("UNIMPLEMENTED (JOIN)", raw.next());
    }

    @Test
    void aCallWhoseResultsGoElsewhereIsGivenBack() throws Exception {
        bootstrap(0);
        raw.next();
        call(1, 0, call -> {
            onExport(0).accept(call);
            call.getSendResultsTo().initThirdParty();
        });
        assertTrue(raw.next().startsWith("UNIMPLEMENTED (CALL q1"));
    }

    @Test
    void aVineStandsForItsCapability() throws Exception {
        bootstrap(0);
        raw.next();
        call(1, 13, call -> {
            onExport(0).accept(call);
            call.getParams().getContent().initAs(Peer.HoldParams.factory);
            call.getParams().initCapTable(1).get(0).initThirdPartyHosted().setVineId(8);
        });
        assertEquals("RELEASE 8 x1", raw.next()); // held by nobody: the parameter's pointer is null
        assertEquals("RETURN a1 results caps []", raw.next());
    }

    @Test
    void aResolveForAPromiseWhichWasReleasedGivesItsObjectBack() throws Exception {
        raw.send(m -> {
            RpcSchema.Resolve.Builder resolve = m.initResolve();
            resolve.setPromiseId(12);
            resolve.initCap().setSenderHosted(13);
        });
        assertEquals("RELEASE 13 x1", raw.next());
    }

    @Test
    void aCallGivenBackFailsAsUnimplemented() throws Exception {
        try (Client client = connection.bootstrap();
                Counter.Client counter = new Counter.Client(client.hook().addRef());
                var answer = counter.next()) {
            assertEquals("BOOTSTRAP q0", raw.next());
            RpcSchema.Message.Reader call = raw.read();
            raw.send(m -> m.setUnimplemented(call));
            assertEquals(CallException.Type.UNIMPLEMENTED, assertThrows(CallException.class, answer::join).type());
        }
    }

    @Test
    void everyReferenceOfTheParametersIsGivenBackByOneReturn() throws Exception {
        CountingObject ours = new CountingObject();
        try (Client client = connection.bootstrap(); Peer.Client peer = new Peer.Client(client.hook().addRef());
                var answer = peer.hold(p -> p.setCap(ours))) {
            assertEquals("BOOTSTRAP q0", raw.next());
            assertTrue(raw.next().endsWith("caps [senderHosted 0]"));
            raw.send(m -> m.initReturn().setAnswerId(1)); // all defaults: it releases the parameters
            answer.join();
            Vats.await(ours::isClosed, () -> "still exported");
        }
    }

    @Test
    void resultsMayBeDroppedBeforeTheyCame() throws Exception {
        bootstrap(0);
        raw.next();
        call(1, 6, onExport(0));
        Vats.await(() -> object.hangsBegun() == 1, () -> "not begun");
        finish(1, true);
        assertTrue(raw.next().startsWith("RETURN a1 exception FAILED the call was cancelled"));
        assertEquals(1, object.hangsCancelled());
    }

    @Test
    void aFinishMayKeepOrDropTheResults() throws Exception {
        bootstrap(0);
        bootstrap(1);
        raw.next();
        raw.next();
        finish(0, true);
        finish(1, false);
        Vats.await(() -> connection.tables().answers() == 0, () -> connection.tables().toString());
        assertEquals(1, connection.tables().exports());
        release(0, 1);
        Vats.await(() -> connection.tables().exports() == 0, () -> connection.tables().toString());
    }
}
