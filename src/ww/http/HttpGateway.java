package ww.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import ww.sched.Scheduler;

/**
 * The gateway's REST side: the whole API over one scheduler, on one address.
 *
 * <p>Made by {@code new}, then {@link #start}ed once, then {@link #close}d; it starts its own threads and ends them,
 * and does not touch the scheduler's life. Several may live in one process. The only thing it does to the process is to
 * set those system properties of the JDK's HTTP server that nobody has set.
 */
public final class HttpGateway implements AutoCloseable {
    private final HttpListener listener;

    public HttpGateway(HttpSettings settings, Scheduler scheduler) {
        HttpLimits limits = settings.limits();
        HttpCounters counters = new HttpCounters();
        Closing closing = new Closing();
        Waiting waiting = new Waiting(scheduler, limits, counters, closing);
        Api api = new Api(
                new TaskEndpoints(scheduler, limits, waiting, new SecureRandom()),
                new RunEndpoints(scheduler, limits, waiting),
                new ClusterEndpoints(scheduler, limits),
                new EventEndpoint(scheduler, limits, counters, closing),
                new Metrics(scheduler, counters));
        Router router = new Router(InfoEndpoints.complete(api.routes(), limits));
        listener = new HttpListener(settings, router, counters, closing);
    }

    /**
     * Listens from now on.
     *
     * @throws IOException if the address cannot be had; the message names it
     */
    public void start() throws IOException {
        listener.start();
    }

    /** Where we listen, with the real port. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /**
     * Answers what is under way for at most {@code grace}, refuses what comes meanwhile with 503, ends event streams
     * and waits, then closes all connections. Returns when our threads have ended. May be called twice.
     */
    public void close(Duration grace) {
        listener.close(grace);
    }

    /** Closes without grace. */
    @Override
    public void close() {
        close(Duration.ZERO);
    }
}
