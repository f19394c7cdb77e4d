package ww.boot;

import java.util.List;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/** What a discovery datagram says (specification sheet, sections 1.4 and 1.5). */
sealed interface BootPacket {
    /** Names the cluster; packets of others are not meant for us. */
    String namespace();

    /** Who says it; the signer of the datagram. */
    PeerId peer();

    /** "Whoever you are at this address: are you of this cluster?" */
    record Request(String namespace, PeerId peer) implements BootPacket { }

    /** "Who of this cluster is within this distance of me?" See {@link Distance}. */
    record Survey(String namespace, PeerId peer, int distance) implements BootPacket {
        public Survey {
            if (distance < 0 || distance > Distance.EVERYONE) {
                throw new IllegalArgumentException("a survey's distance is one byte, not " + distance);
            }
        }
    }

    /** "I am, and I listen at these addresses", which do not name the peer again. */
    record Response(String namespace, PeerId peer, List<Multiaddr> addresses) implements BootPacket { }
}
