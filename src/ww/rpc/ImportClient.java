package ww.rpc;

import ww.capnp.CallHook;
import ww.capnp.ClientHook;
import ww.capnp.Request;
import ww.schema.RpcSchema;

/** An object which the peer exported to us, by its number there. */
final class ImportClient implements RemoteTarget {
    private final RpcConnection connection;
    private final int importId;
    private final RefCount count = new RefCount();

    ImportClient(RpcConnection connection, int importId) {
        this.connection = connection;
        this.importId = importId;
    }

    int importId() {
        return importId;
    }

    @Override
    public RpcConnection connection() {
        return connection;
    }

    @Override
    public void address(RpcSchema.MessageTarget.Builder target) {
        target.setImportedCap(importId);
    }

    @Override
    public void describe(RpcSchema.CapDescriptor.Builder descriptor) {
        descriptor.setReceiverHosted(importId);
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        return new RpcRequest(this, null, interfaceId, methodId, sizeHintWords);
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        RpcRequest.forward(new RpcRequest(this, null, interfaceId, methodId, 0), call);
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
        count.add(this);
        return this;
    }

    @Override
    public boolean tryAddRef() {
        return count.tryAdd();
    }

    @Override
    public void release() {
        if (count.release(this)) {
            connection.imports().unreferenced(this);
        }
    }

    @Override
    public String toString() {
        return "import " + importId;
    }
}
