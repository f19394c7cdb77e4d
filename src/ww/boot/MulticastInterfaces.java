package ww.boot;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which network interfaces can carry multicast.
 *
 * <p>Without a name: all that are up, say MULTICAST, and have an IPv4 address, except point-to-point links, which are
 * mostly tunnels to somebody else's network. Loopback counts only where it says MULTICAST, which on Linux it does not
 * by itself. <em>Why all and not the one with the default route?</em> A laptop has two (cable and wireless), a
 * container host has bridges, a machine without network has none; each is cheap, and nothing hangs on a guess.
 */
final class MulticastInterfaces {
    /** Each costs two sockets and a thread; a container host may have hundreds of bridges. */
    static final int INTERFACES_MAX = 8;

    private MulticastInterfaces() { }

    /** An interface by its name and what keeps it from use, if anything. */
    record Candidate(NetworkInterface network, Optional<String> obstacle) { }

    /** All that can be used without being named, at most {@link #INTERFACES_MAX}, loopback first. */
    static List<NetworkInterface> usable() throws IOException {
        List<NetworkInterface> usable = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            try {
                if (obstacle(network).isEmpty() && !network.isPointToPoint()) {
                    usable.add(network.isLoopback() ? 0 : usable.size(), network);
                }
            } catch (SocketException gone) {
                continue; // it was taken away between the listing and the question
            }
        }
        return List.copyOf(usable.subList(0, Math.min(usable.size(), INTERFACES_MAX)));
    }

    /**
     * The interface of this name, usable or not; empty where a loopback interface is meant that this system calls by
     * another name ({@code lo} and {@code lo0}).
     *
     * @throws IOException where there is no such interface, with the names there are
     */
    static Optional<Candidate> named(String name) throws IOException {
        NetworkInterface network = NetworkInterface.getByName(name);
        if (network != null) {
            return Optional.of(new Candidate(network, obstacle(network)));
        }
        List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
        if (name.matches("lo[0-9]*")) {
            for (NetworkInterface other : all) {
                if (other.isLoopback()) {
                    return Optional.of(new Candidate(other, obstacle(other)));
                }
            }
            return Optional.empty();
        }
        throw new IOException("discovery: there is no network interface '" + name + "'; there are "
                + String.join(", ", all.stream().map(NetworkInterface::getName).sorted().toList()));
    }

    private static Optional<String> obstacle(NetworkInterface network) throws SocketException {
        if (!network.isUp()) {
            return Optional.of(network.getName() + " is down");
        }
        if (!network.supportsMulticast()) {
            return Optional.of(network.getName() + " has no MULTICAST flag");
        }
        if (network.inetAddresses().noneMatch(Inet4Address.class::isInstance)) {
            return Optional.of(network.getName() + " has no IPv4 address");
        }
        return Optional.empty();
    }
}
