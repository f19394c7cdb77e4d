package ww.capnp;

import java.util.ArrayDeque;

/**
 * A reference to an object of this process: its server, the count of references, and the mailbox that starts its calls
 * in order.
 *
 * <p>At most one call holds the <em>turn</em>. The thread that serves it goes on with the next call in the mailbox
 * when it returns; when it passes the turn earlier (it waits, or detaches), another thread takes over the mailbox. So
 * a burst of short calls is served by one virtual thread, and a waiting call costs one more.
 *
 * <p>Each call in the mailbox or under way holds a count, so the object is closed only after its last call.
 */
public final class LocalObject implements ClientHook {
    private final Server server;
    private final ArrayDeque<Delivery> mailbox = new ArrayDeque<>(2); // guarded by this
    private int references = 1;   // guarded by this
    private boolean turnTaken;    // guarded by this
    private CallException broken; // guarded by this; once set, no call reaches the server any more

    /** The one count of the new object belongs to the caller. */
    public LocalObject(Server server) {
        this.server = server;
    }

    /** The object itself, to recognise it when its reference comes back. */
    public Server server() {
        return server;
    }

    @Override
    public Request newCall(long interfaceId, int methodId, int sizeHintWords) {
        return new LocalRequest(this, interfaceId, methodId, sizeHintWords);
    }

    @Override
    public void call(long interfaceId, int methodId, CallHook call) {
        Delivery delivery = new Delivery(this, interfaceId, methodId, call);
        synchronized (this) {
            references++;
            if (turnTaken) {
                mailbox.add(delivery);
                return;
            }
            turnTaken = true;
        }
        serveOnNewThread(delivery);
    }

    @Override
    public synchronized ClientHook addRef() {
        if (references <= 0) {
            throw new IllegalStateException("a reference to a closed object was used: " + server);
        }
        references++;
        return this;
    }

    @Override
    public void release() {
        if (releaseWasLast()) {
            Thread.ofVirtual().name("ww.capnp close").start(server::close);
        }
    }

    private synchronized boolean releaseWasLast() {
        if (references <= 0) {
            throw new IllegalStateException("a reference was released twice: " + server);
        }
        references--;
        return references == 0;
    }

    private void serveOnNewThread(Delivery first) {
        Thread.ofVirtual().name("ww.capnp serve").start(() -> serveFrom(first));
    }

    private void serveFrom(Delivery first) {
        Delivery delivery = first;
        while (delivery != null) {
            delivery.serve(server, brokenReason());
            Delivery next = delivery.passTurn() ? nextOrEndTurn() : null;
            if (releaseWasLast()) {
                server.close();
            }
            delivery = next;
        }
    }

    private synchronized CallException brokenReason() {
        return broken;
    }

    private synchronized Delivery nextOrEndTurn() {
        Delivery next = mailbox.poll();
        turnTaken = next != null;
        return next;
    }

    /** The call that holds the turn lets go of it before its end. */
    void turnPassed() {
        Delivery next = nextOrEndTurn();
        if (next != null) {
            serveOnNewThread(next);
        }
    }

    /** A streaming call failed: later calls must not act as if it had succeeded. */
    synchronized void breakWith(CallException reason) {
        if (broken == null) {
            broken = reason;
        }
    }
}
