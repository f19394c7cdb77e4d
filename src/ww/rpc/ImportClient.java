package ww.rpc;

import ww.capnp.ClientHook;
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
