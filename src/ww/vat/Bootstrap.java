package ww.vat;

import ww.capnp.Client;
import ww.peer.PeerId;

/** Says what a peer gets that opens a stream for an exported capability. */
@FunctionalInterface
public interface Bootstrap {
    /**
     * A reference for this peer, whose connection takes it over: one to an object that all share
     * ({@code peer -> sender.addRef()}), or one made for the peer, which then knows who calls. Called on the thread of
     * the new connection.
     */
    Client of(PeerId peer);
}
