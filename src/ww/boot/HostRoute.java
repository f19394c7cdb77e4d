package ww.boot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/**
 * A meeting point on this host: a few ports on loopback, of which each node takes the first that is free and asks at
 * all. The datagrams are the same as by multicast, answers go back to whoever asked. Nothing has to be configured and
 * nothing stays behind: a node that crashes loses its port in the same instant.
 *
 * <p>Which ports: a range of {@link #PORTS} chosen by the discovery address, so that all who were given the same
 * address meet, whatever their user, and those given another one usually do not notice (their namespace decides in the
 * end). When the range is full a node takes any port; it still asks at the range and is answered, only two such nodes
 * do not find each other.
 *
 * <p><b>Why not a directory of signed records?</b> It needs a place that several users may write to and nobody may
 * abuse, a heartbeat, and a sweep after crashes; and where containers share a folder it brings together nodes that
 * cannot reach each other. Loopback reaches exactly those whose addresses can be dialled. <b>Why not broadcast on
 * 127.255.255.255?</b> Linux delivers it, other systems do not.
 */
final class HostRoute implements Route {
    /** More nodes than one host runs; a question costs that many small datagrams, some 50 microseconds. */
    static final int PORTS = 32;

    /** The ranges lie from 20000 to 28191: few services, and below what systems give to outgoing sockets. */
    private static final int FIRST_PORT = 20_000;
    private static final int RANGES = 256;

    private final int firstPort;
    private final Socket socket;
    private final int ownPort;

    private HostRoute(int firstPort, DatagramChannel channel, DiscoverySettings settings) throws IOException {
        this.firstPort = firstPort;
        this.ownPort = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        this.socket = new Socket(name(), channel, settings);
    }

    /** Takes a port of the range that belongs to the address of the settings and begins to hear. */
    static HostRoute open(DiscoverySettings settings, Hearing hearing) throws IOException {
        int firstPort = firstPort(settings.address());
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            bindFirstFree(channel, firstPort);
            HostRoute route = new HostRoute(firstPort, channel, settings);
            route.socket.read(route, hearing);
            return route;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The lowest port of the range for a discovery address, the same in every process. */
    static int firstPort(DiscoveryAddress address) {
        InetSocketAddress place = switch (address) {
            case DiscoveryAddress.Group group -> group.group();
            case DiscoveryAddress.Block block -> block.base();
        };
        CRC32 sum = new CRC32();
        sum.update((place.getAddress().getHostAddress() + ":" + place.getPort()).getBytes(StandardCharsets.US_ASCII));
        return FIRST_PORT + (int) (sum.getValue() % RANGES) * PORTS;
    }

    private static void bindFirstFree(DatagramChannel channel, int firstPort) throws IOException {
        for (int port = firstPort; port < firstPort + PORTS; port++) {
            try {
                channel.bind(loopback(port));
                return;
            } catch (BindException taken) {
                continue;
            }
        }
        channel.bind(loopback(0));
    }

    @Override
    public String name() {
        return "loopback 127.0.0.1:" + firstPort + "-" + (firstPort + PORTS - 1);
    }

    /** Whether the range was full, so that this node can ask but cannot be asked. */
    boolean isOutside() {
        return ownPort < firstPort || ownPort >= firstPort + PORTS;
    }

    int ownPort() {
        return ownPort;
    }

    @Override
    public boolean ask(Question question) {
        tell(question.survey());
        return false;
    }

    @Override
    public void tell(byte[] response) {
        if (!socket.maySend()) {
            return;
        }
        for (int port = firstPort; port < firstPort + PORTS; port++) {
            if (port != ownPort) {
                socket.send(response, loopback(port));
            }
        }
    }

    @Override
    public void answer(Supplier<byte[]> response, InetSocketAddress asker) {
        if (socket.maySend()) {
            socket.send(response.get(), asker);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private static InetSocketAddress loopback(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an IPv4 address", e);
        }
    }
}
