package ww.rpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ww.capnp.BrokenClient;
import ww.capnp.CallException;
import ww.capnp.ClientHook;
import ww.capnp.MessageReader;
import ww.schema.RpcSchema;

/**
 * The peer's calls under way, by the numbers it chose. An entry lives until both its Return was sent and its Finish was
 * received. Entries are added and removed by the reader's thread, and removed by whoever sends the Return after the
 * Finish.
 */
final class Answers {
    private final RpcConnection connection;
    private final Map<Integer, IncomingCall> table = new HashMap<>(); // guarded by the lock
    private long callBytes;                                           // guarded by the lock: of unanswered calls

    Answers(RpcConnection connection) {
        this.connection = connection;
    }

    /** Under the lock. */
    int size() {
        return table.size();
    }

    /** Under the lock: the call has been answered, its parameters are gone. */
    void answered(IncomingCall call) {
        callBytes -= call.bytes();
    }

    /** Under the lock. */
    void remove(IncomingCall call) {
        table.remove(call.id(), call);
    }

    /** A Bootstrap. On the reader's thread, not under the lock. */
    void handleBootstrap(RpcSchema.Bootstrap.Reader bootstrap) throws ProtocolException {
        IncomingCall call = new IncomingCall(connection, bootstrap.getQuestionId(), 0, false);
        CallException refusal = add(call);
        ClientHook offered = connection.offered();
        if (offered == null) {
            call.failed(CallException.failed("this vat offers no bootstrap capability"));
            return;
        }
        call.results(0).setCapability(offered);
        if (refusal == null) {
            call.returned();
        } else {
            call.failed(refusal);
        }
    }

    /** A Call. On the reader's thread, not under the lock. */
    void handleCall(RpcSchema.Call.Reader received, MessageReader message) throws ProtocolException {
        RpcSchema.Call.SendResultsTo.Reader to = received.getSendResultsTo();
        boolean redirected = to.which() == RpcSchema.Call.SendResultsTo.Which.YOURSELF;
        if (!redirected && to.which() != RpcSchema.Call.SendResultsTo.Which.CALLER) {
            connection.sendUnimplemented(message);
            return;
        }
        // Before the call is entered, so that it cannot be addressed to its own answer.
        ClientHook target = target(received.getTarget());
        IncomingCall call = new IncomingCall(connection, received.getQuestionId(), 8 * message.words(), redirected);
        CallException refusal;
        try {
            RpcSchema.Payload.Reader params = received.getParams();
            message.setCapabilities(connection.descriptors().receive(params.getCapTable()));
            call.begin(params.getContent(), message, received.getOnlyPromisePipeline());
            refusal = add(call);
        } catch (ProtocolException e) {
            call.releaseParams();
            target.release();
            throw e;
        }
        if (refusal != null) {
            call.failed(refusal);
        } else {
            target.call(received.getInterfaceId(), received.getMethodId() & 0xffff, call);
        }
        target.release();
    }

    /** Enters a call, and says why it may not be served, if it may not. */
    private CallException add(IncomingCall call) throws ProtocolException {
        RpcSettings settings = connection.settings();
        connection.lock().lock();
        try {
            connection.requireLive();
            if (table.size() >= 2 * settings.answersMax()) {
                throw new ProtocolException(table.size() + " calls without Finish, the limit is "
                        + 2 * settings.answersMax());
            }
            if (table.putIfAbsent(call.id(), call) != null) {
                throw new ProtocolException("the question " + Integer.toUnsignedString(call.id()) + " is in use");
            }
            callBytes += call.bytes();
            if (table.size() > settings.answersMax()) {
                return CallException.overloaded(settings.answersMax() + " calls are under way already");
            }
            if (callBytes > settings.callBytesMax() && callBytes > call.bytes()) {
                return CallException.overloaded("unanswered calls of " + callBytes + " bytes, the limit is "
                        + settings.callBytesMax());
            }
            return null;
        } finally {
            connection.lock().unlock();
        }
    }

    /** What a message is addressed to, counted. */
    ClientHook target(RpcSchema.MessageTarget.Reader target) throws ProtocolException {
        switch (target.which()) {
            case IMPORTED_CAP -> {
                return export(target.getImportedCap());
            }
            case PROMISED_ANSWER -> {
                RpcSchema.PromisedAnswer.Reader promised = target.getPromisedAnswer();
                try {
                    int[] path = Transform.read(promised.getTransform(), connection.settings());
                    return pipelined(promised.getQuestionId(), path);
                } catch (CallException e) {
                    return new BrokenClient(e);
                }
            }
            default -> {
                return new BrokenClient(CallException.unimplemented("a target of an unknown kind"));
            }
        }
    }

    private ClientHook export(int id) throws ProtocolException {
        connection.lock().lock();
        try {
            ClientHook hook = connection.exports().hook(id);
            if (hook == null) {
                throw new ProtocolException("a message is addressed to the unknown export "
                        + Integer.toUnsignedString(id));
            }
            return hook.addRef();
        } finally {
            connection.lock().unlock();
        }
    }

    /** A capability in an answer, counted; a broken one if the answer is gone. */
    ClientHook pipelined(int answerId, int[] path) {
        IncomingCall call;
        connection.lock().lock();
        try {
            call = table.get(answerId);
        } finally {
            connection.lock().unlock();
        }
        return call != null ? call.pipelined(path)
                : new BrokenClient(CallException.failed("there is no answer "
                        + Integer.toUnsignedString(answerId) + " to find a capability in"));
    }

    /** A Finish. On the reader's thread, not under the lock. One for an answer which is gone is no fault. */
    void handleFinish(RpcSchema.Finish.Reader finish) throws ProtocolException {
        Deferred deferred = new Deferred();
        connection.lock().lock();
        try {
            IncomingCall call = table.get(finish.getQuestionId());
            if (call != null) {
                call.finished(finish.getReleaseResultCaps(), deferred);
            }
        } finally {
            connection.lock().unlock();
            connection.finish(deferred);
        }
    }

    /** The call whose results the peer kept here for a question of ours. */
    IncomingCall takeRedirected(int answerId) throws ProtocolException {
        connection.lock().lock();
        try {
            IncomingCall call = table.get(answerId);
            if (call == null || !call.take()) {
                throw new ProtocolException("Return takes the results of answer " + Integer.toUnsignedString(answerId)
                        + ", which has none to take");
            }
            return call;
        } finally {
            connection.lock().unlock();
        }
    }

    /** Under the lock, after the end: what is being served is cancelled, and nothing of it will be sent. */
    void end(Deferred deferred) {
        List<IncomingCall> all = new ArrayList<>(table.values());
        table.clear();
        callBytes = 0;
        all.forEach(call -> call.end(deferred));
    }
}
