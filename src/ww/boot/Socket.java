package ww.boot;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;

/**
 * A datagram socket with the virtual thread that reads it and the limits of a route: how large a datagram may be and
 * how many may be sent.
 */
final class Socket implements AutoCloseable {
    /** The demo's nodes read no more; what is longer cannot come from one of them. */
    static final int DATAGRAM_BYTES_MAX = 2048;

    /** An interface that goes away fails every receive; a hundred in a row are no accident. */
    private static final int FAILURES_MAX = 100;

    /** A thread that only receives ends as soon as its socket is closed; this is for a machine under load. */
    private static final Duration END_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger("ww.boot");

    private final String name;
    private final DatagramChannel channel;
    private final Throttle sending; // guarded by this
    private Thread reader;          // set once by the thread that opens the route

    Socket(String name, DatagramChannel channel, DiscoverySettings settings) {
        this.name = name;
        this.channel = channel;
        this.sending = new Throttle(settings.sentPerSecond(), settings.sentAtOnce());
    }

    /** Begins to read: {@code hearing} is told of each datagram of acceptable size. Once only. */
    void read(Route route, Route.Hearing hearing) {
        reader = Thread.ofVirtual().name("discovery " + name).start(() -> {
            try {
                readAll(route, hearing);
            } catch (ClosedChannelException closed) {
                LOG.log(Level.DEBUG, "discovery: {0} is closed", name);
            }
        });
    }

    private void readAll(Route route, Route.Hearing hearing) throws ClosedChannelException {
        ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM_BYTES_MAX + 1); // one more, to see that one is longer
        int failures = 0;
        while (failures < FAILURES_MAX) {
            buffer.clear();
            try {
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                failures = 0;
                if (from != null && buffer.position() > 0 && buffer.position() <= DATAGRAM_BYTES_MAX) {
                    hearing.heard(route, Arrays.copyOf(buffer.array(), buffer.position()), from);
                }
            } catch (ClosedChannelException e) {
                throw e;
            } catch (IOException e) {
                failures++;
                LOG.log(Level.DEBUG, "discovery: receiving by {0}: {1}", name, e.getMessage());
            }
        }
        LOG.log(Level.WARNING, "discovery: {0} fails at every receive and is given up", name);
    }

    /** Whether one more thing may be sent now; counts it. */
    synchronized boolean maySend() {
        return sending.take(System.nanoTime());
    }

    void send(byte[] datagram, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(datagram), to);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "discovery: sending to {0} by {1}: {2}", to, name, e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (reader != null && reader != Thread.currentThread() && !reader.join(END_WAIT)) {
                LOG.log(Level.WARNING, "discovery: the reader of {0} did not end within {1}", name, END_WAIT);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "discovery: closing {0}: {1}", name, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
