package ww.rpc;

import ww.capnp.CallHook;
import ww.capnp.ClientHook;
import ww.capnp.Request;

/**
 * A promise as it was described to the peer. Once a Resolve has told the peer what it is, calls that reach us by the
 * promise's number, or by the answer it was first seen in, go to exactly what was described, even if that turns out to
 * be something else again: the peer's embargo covers that one path.
 */
final class PinnedClient implements ClientHook {
    private final RefCount count = new RefCount();
    private volatile ClientHook target; // owns a count; the promise, then what the Resolve described

    /** Takes the count of the promise over. */
    PinnedClient(ClientHook promise) {
        target = promise;
    }

    /** Sends calls from now on to what was described, taking its count over, and gives the promise's count back. */
    ClientHook pin(ClientHook described) {
        ClientHook before = target;
        target = described;
        return before;
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        return target.newCall(interfaceId, methodId, sizeHintWords);
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        target.call(interfaceId, methodId, call);
    }

    @Override
    public ClientHook resolution() {
        return target;
    }

    @Override
    public boolean isUnresolved() {
        return target.isUnresolved();
    }

    @Override
    public void whenResolved(Runnable listener) {
        target.whenResolved(listener);
    }

    @Override
    public ClientHook addRef() {
        count.add(this);
        return this;
    }

    @Override
    public void release() {
        if (count.release(this)) {
            target.release();
        }
    }

    @Override
    public String toString() {
        return "pinned " + target;
    }
}
