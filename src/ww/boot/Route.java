package ww.boot;

import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * One way by which datagrams reach other nodes. Methods do not block for long and do not throw: a datagram that cannot
 * be sent is like one that got lost. They may be called from any thread.
 */
sealed interface Route extends AutoCloseable permits MulticastRoute, HostRoute, BlockRoute {
    /** A question in the two forms it has: to a group, and to one host. */
    record Question(byte[] survey, byte[] request) { }

    /** Who hears what comes in; called on the route's own thread, must return soon. */
    @FunctionalInterface
    interface Hearing {
        void heard(Route route, byte[] datagram, InetSocketAddress from);
    }

    /** The way in words, for a log: {@code multicast 228.8.8.8:8822 on eth0}. */
    String name();

    /** Asks everybody, or the next portion of them; answers whether portions remain, which should not wait long. */
    boolean ask(Question question);

    /** Tells everybody unasked, where that takes one datagram or a few. */
    void tell(byte[] response);

    /** Answers whoever asked from that address. The response is only made if it may be sent now. */
    void answer(Supplier<byte[]> response, InetSocketAddress asker);

    /** Ends the way and waits for its thread. May be called twice. */
    @Override
    void close();
}
