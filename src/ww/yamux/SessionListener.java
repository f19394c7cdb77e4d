package ww.yamux;

/** Hears of one session. Called on threads of the session: must return at once and never block. */
public interface SessionListener {
    /**
     * The peer opened {@code stream}. Answers false to refuse it (the peer sees a reset). Called on the thread that
     * reads frames; nothing may be read from or written to the stream on that thread.
     */
    boolean streamOpened(YamuxStream stream);

    /** A stream that either side opened has ended: both directions closed, or reset. Once for each such stream. */
    void streamEnded(YamuxStream stream);

    /** The session has ended, and with it every stream. Once. {@code reason} is a sentence for a log. */
    void sessionEnded(String reason);
}
