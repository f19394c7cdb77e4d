package ww.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ww.boot.DiscoverySettings;
import ww.multiformats.Multiaddr;

/**
 * How a node, of either role, takes part in the network.
 *
 * @param namespace which cluster it belongs to; nodes of other namespaces are not seen
 * @param listen the addresses to listen on, without {@code /p2p}
 * @param peers full addresses ending in {@code /p2p/ID} that replace discovery; empty to discover
 * @param discovery where and how to look for peers, when {@code peers} is empty
 * @param key the file that keeps the node's key; empty for a new key at each start, as in the demo
 */
public record NetworkSettings(String namespace, List<Multiaddr> listen, List<Multiaddr> peers,
        DiscoverySettings discovery, Optional<Path> key) {
    /** The demo's. */
    public static final String DEFAULT_NAMESPACE = "ww";

    /** It stands in protocol ids and in datagrams of at most 2048 bytes. */
    private static final int NAMESPACE_CHARS_MAX = 64;

    /** A machine's interfaces times a handful of protocols; each one costs a socket and room in every announcement. */
    private static final int LISTEN_MAX = 16;

    /** Each one is dialled until a gateway is found among them. */
    private static final int PEERS_MAX = 64;

    public NetworkSettings {
        listen = List.copyOf(listen);
        peers = List.copyOf(peers);
        if (!namespace.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || namespace.length() > NAMESPACE_CHARS_MAX) {
            throw new IllegalArgumentException("namespace '" + namespace + "' is not 1 to " + NAMESPACE_CHARS_MAX
                    + " letters, digits, dots, dashes or underscores, the first a letter or digit");
        }
        if (listen.isEmpty() || listen.size() > LISTEN_MAX) {
            throw new IllegalArgumentException(listen.size() + " listen addresses; there must be 1 to " + LISTEN_MAX);
        }
        if (peers.size() > PEERS_MAX) {
            throw new IllegalArgumentException(peers.size() + " peer addresses; the limit is " + PEERS_MAX);
        }
        for (Multiaddr peer : peers) {
            if (peer.peerBytes().isEmpty()) {
                throw new IllegalArgumentException("peer address " + peer + " does not end in /p2p/ID");
            }
        }
    }

    /** Every interface, any port, the demo's namespace and multicast group, a new key. */
    public static NetworkSettings defaults() {
        return new NetworkSettings(DEFAULT_NAMESPACE, List.of(anyInterface()), List.of(), DiscoverySettings.DEFAULT,
                Optional.empty());
    }

    /** For one machine: loopback only. */
    public NetworkSettings onLoopback() {
        return new NetworkSettings(namespace, List.of(address("/ip4/127.0.0.1/tcp/0")), peers, discovery, key);
    }

    public NetworkSettings inNamespace(String name) {
        return new NetworkSettings(name, listen, peers, discovery, key);
    }

    public NetworkSettings listeningOn(List<Multiaddr> addresses) {
        return new NetworkSettings(namespace, addresses, peers, discovery, key);
    }

    public NetworkSettings dialling(List<Multiaddr> addresses) {
        return new NetworkSettings(namespace, listen, addresses, discovery, key);
    }

    public NetworkSettings discoveringBy(DiscoverySettings settings) {
        return new NetworkSettings(namespace, listen, peers, settings, key);
    }

    public NetworkSettings keepingKeyIn(Path file) {
        return new NetworkSettings(namespace, listen, peers, discovery, Optional.of(file));
    }

    private static Multiaddr anyInterface() {
        return address("/ip4/0.0.0.0/tcp/0");
    }

    private static Multiaddr address(String text) {
        try {
            return Multiaddr.parse(text);
        } catch (IOException e) {
            throw new AssertionError(text + " is a multiaddr", e);
        }
    }
}
