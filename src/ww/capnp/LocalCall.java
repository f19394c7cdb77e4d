package ww.capnp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * A call within this process: parameters and results are read out of the messages they were built in. The serving side
 * has it as {@link CallHook}, the calling side as {@link #answer()}.
 *
 * <p>The call is wanted while the answer is open or a pipelined reference to its results exists; when neither is, it is
 * cancelled. The results live until the answer is closed; pipelined references have counts of their own by then.
 */
final class LocalCall implements CallHook {
    /** The root pointer takes one word of a message. */
    static final int ROOT_WORDS = 1;

    private final CompletableFuture<Response> response = new CompletableFuture<>();
    private final QueuedPipeline pipeline = new QueuedPipeline(this::unwanted);
    private final Answer answer = new Answer();
    private MessageBuilder params;   // guarded by this; null when released
    private MessageBuilder results;  // guarded by this until the call has ended
    private Runnable release;        // guarded by this; lets go of the outcome, once it has been handed on
    private Runnable cancelListener; // guarded by this
    private boolean cancelled;       // guarded by this: the answer is closed and nothing pipelined is left
    private boolean closed;          // guarded by this: the answer is closed
    private boolean ended;           // guarded by this: the serving side has said its last word

    LocalCall(MessageBuilder params) {
        this.params = params;
    }

    AnswerHook answer() {
        return answer;
    }

    @Override
    public AnyPointer.Reader params() {
        MessageBuilder message;
        synchronized (this) {
            message = params;
        }
        if (message == null) {
            throw new IllegalStateException("the parameters of this call were released already");
        }
        return message.root().asReader();
    }

    @Override
    public void releaseParams() {
        MessageBuilder released;
        synchronized (this) {
            released = params;
            params = null;
        }
        if (released != null) {
            released.close();
        }
    }

    @Override
    public AnyPointer.Builder results(int sizeHintWords) {
        synchronized (this) {
            if (results == null) {
                results = sizeHintWords > 0 ? new MessageBuilder(sizeHintWords + ROOT_WORDS) : new MessageBuilder();
            }
            return results.root();
        }
    }

    @Override
    public void pipeline(PipelineHook early) {
        pipeline.settle(early);
    }

    @Override
    public void returned() {
        releaseParams();
        results(0);
        MessageBuilder message;
        synchronized (this) {
            message = results;
            results = null;
            ended = true;
        }
        AnyPointer.Reader content = message.root().asReader();
        settle(path -> content.pipelined(path), message::close);
        response.complete(() -> content);
    }

    @Override
    public void failed(CallException cause) {
        releaseParams();
        dropResults();
        settle(path -> new BrokenClient(cause), () -> { });
        response.completeExceptionally(cause);
    }

    @Override
    public void tailCall(Request request) {
        releaseParams();
        dropResults();
        AnswerHook forwarded = request.send();
        settle(forwarded, forwarded::close);
        forwarded.response().whenComplete((value, failure) -> {
            if (failure == null) {
                response.complete(value);
            } else {
                response.completeExceptionally(failure);
            }
        });
    }

    private void dropResults() {
        MessageBuilder dropped;
        synchronized (this) {
            dropped = results;
            results = null;
            ended = true;
        }
        if (dropped != null) {
            dropped.close();
        }
    }

    /** Hands the outcome to the pipelined references, and lets go of it if the answer was closed before. */
    private void settle(PipelineHook from, Runnable outcomeRelease) {
        pipeline.settle(from);
        synchronized (this) {
            if (!closed) {
                release = outcomeRelease;
                return;
            }
        }
        outcomeRelease.run();
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                cancelListener = listener;
                return;
            }
        }
        listener.run();
    }

    /** The answer is closed and no pipelined reference is left. */
    private void unwanted() {
        Runnable listener;
        synchronized (this) {
            cancelled = true;
            listener = ended ? null : cancelListener;
            cancelListener = null;
        }
        if (listener != null) {
            listener.run();
        }
    }

    /** The caller's side. */
    private final class Answer implements AnswerHook {
        @Override
        public ClientHook pipelined(int[] pointerPath) {
            return pipeline.pipelined(pointerPath);
        }

        @Override
        public CompletableFuture<Response> response() {
            return response;
        }

        @Override
        public void close() {
            Runnable outcomeRelease;
            synchronized (LocalCall.this) {
                if (closed) {
                    return;
                }
                closed = true;
                outcomeRelease = release;
            }
            response.completeExceptionally(new CancellationException("the answer was closed before it came"));
            pipeline.close();
            if (outcomeRelease != null) {
                outcomeRelease.run();
            }
        }
    }
}
