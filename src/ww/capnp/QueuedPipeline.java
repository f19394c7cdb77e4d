package ww.capnp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipeline of a call that is not answered yet, at the side which serves it: each path asked for becomes one
 * {@link PromiseClient}, resolved when the call is answered. Asking for the same path again gives the same promise, so
 * that calls to it keep their order across the answer.
 *
 * <p>It also knows who still wants the call: its owner until {@link #close()}, and the promises handed out.
 */
public final class QueuedPipeline implements PipelineHook {
    private final Runnable onUnused;
    private final Map<PointerPath, PromiseClient> promises = new LinkedHashMap<>(4); // guarded by this
    private PipelineHook settled;                                             // guarded by this
    private boolean closed;                                                   // guarded by this

    /** With something to run, under no lock, when the owner has closed this and no promise of it is referenced. */
    public QueuedPipeline(Runnable onUnused) {
        this.onUnused = onUnused;
    }

    @Override
    public ClientHook pipelined(int[] pointerPath) {
        PointerPath path = new PointerPath(pointerPath);
        PipelineHook known;
        synchronized (this) {
            PromiseClient promise = promises.get(path);
            if (promise != null && promise.tryAddRef()) {
                return promise;
            }
            if (settled == null) {
                return newPromise(path);
            }
            known = settled;
        }
        return known.pipelined(pointerPath);
    }

    private PromiseClient newPromise(PointerPath path) {
        PromiseClient[] self = new PromiseClient[1];
        self[0] = new PromiseClient(() -> forget(path, self[0]));
        promises.put(path, self[0]);
        return self[0];
    }

    /**
     * Says where the capabilities are: resolves the promises in the order in which they were first asked for. The first
     * settlement counts. Must not be called under a lock. The pipeline given must outlive this call, and as long as
     * this one is open.
     */
    public void settle(PipelineHook pipeline) {
        List<Map.Entry<PointerPath, PromiseClient>> waiting = new ArrayList<>();
        synchronized (this) {
            if (settled != null) {
                return;
            }
            settled = pipeline;
            for (Map.Entry<PointerPath, PromiseClient> entry : promises.entrySet()) {
                if (entry.getValue().tryAddRef()) {
                    waiting.add(Map.entry(entry.getKey(), entry.getValue()));
                }
            }
        }
        for (Map.Entry<PointerPath, PromiseClient> entry : waiting) {
            entry.getValue().resolve(pipeline.pipelined(entry.getKey().indexes()));
            entry.getValue().release();
        }
    }

    /** Says that the call failed: every capability of it is broken. */
    public void fail(CallException reason) {
        settle(pointerPath -> new BrokenClient(reason));
    }

    private void forget(PointerPath path, PromiseClient promise) {
        boolean unused;
        synchronized (this) {
            promises.remove(path, promise);
            unused = closed && promises.isEmpty();
        }
        if (unused) {
            onUnused.run();
        }
    }

    /** The owner wants the call no longer. To be called once. */
    public void close() {
        boolean unused;
        synchronized (this) {
            closed = true;
            unused = promises.isEmpty();
        }
        if (unused) {
            onUnused.run();
        }
    }
}
