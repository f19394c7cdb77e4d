package ww.rpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import ww.capnp.AnswerHook;
import ww.capnp.BrokenClient;
import ww.capnp.CallException;
import ww.capnp.ClientHook;
import ww.capnp.PipelineHook;
import ww.capnp.PointerPath;
import ww.capnp.Response;

/**
 * One call of ours, from Call to both Return and Finish; to the caller, its answer.
 *
 * <pre>
 * AWAITING   --Return--> RETURNING --capabilities taken--> RETURNED --last pin gone, Finish sent--> DONE
 *     |                                                                                              ^
 *     +--nobody wants it, Finish sent--> FINISHED --Return------------------------------------------+
 * </pre>
 * In FINISHED the Return's capabilities are not ours: the Finish has already given them back. A <em>pin</em> is a path
 * into the answer which someone may still send along.
 */
final class Question implements AnswerHook {
    private enum State { AWAITING, RETURNING, RETURNED, FINISHED, DONE }

    private final RpcConnection connection;
    private final CompletableFuture<Response> response = new CompletableFuture<>();
    private int id;
    private long bytes;
    private int[] paramExports = {};
    private State state = State.AWAITING;            // this and all below: guarded by the lock
    private boolean closed;
    private int pins;
    private Map<PointerPath, RemotePromise> promises; // null until there is one
    private boolean finishSkipped;                    // the peer has forgotten the answer and wants no Finish
    private Outcome outcome;                          // once the state is RETURNED or DONE

    Question(RpcConnection connection) {
        this.connection = connection;
    }

    RpcConnection connection() {
        return connection;
    }

    int id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    int[] paramExports() {
        return paramExports;
    }

    /** Under the lock: the question is in the table and its call is being sent. */
    void asked(int questionId, long callBytes, int[] exports) {
        id = questionId;
        bytes = callBytes;
        paramExports = exports;
    }

    /** A question which could not be asked. */
    Question refused(CallException reason) {
        state = State.DONE;
        outcome = Outcome.of(reason);
        response.completeExceptionally(reason);
        return this;
    }

    @Override
    public CompletableFuture<Response> response() {
        return response;
    }

    @Override
    public ClientHook pipelined(int[] pointerPath) {
        PipelineHook known;
        connection.lock().lock();
        try {
            PointerPath path = new PointerPath(pointerPath);
            RemotePromise promise = promises == null ? null : promises.get(path);
            if (promise != null && promise.tryAddRef()) {
                return promise;
            }
            if (state == State.AWAITING || state == State.RETURNING) {
                return newPromise(path);
            }
            known = outcome == null ? null : outcome.pipeline();
        } finally {
            connection.lock().unlock();
        }
        return known != null ? known.pipelined(pointerPath)
                : new BrokenClient(CallException.failed("the answer was closed"));
    }

    private RemotePromise newPromise(PointerPath path) {
        RemotePromise[] self = new RemotePromise[1];
        PipelinedClient client = new PipelinedClient(this, path.indexes());
        self[0] = new RemotePromise(connection, client, () -> forget(path, self[0]));
        if (promises == null) {
            promises = new HashMap<>(4);
        }
        promises.put(path, self[0]);
        return self[0];
    }

    private void forget(PointerPath path, RemotePromise promise) {
        connection.lock().lock();
        try {
            promises.remove(path, promise);
        } finally {
            connection.lock().unlock();
        }
    }

    /** Under the lock. */
    void pin() {
        pins++;
    }

    void unpin() {
        connection.lock().lock();
        try {
            pins--;
            finishIfUnneeded();
        } finally {
            connection.lock().unlock();
        }
        connection.outbox().wake();
    }

    @Override
    public void close() {
        Runnable releaseOutcome;
        connection.lock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            releaseOutcome = outcome == null ? null : outcome.release();
            finishIfUnneeded();
        } finally {
            connection.lock().unlock();
        }
        if (!response.isDone()) {
            response.completeExceptionally(new CancellationException("the answer was closed before it came"));
        }
        if (releaseOutcome != null) {
            releaseOutcome.run();
        }
        connection.outbox().wake();
    }

    private void finishIfUnneeded() {
        if (pins > 0) {
            return;
        }
        if (state == State.AWAITING && closed) {
            state = State.FINISHED;
            connection.send(Messages.finish(id, true));
        } else if (state == State.RETURNED) {
            state = State.DONE;
            if (!finishSkipped) {
                connection.send(Messages.finish(id, false));
            }
            connection.questions().free(id);
        }
    }

    /** Under the lock: the Return is here. Whether anyone wants what it carries. */
    boolean returning() throws ProtocolException {
        switch (state) {
            case AWAITING -> state = State.RETURNING;
            case FINISHED -> {
                state = State.DONE;
                connection.questions().free(id);
            }
            default -> throw new ProtocolException("a second Return for question " + id);
        }
        return state == State.RETURNING;
    }

    /**
     * Under the lock: what the Return carried is known.
     *
     * @param finishNeeded false if the peer has forgotten the answer already
     * @throws ProtocolException if that resolves a promise twice
     */
    void returned(Outcome known, boolean finishNeeded, Deferred deferred) throws ProtocolException {
        if (closed || state == State.DONE) {
            deferred.add(known.release());
        }
        if (state == State.DONE) {
            return; // the connection ended meanwhile, and this question with it
        }
        state = State.RETURNED;
        outcome = known;
        for (Map.Entry<PointerPath, RemotePromise> entry : livePromises(deferred)) {
            entry.getValue().resolve(known.pipeline().pipelined(entry.getKey().indexes()), deferred);
        }
        finishSkipped = !finishNeeded;
        finishIfUnneeded();
    }

    /** Another way to the same capabilities, for paths asked from now on. */
    void continueWith(PipelineHook pipeline) {
        connection.lock().lock();
        try {
            outcome = new Outcome(pipeline, outcome.release());
        } finally {
            connection.lock().unlock();
        }
    }

    /** The promises which are still referenced, each with a count that is given back afterwards. */
    private List<Map.Entry<PointerPath, RemotePromise>> livePromises(Deferred deferred) {
        if (promises == null) {
            return List.of();
        }
        List<Map.Entry<PointerPath, RemotePromise>> live = new ArrayList<>(promises.size());
        for (Map.Entry<PointerPath, RemotePromise> entry : promises.entrySet()) {
            RemotePromise promise = entry.getValue();
            if (promise.tryAddRef()) {
                live.add(Map.entry(entry.getKey(), promise));
                deferred.add(promise::release);
            }
        }
        return live;
    }

    /** Under the lock: the connection is over. */
    void end(CallException reason, Deferred deferred) {
        boolean unanswered = state == State.AWAITING || state == State.RETURNING;
        state = State.DONE;
        if (!unanswered) {
            return;
        }
        BrokenClient broken = new BrokenClient(reason);
        outcome = Outcome.of(reason);
        for (Map.Entry<PointerPath, RemotePromise> entry : livePromises(deferred)) {
            entry.getValue().breakWith(broken, deferred);
        }
        deferred.add(() -> response.completeExceptionally(reason));
    }
}
