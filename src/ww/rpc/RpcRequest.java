package ww.rpc;

import ww.capnp.AnswerHook;
import ww.capnp.AnyPointer;
import ww.capnp.CallContext;
import ww.capnp.CallException;
import ww.capnp.CallHook;
import ww.capnp.ClientHook;
import ww.capnp.MessageBuilder;
import ww.capnp.Request;
import ww.schema.RpcSchema;

/** A call to an object at the peer. The parameters are built in the very message that will be sent. */
final class RpcRequest implements Request {
    /**
     * Words of a Call or Return around its payload's content: root, Message, Call with target and path, Payload, and a
     * few capabilities.
     */
    static final int OVERHEAD_WORDS = 24;

    private final RpcConnection connection;
    private final RemoteTarget path;
    private final RemotePromise promise; // what the path is that of, or null
    private final ClientHook held;       // counted until the call is sent
    private final long interfaceId;
    private final int methodId;
    private final MessageBuilder message;
    private final RpcSchema.Call.Builder call;
    private final RpcSchema.Payload.Builder payload;
    private boolean mayWait = true;
    private boolean finished;

    /** A call along this path, or to what the promise of it turns out to be before the call is sent. */
    RpcRequest(RemoteTarget path, RemotePromise promise, long interfaceId, int methodId, int sizeHintWords) {
        this.connection = path.connection();
        this.path = path;
        this.promise = promise;
        this.held = (promise != null ? promise : path).addRef();
        this.interfaceId = interfaceId;
        this.methodId = methodId;
        message = sizeHintWords > 0 ? new MessageBuilder(sizeHintWords + OVERHEAD_WORDS) : new MessageBuilder();
        call = Messages.init(message).initCall();
        call.setInterfaceId(interfaceId);
        call.setMethodId((short) methodId);
        payload = call.initParams();
    }

    /** Passes a call on that was made elsewhere. Never waits: this may run on the reader's thread. */
    static void forward(RpcRequest request, CallHook call) {
        request.mayWait = false;
        request.params().set(call.params());
        call.tailCall(request);
    }

    @Override
    public AnyPointer.Builder params() {
        return payload.getContent();
    }

    @Override
    public long words() {
        return message.words();
    }

    @Override
    public AnswerHook send() {
        if (finished) {
            throw new IllegalStateException("a request can be sent once only");
        }
        finished = true;
        Question question = new Question(connection);
        Deferred deferred = new Deferred();
        ClientHook known = null;
        CallException refusal = null;
        connection.lock().lock();
        try {
            refusal = awaitRoom();
            known = promise == null ? null : promise.resolution();
            if (known != null) {
                known.addRef();
            } else if (refusal == null) {
                refusal = ask(question, deferred);
            }
        } finally {
            connection.lock().unlock();
        }
        AnswerHook answer = known != null ? redirect(known) : refusal != null ? question.refused(refusal) : question;
        connection.finish(deferred);
        message.close();
        held.release();
        return answer;
    }

    /** Under the lock, which it may let go of. */
    private CallException awaitRoom() {
        if (!mayWait || !connection.outbox().isFull()) {
            return null;
        }
        try {
            CallContext.waiting();
            connection.outbox().awaitRoom();
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CallException.failed("interrupted while waiting for room to send a call");
        }
    }

    private CallException ask(Question question, Deferred deferred) {
        long bytes = 8 * message.words();
        CallException refusal = connection.questions().refusal(bytes);
        if (refusal != null) {
            return refusal;
        }
        if (connection.exports().size() + message.capabilities().size() > connection.settings().exportsMax()) {
            return CallException.overloaded(connection.exports().size() + " objects are exported already");
        }
        int id = connection.questions().add(question, bytes);
        call.setQuestionId(id);
        path.address(call.initTarget());
        if (promise != null) {
            promise.markCalled();
        }
        question.asked(id, bytes, connection.descriptors().send(message, payload, deferred));
        connection.send(message);
        return null;
    }

    /** The promise is known since the request was begun: the call is made again, there. */
    private AnswerHook redirect(ClientHook known) {
        Request again = known.newCall(interfaceId, methodId, (int) Math.min(message.words(), 1 << 20));
        again.params().set(payload.getContent().asReader());
        if (again instanceof RpcRequest remote) {
            remote.mayWait = mayWait;
        }
        AnswerHook answer = again.send();
        known.release();
        return answer;
    }

    @Override
    public void close() {
        if (!finished) {
            finished = true;
            message.close();
            held.release();
        }
    }
}
