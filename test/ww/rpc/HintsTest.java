package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;
import ww.schema.RpcSchema;

/** What a call's hints about pipelining change: {@code onlyPromisePipeline} and {@code noPromisePipelining}. */
@Timeout(20)
class HintsTest {
    /** Where other implementations number such calls: so high that they need not come back to a number. */
    private static final int FAR = 1 << 31;

    private final TestPeer object = new TestPeer();
    private final RawPeer raw = new RawPeer();
    private final RpcConnection connection = Vats.offering(raw.tested(), object);

    @BeforeEach
    void begin() {
        raw.send(m -> m.initBootstrap().setQuestionId(0));
        assertEquals("RETURN a0 results caps [senderHosted 0]", raw.next());
    }

    @AfterEach
    void nothingIsLeft() {
        finish(0);
        raw.send(m -> {
            RpcSchema.Release.Builder release = m.initRelease();
            release.setId(0);
            release.setReferenceCount(1);
        });
        Vats.await(() -> connection.tables().areEmpty(), () -> connection.tables().toString());
        raw.close();
        connection.close();
    }

    private void call(int question, long interfaceId, int method, Consumer<RpcSchema.Call.Builder> fill) {
        raw.send(m -> {
            RpcSchema.Call.Builder call = m.initCall();
            call.setQuestionId(question);
            call.setInterfaceId(interfaceId);
            call.setMethodId((short) method);
            call.initParams();
            fill.accept(call);
        });
    }

    private void callOnlyPipelined(int question, int method) {
        call(question, Peer.TYPE_ID, method, call -> {
            call.initTarget().setImportedCap(0);
            call.setOnlyPromisePipeline(true);
        });
    }

    private void next(int question, int answer) {
        call(question, Counter.TYPE_ID, 0, call -> {
            RpcSchema.PromisedAnswer.Builder promised = call.initTarget().initPromisedAnswer();
            promised.setQuestionId(answer);
            promised.initTransform(1).get(0).setGetPointerField((short) 0);
        });
    }

    private void finish(int question) {
        raw.send(m -> m.initFinish().setQuestionId(question));
    }

    @Test
    void aCallOnlyPipelinedOnGetsNoReturn() {
        callOnlyPipelined(FAR, 3);
        next(1, FAR);
        assertEquals("RETURN a1 results caps []", raw.next());
        next(2, FAR);
        assertEquals("RETURN a2 results caps []", raw.next());
        assertEquals(1, object.liveCounters());
        finish(FAR);
        Vats.await(() -> object.liveCounters() == 0, () -> "the results were kept");
        assertEquals(1, connection.tables().exports());
        finish(1);
        finish(2);
    }

    @Test
    void whyItFailedIsSaidToTheCallsOnIt() {
        callOnlyPipelined(FAR, 99);
        next(1, FAR);
        String line = raw.next();
        assertEquals("RETURN a1 exception UNIMPLEMENTED", line.substring(0, Math.min(33, line.length())));
        finish(FAR);
        finish(1);
    }

    @Test
    void aFinishCancelsItWithoutAReturn() {
        callOnlyPipelined(FAR, 6);
        Vats.await(() -> object.hangsBegun() == 1, () -> "not begun");
        finish(FAR);
        Vats.await(() -> object.hangsCancelled() == 1, () -> "not cancelled");
        Vats.await(() -> connection.tables().answers() == 1, () -> connection.tables().toString());
        call(1, Peer.TYPE_ID, 0, call -> call.initTarget().setImportedCap(0));
        assertEquals("RETURN a1 results caps []", raw.next());
        finish(1);
    }

    @Test
    void thatNobodyWillPipelineChangesNothing() {
        call(1, Peer.TYPE_ID, 3, call -> {
            call.initTarget().setImportedCap(0);
            call.setNoPromisePipelining(true);
        });
        assertEquals("RETURN a1 results caps [senderHosted 1]", raw.next());
        next(2, 1);
        assertEquals("RETURN a2 results caps []", raw.next());
        finish(1);
        finish(2);
    }
}
