package ww.rpc;

import java.util.concurrent.CompletableFuture;
import ww.capnp.AnswerHook;
import ww.capnp.AnyPointer;
import ww.capnp.CallException;
import ww.capnp.CallHook;
import ww.capnp.ClientHook;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageReader;
import ww.capnp.PipelineHook;
import ww.capnp.PointerPath;
import ww.capnp.QueuedPipeline;
import ww.capnp.Request;
import ww.capnp.Response;
import ww.schema.RpcSchema;

/** One call of the peer, from Call (or Bootstrap) to both Return and Finish. */
final class IncomingCall implements CallHook {
    private final RpcConnection connection;
    private final int id;
    private final long bytes;
    private final boolean resultsStayHere;
    private final CompletableFuture<Response> redirected;
    private final QueuedPipeline pipeline = new QueuedPipeline(this::unwanted);
    private AnyPointer.Reader params = AnyPointer.none();
    private MessageReader message;                   // guarded by this; null when released
    private boolean returnWanted = true;             // the reader's, before the call is delivered
    private MessageBuilder results;                  // the serving thread's, then guarded by the lock
    private RpcSchema.Payload.Builder payload;       // likewise
    private AskedCapabilities asked;                 // guarded by the lock; null if there are none
    private AnswerHook tail;                         // guarded by the lock: whose answer this one's will be
    private boolean returned;                        // guarded by the lock, as all below
    private boolean finished;
    private boolean taken;
    private boolean cancelled;
    private Runnable cancelListener;
    private int[] resultExports = {};

    /** A call whose results go to the peer in the Return, or stay here for the peer to refer to. */
    IncomingCall(RpcConnection connection, int id, long bytes, boolean resultsStayHere) {
        this.connection = connection;
        this.id = id;
        this.bytes = bytes;
        this.resultsStayHere = resultsStayHere;
        this.redirected = resultsStayHere ? new CompletableFuture<>() : null;
    }

    int id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    /**
     * The parameters have come. Before the call is delivered.
     *
     * @param onlyPipelined whether the peer only makes calls on the answer, so that it need not be sent
     */
    void begin(AnyPointer.Reader content, MessageReader received, boolean onlyPipelined) {
        params = content;
        message = received;
        returnWanted = !onlyPipelined;
    }

    @Override
    public AnyPointer.Reader params() {
        return params;
    }

    @Override
    public void releaseParams() {
        MessageReader released;
        synchronized (this) {
            released = message;
            message = null;
        }
        if (released != null) {
            params = AnyPointer.none();
            released.close();
        }
    }

    @Override
    public AnyPointer.Builder results(int sizeHintWords) {
        if (results == null) {
            results = sizeHintWords > 0 ? new MessageBuilder(sizeHintWords + RpcRequest.OVERHEAD_WORDS)
                    : new MessageBuilder();
            payload = Messages.initReturn(results, id).initResults();
        }
        return payload.getContent();
    }

    @Override
    public void pipeline(PipelineHook early) {
        pipeline.settle(early);
    }

    @Override
    public void returned() {
        releaseParams();
        AnyPointer.Reader content = results(0).asReader();
        pipeline.settle(content::pipelined);
        Deferred deferred = new Deferred();
        CallException refusal = null;
        connection.lock().lock();
        try {
            refusal = connection.isEnded() || finished || resultsStayHere || !returnWanted ? null : refusal();
            if (refusal == null) {
                end(content, deferred);
            }
        } finally {
            connection.lock().unlock();
        }
        connection.finish(deferred);
        if (refusal != null) {
            failed(refusal);
        } else if (resultsStayHere) {
            redirected.complete(() -> content);
        }
    }

    /** Why these results cannot be sent. */
    private CallException refusal() {
        RpcSettings settings = connection.settings();
        long words = results.words();
        if (8 * words > settings.messages().messageBytesMax()) {
            return CallException.failed("the results are " + 8 * words + " bytes, the limit is "
                    + settings.messages().messageBytesMax());
        }
        if (connection.outbox().isCrowded()) {
            return CallException.overloaded("the peer does not read its answers");
        }
        if (connection.exports().size() + results.capabilities().size() > settings.exportsMax()) {
            return CallException.overloaded(connection.exports().size() + " objects are exported already");
        }
        return null;
    }

    private void end(AnyPointer.Reader content, Deferred deferred) {
        returned = true;
        connection.answers().answered(this);
        if (connection.isEnded() || finished && !taken) {
            dropResults(deferred);
            releaseAsked(deferred);
            if (finished) {
                answer(Messages.canceled(id));
                connection.answers().remove(this);
            }
            return;
        }
        if (resultsStayHere) {
            answer(Messages.resultsSentElsewhere(id));
            if (finished) {
                connection.answers().remove(this);
            }
            return;
        }
        if (!returnWanted) {
            return; // the results stay for the calls on them, until the Finish
        }
        if (asked != null) {
            asked.putInto(results.capabilities(), content, deferred);
        }
        resultExports = connection.descriptors().send(results, payload, deferred);
        if (asked != null) {
            asked.follow(results.capabilities(), content, deferred);
        }
        connection.send(results);
    }

    private void answer(MessageBuilder message) {
        if (returnWanted) {
            connection.send(message);
        }
    }

    @Override
    public void failed(CallException cause) {
        releaseParams();
        pipeline.fail(cause);
        Deferred deferred = new Deferred();
        connection.lock().lock();
        try {
            returned = true;
            connection.answers().answered(this);
            dropResults(deferred);
            if (finished && !taken) {
                releaseAsked(deferred);
            }
            answer(resultsStayHere ? Messages.resultsSentElsewhere(id)
                    : Messages.failed(id, cause, connection.settings()));
            if (finished) {
                connection.answers().remove(this);
            }
        } finally {
            connection.lock().unlock();
        }
        connection.finish(deferred);
        if (resultsStayHere) {
            redirected.completeExceptionally(cause);
        }
    }

    @Override
    public void tailCall(Request request) {
        releaseParams();
        AnswerHook forwarded = request.send();
        boolean unwanted;
        connection.lock().lock();
        try {
            tail = forwarded;
            unwanted = cancelled;
        } finally {
            connection.lock().unlock();
        }
        pipeline.settle(forwarded);
        if (unwanted) {
            forwarded.close();
        }
        forwarded.response().whenComplete((response, failure) -> forwardedReturned(forwarded, response, failure));
    }

    private void forwardedReturned(AnswerHook forwarded, Response response, Throwable failure) {
        if (failure == null) {
            results(0).set(response.results());
            returned();
        } else {
            failed(failure instanceof CallException reason ? reason : CallException.failed("the call was cancelled"));
        }
        forwarded.close();
    }

    @Override
    public boolean isCancelled() {
        connection.lock().lock();
        try {
            return cancelled;
        } finally {
            connection.lock().unlock();
        }
    }

    @Override
    public void onCancel(Runnable listener) {
        connection.lock().lock();
        try {
            if (!cancelled) {
                cancelListener = listener;
                return;
            }
        } finally {
            connection.lock().unlock();
        }
        listener.run();
    }

    /** Neither the peer nor any pipelined call wants the results any more. */
    private void unwanted() {
        Runnable listener;
        AnswerHook forwarded;
        connection.lock().lock();
        try {
            if (returned) {
                return;
            }
            cancelled = true;
            listener = cancelListener;
            cancelListener = null;
            forwarded = tail;
        } finally {
            connection.lock().unlock();
        }
        if (listener != null) {
            listener.run();
        }
        if (forwarded != null) {
            forwarded.close();
        }
    }

    /** A capability of the results, counted. Not under the lock. */
    ClientHook pipelined(int[] pointerPath) {
        PointerPath path = new PointerPath(pointerPath);
        AnyPointer.Reader content = null;
        connection.lock().lock();
        try {
            ClientHook known = asked == null ? null : asked.get(path);
            if (known != null) {
                return known.addRef();
            }
            if (returned && results != null && !resultsStayHere) {
                content = payload.getContent().asReader();
            }
        } finally {
            connection.lock().unlock();
        }
        return content != null ? content.pipelined(pointerPath) : ask(path);
    }

    private ClientHook ask(PointerPath path) {
        ClientHook hook = pipeline.pipelined(path.indexes());
        connection.lock().lock();
        try {
            if (!returned && !(finished && !taken)) {
                asked = asked == null ? new AskedCapabilities() : asked;
                return asked.remember(path, hook);
            }
        } finally {
            connection.lock().unlock();
        }
        return hook;
    }

    /** Under the lock: the Finish is here. */
    void finished(boolean releaseResultCaps, Deferred deferred) throws ProtocolException {
        if (finished) {
            return;
        }
        finished = true;
        if (!taken) {
            letGo(deferred);
        }
        if (!returned) {
            return;
        }
        connection.answers().remove(this);
        if (releaseResultCaps) {
            for (int export : resultExports) {
                connection.exports().release(export, 1, deferred);
            }
        }
    }

    private void letGo(Deferred deferred) {
        if (returned) {
            dropResults(deferred);
        }
        releaseAsked(deferred);
        deferred.add(pipeline::close);
    }

    private void dropResults(Deferred deferred) {
        if (results != null) {
            deferred.add(results::close);
            results = null;
        }
    }

    private void releaseAsked(Deferred deferred) {
        if (asked != null) {
            asked.release(deferred);
            asked = null;
        }
    }

    /** Under the lock: a question of ours will be answered by these results; false if that cannot be. */
    boolean take() {
        if (!resultsStayHere || taken || finished) {
            return false;
        }
        taken = true;
        return true;
    }

    /** The results which stay here, for whoever takes them. */
    CompletableFuture<Response> redirected() {
        return redirected;
    }

    /** Whoever took the results needs them no longer. */
    void closeTaken() {
        Deferred deferred = new Deferred();
        connection.lock().lock();
        try {
            letGo(deferred);
        } finally {
            connection.lock().unlock();
        }
        connection.finish(deferred);
    }

    /**
     * Under the lock: the connection is over. The call is cancelled even if other calls of this connection wait for its
     * results, as nobody waits for those.
     */
    void end(Deferred deferred) {
        boolean letGoNow = !finished && !taken;
        finished = true;
        if (letGoNow) {
            letGo(deferred);
        }
        deferred.add(this::unwanted);
    }
}
