package ww.capnp;

/**
 * A call being prepared. Fill {@link #params()}, then {@link #send()} once; or {@link #close()} to forget it. One
 * thread prepares a request; requests of several threads are independent.
 */
public interface Request extends AutoCloseable {
    /** Where the parameters go: the pointer to the parameter struct. Its message has a cap table. */
    AnyPointer.Builder params();

    /** Words in use so far, of the whole message. */
    long words();

    /**
     * Sends the call and gives its answer, which the caller closes. Does not wait for the answer, but may wait for room
     * when the connection has more output queued than its bound; an interrupt while waiting fails the answer. The
     * request and its parameters must not be used afterwards.
     */
    AnswerHook send();

    /** Forgets a request that was not sent; the capabilities in its parameters are released. No effect after send. */
    @Override
    void close();
}
