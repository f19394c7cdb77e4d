package ww.capnp;

/** A reference to an object of this process: its server, its count, and the mailbox that orders its calls. */
public final class LocalObject implements ClientHook {
    private final Server server;

    public LocalObject(Server server) {
        this.server = server;
    }

    /** The object itself, to recognise it when its reference comes back. */
    public Server server() {
        return server;
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        throw new UnsupportedOperationException("local");
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        throw new UnsupportedOperationException("local");
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
        // counted
    }
}
