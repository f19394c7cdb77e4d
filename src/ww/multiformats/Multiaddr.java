package ww.multiformats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ww.io.MalformedException;
import ww.io.Varint;

/**
 * An address as libp2p writes it: a path of protocols with values, such as {@code /ip4/127.0.0.1/tcp/4001/p2p/12D3…}.
 * The binary form is each protocol's code as a varint followed by its value. An immutable value, equal by content.
 *
 * <p>Specification: multiformats multiaddr and libp2p addressing. Unknown protocols make an address unreadable, see the
 * package documentation.
 */
public final class Multiaddr {
    /** Far above any real address (a relayed one with certificate hashes has some 300 bytes), far below a datagram. */
    public static final int BYTES_MAX = 1024;

    /** A text needs at most four characters for a byte of its binary form. */
    private static final int TEXT_CHARS_MAX = 4 * BYTES_MAX;

    /** The deepest address in use, a relayed WebTransport one, has eleven parts. */
    private static final int PARTS_MAX = 32;

    private final List<Part> parts;
    private final byte[] bytes;

    /** One protocol of the path with its value in text form, empty where the protocol has none. */
    public record Part(AddressProtocol protocol, String value) {
        @Override
        public String toString() {
            String head = "/" + protocol.text();
            if (protocol.value() == AddressValue.NONE) {
                return head;
            }
            return protocol.value() == AddressValue.PATH ? head + value : head + "/" + value;
        }
    }

    private Multiaddr(List<Part> parts, byte[] bytes) {
        this.parts = List.copyOf(parts);
        this.bytes = bytes;
    }

    /** Reads the text form. {@code /ipfs/ID} is taken as {@code /p2p/ID}; one slash at the end is forgiven. */
    public static Multiaddr parse(String text) throws IOException {
        if (text.length() > TEXT_CHARS_MAX) {
            throw new MalformedException(
                    "multiaddr of " + text.length() + " characters, at most " + TEXT_CHARS_MAX + " accepted");
        }
        if (text.length() < 2 || text.charAt(0) != '/') {
            throw new MalformedException("multiaddr '" + text + "' does not begin with /protocol");
        }
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length() - (text.endsWith("/") ? 1 : 0)) {
            String name = text.substring(at + 1, slash(text, at + 1));
            at += 1 + name.length();
            AddressProtocol protocol = AddressProtocol.ofText(name).orElseThrow(
                    () -> new MalformedException("multiaddr '" + text + "': the protocol '" + name + "' is not known"));
            int end = switch (protocol.value()) {
                case NONE -> at;
                case PATH -> text.length();
                default -> at < text.length() ? slash(text, at + 1) : at;
            };
            String value = text.substring(protocol.value() == AddressValue.PATH ? at : Math.min(at + 1, end), end);
            parts.add(new Part(protocol, value));
            at = end;
        }
        return of(parts, text);
    }

    /** Reads the binary form, which fills {@code bytes} completely. */
    public static Multiaddr decode(byte[] bytes) throws IOException {
        if (bytes.length == 0 || bytes.length > BYTES_MAX) {
            throw new MalformedException("multiaddr of " + bytes.length + " bytes, 1.." + BYTES_MAX + " accepted");
        }
        ByteBuffer from = ByteBuffer.wrap(bytes);
        List<Part> parts = new ArrayList<>();
        while (from.hasRemaining()) {
            long code = Varint.read(from);
            AddressProtocol protocol = AddressProtocol.ofCode(code).orElseThrow(
                    () -> new MalformedException("multiaddr: the protocol code " + code + " is not known"));
            requirePartsWithin(parts.size() + 1);
            parts.add(new Part(protocol, protocol.value().toText(valueOf(protocol, from))));
        }
        return new Multiaddr(parts, bytes.clone());
    }

    /**
     * The address of a TCP socket: {@code ip4} or {@code ip6}, with its zone where it has one, or {@code dns} for an
     * unresolved name.
     */
    public static Multiaddr ofTcp(InetSocketAddress address) {
        List<Part> parts = new ArrayList<>();
        InetAddress ip = address.getAddress();
        if (ip == null) {
            parts.add(new Part(AddressProtocol.DNS, address.getHostString()));
        } else if (ip instanceof Inet6Address ip6) {
            if (ip6.isLinkLocalAddress() && ip6.getScopeId() != 0) {
                parts.add(new Part(AddressProtocol.IP6ZONE, zoneOf(ip6)));
            }
            parts.add(new Part(AddressProtocol.IP6, IpText.formatIp6(ip6.getAddress())));
        } else {
            parts.add(new Part(AddressProtocol.IP4, IpText.formatIp4(ip.getAddress())));
        }
        parts.add(new Part(AddressProtocol.TCP, Integer.toString(address.getPort())));
        return ofOwn(parts);
    }

    /** The path from left to right. */
    public List<Part> parts() {
        return parts;
    }

    /** The binary form. */
    public byte[] encode() {
        return bytes.clone();
    }

    /** The multihash of the peer the whole address leads to: of the last part, where that is {@code /p2p}. */
    public Optional<byte[]> peerBytes() {
        if (!endsWithPeer()) {
            return Optional.empty();
        }
        try {
            return Optional.of(AddressProtocol.P2P.value().toBytes(parts.getLast().value()));
        } catch (IOException e) {
            throw new IllegalStateException("the value was checked when the address was made", e);
        }
    }

    /** This address leading to the given peer (a multihash), in place of the one it led to. */
    public Multiaddr withPeer(byte[] multihash) {
        List<Part> parts = new ArrayList<>(withoutPeer().parts);
        parts.add(new Part(AddressProtocol.P2P, Base58.encode(multihash)));
        return ofOwn(parts);
    }

    /** This address without its last part where that is {@code /p2p}; nothing is left of {@code /p2p/ID} alone. */
    public Multiaddr withoutPeer() {
        return endsWithPeer() ? ofOwn(parts.subList(0, parts.size() - 1)) : this;
    }

    /**
     * The TCP socket to connect to, where the address is a host, a port and nothing more than a peer id behind them.
     * A name stays unresolved: looking it up takes time and belongs to the caller, as does choosing the family that
     * {@code dns4} and {@code dns6} ask for. Empty for everything else, {@code /dnsaddr}, WebSocket and relayed
     * addresses included, and where the zone of a link-local address is not one of this machine.
     */
    public Optional<InetSocketAddress> tcpAddress() {
        List<Part> path = withoutPeer().parts;
        Optional<String> zone = path.isEmpty() || path.getFirst().protocol() != AddressProtocol.IP6ZONE
                ? Optional.empty() : Optional.of(path.getFirst().value());
        List<Part> socket = zone.isPresent() ? path.subList(1, path.size()) : path;
        if (socket.size() != 2 || socket.get(1).protocol() != AddressProtocol.TCP) {
            return Optional.empty();
        }
        Part host = socket.getFirst();
        int port = Integer.parseInt(socket.get(1).value());
        return switch (host.protocol()) {
            case DNS, DNS4, DNS6 -> zone.isPresent() ? Optional.empty()
                    : Optional.of(InetSocketAddress.createUnresolved(host.value(), port));
            case IP4 -> zone.isPresent() ? Optional.empty()
                    : ip(host, zone).map(address -> new InetSocketAddress(address, port));
            case IP6 -> ip(host, zone).map(address -> new InetSocketAddress(address, port));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Multiaddr that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parts.forEach(text::append);
        return text.toString();
    }

    private boolean endsWithPeer() {
        return !parts.isEmpty() && parts.getLast().protocol() == AddressProtocol.P2P;
    }

    private static int slash(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    private static void requirePartsWithin(int count) throws MalformedException {
        if (count > PARTS_MAX) {
            throw new MalformedException("multiaddr of more than " + PARTS_MAX + " parts");
        }
    }

    /** Writes and reads back, so that every part has the one text form its bytes have. */
    private static Multiaddr of(List<Part> parts, String text) throws IOException {
        requirePartsWithin(parts.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            byte[] value;
            try {
                value = part.protocol().value().toBytes(part.value());
            } catch (IOException e) {
                throw new MalformedException(
                        "multiaddr '" + text + "': /" + part.protocol().text() + ": " + e.getMessage(), e);
            }
            Varint.write(out, part.protocol().code());
            if (part.protocol().value().bytes() == AddressValue.PREFIXED) {
                Varint.write(out, value.length);
            }
            out.write(value);
        }
        return out.size() == 0 ? new Multiaddr(List.of(), new byte[0]) : decode(out.toByteArray());
    }

    /** For parts of our own making, which cannot be wrong. */
    private static Multiaddr ofOwn(List<Part> parts) {
        try {
            return of(parts, parts.toString());
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static byte[] valueOf(AddressProtocol protocol, ByteBuffer from) throws IOException {
        int fixed = protocol.value().bytes();
        long length = fixed == AddressValue.PREFIXED ? Varint.read(from) : fixed;
        if (length > from.remaining()) {
            throw new MalformedException("multiaddr: the value of /" + protocol.text() + " has " + length + " bytes, "
                    + from.remaining() + " follow");
        }
        byte[] value = new byte[(int) length];
        from.get(value);
        return value;
    }

    /** The zone goes by its interface's index, which works also where the interface has no IPv6 address yet. */
    private static Optional<InetAddress> ip(Part host, Optional<String> zone) {
        try {
            byte[] address = host.protocol().value().toBytes(host.value());
            if (zone.isEmpty()) {
                return Optional.of(InetAddress.getByAddress(address));
            }
            NetworkInterface link = NetworkInterface.getByName(zone.get());
            return link == null ? Optional.empty()
                    : Optional.of(Inet6Address.getByAddress(null, address, link.getIndex()));
        } catch (SocketException | UnknownHostException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("the value was checked when the address was made", e);
        }
    }

    /** The name of the address' interface; its number where it has no name here. */
    private static String zoneOf(Inet6Address address) {
        try {
            NetworkInterface link = NetworkInterface.getByIndex(address.getScopeId());
            return link == null ? Integer.toString(address.getScopeId()) : link.getName();
        } catch (SocketException e) {
            return Integer.toString(address.getScopeId());
        }
    }
}
