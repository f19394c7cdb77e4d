package ww.capnp;

/** A reference to nothing: every call fails with one and the same reason. Needs no counting. */
public final class BrokenClient implements ClientHook {
    private final CallException reason;
    private final boolean standsForNull;

    public BrokenClient(CallException reason) {
        this(reason, false);
    }

    private BrokenClient(CallException reason, boolean standsForNull) {
        this.reason = reason;
        this.standsForNull = standsForNull;
    }

    /** What is given to someone who reads a capability where a message has none. */
    static BrokenClient ofNull(String complaint) {
        return new BrokenClient(CallException.failed(complaint), true);
    }

    /** Whether this reference, or what it has turned out to be, was read where a message has no capability. */
    static boolean isNull(ClientHook hook) {
        return hook.innermost() instanceof BrokenClient broken && broken.standsForNull;
    }

    public CallException reason() {
        return reason;
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        return new LocalRequest(this, interfaceId, methodId, sizeHintWords);
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        call.failed(reason);
    }

    @Override
    public ClientHook addRef() {
        return this;
    }

    @Override
    public void release() {
        // nothing is held
    }
}
