package ww.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.function.Supplier;

/**
 * Multicast on one interface. Surveys and responses both go to the group, so everybody who searches hears every answer
 * (specification sheet, section 1.2).
 *
 * <p><b>Why two sockets?</b> The receiving one is bound to the group's address, by which the system keeps away what was
 * sent to the port otherwise; such a socket cannot send on every system. <b>Why a pair per interface?</b> So that each
 * knows whether its own datagrams come back, and an interface that comes or goes touches no other.
 */
final class MulticastRoute implements Route {
    /** Stays in the local network, as the demo's datagrams do. */
    private static final int TIME_TO_LIVE = 1;

    /**
     * Responses to the group in a second. All who search hear each, so a thousand surveys at once need not make a
     * thousand responses: whoever asked in vain asks again after half a second and has heard the one that stood in the
     * way, or gets its own.
     */
    private static final int ANSWERS_PER_SECOND = 10;

    private final InetSocketAddress group;
    private final NetworkInterface network;
    private final Socket receiving;
    private final Socket sending;
    private final Throttle answers = new Throttle(ANSWERS_PER_SECOND, 1); // guarded by itself
    private volatile boolean echoed; // written by the reader, read by whoever reports

    private MulticastRoute(InetSocketAddress group, NetworkInterface network, DiscoverySettings settings)
            throws IOException {
        this.group = group;
        this.network = network;
        DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
            sender.setOption(StandardSocketOptions.IP_MULTICAST_TTL, TIME_TO_LIVE);
            sender.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
            this.receiving = new Socket(name(), receiver(group, network), settings);
        } catch (IOException | RuntimeException e) {
            sender.close();
            throw e;
        }
        this.sending = new Socket(name(), sender, settings);
    }

    /** Joins the group on this interface and begins to hear. */
    static MulticastRoute open(InetSocketAddress group, NetworkInterface network, DiscoverySettings settings,
            Hearing hearing) throws IOException {
        MulticastRoute route = new MulticastRoute(group, network, settings);
        route.receiving.read(route, hearing);
        return route;
    }

    private static DatagramChannel receiver(InetSocketAddress group, NetworkInterface network) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            bind(channel, group);
            channel.join(group.getAddress(), network);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void bind(DatagramChannel channel, InetSocketAddress group) throws IOException {
        try {
            channel.bind(group);
        } catch (SocketException notThere) {
            channel.bind(new InetSocketAddress((InetAddress) null, group.getPort())); // Windows binds to no group
        }
    }

    @Override
    public String name() {
        return "multicast " + group.getAddress().getHostAddress() + ":" + group.getPort() + " on " + network.getName();
    }

    NetworkInterface network() {
        return network;
    }

    /** Notes that a datagram of our own came back: the group works here. */
    void echo() {
        echoed = true;
    }

    boolean echoed() {
        return echoed;
    }

    @Override
    public boolean ask(Question question) {
        if (sending.maySend()) {
            sending.send(question.survey(), group);
        }
        return false;
    }

    @Override
    public void tell(byte[] response) {
        if (sending.maySend()) {
            sending.send(response, group);
        }
    }

    @Override
    public void answer(Supplier<byte[]> response, InetSocketAddress asker) {
        boolean now;
        synchronized (answers) {
            now = answers.take(System.nanoTime());
        }
        if (now) {
            tell(response.get());
        }
    }

    @Override
    public void close() {
        receiving.close();
        sending.close();
    }
}
