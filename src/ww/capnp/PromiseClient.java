package ww.capnp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference to an object that is not known yet. Calls wait in one queue and leave it in their order when
 * {@link #resolve} says what the object is; only when the queue is empty do later calls go there directly, so none
 * overtakes.
 *
 * <p>Why a queue of our own and not a future: a {@code CompletableFuture} runs what waits for it in reverse order.
 */
public final class PromiseClient implements ClientHook {
    /**
     * Calls that may wait in one promise. Calls of peers are bounded by their connection long before; this stops a
     * caller of our own who never waits for an answer.
     */
    private static final int QUEUED_CALLS_MAX = 1 << 16;

    private final Runnable onUnreferenced;
    private final ArrayDeque<Queued> queue = new ArrayDeque<>(2);  // guarded by this
    private List<Runnable> listeners = new ArrayList<>(1);         // guarded by this
    private int references = 1;                                    // guarded by this
    private ClientHook target;                                     // guarded by this; set once, owns a count
    private boolean direct;                                        // guarded by this; target is set and queue is empty

    private record Queued(long interfaceId, int methodId, CallHook call) { }

    /** The one count of the new promise belongs to the caller. */
    public PromiseClient() {
        this(() -> { });
    }

    /** With something to run, under no lock, when the last reference is gone. */
    public PromiseClient(Runnable onUnreferenced) {
        this.onUnreferenced = onUnreferenced;
    }

    /**
     * Says what the object is, taking over the caller's count of it, and sends the waiting calls there. The first
     * resolution counts. Must not be called under a lock; returns when the queue has been sent.
     */
    public void resolve(ClientHook object) {
        ClientHook resolution = leadsHere(object)
                ? new BrokenClient(CallException.failed("a promise was resolved to itself"))
                : object;
        boolean taken;
        synchronized (this) {
            taken = target == null && references > 0;
            if (taken) {
                target = resolution;
                references++; // while the queue is being sent
            }
        }
        if (resolution != object || !taken) {
            object.release();
        }
        if (taken) {
            sendQueue();
        }
    }

    /** Says that there is no object: {@link #resolve} with a broken reference. */
    public void fail(CallException reason) {
        resolve(new BrokenClient(reason));
    }

    private boolean leadsHere(ClientHook object) {
        for (ClientHook next = object; next != null; next = next.resolution()) {
            if (next == this) {
                return true;
            }
        }
        return false;
    }

    private void sendQueue() {
        for (Queued next = nextOrDirect(); next != null; next = nextOrDirect()) {
            target.call(next.interfaceId, next.methodId, next.call);
            release();
        }
        List<Runnable> waiting;
        synchronized (this) {
            waiting = listeners;
            listeners = null;
        }
        waiting.forEach(Runnable::run);
        release();
    }

    private synchronized Queued nextOrDirect() {
        Queued next = queue.poll();
        direct = next == null;
        return next;
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        ClientHook known = resolution();
        return known != null
                ? known.newCall(interfaceId, methodId, sizeHintWords)
                : new LocalRequest(this, interfaceId, methodId, sizeHintWords);
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        synchronized (this) {
            if (!direct && queue.size() < QUEUED_CALLS_MAX) {
                references++;
                queue.add(new Queued(interfaceId, methodId, call));
                return;
            }
        }
        ClientHook known = resolution();
        if (known == null) {
            call.failed(CallException.overloaded(QUEUED_CALLS_MAX + " calls wait for one promise already"));
        } else {
            known.call(interfaceId, methodId, call);
        }
    }

    @Override
    public synchronized ClientHook resolution() {
        return direct ? target : null;
    }

    @Override
    public synchronized boolean isUnresolved() {
        return !direct;
    }

    @Override
    public void whenResolved(Runnable listener) {
        synchronized (this) {
            if (listeners != null) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    @Override
    public ClientHook addRef() {
        if (!tryAddRef()) {
            throw new IllegalStateException("a reference to a released promise was used");
        }
        return this;
    }

    /** Takes a count unless the last one was given back already. */
    synchronized boolean tryAddRef() {
        if (references <= 0) {
            return false;
        }
        references++;
        return true;
    }

    @Override
    public void release() {
        ClientHook held;
        synchronized (this) {
            if (references <= 0) {
                throw new IllegalStateException("a reference to a promise was released twice");
            }
            references--;
            if (references > 0) {
                return;
            }
            held = target;
        }
        if (held != null) {
            held.release();
        }
        onUnreferenced.run();
    }
}
