package ww.boot;

import java.util.List;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/** Wants to know of peers. */
@FunctionalInterface
public interface FoundPeers {
    /**
     * A peer said, or is configured, to be at these addresses (without {@code /p2p}; never empty). Called on a thread
     * of the discovery, for one find at a time, and may block: finds meanwhile wait, and where too many do they are
     * left out and come again with the next answers. The same peer is told again and again for as long as it answers,
     * so that a connection which failed or broke is tried again; who is connected already does nothing.
     */
    void found(PeerId peer, List<Multiaddr> addresses);
}
