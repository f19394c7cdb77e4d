package ww.capnp;

import java.util.concurrent.CompletionException;

/**
 * Keeps the bytes of unanswered streaming calls of one reference near a window, so that a fast sender does not fill a
 * slow receiver's memory. The answers of streaming calls are empty: they only acknowledge. After the first failure
 * every further call fails in the same way without being sent.
 */
final class StreamWindow {
    /**
     * A call may leave while fewer bytes than this are unacknowledged. Four chunks of the customary 64 KiB hide one
     * round trip on a local network; more would only lie in queues.
     */
    static final long WINDOW_BYTES = 256 * 1024;

    private long unacknowledgedBytes; // guarded by this
    private int unacknowledgedCalls;  // guarded by this
    private CallException failure;    // guarded by this; the first

    /** Sends when the window has room, waiting for acknowledgements if need be. Closes the request if it cannot. */
    void send(Request request) throws CallException, InterruptedException {
        long bytes = 8 * request.words();
        try {
            reserve(bytes);
        } catch (CallException | InterruptedException e) {
            request.close();
            throw e;
        }
        AnswerHook answer = request.send();
        answer.response().whenComplete((response, reason) -> {
            acknowledged(bytes, reason);
            answer.close();
        });
    }

    private void reserve(long bytes) throws CallException, InterruptedException {
        if (mustWait()) {
            CallContext.waiting();
        }
        synchronized (this) {
            while (failure == null && unacknowledgedBytes >= WINDOW_BYTES) {
                wait();
            }
            throwFailure();
            unacknowledgedBytes += bytes;
            unacknowledgedCalls++;
        }
    }

    private synchronized boolean mustWait() {
        return failure == null && unacknowledgedBytes >= WINDOW_BYTES;
    }

    private synchronized void acknowledged(long bytes, Throwable reason) {
        unacknowledgedBytes -= bytes;
        unacknowledgedCalls--;
        if (reason != null && failure == null) {
            Throwable cause = reason instanceof CompletionException ? reason.getCause() : reason;
            failure = cause instanceof CallException told ? told
                    : new CallException(CallException.Type.FAILED, "a streaming call failed", cause);
        }
        notifyAll();
    }

    /** Waits until nothing is unacknowledged; throws the first failure. */
    void awaitEmpty() throws CallException, InterruptedException {
        CallContext.waiting();
        synchronized (this) {
            while (unacknowledgedCalls > 0) {
                wait();
            }
            throwFailure();
        }
    }

    private void throwFailure() throws CallException {
        if (failure != null) {
            throw failure.again();
        }
    }
}
