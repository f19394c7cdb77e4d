package ww.capnp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The answer to a typed call. Generated answers extend this with a method for each pointer field of the results, to
 * call the capabilities in them before they have come.
 *
 * <p>Closing it releases the results, or cancels the call if they have not come and no pipelined reference needs them.
 *
 * @param <R> the reader of the results
 */
public class Answer<R> implements AutoCloseable {
    private final AnswerHook hook;
    private final PointerFactory<?, R> results;

    /** Takes the hook over and closes it. */
    public Answer(AnswerHook hook, PointerFactory<?, R> results) {
        this.hook = hook;
        this.results = results;
    }

    /**
     * Waits for the results, which may be read until {@link #close()}. Inside a server method, the first wait lets the
     * next call on the served object begin. An interrupt closes this answer, which cancels the call.
     *
     * @throws CallException if the call failed, or its results are not of their type; with the stack of the waiting
     * thread
     */
    public final R join() throws CallException, InterruptedException {
        CompletableFuture<Response> response = hook.response();
        if (!response.isDone()) {
            CallContext.waiting();
        }
        try {
            return response.get().results().getAs(results);
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (CapnpException e) {
            throw new CallException(CallException.Type.FAILED, "the results are malformed: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CallException reason
                    ? reason.again()
                    : new CallException(CallException.Type.FAILED, "the answer could not be read", e.getCause());
        }
    }

    /** The untyped answer, borrowed: its future, for callers who combine several. */
    public final AnswerHook hook() {
        return hook;
    }

    /** The results as a place to pipeline from. */
    public final Pipeline pipeline() {
        return new Pipeline(hook);
    }

    @Override
    public final void close() {
        hook.close();
    }
}
