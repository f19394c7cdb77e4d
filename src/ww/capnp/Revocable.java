package ww.capnp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Access to an object that can be taken back. References to it work until {@link #revoke}; then every call through them
 * fails, including those under way, whose serving threads are interrupted.
 *
 * <p>What the object itself hands out in its results is not taken back with it.
 */
public final class Revocable implements AutoCloseable {
    private final ClientHook target;                                   // a count of it is held until revoked
    private final Set<RevocableCall> underway = new LinkedHashSet<>(); // guarded by this
    private CallException revoked;                                     // guarded by this

    /** Access to what this client refers to; the client stays its holder's. */
    public Revocable(Client client) {
        target = client.hook().addRef();
    }

    /** A new reference, whose calls pass until this is revoked. */
    public ClientHook reference() {
        return new Reference();
    }

    /** Takes the access back, for this reason. The first time counts. */
    public void revoke(CallException reason) {
        List<RevocableCall> cut;
        synchronized (this) {
            if (revoked != null) {
                return;
            }
            revoked = reason;
            cut = List.copyOf(underway);
            underway.clear();
        }
        cut.forEach(call -> call.cut(reason));
        target.release();
    }

    /** Takes the access back. */
    @Override
    public void close() {
        revoke(CallException.failed("the access to this object was revoked"));
    }

    private void pass(long interfaceId, int methodId, CallHook call) {
        RevocableCall passed = new RevocableCall(call, this::ended);
        CallException reason;
        synchronized (this) {
            reason = revoked;
            if (reason == null) {
                underway.add(passed);
                target.addRef();
            }
        }
        if (reason != null) {
            call.failed(reason);
            return;
        }
        target.call(interfaceId, methodId, passed);
        target.release();
    }

    private synchronized void ended(RevocableCall call) {
        underway.remove(call);
    }

    /** What is handed out. It never resolves to the object, or calls would go around the revocation. */
    private final class Reference implements ClientHook {
        @Override
        public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
            return new LocalRequest(this, interfaceId, methodId, sizeHintWords);
        }

        @Override
        public void call(long interfaceId, int methodId, CallHook call) {
            pass(interfaceId, methodId, call);
        }

        /** Not counted: the access ends by revocation alone. */
        @Override
        public ClientHook addRef() {
            return this;
        }

        @Override
        public void release() {
            // see addRef
        }
    }
}
