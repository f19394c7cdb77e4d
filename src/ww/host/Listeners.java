package ww.host;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import ww.multiformats.Multiaddr;

/** The server sockets of a host: accepts connections and knows the addresses they come to. */
final class Listeners implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("ww.host");
    /** A cluster that starts at once; the kernel may allow less. */
    private static final int BACKLOG = 256;
    /** After a failed accept (no file descriptors left, as a rule): time for connections to end. */
    private static final Duration RECOVERY = Duration.ofMillis(100);

    private final HostThreads threads;
    private final Consumer<Socket> accepted;
    private final List<ServerSocket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** {@code accepted} takes each new connection, on the accepting thread: must not block. */
    Listeners(HostThreads threads, Consumer<Socket> accepted) {
        this.threads = threads;
        this.accepted = accepted;
    }

    void listen(Multiaddr address) throws IOException {
        InetSocketAddress to = address.tcpAddress().orElseThrow(() ->
                new IOException("cannot listen on " + address + ": only /ip4, /ip6 or /dns with /tcp is served"));
        InetSocketAddress resolved = to.isUnresolved() ? new InetSocketAddress(to.getHostString(), to.getPort()) : to;
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(resolved, BACKLOG);
        } catch (IOException | IllegalArgumentException e) {
            socket.close();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
        sockets.add(socket);
        if (closed || !threads.start("accept " + socket.getLocalPort(), () -> accept(socket))) {
            close();
            throw new IOException("cannot listen on " + address + ": the host is closed");
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                accepted.accept(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(Level.WARNING, "accepting on {0} failed: {1}", server.getLocalSocketAddress(),
                            e.getMessage());
                    recover();
                }
            }
        }
    }

    private static void recover() {
        try {
            Thread.sleep(RECOVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where we can be reached: a wildcard stands for the addresses of all interfaces that are up. */
    List<Multiaddr> addresses() {
        List<Multiaddr> all = new ArrayList<>();
        for (ServerSocket socket : sockets) {
            InetAddress ip = socket.getInetAddress();
            for (InetAddress concrete : ip.isAnyLocalAddress() ? ofInterfaces(ip) : List.of(ip)) {
                Multiaddr address = Multiaddr.ofTcp(new InetSocketAddress(concrete, socket.getLocalPort()));
                if (!all.contains(address)) {
                    all.add(address);
                }
            }
        }
        return all;
    }

    /**
     * The addresses that a wildcard of a family stands for. IPv6's takes in IPv4, as its socket does. Link-local ones
     * are left out: they mean nothing without the name of the other machine's interface. Loopback comes last: whoever
     * tries in order tries it when nothing else is left.
     */
    private static List<InetAddress> ofInterfaces(InetAddress wildcard) {
        List<InetAddress> found = new ArrayList<>();
        List<InetAddress> loopback = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp()) {
                    each.inetAddresses()
                            .filter(ip -> ip instanceof Inet4Address || !(wildcard instanceof Inet4Address))
                            .filter(ip -> !ip.isLinkLocalAddress())
                            .forEach((ip) -> (ip.isLoopbackAddress() ? loopback : found).add(ip));
                }
            }
        } catch (SocketException e) {
            LOG.log(Level.WARNING, "cannot list the network interfaces: {0}", e.getMessage());
        }
        found.addAll(loopback);
        return found;
    }

    @Override
    public void close() {
        closed = true;
        for (ServerSocket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.TRACE, "closing a server socket", e);
            }
        }
    }
}
