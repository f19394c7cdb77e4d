package ww.rpc;

import ww.capnp.CallException;
import ww.capnp.ClientHook;
import ww.capnp.PromiseClient;

/**
 * Our embargoes: references whose calls wait, because earlier ones are still on their way through the peer. Guarded by
 * the connection's lock.
 */
final class Embargoes {
    private final RpcConnection connection;
    private final IdTable<Embargo> table = new IdTable<>();

    /** The queue that calls wait in (one count), and where they will go (one count). */
    private record Embargo(PromiseClient queue, ClientHook object) { }

    Embargoes(RpcConnection connection) {
        this.connection = connection;
    }

    int size() {
        return table.size();
    }

    /**
     * Asks the peer to say when it has passed on everything sent along the path so far, and gives the queue in which
     * calls wait for that, with a count for the caller. Takes over the caller's count of the object.
     */
    ClientHook begin(RemoteTarget path, ClientHook object, Deferred deferred) {
        PromiseClient queue = new PromiseClient();
        if (connection.isEnded()) {
            deferred.add(object::release);
            deferred.add(() -> queue.fail(connection.endReason()));
            return queue;
        }
        int id = table.add(new Embargo(queue, object));
        connection.outbox().append(Messages.disembargo(path, id, true));
        return queue.addRef();
    }

    /** The peer's echo: the way is free. */
    void lift(int id, Deferred deferred) throws ProtocolException {
        if (table.get(id) == null) {
            throw new ProtocolException("Disembargo names the unknown embargo " + Integer.toUnsignedString(id));
        }
        Embargo embargo = table.remove(id);
        deferred.add(() -> {
            embargo.queue.resolve(embargo.object);
            embargo.queue.release();
        });
    }

    /** The peer does not know Disembargo: what waits cannot be ordered and fails. */
    void giveUp(int id, Deferred deferred) {
        if (table.get(id) != null) {
            fail(table.remove(id), CallException.unimplemented("the peer does not implement Disembargo"), deferred);
        }
    }

    /** The connection is over. */
    void end(CallException reason, Deferred deferred) {
        table.removeAll().forEach(embargo -> fail(embargo, reason, deferred));
    }

    private static void fail(Embargo embargo, CallException reason, Deferred deferred) {
        deferred.add(() -> {
            embargo.queue.fail(reason);
            embargo.queue.release();
            embargo.object.release();
        });
    }
}
