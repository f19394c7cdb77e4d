package ww.capnp;

import java.util.concurrent.CompletableFuture;

/**
 * The answer to one call which was sent, seen by the caller: the response when it is there, and at once the
 * capabilities it will hold.
 */
public interface AnswerHook extends PipelineHook, AutoCloseable {
    /**
     * Completed with the response or with a {@link CallException}; under no lock, on the thread that brought it, so
     * dependents must be short. A {@code CompletableFuture} runs its dependents last come, first served: never hang
     * anything on it whose order matters.
     */
    CompletableFuture<Response> response();

    /**
     * Ends the interest in the answer. The response, if it came, must not be read any more. If it did not, the call
     * is cancelled as soon as no pipelined reference taken from it remains either, and {@link #response()} completes
     * with a {@code CancellationException}. May be called more than once.
     */
    @Override
    void close();
}
