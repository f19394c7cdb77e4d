package ww.host;

import ww.io.Duplex;
import ww.peer.PeerId;

/** A stream to an authenticated peer, labelled with the protocol both sides agreed on. */
public interface Stream extends Duplex {
    /** The peer at the other end, as proved in the handshake of its connection. */
    PeerId peer();

    /** The protocol id agreed on (for a lazily opened stream: proposed). */
    String protocol();
}
