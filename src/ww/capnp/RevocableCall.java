package ww.capnp;

import java.util.function.Consumer;

/**
 * A call on its way through a {@link Revocable}. Its results are built in a message of its own and copied when it ends,
 * so that a server which goes on after the call was cut writes into nothing that is still in use.
 */
final class RevocableCall implements CallHook {
    private final CallHook call;
    private final Consumer<RevocableCall> onEnd;
    private final MessageBuilder results = new MessageBuilder();
    private boolean ended;           // guarded by this
    private Runnable cancelListener; // guarded by this
    private AnswerHook tail;         // guarded by this

    RevocableCall(CallHook call, Consumer<RevocableCall> onEnd) {
        this.call = call;
        this.onEnd = onEnd;
        call.onCancel(this::cancel);
    }

    /** Ends the call with this reason, whatever its server still does. */
    void cut(CallException reason) {
        if (end()) {
            call.failed(reason);
            cancel();
        }
    }

    private synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private void cancel() {
        Runnable listener;
        AnswerHook forwarded;
        synchronized (this) {
            listener = cancelListener;
            cancelListener = null;
            forwarded = tail;
        }
        if (listener != null) {
            listener.run();
        }
        if (forwarded != null) {
            forwarded.close();
        }
    }

    @Override
    public AnyPointer.Reader params() {
        return call.params();
    }

    @Override
    public void releaseParams() {
        call.releaseParams();
    }

    @Override
    public AnyPointer.Builder results(int sizeHintWords) {
        return results.root();
    }

    @Override
    public void pipeline(PipelineHook pipeline) {
        call.pipeline(pipeline);
    }

    @Override
    public void returned() {
        if (end()) {
            call.results((int) results.words()).set(results.root().asReader());
            call.returned();
        }
        results.close();
        onEnd.accept(this);
    }

    @Override
    public void failed(CallException cause) {
        if (end()) {
            call.failed(cause);
        }
        results.close();
        onEnd.accept(this);
    }

    @Override
    public void tailCall(Request request) {
        AnswerHook forwarded = request.send();
        synchronized (this) {
            tail = forwarded;
        }
        call.pipeline(forwarded);
        if (isCancelled()) {
            forwarded.close();
        }
        forwarded.response().whenComplete((response, failure) -> {
            if (failure == null) {
                results.root().set(response.results());
                returned();
            } else {
                failed(failure instanceof CallException reason ? reason
                        : CallException.failed("the call was cancelled"));
            }
            forwarded.close();
        });
    }

    @Override
    public boolean isCancelled() {
        synchronized (this) {
            if (ended) {
                return true;
            }
        }
        return call.isCancelled();
    }

    @Override
    public void onCancel(Runnable listener) {
        boolean atOnce;
        synchronized (this) {
            atOnce = ended;
            cancelListener = atOnce ? null : listener;
        }
        if (atOnce) {
            listener.run();
        } else if (call.isCancelled()) {
            cancel();
        }
    }
}
