package ww.host;

import ww.peer.PeerId;

/**
 * Hears of peers that come and go. Called once when the first connection to a peer is ready and once when its last one
 * ended, in that order, on a thread of the host, never under a lock. Must return soon.
 */
public interface ConnectionListener {
    void connected(PeerId peer);

    /** {@code reason} is a sentence for a log: how the last connection ended. */
    void disconnected(PeerId peer, String reason);
}
