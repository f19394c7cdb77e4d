package ww.rpc;

import java.io.IOException;
import ww.capnp.BrokenClient;
import ww.capnp.CallException;
import ww.capnp.ClientHook;
import ww.capnp.MessageReader;
import ww.schema.RpcSchema;

/** Takes each message to the table it is about. On the reader's thread, which it never makes wait. */
final class Dispatch {
    private final RpcConnection connection;

    Dispatch(RpcConnection connection) {
        this.connection = connection;
    }

    /**
     * Handles one message.
     *
     * @return false if the peer ended the connection
     */
    boolean handle(MessageReader message) throws IOException {
        RpcSchema.Message.Reader root = message.getRoot(RpcSchema.Message.factory);
        switch (root.which()) {
            case CALL -> connection.answers().handleCall(root.getCall(), message);
            case RETURN -> connection.questions().handleReturn(root.getReturn(), message);
            case FINISH -> connection.answers().handleFinish(root.getFinish());
            case BOOTSTRAP -> connection.answers().handleBootstrap(root.getBootstrap());
            case RELEASE -> release(root.getRelease());
            case RESOLVE -> resolve(root.getResolve(), message);
            case DISEMBARGO -> disembargo(root.getDisembargo(), message);
            case UNIMPLEMENTED -> unimplemented(root.getUnimplemented());
            case ABORT -> {
                connection.abortedByPeer(Messages.read(root.getAbort(), connection.settings()));
                return false;
            }
            default -> connection.sendUnimplemented(message);
        }
        return true;
    }

    private void release(RpcSchema.Release.Reader release) throws ProtocolException {
        Deferred deferred = new Deferred();
        connection.lock().lock();
        try {
            connection.exports().release(release.getId(), release.getReferenceCount(), deferred);
        } finally {
            connection.lock().unlock();
        }
        connection.finish(deferred);
    }

    private void resolve(RpcSchema.Resolve.Reader resolve, MessageReader message) throws ProtocolException {
        ClientHook object = switch (resolve.which()) {
            case CAP -> {
                ClientHook described = connection.descriptors().receive(resolve.getCap());
                yield described != null ? described
                        : new BrokenClient(CallException.failed("a promise was resolved to null"));
            }
            case EXCEPTION -> new BrokenClient(Messages.read(resolve.getException(), connection.settings()));
            default -> {
                connection.sendUnimplemented(message);
                yield new BrokenClient(CallException.unimplemented("a promise was resolved in an unknown way"));
            }
        };
        Deferred deferred = new Deferred();
        connection.lock().lock();
        try {
            RemotePromise promise = connection.imports().promise(resolve.getPromiseId());
            if (promise == null) {
                deferred.add(object::release);
            } else {
                deferred.add(promise::release);
                promise.resolve(object, deferred);
            }
        } finally {
            connection.lock().unlock();
            connection.finish(deferred);
        }
    }

    private void disembargo(RpcSchema.Disembargo.Reader disembargo, MessageReader message) throws ProtocolException {
        RpcSchema.Disembargo.Context.Reader context = disembargo.getContext();
        switch (context.which()) {
            case SENDER_LOOPBACK -> echo(disembargo.getTarget(), context.getSenderLoopback());
            case RECEIVER_LOOPBACK -> {
                Deferred deferred = new Deferred();
                connection.lock().lock();
                try {
                    connection.embargoes().lift(context.getReceiverLoopback(), deferred);
                } finally {
                    connection.lock().unlock();
                }
                connection.finish(deferred);
            }
            default -> connection.sendUnimplemented(message);
        }
    }

    /**
     * The peer wants to know when everything it sent to this target has been passed back to it. That is now: what the
     * target was resolved to is a path to the peer, as it was told, and calls which came before have been sent along it
     * by this very thread or before the peer was told.
     */
    private void echo(RpcSchema.MessageTarget.Reader target, int embargoId) throws ProtocolException {
        ClientHook hook = connection.answers().target(target);
        try {
            if (!(hook.innermost() instanceof RemoteTarget path) || path.connection() != connection) {
                throw new ProtocolException("Disembargo is addressed to something that does not lead back to its"
                        + " sender");
            }
            connection.lock().lock();
            try {
                connection.send(Messages.disembargo(path, embargoId, false));
            } finally {
                connection.lock().unlock();
            }
            connection.outbox().wake();
        } finally {
            hook.release();
        }
    }

    /** The peer gives a message of ours back. */
    private void unimplemented(RpcSchema.Message.Reader given) throws ProtocolException {
        Deferred deferred = new Deferred();
        switch (given.which()) {
            case RESOLVE -> unimplementedResolve(given.getResolve(), deferred);
            case DISEMBARGO -> {
                RpcSchema.Disembargo.Context.Reader context = given.getDisembargo().getContext();
                if (context.which() == RpcSchema.Disembargo.Context.Which.SENDER_LOOPBACK) {
                    connection.lock().lock();
                    try {
                        connection.embargoes().giveUp(context.getSenderLoopback(), deferred);
                    } finally {
                        connection.lock().unlock();
                    }
                }
            }
            case CALL -> connection.questions().unimplemented(given.getCall().getQuestionId());
            case BOOTSTRAP -> connection.questions().unimplemented(given.getBootstrap().getQuestionId());
            default -> { } // nothing of ours depends on the peer's having understood it
        }
        connection.finish(deferred);
    }

    /** The peer does not follow promises. It keeps calling the promise; the object in the Resolve it does not hold. */
    private void unimplementedResolve(RpcSchema.Resolve.Reader resolve, Deferred deferred) throws ProtocolException {
        if (resolve.which() != RpcSchema.Resolve.Which.CAP) {
            return;
        }
        RpcSchema.CapDescriptor.Reader descriptor = resolve.getCap();
        connection.lock().lock();
        try {
            switch (descriptor.which()) {
                case SENDER_HOSTED -> connection.exports().release(descriptor.getSenderHosted(), 1, deferred);
                case SENDER_PROMISE -> connection.exports().release(descriptor.getSenderPromise(), 1, deferred);
                default -> { }
            }
        } finally {
            connection.lock().unlock();
        }
    }
}
