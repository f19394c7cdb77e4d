package ww.boot;

import java.io.IOException;
import java.util.List;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;

/**
 * A node as a process of its own, for tests that put it somewhere: {@code DiscoveryProbe ADDRESS HOST_LOCAL}. Prints
 * {@code id ID}, then {@code found ID} for whom it finds, and ends with standard input.
 */
final class DiscoveryProbe {
    private DiscoveryProbe() { }

    public static void main(String[] args) throws IOException {
        DiscoverySettings settings = DiscoverySettings.of(DiscoveryAddress.parse(args[0]))
                .withHostLocal(Boolean.parseBoolean(args[1]));
        Identity identity = Identity.generate();
        List<Multiaddr> addresses = List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/1"));
        System.out.println("id " + identity.id());
        try (SurveyDiscovery discovery = new SurveyDiscovery(settings, identity, "ww-probe", () -> addresses)) {
            discovery.start((peer, at) -> System.out.println("found " + peer));
            while (System.in.read() >= 0) {
                continue; // until the test closes it
            }
        }
    }
}
