package ww.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A listener on a free port with handlers that do what a test of the listener needs. */
final class TestServer implements AutoCloseable {
    final HttpCounters counters = new HttpCounters();
    /** Counted down once a request to {@code /waits} is in its handler. */
    final CountDownLatch waiting = new CountDownLatch(1);
    /** What {@code /waits} waits for. */
    final CountDownLatch release = new CountDownLatch(1);
    private final HttpListener listener;

    TestServer() throws IOException {
        this(HttpLimits.DEFAULT);
    }

    TestServer(HttpLimits limits) throws IOException {
        this(new HttpSettings(new InetSocketAddress("127.0.0.1", 0), List.of(), Set.of(), limits));
    }

    TestServer(HttpSettings settings) throws IOException {
        listener = new HttpListener(settings, new Router(List.of(
                route("GET", "/small", request -> Response.text(200, "small\n")),
                route("GET", "/bytes/{count}", TestServer::bytes),
                route("GET", "/streams/{count}", request -> Response.stream("application/octet-stream",
                        out -> out.write(bytes(request).body()))),
                route("POST", "/echo", request -> Response.bytes(200, "application/octet-stream",
                        request.body().upTo(1 << 20).readAllBytes())),
                route("POST", "/ignores", request -> Response.text(200, "ignored\n")),
                route("GET", "/waits", this::waits),
                route("GET", "/throws", request -> {
                    throw new IllegalStateException("secret inside");
                }),
                route("GET", "/fails", request -> {
                    throw new AssertionError("secret inside");
                }),
                route("GET", "/breaks", request -> {
                    throw new IOException("secret inside");
                }))), counters, new Closing());
        listener.start();
    }

    private static Route route(String method, String path, Handler handler) {
        return new Route(Operation.of(method, path, "test", Role.READ, "A test."), handler);
    }

    private static Response.Whole bytes(Request request) {
        byte[] body = new byte[Integer.parseInt(request.parameter("count"))];
        Arrays.fill(body, (byte) 'x');
        return (Response.Whole) Response.bytes(200, "application/octet-stream", body);
    }

    private Response waits(Request request) throws InterruptedException {
        waiting.countDown();
        release.await();
        return Response.text(200, "waited\n");
    }

    InetSocketAddress address() {
        return listener.address();
    }

    RawHttp connect() throws IOException {
        return new RawHttp(listener.address());
    }

    void close(Duration grace) {
        listener.close(grace);
    }

    @Override
    public void close() {
        listener.close(Duration.ZERO);
    }
}
