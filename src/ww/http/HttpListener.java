package ww.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's HTTP server, made fit for strangers: what it does not check is checked, what it does not end is ended, and
 * every request that reaches us gets an answer. One request goes through {@link HeadCheck}, {@link Access} and
 * {@link Router} to its {@link Handler}, and its answer through {@link Exchange}.
 */
final class HttpListener {
    private static final Logger LOG = System.getLogger("ww.http");

    /** Connections that wait to be accepted, for a burst of clients within one round of the dispatcher. */
    private static final int BACKLOG = 512;

    /** Between two looks at whether all requests have ended. */
    private static final int ROUND_MILLIS = 5;

    /** When to come again after a 503: overload is over in a moment or a restart takes about so long. */
    private static final int RETRY_SECONDS = 1;

    /** For answers that are ready, and the ends of event streams, to leave before the rest is cut off. */
    private static final Duration LAST_WRITES_TIME = Duration.ofMillis(200);

    private final HttpSettings settings;
    private final HttpLimits limits;
    private final Access access;
    private final Router router;
    private final HttpCounters counters;
    private final Closing closing;
    private ExchangeThreads threads;
    /** Written once by {@link #start}; read by all. */
    private volatile HttpServer server;
    private boolean closed;

    HttpListener(HttpSettings settings, Router router, HttpCounters counters, Closing closing) {
        this.settings = settings;
        this.router = router;
        this.counters = counters;
        this.closing = closing;
        limits = settings.limits();
        access = new Access(settings);
    }

    /** Listens from now on. */
    synchronized void start() throws IOException {
        if (server != null) {
            throw new IllegalStateException("started already");
        }
        ServerProperties.set();
        try {
            server = HttpServer.create(settings.address(), BACKLOG);
        } catch (BindException e) {
            throw new IOException("cannot listen for HTTP on " + settings.address() + ": " + e.getMessage(), e);
        }
        // Twice the requests: as many again may be reading their head or writing to a slow reader.
        threads = new ExchangeThreads(2 * limits.requests() + limits.eventStreams(), limits.headTime());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where we listen, with the real port. */
    InetSocketAddress address() {
        HttpServer started = server;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started.getAddress();
    }

    /**
     * Refuses new requests with 503 from now on, gives those under way {@code grace} to end, then cuts the rest off.
     * Returns when all threads have ended. May be called twice.
     */
    synchronized void close(Duration grace) {
        closing.begin();
        if (closed || server == null) {
            return;
        }
        closed = true;
        try {
            awaitIdle(grace);
            threads.awaitEnd(LAST_WRITES_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.close();
        server.stop(0);
    }

    private void awaitIdle(Duration grace) throws InterruptedException {
        long until = System.nanoTime() + grace.toNanos();
        while (counters.active().get() > 0 && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
        }
    }

    private void handle(HttpExchange http) throws IOException {
        Watch watch = ExchangeThreads.WATCH.get();
        watch.end(); // the head has arrived
        Body body = new Body(http.getRequestBody(), declaredBytes(http), watch, limits);
        Exchange exchange = new Exchange(http, body, watch, limits);
        watch.onBodyExpiry(exchange::sendLastWords);
        try {
            Response response = respond(http, body);
            counters.answered(response.status());
            exchange.send(response, closing.isBegun());
        } catch (Watch.ExpiredException e) {
            counters.timedOut();
            LOG.log(Level.DEBUG, "{0} {1}: {2}", http.getRequestMethod(), http.getRequestURI(), e.getMessage());
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the listener is closing", e);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "sending the answer to " + describe(http) + " failed", e);
            throw new IOException("the answer broke off", e);
        }
    }

    /** The body's length as the JDK's server has understood it. */
    private static long declaredBytes(HttpExchange http) {
        if (http.getRequestHeaders().containsKey("Transfer-Encoding")) {
            return -1;
        }
        String length = http.getRequestHeaders().getFirst("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    /** An answer in any case, unless the client was too slow. */
    private Response respond(HttpExchange http, Body body) throws Watch.ExpiredException {
        if (closing.isBegun()) {
            return overloaded("The gateway is stopping.");
        }
        if (!HttpCounters.enter(counters.active(), limits.requests())) {
            return overloaded("More than " + limits.requests() + " requests are under way.");
        }
        try {
            return dispatch(http, body);
        } catch (Problem e) {
            return e.toResponse();
        } catch (MultipartException e) {
            return new Problem(e.isLimit() ? ProblemType.BODY_TOO_LARGE : ProblemType.MALFORMED_BODY, e.getMessage())
                    .toResponse();
        } catch (Watch.ExpiredException e) {
            throw e;
        } catch (InterruptedException e) {
            return overloaded("The gateway is stopping.");
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.ERROR, describe(http) + " failed", e);
            return new Problem(ProblemType.INTERNAL_ERROR, "The gateway failed to answer this; its log says more.")
                    .toResponse();
        } finally {
            counters.active().decrementAndGet();
        }
    }

    private Response dispatch(HttpExchange http, Body body) throws Problem, IOException, InterruptedException {
        HeadCheck.check(http);
        String host = http.getRequestHeaders().getFirst("Host");
        if (host != null) {
            access.checkHost(host);
        }
        String method = http.getRequestMethod();
        String path = http.getRequestURI().getRawPath();
        Router.Match match = router.find(method, path);
        access.checkOrigin(method, host, http.getRequestHeaders().getFirst("Origin"),
                http.getRequestHeaders().getFirst("Sec-Fetch-Site"));
        Role role = access.role(http.getRequestHeaders().getFirst("Authorization"));
        Operation operation = match.route().operation();
        access.require(operation.role(), role);
        Query query = Query.parse(http.getRequestURI().getRawQuery());
        query.allow(operation.queryNames());
        return match.route().handler().handle(new Request(method, path, match.parameters(), query,
                http.getRequestHeaders(), body, role));
    }

    private static Response overloaded(String detail) {
        return Problem.retry(ProblemType.OVERLOADED, RETRY_SECONDS, detail).toResponse();
    }

    private static String describe(HttpExchange http) {
        return http.getRequestMethod() + " " + http.getRequestURI();
    }
}
