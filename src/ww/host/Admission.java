package ww.host;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides, before a byte is read, which inbound TCP connections are worth the work of a handshake. Thread-safe.
 * Whoever was admitted leaves twice: {@link #upgraded} when its handshake is over, {@link #left} when it is closed.
 */
final class Admission {
    /** Addresses whose rate is remembered; who falls out begins with a full burst, as a stranger does. */
    private static final int RATES_MAX = 4096;
    /** Whoever has an IPv6 address has a whole network of them: counted by the first 56 bits. */
    private static final int IP6_PREFIX_BYTES = 7;

    private static final class Rate {
        double tokens;
        long nanos;
    }

    private final HostLimits limits;
    private final Map<String, Integer> upgradesOf = new HashMap<>();
    private final Map<String, Integer> connectionsOf = new HashMap<>();
    private final Map<String, Rate> rateOf = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rate> eldest) {
            return size() > RATES_MAX;
        }
    };
    private int upgrades;

    Admission(HostLimits limits) {
        this.limits = limits;
    }

    /** Answers the sentence that says why not; empty where the connection may go on. */
    synchronized Optional<String> enter(InetAddress from, long nowNanos) {
        String key = key(from);
        if (upgrades >= limits.upgradesMax()) {
            return Optional.of(upgrades + " handshakes are under way, the most allowed");
        }
        if (!from.isLoopbackAddress()) {
            Optional<String> refusal = refusalByAddress(key, nowNanos);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        upgrades++;
        upgradesOf.merge(key, 1, Integer::sum);
        connectionsOf.merge(key, 1, Integer::sum);
        return Optional.empty();
    }

    private Optional<String> refusalByAddress(String key, long nowNanos) {
        if (upgradesOf.getOrDefault(key, 0) >= limits.upgradesPerAddressMax()) {
            return Optional.of(limits.upgradesPerAddressMax() + " handshakes with that address are under way");
        }
        if (connectionsOf.getOrDefault(key, 0) >= limits.connectionsPerAddressMax()) {
            return Optional.of(limits.connectionsPerAddressMax() + " connections from that address are open");
        }
        Rate rate = rateOf.computeIfAbsent(key, address -> full(nowNanos));
        double earned = (nowNanos - rate.nanos) / 1e9 * limits.acceptsPerSecond();
        rate.tokens = Math.min(limits.acceptsBurst(), rate.tokens + earned);
        rate.nanos = nowNanos;
        if (rate.tokens < 1) {
            return Optional.of("that address connects more than " + limits.acceptsPerSecond() + " times a second");
        }
        rate.tokens--;
        return Optional.empty();
    }

    private Rate full(long nowNanos) {
        Rate rate = new Rate();
        rate.tokens = limits.acceptsBurst();
        rate.nanos = nowNanos;
        return rate;
    }

    /** The handshake is over, well or badly. */
    synchronized void upgraded(InetAddress from) {
        upgrades--;
        decrement(upgradesOf, key(from));
    }

    /** The connection is closed. */
    synchronized void left(InetAddress from) {
        decrement(connectionsOf, key(from));
    }

    private static void decrement(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (address, count) -> count == 1 ? null : count - 1);
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(
                address instanceof Inet6Address ? Arrays.copyOf(bytes, IP6_PREFIX_BYTES) : bytes);
    }
}
