package ww.http;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the gateway is reached over HTTP.
 *
 * @param address where to listen; port 0 takes a free one
 * @param tokens who may do what. Empty means everybody may do everything, which is accepted on a loopback address only
 * @param hosts further names under which browsers and clients may address the gateway ({@code Host}); the names of
 *     loopback and the address itself are always among them. On other than loopback addresses, empty means any name
 * @param limits what is taken from outside
 */
public record HttpSettings(InetSocketAddress address, List<Token> tokens, Set<String> hosts, HttpLimits limits) {
    /** The port of the demo; its address is ours only on the machine itself. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            new InetSocketAddress("127.0.0.1", 8080), List.of(), Set.of(), HttpLimits.DEFAULT);

    public HttpSettings {
        tokens = List.copyOf(tokens);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("the HTTP address " + address.getHostString() + " has no such host");
        }
        if (!address.getAddress().isLoopbackAddress() && tokens.isEmpty()) {
            throw new IllegalArgumentException("HTTP on " + address.getHostString() + ", which other machines reach, "
                    + "needs at least one token");
        }
    }

    public HttpSettings withAddress(InetSocketAddress other) {
        return new HttpSettings(other, tokens, hosts, limits);
    }

    public HttpSettings withTokens(List<Token> other) {
        return new HttpSettings(address, other, hosts, limits);
    }

    public HttpSettings withLimits(HttpLimits other) {
        return new HttpSettings(address, tokens, hosts, other);
    }

    boolean isLoopback() {
        return address.getAddress().isLoopbackAddress();
    }
}
