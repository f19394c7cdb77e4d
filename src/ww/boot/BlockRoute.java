package ww.boot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A block of hosts that are asked one by one at a fixed port (specification sheet, sections 1.1 and 1.5). We listen at
 * that port ourselves, so that nodes of the block which crawl it find us; when it is taken, or the block is a single
 * host, from any port: then we ask and are answered, but are not asked.
 */
final class BlockRoute implements Route {
    /** One portion, so that the others of a large block are asked at the pace the throttle allows anyway. */
    private static final int PORTION = 64;

    private final DiscoveryAddress.Block block;
    private final Socket socket;
    private final int start;
    private final int stride; // odd, so that its multiples visit each host of the block once
    private int asked;        // of this round; used by the thread that asks

    private BlockRoute(DiscoveryAddress.Block block, DatagramChannel channel, DiscoverySettings settings,
            RandomGenerator random) {
        this.block = block;
        this.socket = new Socket(name(), channel, settings);
        this.start = random.nextInt(block.size());
        this.stride = random.nextInt(block.size()) | 1;
    }

    /** Binds a socket and begins to hear. */
    static BlockRoute open(DiscoveryAddress.Block block, DiscoverySettings settings, RandomGenerator random,
            Hearing hearing) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            bind(channel, block);
            BlockRoute route = new BlockRoute(block, channel, settings, random);
            route.socket.read(route, hearing);
            return route;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void bind(DatagramChannel channel, DiscoveryAddress.Block block) throws IOException {
        InetSocketAddress any = new InetSocketAddress((InetAddress) null, 0);
        try {
            channel.bind(block.size() == 1 ? any : new InetSocketAddress((InetAddress) null, block.base().getPort()));
        } catch (BindException taken) {
            channel.bind(any);
        }
    }

    @Override
    public String name() {
        return "crawl of " + block;
    }

    @Override
    public boolean ask(Question question) {
        for (int i = 0; i < PORTION && asked < block.size(); i++) {
            if (!socket.maySend()) {
                return true;
            }
            int host = (int) ((start + (long) asked * stride) % block.size());
            asked++;
            socket.send(question.request(), block.host(host));
        }
        if (asked < block.size()) {
            return true;
        }
        asked = 0;
        return false;
    }

    @Override
    public void tell(byte[] response) {
        // Whoever is to know asks; telling a whole block unasked would be noise.
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
}
