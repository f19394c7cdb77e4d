package ww.rpc;

import ww.capnp.CallHook;
import ww.capnp.ClientHook;
import ww.capnp.Request;
import ww.schema.RpcSchema;

/**
 * An object at the peer by the path on which messages reach it: an import, or a place in the answer of a question. It
 * always stays that path; {@link RemotePromise} is what changes its mind.
 */
sealed interface RemoteTarget extends ClientHook permits ImportClient, PipelinedClient {
    RpcConnection connection();

    /** Says in a message how to reach the object. Under the lock. */
    void address(RpcSchema.MessageTarget.Builder target);

    /** Says in a capability descriptor that the peer knows the object by this path. Under the lock. */
    void describe(RpcSchema.CapDescriptor.Builder descriptor);

    /** Takes a count unless the last one was given back already. */
    boolean tryAddRef();

    @Override
    default Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        return new RpcRequest(this, null, interfaceId, methodId, sizeHintWords);
    }

    @Override
    default void call(long interfaceId, int methodId, CallHook call) {
        RpcRequest.forward(new RpcRequest(this, null, interfaceId, methodId, 0), call);
    }
}
