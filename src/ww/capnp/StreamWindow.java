package ww.capnp;

/**
 * Keeps the bytes of unanswered streaming calls of one reference below a window, so that a fast sender does not fill a
 * slow receiver's memory. The answers of streaming calls are empty: they only acknowledge.
 */
final class StreamWindow {
    /** Sends when the window has room, waiting for acknowledgements if need be. */
    void send(Request request) throws CallException, InterruptedException {
        throw new UnsupportedOperationException("streaming");
    }

    /** Waits until nothing is unacknowledged. */
    void awaitEmpty() throws CallException, InterruptedException {
        throw new UnsupportedOperationException("streaming");
    }
}
