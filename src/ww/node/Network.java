package ww.node;

import java.io.IOException;
import java.util.List;
import ww.boot.Discovery;
import ww.boot.StaticDiscovery;
import ww.boot.SurveyDiscovery;
import ww.host.HostSettings;
import ww.host.LibP2pHost;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;
import ww.vat.Vat;
import ww.vat.VatSettings;

/**
 * What a node of either role is on the network: an identity, a libp2p host that listens, capabilities over it, and a
 * way to find others, which the role starts when it is ready to be found.
 */
final class Network implements AutoCloseable {
    /** The channel that workers send themselves down: the last part of its protocol id, as in the demo. */
    static final String LOBBY = "/lb";

    private final LibP2pHost host;
    private final Vat vat;
    private final Discovery discovery;

    Network(NetworkSettings settings) throws IOException {
        Identity identity = settings.key().isPresent() ? Identity.load(settings.key().get()) : Identity.generate();
        HostSettings defaults = HostSettings.defaults();
        host = new LibP2pHost(identity, new HostSettings("ww-sched/" + Version.TEXT, defaults.timeouts(),
                defaults.limits(), defaults.yamux()));
        try {
            for (Multiaddr address : settings.listen()) {
                host.listen(address);
            }
            vat = new Vat(host, settings.namespace(), VatSettings.forHeap(Runtime.getRuntime().maxMemory()));
            discovery = settings.peers().isEmpty()
                    ? new SurveyDiscovery(settings.discovery(), identity, settings.namespace(), host::addresses)
                    : new StaticDiscovery(settings.discovery(), settings.peers());
        } catch (IOException | RuntimeException e) {
            host.close();
            throw e;
        }
    }

    LibP2pHost host() {
        return host;
    }

    Vat vat() {
        return vat;
    }

    Discovery discovery() {
        return discovery;
    }

    PeerId id() {
        return host.id();
    }

    /** Where we listen, each address in full. */
    List<Multiaddr> addresses() {
        return host.addresses().stream().map(address -> address.withPeer(host.id().bytes())).toList();
    }

    @Override
    public void close() {
        discovery.close();
        vat.close();
        host.close();
    }
}
