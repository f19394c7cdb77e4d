package ww.boot;

import java.io.IOException;

/**
 * Finds addresses of peers. It yields addresses only: that a peer is who its id says is proved by the handshake of the
 * connection made to one of them.
 *
 * <p>All methods may be called from any thread.
 */
public sealed interface Discovery extends AutoCloseable permits SurveyDiscovery, StaticDiscovery {
    /**
     * Begins to look, and to answer others where that is what this does. Once only.
     *
     * @param found is told of peers until {@link #close()}
     * @throws IOException where what was asked for cannot be done here, as a sentence for the user
     */
    void start(FoundPeers found) throws IOException;

    /** Looks for peers from now on, eagerly at first: for a node that misses one. In this state it begins. */
    void search();

    /** Stops to look until {@link #search()}; others are still answered. For a node that has all it needs. */
    void rest();

    /** Ends it and waits for its threads. May be called twice. */
    @Override
    void close();
}
