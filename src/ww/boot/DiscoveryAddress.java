package ww.boot;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import ww.io.MalformedException;

/**
 * Where to look for peers: what the flag {@code --discover} says (specification sheet, section 1.1).
 *
 * <p>Written like a multiaddr, with the protocols {@code multicast}, {@code survey} and {@code cidr}, which exist only
 * here: they never go over the wire and so have no binary form. IPv4 only, as the nodes we have to agree with.
 */
public sealed interface DiscoveryAddress {
    /** Where the demo's nodes meet when nothing is said; on every usable interface. */
    Group DEFAULT = new Group(address(new byte[] {(byte) 228, 8, 8, 8}, 8822), Optional.empty(), false);

    /** A block wider than this takes longer than four minutes at the rate we send; that is scanning, not discovery. */
    int CIDR_BITS_MIN = 16;

    /**
     * {@code /ip4/GROUP/udp/PORT/multicast[/INTERFACE[/survey]]}: surveys go to a multicast group.
     *
     * @param interfaceName the one interface to use; empty for all that can
     * @param gradual whether surveys begin at distance 0 and widen, for clusters too large to answer at once
     */
    record Group(InetSocketAddress group, Optional<String> interfaceName, boolean gradual) implements DiscoveryAddress {
        @Override
        public String toString() {
            return udp(group) + "/multicast" + interfaceName.map(name -> "/" + name).orElse("")
                    + (gradual ? "/survey" : "");
        }
    }

    /**
     * {@code /ip4/ADDRESS/udp/PORT/cidr/BITS}: every host of a block is asked, one after the other. {@code BITS} 32, or
     * no {@code cidr} at all, is one host.
     */
    record Block(InetSocketAddress base, int bits) implements DiscoveryAddress {
        /** How many addresses the block has. */
        public int size() {
            return 1 << (32 - bits);
        }

        /** The address with this index, 0 up to {@link #size()}. */
        public InetSocketAddress host(int index) {
            int value = ByteBuffer.wrap(base.getAddress().getAddress()).getInt();
            int first = bits == 32 ? value : value & -size();
            int host = first + index;
            return DiscoveryAddress.address(ByteBuffer.allocate(Integer.BYTES).putInt(host).array(), base.getPort());
        }

        @Override
        public String toString() {
            return udp(base) + "/cidr/" + bits;
        }
    }

    /**
     * Reads one of the forms above.
     *
     * @throws MalformedException naming the text and what is wrong with it
     */
    static DiscoveryAddress parse(String text) throws MalformedException {
        List<String> parts = List.of(text.split("/", -1));
        if (parts.size() < 5 || !parts.get(0).isEmpty() || !parts.get(1).equals("ip4") || !parts.get(3).equals("udp")) {
            throw wrong(text, "it must begin like /ip4/228.8.8.8/udp/8822");
        }
        InetSocketAddress address = address(ip4(text, parts.get(2)), number(text, "port", parts.get(4), 1, 65535));
        List<String> rest = parts.subList(5, parts.size());
        return switch (rest.isEmpty() ? "" : rest.getFirst()) {
            case "" -> host(text, address, rest);
            case "multicast" -> group(text, address, rest);
            case "cidr" -> block(text, address, rest);
            default -> throw wrong(text, "'" + rest.getFirst() + "' is neither multicast nor cidr");
        };
    }

    private static DiscoveryAddress host(String text, InetSocketAddress address, List<String> rest)
            throws MalformedException {
        if (!rest.isEmpty()) {
            throw wrong(text, "it ends in '/'");
        }
        return new Block(unicast(text, address), 32);
    }

    private static DiscoveryAddress block(String text, InetSocketAddress address, List<String> rest)
            throws MalformedException {
        if (rest.size() != 2) {
            throw wrong(text, "cidr takes the number of bits that the block has in common, and nothing follows");
        }
        return new Block(unicast(text, address), number(text, "cidr", rest.get(1), CIDR_BITS_MIN, 32));
    }

    private static DiscoveryAddress group(String text, InetSocketAddress address, List<String> rest)
            throws MalformedException {
        if (!address.getAddress().isMulticastAddress()) {
            throw wrong(text, address.getAddress().getHostAddress() + " is no multicast group (224.0.0.0/4)");
        }
        boolean gradual = rest.size() == 3 && rest.get(2).equals("survey");
        if (rest.size() > 3 || rest.size() == 3 && !gradual || rest.size() > 1 && rest.get(1).isEmpty()) {
            throw wrong(text, "after multicast come an interface name and, for a gradual search, survey");
        }
        return new Group(address, rest.size() == 1 ? Optional.empty() : Optional.of(rest.get(1)), gradual);
    }

    private static InetSocketAddress unicast(String text, InetSocketAddress address) throws MalformedException {
        if (address.getAddress().isMulticastAddress()) {
            throw wrong(text, "a multicast group needs /multicast after the port");
        }
        return address;
    }

    private static byte[] ip4(String text, String dotted) throws MalformedException {
        String[] octets = dotted.split("\\.", -1);
        if (octets.length != 4) {
            throw wrong(text, "'" + dotted + "' is no IPv4 address");
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            address[i] = (byte) number(text, "part of an IPv4 address", octets[i], 0, 255);
        }
        return address;
    }

    private static int number(String text, String what, String digits, int least, int most) throws MalformedException {
        int value = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : -1;
        if (value < least || value > most) {
            throw wrong(text, "the " + what + " '" + digits + "' is not a number from " + least + " to " + most);
        }
        return value;
    }

    private static MalformedException wrong(String text, String why) {
        return new MalformedException("discovery address '" + text + "': " + why);
    }

    private static InetSocketAddress address(byte[] octets, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(octets), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an IPv4 address", e);
        }
    }

    private static String udp(InetSocketAddress address) {
        assert address.getAddress() instanceof Inet4Address : address;
        return "/ip4/" + address.getAddress().getHostAddress() + "/udp/" + address.getPort();
    }
}
