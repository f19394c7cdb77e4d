package ww.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ww.io.Duplex;
import ww.noise.Noise;
import ww.noise.SecureDuplex;
import ww.peer.Identity;
import ww.peer.PeerId;

/**
 * Makes of a raw connection one that is authenticated, encrypted and ready for a muxer. Each step is labelled by
 * multistream-select, except where the muxer was settled inside the handshake. The dialer takes both labels for
 * granted, so that an upgrade costs it one round trip.
 */
final class Upgrader {
    static final String YAMUX = "/yamux/1.0.0";

    private final Noise noise;

    Upgrader(Identity identity) {
        // Exactly one muxer: js-libp2p and the specification choose differently among several.
        noise = new Noise(identity, List.of(YAMUX));
    }

    /**
     * What an upgrade yields.
     *
     * @param peer who is at the other end, proved
     * @param wire what the muxer runs over
     */
    record Upgraded(PeerId peer, Duplex wire) { }

    Upgraded dial(Duplex raw, PeerId expected) throws IOException {
        SecureDuplex secure = noise.initiate(Multistream.proposeLazily(raw, Noise.PROTOCOL), Optional.of(expected));
        Duplex wire = secure.muxer().isPresent() ? secure : Multistream.proposeLazily(secure, YAMUX);
        return new Upgraded(secure.remotePeer(), wire);
    }

    Upgraded listen(Duplex raw) throws IOException {
        Multistream.respond(raw, Noise.PROTOCOL::equals);
        SecureDuplex secure = noise.respond(raw);
        if (secure.muxer().isEmpty()) {
            Multistream.respond(secure, YAMUX::equals);
        }
        return new Upgraded(secure.remotePeer(), secure);
    }
}
