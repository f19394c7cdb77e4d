package ww.host;

import java.util.List;
import java.util.Optional;
import ww.multiformats.Multiaddr;

/**
 * What a peer says of itself by identify. Only the key behind it is proved; the rest is the peer's word.
 *
 * @param listenAddresses where it says it listens; from its signed record where it sent one
 * @param observedAddress our own address as the peer sees it
 */
public record PeerInfo(String protocolVersion, String agentVersion, List<Multiaddr> listenAddresses,
        List<String> protocols, Optional<Multiaddr> observedAddress) {
    static final PeerInfo NOTHING = new PeerInfo("", "", List.of(), List.of(), Optional.empty());

    public PeerInfo {
        listenAddresses = List.copyOf(listenAddresses);
        protocols = List.copyOf(protocols);
    }
}
