package ww.rpc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ww.capnp.BrokenClient;
import ww.capnp.CallException;
import ww.capnp.CapabilityTable;
import ww.capnp.ClientHook;
import ww.capnp.MessageBuilder;
import ww.capnp.PromiseClient;
import ww.capnp.StructList;
import ww.schema.RpcSchema;

/** Capabilities as payloads describe them: who hosts each, and by which number. */
final class Descriptors {
    private final RpcConnection connection;

    Descriptors(RpcConnection connection) {
        this.connection = connection;
    }

    /**
     * Under the lock: describes the capabilities of a message in its payload, and counts the exports. Gives the numbers
     * of the exports, one for each time one was described.
     *
     * <p>Each entry of the message's table becomes the hook which the description means, so that calls on the message's
     * content keep going there.
     */
    int[] send(MessageBuilder message, RpcSchema.Payload.Builder payload, Deferred deferred) {
        CapabilityTable capabilities = message.capabilities();
        int size = capabilities.size();
        if (size == 0) {
            return NONE;
        }
        var descriptors = payload.initCapTable(size);
        int[] exports = new int[size];
        int exported = 0;
        for (int i = 0; i < size; i++) {
            ClientHook hook = capabilities.get(i);
            if (hook == null) {
                continue;
            }
            RpcSchema.CapDescriptor.Builder descriptor = descriptors.get(i);
            ClientHook described = describe(hook, descriptor, deferred);
            if (described != hook) {
                deferred.add(capabilities.replace(i, described.addRef())::release);
            }
            switch (descriptor.which()) {
                case SENDER_HOSTED -> exports[exported++] = descriptor.getSenderHosted();
                case SENDER_PROMISE -> exports[exported++] = descriptor.getSenderPromise();
                default -> { }
            }
        }
        return Arrays.copyOf(exports, exported);
    }

    private static final int[] NONE = {};

    /** Under the lock: describes one capability, and gives the hook which the description means, borrowed. */
    ClientHook describe(ClientHook hook, RpcSchema.CapDescriptor.Builder descriptor, Deferred deferred) {
        ClientHook inner = hook.innermost();
        if (connection.isAtPeer(inner)) {
            RemoteTarget path;
            if (inner instanceof RemotePromise promise) {
                promise.markCalled(); // the peer may send along the path from now on
                path = promise.path();
            } else {
                path = (RemoteTarget) inner;
            }
            path.describe(descriptor);
            return path;
        }
        int id = connection.exports().add(inner, deferred);
        ClientHook described = connection.exports().hook(id);
        if (described instanceof PinnedClient) {
            descriptor.setSenderPromise(id);
        } else {
            descriptor.setSenderHosted(id);
        }
        return described;
    }

    /**
     * The capabilities which a received payload describes, counted. Not under the lock, because a capability in an
     * answer of ours may have to be asked of another connection; on the reader's thread, so that no table loses the
     * entries meanwhile.
     */
    CapabilityTable receive(StructList.Reader<RpcSchema.CapDescriptor.Reader> descriptors) throws ProtocolException {
        CapabilityTable capabilities = new CapabilityTable();
        int size = descriptors.size();
        if (size > connection.settings().importsMax()) {
            throw new ProtocolException("a payload of " + size + " capabilities, the limit is "
                    + connection.settings().importsMax());
        }
        try {
            for (int i = 0; i < size; i++) {
                capabilities.add(receive(descriptors.get(i)));
            }
        } catch (ProtocolException e) {
            capabilities.close();
            throw e;
        }
        return capabilities;
    }

    /** One of them. */
    ClientHook receive(RpcSchema.CapDescriptor.Reader descriptor) throws ProtocolException {
        return switch (descriptor.which()) {
            case NONE -> null;
            case SENDER_HOSTED -> receiveImport(descriptor.getSenderHosted(), false);
            case SENDER_PROMISE -> receiveImport(descriptor.getSenderPromise(), true);
            case RECEIVER_HOSTED -> cameBack(receiveExport(descriptor.getReceiverHosted()));
            case RECEIVER_ANSWER -> cameBack(receiveAnswer(descriptor.getReceiverAnswer()));
            case THIRD_PARTY_HOSTED -> receiveImport(descriptor.getThirdPartyHosted().getVineId(), false);
            default -> new BrokenClient(CallException.unimplemented("a capability of an unknown kind was received"));
        };
    }

    private ClientHook receiveImport(int id, boolean isPromise) throws ProtocolException {
        Deferred deferred = new Deferred();
        connection.lock().lock();
        try {
            return connection.imports().receive(id, isPromise, deferred);
        } finally {
            connection.lock().unlock();
            deferred.run();
        }
    }

    private ClientHook receiveExport(int id) throws ProtocolException {
        connection.lock().lock();
        try {
            ClientHook hook = connection.exports().hook(id);
            if (hook == null) {
                throw new ProtocolException("a capability was described as this vat's unknown export "
                        + Integer.toUnsignedString(id));
            }
            return hook.addRef();
        } finally {
            connection.lock().unlock();
        }
    }

    private ClientHook receiveAnswer(RpcSchema.PromisedAnswer.Reader promised) {
        try {
            int[] path = Transform.read(promised.getTransform(), connection.settings());
            return connection.answers().pipelined(promised.getQuestionId(), path);
        } catch (CallException e) {
            return new BrokenClient(e);
        }
    }

    /**
     * A capability which was described as ours but which is reached through this very peer: an export of ours that has
     * turned out to be an import of the same connection. It must not look like an object at the peer, or calls sent to
     * it directly could overtake those which still come round through us.
     */
    private ClientHook cameBack(ClientHook hook) {
        if (!connection.isAtPeer(hook.innermost())) {
            return hook;
        }
        PromiseClient wrapped = new PromiseClient();
        wrapped.resolve(hook);
        return wrapped;
    }
}
