package ww.capnp;

/**
 * A call being served, in the hands of the method that serves it. Used by that method's thread, and by threads it hands
 * it to before it returns.
 */
public final class CallContext {
    /** The call which the current thread serves, so that waiting inside it can let the object's next call begin. */
    private static final ScopedValue<CallContext> CURRENT = ScopedValue.newInstance();

    private final CallHook call;
    private final Turn turn;
    private volatile boolean streaming;
    private Request tailCall;

    /** The object's side of a call: who it is, and told when the next call may begin. */
    interface Turn {
        LocalObject object();

        void pass();
    }

    CallContext(CallHook call, Turn turn) {
        this.call = call;
        this.turn = turn;
    }

    /** The pointer to the parameter struct. */
    public AnyPointer.Reader params() {
        return call.params();
    }

    /** Lets go of the parameters early, when the method keeps running for long. They must not be read afterwards. */
    public void releaseParams() {
        call.releaseParams();
    }

    /** Where the results go; the first call's size hint counts, 0 if not known. */
    public AnyPointer.Builder results(int sizeHintWords) {
        return call.results(sizeHintWords);
    }

    /** A new reference to the object which serves this call, for handing it out. */
    public ClientHook self() {
        return turn.object().addRef();
    }

    /** Lets the next call on this object begin although this one has not returned. */
    public void detach() {
        turn.pass();
    }

    /**
     * Says that this is a {@code -> stream} method: the next call waits until it returned even if it waits itself, and
     * if it fails, every later call on the object fails likewise. Generated code says so.
     */
    public void streaming() {
        streaming = true;
    }

    boolean isStreaming() {
        return streaming;
    }

    /**
     * Makes the answer of this request the answer of this call: it is sent when the method returns, and dropped if the
     * method throws. Results built here are dropped. Callers' pipelined calls go directly to the new answer.
     */
    public void tailCall(Request request) {
        if (tailCall != null) {
            throw new IllegalStateException("a call can have one tail call only");
        }
        tailCall = request;
    }

    /** Offers capabilities of the results to pipelined calls before the method returns. At most once. */
    public void pipeline(PipelineHook pipeline) {
        call.pipeline(pipeline);
    }

    /** Whether the caller lost interest; the thread which began to serve the call has been interrupted then. */
    public boolean isCancelled() {
        return call.isCancelled();
    }

    /** The exception for an interface or method which the object does not have. */
    public static CallException unimplemented(String interfaceName, long interfaceId, int methodId) {
        return CallException.unimplemented("Method not implemented: " + interfaceName + " has no method " + methodId
                + " of interface @0x" + Long.toHexString(interfaceId));
    }

    void run(Server server, long interfaceId, int methodId) throws Exception {
        ScopedValue.where(CURRENT, this).<Void, Exception>call(() -> {
            server.dispatch(interfaceId, methodId, this);
            return null;
        });
    }

    /** Ends the call after its method did. */
    void end(CallException failure) {
        if (failure == null && tailCall != null) {
            call.tailCall(tailCall);
            return;
        }
        if (tailCall != null) {
            tailCall.close();
        }
        if (failure == null) {
            call.returned();
        } else {
            call.failed(failure);
        }
    }

    /**
     * Said by whatever is about to wait for another call or for room to send one: ends the turn of the call served by
     * this thread, if any.
     */
    public static void waiting() {
        if (CURRENT.isBound()) {
            CallContext current = CURRENT.get();
            if (!current.streaming) {
                current.turn.pass();
            }
        }
    }
}
