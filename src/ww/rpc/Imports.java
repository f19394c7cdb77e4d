package ww.rpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ww.capnp.BrokenClient;
import ww.capnp.CallException;
import ww.capnp.ClientHook;

/**
 * The objects of the peer to which we hold references. An entry counts the descriptors received; the count goes back in
 * one Release when our last reference is gone, so a descriptor that is on its way meanwhile is not lost.
 */
final class Imports {
    private final RpcConnection connection;
    private final Map<Integer, Import> table = new HashMap<>(); // guarded by the lock

    private static final class Import {
        private final ImportClient client;
        private int descriptors;       // received and not released
        private RemotePromise promise; // if it was described as a promise; not counted here

        Import(ImportClient client, int descriptors) {
            this.client = client;
            this.descriptors = descriptors;
        }
    }

    Imports(RpcConnection connection) {
        this.connection = connection;
    }

    /** Under the lock. */
    int size() {
        return table.size();
    }

    /** Under the lock: the peer described its object {@code id} to us. A counted reference. */
    ClientHook receive(int id, boolean isPromise, Deferred deferred) throws ProtocolException {
        connection.requireLive();
        Import entry = table.get(id);
        if (entry == null) {
            if (table.size() >= connection.settings().importsMax()) {
                throw new ProtocolException("more than " + table.size() + " objects were exported to this vat");
            }
            entry = new Import(new ImportClient(connection, id), 0);
            table.put(id, entry);
        } else if (!entry.client.tryAddRef()) {
            // its last reference went a moment ago: the new client gives the old descriptors back with its own
            entry = new Import(new ImportClient(connection, id), entry.descriptors);
            table.put(id, entry);
        }
        entry.descriptors++;
        if (entry.promise != null && entry.promise.tryAddRef()) {
            deferred.add(entry.client::release);
            return entry.promise;
        }
        if (!isPromise) {
            return entry.client;
        }
        entry.promise = new RemotePromise(connection, entry.client, () -> { });
        return entry.promise;
    }

    /**
     * Under the lock: the promise {@code id}, counted, or null if no reference to it is left, which is no fault: our
     * Release and the peer's Resolve may cross.
     */
    RemotePromise promise(int id) {
        Import entry = table.get(id);
        return entry != null && entry.promise != null && entry.promise.tryAddRef() ? entry.promise : null;
    }

    /** The last reference to an import is gone. Not under the lock. */
    void unreferenced(ImportClient client) {
        connection.lock().lock();
        try {
            Import entry = table.get(client.importId());
            if (entry == null || entry.client != client) {
                return; // a new client has taken its place, and its count
            }
            table.remove(client.importId());
            connection.send(Messages.release(client.importId(), entry.descriptors));
        } finally {
            connection.lock().unlock();
        }
        connection.outbox().wake();
    }

    /** Under the lock, after the end: every promise breaks. */
    void end(CallException reason, Deferred deferred) {
        BrokenClient broken = new BrokenClient(reason);
        List<Import> all = new ArrayList<>(table.values());
        table.clear();
        for (Import entry : all) {
            if (entry.promise != null && entry.promise.tryAddRef()) {
                entry.promise.breakWith(broken, deferred);
                deferred.add(entry.promise::release);
            }
        }
    }
}
