package ww.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ww.boot.DiscoveryAddress;
import ww.boot.DiscoverySettings;
import ww.io.MalformedException;
import ww.multiformats.Multiaddr;
import ww.node.NetworkSettings;

/** The flags that both roles share, with the names and variables of the Go demo. */
final class NetworkFlags {
    static final List<Option> OPTIONS = List.of(
            Option.value("--ns", "NAME", "the cluster to belong to (default ww)").fromEnvironment("WW_NS"),
            Option.value("--listen", "ADDR", "multiaddr to listen on (default /ip4/0.0.0.0/tcp/0)")
                    .shortly("-l").many().fromEnvironment("WW_LISTEN"),
            Option.value("--addr", "ADDR", "full multiaddr of a peer, ending in /p2p/ID; replaces discovery")
                    .shortly("-a").many().fromEnvironment("WW_ADDR"),
            Option.value("--discover", "ADDR", "where to look for peers (default " + DiscoveryAddress.DEFAULT
                    + "; also /ip4/A/udp/P/cidr/BITS)")
                    .shortly("-d").fromEnvironment("WW_DISCOVER"),
            Option.value("--meta", "NAME=VALUE", "a label of this node; tasks can require labels of a worker")
                    .many().fromEnvironment("WW_META"),
            Option.value("--key", "FILE", "keep the node's key, and so its peer id, in this file"));

    private NetworkFlags() { }

    static NetworkSettings read(Arguments arguments, Optional<Path> defaultKey) throws UsageException {
        NetworkSettings base = NetworkSettings.defaults();
        List<Multiaddr> listen = addresses(arguments, "--listen");
        Optional<Path> key = arguments.one("--key").map(Path::of).or(() -> defaultKey);
        try {
            return new NetworkSettings(arguments.one("--ns").orElse(base.namespace()),
                    listen.isEmpty() ? base.listen() : listen, addresses(arguments, "--addr"),
                    discovery(arguments), key);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static List<Multiaddr> addresses(Arguments arguments, String flag) throws UsageException {
        List<Multiaddr> addresses = new ArrayList<>();
        for (String text : arguments.all(flag)) {
            try {
                addresses.add(Multiaddr.parse(text));
            } catch (IOException e) {
                throw new UsageException(flag + ": " + e.getMessage());
            }
        }
        return addresses;
    }

    private static DiscoverySettings discovery(Arguments arguments) throws UsageException {
        Optional<String> text = arguments.one("--discover");
        if (text.isEmpty()) {
            return DiscoverySettings.DEFAULT;
        }
        try {
            return DiscoverySettings.of(DiscoveryAddress.parse(text.get()));
        } catch (MalformedException e) {
            throw new UsageException("--discover: " + e.getMessage());
        }
    }
}
