package ww.host;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import ww.peer.PeerId;

/**
 * Tells listeners of peers that come and go, in order, on one thread, so that whoever changes the connection table
 * never runs foreign code. The queue is as long as peers come and go while a listener is busy, which the limits on
 * connections bound.
 */
final class Events {
    private static final System.Logger LOG = System.getLogger("ww.host");

    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Consumer<ConnectionListener>> queue = new LinkedBlockingQueue<>();
    private volatile boolean closed;

    void add(ConnectionListener listener) {
        listeners.add(listener);
    }

    void connected(PeerId peer) {
        queue.add(listener -> listener.connected(peer));
    }

    void disconnected(PeerId peer, String reason) {
        queue.add(listener -> listener.disconnected(peer, reason));
    }

    /** The loop of the thread that calls the listeners. */
    void deliver() {
        try {
            while (!closed || !queue.isEmpty()) {
                Consumer<ConnectionListener> event = queue.take();
                listeners.forEach(listener -> deliver(event, listener));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deliver(Consumer<ConnectionListener> event, ConnectionListener listener) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a connection listener failed", e);
        }
    }

    /** Ends the loop when what has happened so far is told. */
    void close() {
        closed = true;
        queue.add(listener -> { });
    }
}
