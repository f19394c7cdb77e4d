package ww.capnp;

/**
 * An object that serves calls. Generated server interfaces extend this and fill in {@link #dispatch}; applications
 * implement their methods in plain blocking code and turn the object into a reference with {@link Client#of(Server)}.
 *
 * <p>Calls begin in the order in which they were made, each on a virtual thread. The next one begins when the one
 * before returns, first waits for the answer of a call of its own, or says {@link CallContext#detach()}; from then on
 * several may run at once and the object guards its state as any Java object would. (Strictly one at a time would
 * deadlock as soon as two objects call each other.) When the caller cancels, the serving thread is interrupted.
 */
public interface Server {
    /**
     * Serves one call by the method's code: reads {@code context.params()}, fills {@code context.results()}. Returning
     * answers the call. Throwing fails it: with a {@link CallException} as it is, with anything else as
     * {@code failed}, naming only its class to the caller. For an interface or method it does not have,
     * {@link CallContext#unimplemented} makes the exception to throw.
     */
    void dispatch(long interfaceId, int methodId, CallContext context) throws Exception;

    /** Called once, on a virtual thread, when the last reference is gone and the last call has ended. */
    default void close() {
    }
}
