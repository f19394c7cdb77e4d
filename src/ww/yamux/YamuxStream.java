package ww.yamux;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import ww.io.Duplex;

/**
 * One stream of a session: two independent halves with an id. Opening one writes nothing; its first frame carries the
 * opening, so the first bytes written (or an empty {@code flush()}) let the peer know of it.
 *
 * <p>Bytes written are held back until {@code flush()}, or until they fill a frame, and a write waits while the peer
 * has granted no credit. Closing the output sends what is held and half-closes. A wait for credit is not interruptible
 * (closing the stream ends it); a read is.
 */
public final class YamuxStream implements Duplex {
    private final YamuxSession session;
    private final int id;
    private final boolean inbound;
    private final StreamInput input;
    private final StreamOutput output;
    /** When both halves were closed by us while the peer had not finished; 0 before. Read by the keepalive. */
    private volatile long lingersSinceNanos;
    private volatile boolean lingers;
    private final AtomicBoolean unacknowledged;

    YamuxStream(YamuxSession session, int id, boolean inbound, YamuxSettings settings) {
        this.session = session;
        this.id = id;
        this.inbound = inbound;
        unacknowledged = new AtomicBoolean(!inbound);
        input = new StreamInput(this, session.budget(), settings, session.time());
        output = new StreamOutput(this, settings.framePayloadBytesMax(), inbound ? Frame.ACK : Frame.SYN);
    }

    /** Whether the peer has been told of it: false until the first flush of a stream that we opened. */
    public boolean announced() {
        return output.opened();
    }

    /** The id on the wire, unsigned; odd for streams that the dialer of the connection opened. */
    public int id() {
        return id;
    }

    /** Whether the peer opened it. */
    public boolean inbound() {
        return inbound;
    }

    @Override
    public InputStream in() {
        return input;
    }

    @Override
    public OutputStream out() {
        return output;
    }

    /**
     * Ends both directions without waiting for credit. The peer sees a clean end if everything written could be sent,
     * otherwise a reset. What the peer still sends is dropped; if it does not end its direction within the lingering
     * time of the settings, the stream is reset.
     */
    @Override
    public void close() {
        input.close();
        if (!output.finishNow()) {
            reset();
        } else if (!output.opened()) {
            session.forget(this);
        } else {
            lingersSinceNanos = session.time().nanos();
            lingers = true;
            settle();
        }
    }

    /** Aborts both directions at once, dropping what is in flight. May be called from any thread; never waits. */
    public void reset() {
        abort(new StreamResetException("reset by us"), true);
    }

    void resetByPeer() {
        abort(new StreamResetException("reset by the peer"), false);
    }

    private void abort(IOException reason, boolean tellPeer) {
        if (session.forget(this)) {
            input.fail(reason, true);
            output.fail(reason, tellPeer);
        }
    }

    /** The session ends: what has been received stays readable. */
    void sessionEnded(IOException reason) {
        input.fail(reason, false);
        output.fail(reason, false);
    }

    /** Leaves the session if both directions have ended. */
    void settle() {
        if (output.finished() && input.finished()) {
            session.forget(this);
        }
    }

    /** Resets a stream that waits too long for the peer's FIN. */
    void resetIfLingering(long nowNanos, long lingerNanos) {
        if (lingers && nowNanos - lingersSinceNanos >= lingerNanos) {
            reset();
        }
    }

    /** Whether this is a stream of ours that the peer had not acknowledged; false from then on. */
    boolean takeUnacknowledged() {
        return unacknowledged.compareAndSet(true, false);
    }

    /** Tells the peer that its stream is accepted, if nothing has told it yet; never waits. */
    void acknowledge() {
        output.acknowledge();
    }

    /** A fresh exception for the caller at hand, with the shared reason as its cause. */
    IOException failed(String doing, IOException reason) {
        String message = doing + " on stream " + Integer.toUnsignedString(id) + ": " + reason.getMessage();
        IOException failure = reason instanceof StreamResetException
                ? new StreamResetException(message) : new IOException(message);
        failure.initCause(reason);
        return failure;
    }

    YamuxSession session() {
        return session;
    }

    StreamInput input() {
        return input;
    }

    StreamOutput output() {
        return output;
    }
}
