package ww.capnp;

/**
 * One call on its way to its object, seen from the side that serves it; made by a connection for a call that came in,
 * or by a local request. {@link ClientHook#call} takes it over and ends it by exactly one of {@link #returned()},
 * {@link #failed} and {@link #tailCall}. Application code sees it as {@link CallContext}.
 */
public interface CallHook {
    /** The pointer to the parameter struct. Not to be read after {@link #releaseParams()} or the end of the call. */
    AnyPointer.Reader params();

    /** Lets go of the parameters and the capabilities in them before the call ends. May be called more than once. */
    void releaseParams();

    /** Where the results go; the same at every call. The first call's size hint counts, 0 if not known. */
    AnyPointer.Builder results(int sizeHintWords);

    /** Offers capabilities of the results before they are there. At most once, before the end of the call. */
    void pipeline(PipelineHook pipeline);

    /** The call succeeded with the results built so far (none: no results). */
    void returned();

    /** The call failed. */
    void failed(CallException cause);

    /** The call's answer is whatever the answer of this request will be; sends it. */
    void tailCall(Request request);

    /** Whether the caller has lost interest. */
    boolean isCancelled();

    /** Runs the listener when the caller loses interest, under no lock; at once if it has. At most one listener. */
    void onCancel(Runnable listener);
}
