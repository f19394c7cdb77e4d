package ww.rpc;

import java.util.ArrayList;
import java.util.List;
import ww.capnp.BrokenClient;
import ww.capnp.CallHook;
import ww.capnp.ClientHook;
import ww.capnp.Request;

/**
 * A reference that reaches its object through the peer until it is known what it is: a promise the peer exported, or a
 * capability in results that have not come.
 *
 * <p>When it turns out to be an object at the peer, later calls go there directly; the peer sees them after the earlier
 * ones. When it turns out to lie on our side, earlier calls may still be on their way through the peer, so later ones
 * wait in an <em>embargo</em> until the peer has echoed a Disembargo that followed the earlier ones.
 */
final class RemotePromise implements ClientHook {
    private final RpcConnection connection;
    private final RemoteTarget path;
    private final Runnable onUnreferenced;
    private final RefCount count = new RefCount();
    private boolean called;                              // guarded by the lock: something was sent along the path
    private volatile ClientHook current;                 // set once, under the lock; owns a count
    private List<Runnable> listeners = new ArrayList<>(1); // guarded by the lock

    /** Takes the count of the path over. The listener runs under no lock when the last reference is gone. */
    RemotePromise(RpcConnection connection, RemoteTarget path, Runnable onUnreferenced) {
        this.connection = connection;
        this.path = path;
        this.onUnreferenced = onUnreferenced;
    }

    RpcConnection connection() {
        return connection;
    }

    RemoteTarget path() {
        return path;
    }

    /** Under the lock: something is about to be sent along the path, or the path itself is handed to the peer. */
    void markCalled() {
        called = true;
    }

    /** Under the lock: what this turned out to be, taking over the caller's count. */
    void resolve(ClientHook object, Deferred deferred) throws ProtocolException {
        if (current != null) {
            deferred.add(object::release);
            throw new ProtocolException("a promise (" + path + ") is resolved twice");
        }
        boolean embargo = called && !connection.isAtPeer(object) && !(object instanceof BrokenClient);
        if (embargo && path instanceof ImportClient && !connection.settings().shortenResolvedPromises()) {
            deferred.add(object::release); // stays as it is: every call goes through the peer
            return;
        }
        if (called && object instanceof RemotePromise promise && promise.connection == connection) {
            promise.markCalled(); // what was sent along this path may still be on its way when that one resolves
        }
        settle(embargo ? connection.embargoes().begin(path, object, deferred) : object, deferred);
    }

    /** Under the lock: nothing will come of it. */
    void breakWith(BrokenClient broken, Deferred deferred) {
        if (current == null) {
            settle(broken, deferred);
        }
    }

    private void settle(ClientHook object, Deferred deferred) {
        current = object;
        deferred.add(path::release);
        listeners.forEach(deferred::add);
        listeners = null;
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        ClientHook known = current;
        return known != null
                ? known.newCall(interfaceId, methodId, sizeHintWords)
                : new RpcRequest(path, this, interfaceId, methodId, sizeHintWords);
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        ClientHook known = current;
        if (known != null) {
            known.call(interfaceId, methodId, call);
        } else {
            RpcRequest.forward(new RpcRequest(path, this, interfaceId, methodId, 0), call);
        }
    }

    @Override
    public ClientHook resolution() {
        return current;
    }

    @Override
    public boolean isUnresolved() {
        return current == null;
    }

    @Override
    public void whenResolved(Runnable listener) {
        connection.lock().lock();
        try {
            if (listeners != null) {
                listeners.add(listener);
                return;
            }
        } finally {
            connection.lock().unlock();
        }
        listener.run();
    }

    @Override
    public ClientHook addRef() {
        count.add(this);
        return this;
    }

    boolean tryAddRef() {
        return count.tryAdd();
    }

    @Override
    public void release() {
        if (!count.release(this)) {
            return;
        }
        ClientHook held;
        connection.lock().lock();
        try {
            held = current == null ? path : current;
        } finally {
            connection.lock().unlock();
        }
        onUnreferenced.run();
        held.release();
    }

    @Override
    public String toString() {
        return "promise of " + path;
    }
}
