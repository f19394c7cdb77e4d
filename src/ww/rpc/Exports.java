package ww.rpc;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import ww.capnp.BrokenClient;
import ww.capnp.ClientHook;
import ww.capnp.MessageBuilder;

/**
 * The objects to which the peer holds references. Every descriptor sent counts one; a Release takes some back; at zero
 * the object is let go. Guarded by the connection's lock.
 *
 * <p>A promise is exported as such, and a Resolve follows when it is known what it is. From then on its calls go for
 * ever to exactly what the Resolve described, even if that turns out to be something else again: the peer may have
 * begun to send directly, and only the described path keeps the order.
 */
final class Exports {
    private final RpcConnection connection;
    private final IdTable<Export> table = new IdTable<>();
    private final Map<ClientHook, Export> byHook = new IdentityHashMap<>();

    private static final class Export {
        private int id;
        private final ClientHook hook; // a count of it is held
        private ClientHook key;        // what the hook stands for in byHook; null once a Resolve was sent
        private int descriptors;       // sent and not released

        Export(ClientHook hook, ClientHook key) {
            this.hook = hook;
            this.key = key;
        }
    }

    Exports(RpcConnection connection) {
        this.connection = connection;
    }

    int size() {
        return table.size();
    }

    /** The object of this number, borrowed; null if there is none. */
    ClientHook hook(int id) {
        Export export = table.get(id);
        return export == null ? null : export.hook;
    }

    /** Counts one descriptor of this object or promise, and gives its number. */
    int add(ClientHook hook, Deferred deferred) {
        Export export = byHook.get(hook);
        if (export == null) {
            boolean isPromise = hook.isUnresolved();
            export = new Export(isPromise ? new PinnedClient(hook.addRef()) : hook.addRef(), hook);
            export.id = table.add(export);
            byHook.put(hook, export);
            if (isPromise) {
                follow(export, hook, deferred);
            }
        }
        export.descriptors++;
        return export.id;
    }

    private void follow(Export export, ClientHook promise, Deferred deferred) {
        deferred.add(() -> promise.whenResolved(() -> resolved(export)));
    }

    /** The peer gives references back. */
    void release(int id, int count, Deferred deferred) throws ProtocolException {
        Export export = table.get(id);
        if (export == null) {
            throw new ProtocolException("Release of the unknown export " + Integer.toUnsignedString(id));
        }
        if (count < 0 || count > export.descriptors) {
            throw new ProtocolException("Release of " + Integer.toUnsignedString(count) + " references to export " + id
                    + ", which has " + export.descriptors);
        }
        export.descriptors -= count;
        if (export.descriptors == 0) {
            table.remove(id);
            byHook.remove(export.key, export);
            deferred.add(export.hook::release);
        }
    }

    /** A promise which was exported is known now. Not under the lock. */
    private void resolved(Export export) {
        Deferred deferred = new Deferred();
        connection.lock().lock();
        try {
            if (!connection.isEnded() && table.get(export.id) == export) {
                sendResolve(export, deferred);
            }
        } finally {
            connection.lock().unlock();
        }
        connection.finish(deferred);
    }

    private void sendResolve(Export export, Deferred deferred) {
        PinnedClient pinned = (PinnedClient) export.hook;
        ClientHook object = pinned.innermost();
        if (object.isUnresolved() && !connection.isAtPeer(object)) {
            follow(export, object, deferred); // one promise became another: the peer need not know
            return;
        }
        byHook.remove(export.key, export);
        export.key = null;
        MessageBuilder message;
        ClientHook described = object;
        if (object instanceof BrokenClient broken) {
            message = Messages.resolveBroken(export.id, broken.reason(), connection.settings());
        } else {
            message = new MessageBuilder();
            described = connection.descriptors()
                    .describe(object, Messages.initResolve(message, export.id).initCap(), deferred);
        }
        deferred.add(pinned.pin(described.addRef())::release);
        connection.send(message);
    }

    /** Everything is let go: the connection is over. */
    void end(Deferred deferred) {
        List<Export> all = table.removeAll();
        byHook.clear();
        all.forEach(export -> deferred.add(export.hook::release));
    }
}
