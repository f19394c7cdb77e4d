package ww.capnp;

/**
 * What stands behind references to one object: the object itself, an import from a peer, a promise, or a reason why
 * there is none. Typed clients ({@link Client}) wrap one; cap tables of messages hold them.
 *
 * <p><b>Counting.</b> A hook is shared and counted. Whoever is given one as a result owns one count, unless the method
 * says "borrowed", and gives it back with {@link #release()} exactly once. When the count reaches zero, a local object
 * is closed and a remote one is released at its host. Counts are explicit because an object on another machine must
 * not live until our next garbage collection.
 *
 * <p><b>Threads.</b> Every method may be called from any thread, returns without waiting for application code or for
 * the peer, and must not be called while holding a lock that such a call could need: {@code release} may close an
 * object or enter another connection. ({@link Request#send} of an import may wait for room in its output queue.)
 *
 * <p><b>Promises</b> override {@link #resolution}, {@link #isUnresolved} and {@link #whenResolved} together; what the
 * methods do here is right for everything that is what it is.
 *
 * <p><b>Order.</b> Calls made one after the other through one hook begin in that order at the object (E-order).
 */
public interface ClientHook {
    /**
     * Begins a call to this object; nothing happens until {@link Request#send()}. Never fails: a broken reference
     * fails the answer.
     *
     * @param sizeHintWords about how many words the parameters will take, 0 if not known
     */
    Request newCall(long interfaceId, int methodId, int sizeHintWords);

    /**
     * Delivers a call whose parameters exist already: out of a promise's queue, or from another connection. The hook
     * takes the call over and sees to it that it ends, now or later, by exactly one of {@link CallHook#returned()},
     * {@link CallHook#failed} and {@link CallHook#tailCall}. The caller of this method keeps its count of the hook; the
     * implementation holds its own for as long as it needs the object.
     */
    void call(long interfaceId, int methodId, CallHook call);

    /**
     * What this promise turned out to be, borrowed: valid while the caller holds its count of this hook. Null while it
     * is not known, and for hooks which are no promises.
     */
    default ClientHook resolution() {
        return null;
    }

    /** What calls to this hook reach now without overtaking earlier ones: the last of its resolutions; borrowed. */
    default ClientHook innermost() {
        ClientHook at = this;
        for (ClientHook next = at.resolution(); next != null; next = at.resolution()) {
            at = next;
        }
        return at;
    }

    /** Whether this may still turn into something else: true for a promise without {@link #resolution()}. */
    default boolean isUnresolved() {
        return false;
    }

    /**
     * Runs the listener once when the resolution becomes known, on the resolving thread and under no lock; at once if
     * it is known or if this is no promise. Listeners run in the order in which they came.
     */
    default void whenResolved(Runnable listener) {
        listener.run();
    }

    /** Takes one more count and gives this hook, so that it can be written where a reference is handed on. */
    ClientHook addRef();

    /** Gives one count back. */
    void release();
}
