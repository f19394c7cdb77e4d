package ww.capnp;


/** A reference to nothing: every call fails with one and the same reason. Needs no counting. */
public final class BrokenClient implements ClientHook {
    private final CallException reason;

    public BrokenClient(CallException reason) {
        this.reason = reason;
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
    public ClientHook resolution() {
        return null;
    }

    @Override
    public boolean isUnresolved() {
        return false;
    }

    @Override
    public void whenResolved(Runnable listener) {
        listener.run();
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
