package ww.host;

import java.io.IOException;
import java.util.List;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/**
 * A libp2p node as the rest of the program sees it: listen, dial, open a stream, serve a protocol, hear of peers,
 * close. Small on purpose: our own node implements it, and an adapter over another libp2p implementation can.
 *
 * <p>All methods may be called from any thread. Those that throw {@link IOException} block for at most the limits of
 * the implementation's settings.
 */
public interface Host extends AutoCloseable {
    /** Who we are. */
    PeerId id();

    /**
     * The addresses we really listen on (ports resolved, wildcard addresses as concrete ones), without {@code /p2p}.
     */
    List<Multiaddr> addresses();

    /** Begins to accept connections on {@code address}, for example {@code /ip4/127.0.0.1/tcp/0}. */
    void listen(Multiaddr address) throws IOException;

    /**
     * Connects to a full address ending in {@code /p2p/ID} and answers the id. Answers at once where a connection to
     * that peer is open.
     */
    PeerId connect(Multiaddr address) throws IOException;

    /** Connects to {@code peer} at the first of {@code addresses} that answers; at once where a connection is open. */
    void connect(PeerId peer, List<Multiaddr> addresses) throws IOException;

    /**
     * Opens a stream to a connected peer for the first of {@code protocols} that it serves. With a single protocol the
     * negotiation is lazy: it leaves together with the first bytes written and a refusal shows at the first read.
     */
    Stream open(PeerId peer, String... protocols) throws IOException;

    /** Serves {@code protocol} (an exact id) from now on, in place of an earlier handler of that id. */
    void handle(String protocol, StreamHandler handler);

    /** Serves {@code protocol} no longer; streams already open go on. */
    void unhandle(String protocol);

    /** The peers that a connection is open to, in no order. */
    List<PeerId> peers();

    /** Tells {@code listener} of every connection from now on. */
    void addListener(ConnectionListener listener);

    /** Ends the connections to {@code peer}, if any. */
    void disconnect(PeerId peer);

    /** Ends everything and waits for our threads. May be called twice. */
    @Override
    void close();
}
