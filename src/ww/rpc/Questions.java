package ww.rpc;

import java.util.concurrent.CompletionException;
import ww.capnp.AnyPointer;
import ww.capnp.CallException;
import ww.capnp.CapabilityTable;
import ww.capnp.MessageReader;
import ww.capnp.PipelineHook;
import ww.capnp.PromiseClient;
import ww.capnp.Response;
import ww.schema.RpcSchema;

/** Our calls under way. */
final class Questions {
    private final RpcConnection connection;
    private final IdTable<Question> table = new IdTable<>(); // guarded by the lock
    private long callBytes;                                  // guarded by the lock: of calls without a Return

    Questions(RpcConnection connection) {
        this.connection = connection;
    }

    /** Under the lock. */
    int size() {
        return table.size();
    }

    /** Under the lock: why no call of this size may be sent now; null if it may. */
    CallException refusal(long bytes) {
        RpcSettings settings = connection.settings();
        if (connection.isEnded()) {
            return connection.endReason();
        }
        if (bytes > settings.messages().messageBytesMax()) {
            return CallException.failed("a call of " + bytes + " bytes, the limit is "
                    + settings.messages().messageBytesMax());
        }
        if (table.size() >= settings.questionsMax()) {
            return CallException.overloaded(table.size() + " calls are under way on this connection already");
        }
        if (callBytes > 0 && callBytes + bytes > settings.callBytesMax()) {
            return CallException.overloaded("the unanswered calls of this connection hold " + callBytes
                    + " bytes, the limit is " + settings.callBytesMax());
        }
        return null;
    }

    /** Under the lock. */
    int add(Question question, long bytes) {
        callBytes += bytes;
        return table.add(question);
    }

    /** Under the lock: the number may be used again. */
    void free(int id) {
        if (table.get(id) != null) {
            table.remove(id);
        }
    }

    /** A Return. On the reader's thread, not under the lock. */
    void handleReturn(RpcSchema.Return.Reader returned, MessageReader message) throws ProtocolException {
        Deferred deferred = new Deferred();
        Question question;
        boolean wanted;
        connection.lock().lock();
        try {
            question = table.get(returned.getAnswerId());
            if (question == null) {
                throw new ProtocolException("Return for the unknown question "
                        + Integer.toUnsignedString(returned.getAnswerId()));
            }
            wanted = question.returning();
            callBytes -= question.bytes();
            if (returned.getReleaseParamCaps()) {
                for (int export : question.paramExports()) {
                    connection.exports().release(export, 1, deferred);
                }
            }
        } finally {
            connection.lock().unlock();
            deferred.run();
        }
        if (wanted) {
            try {
                take(question, returned, message);
            } finally {
                // Not before the caller was told: the writer would run first, and write the Finish by itself rather
                // than with the caller's next call.
                connection.outbox().wake();
            }
        }
    }

    private void take(Question question, RpcSchema.Return.Reader returned, MessageReader message)
            throws ProtocolException {
        boolean finishNeeded = !returned.getNoFinishNeeded();
        switch (returned.which()) {
            case RESULTS -> {
                RpcSchema.Payload.Reader results = returned.getResults();
                CapabilityTable capabilities = connection.descriptors().receive(results.getCapTable());
                message.setCapabilities(capabilities);
                AnyPointer.Reader content = results.getContent();
                succeed(question, new Outcome(content::pipelined, message::close), finishNeeded, new Deferred());
                question.response().complete(() -> content);
            }
            case EXCEPTION -> fail(question, Messages.read(returned.getException(), connection.settings()),
                    finishNeeded);
            case CANCELED -> throw new ProtocolException("Return says that question " + question.id()
                    + " was canceled, but no Finish was sent");
            case RESULTS_SENT_ELSEWHERE -> throw new ProtocolException("Return says that the results of question "
                    + question.id() + " were sent elsewhere, but that was not asked for");
            case TAKE_FROM_OTHER_QUESTION -> takeFromOther(question, returned.getTakeFromOtherQuestion(),
                    finishNeeded);
            default -> {
                connection.sendUnimplemented(message);
                fail(question, CallException.unimplemented("the peer returned results in an unknown way"),
                        finishNeeded);
            }
        }
    }

    /** The results are those of a call which the peer made to us: its tail call came back here. */
    private void takeFromOther(Question question, int answerId, boolean finishNeeded) throws ProtocolException {
        IncomingCall call = connection.answers().takeRedirected(answerId);
        Deferred deferred = new Deferred();
        PipelineHook later = path -> {
            PromiseClient promise = new PromiseClient();
            promise.addRef();
            deferred.add(() -> {
                promise.resolve(call.pipelined(path)); // may enter another connection: not under this one's lock
                promise.release();
            });
            return promise;
        };
        succeed(question, new Outcome(later, call::closeTaken), finishNeeded, deferred);
        question.continueWith(call::pipelined);
        call.redirected().whenComplete((response, failure) -> complete(question, response, failure));
    }

    private static void complete(Question question, Response response, Throwable failure) {
        if (failure == null) {
            question.response().complete(response);
        } else {
            question.response().completeExceptionally(
                    failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
        }
    }

    private void succeed(Question question, Outcome outcome, boolean finishNeeded, Deferred deferred)
            throws ProtocolException {
        connection.lock().lock();
        try {
            question.returned(outcome, finishNeeded, deferred);
        } finally {
            connection.lock().unlock();
            deferred.run();
        }
    }

    private void fail(Question question, CallException reason, boolean finishNeeded) throws ProtocolException {
        succeed(question, Outcome.of(reason), finishNeeded, new Deferred());
        question.response().completeExceptionally(reason);
    }

    /** The peer gave a call or a bootstrap of ours back: there will be no Return, and no Finish is wanted. */
    void unimplemented(int id) throws ProtocolException {
        Deferred deferred = new Deferred();
        Question question;
        boolean wanted;
        connection.lock().lock();
        try {
            question = table.get(id);
            wanted = question != null && question.returning();
            if (question != null) {
                callBytes -= question.bytes();
                for (int export : question.paramExports()) {
                    connection.exports().release(export, 1, deferred);
                }
            }
        } finally {
            connection.lock().unlock();
            deferred.run();
        }
        if (wanted) {
            fail(question, CallException.unimplemented("the peer does not implement this kind of call"), false);
        }
    }

    /** Under the lock, after the end: every question fails. */
    void end(CallException reason, Deferred deferred) {
        for (Question question : table.removeAll()) {
            question.end(reason, deferred);
        }
        callBytes = 0;
    }
}
