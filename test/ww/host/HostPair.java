package ww.host;

import java.io.IOException;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;

/** Two hosts on loopback; the second listens. */
final class HostPair implements AutoCloseable {
    final LibP2pHost dialer;
    final LibP2pHost listener;

    HostPair() throws IOException {
        this(HostSettings.defaults(), HostSettings.defaults());
    }

    HostPair(HostSettings dialerSettings, HostSettings listenerSettings) throws IOException {
        dialer = new LibP2pHost(Identity.generate(), dialerSettings);
        listener = new LibP2pHost(Identity.generate(), listenerSettings);
        listener.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
    }

    static HostPair connected() throws IOException {
        HostPair pair = new HostPair();
        pair.connect();
        return pair;
    }

    void connect() throws IOException {
        dialer.connect(address(listener));
    }

    static Multiaddr address(Host host) {
        return host.addresses().getFirst().withPeer(host.id().bytes());
    }

    @Override
    public void close() {
        dialer.close();
        listener.close();
    }
}
