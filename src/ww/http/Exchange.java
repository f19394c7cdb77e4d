package ww.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * The sending side of one exchange: whatever happens, one well-formed answer leaves, or the connection is closed
 * because the client is gone. For the exchange's thread; {@link #sendLastWords} alone is called by another.
 */
final class Exchange {
    private static final Logger LOG = System.getLogger("ww.http");

    /** A slow reader is given its time for each piece of this size. */
    private static final int PIECE_BYTES = 64 * 1024;

    /** Headers of every answer: nothing here is for a cache, and a browser must not guess types. */
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store");

    private final HttpExchange exchange;
    private final Body body;
    private final Watch watch;
    private final HttpLimits limits;

    Exchange(HttpExchange exchange, Body body, Watch watch, HttpLimits limits) {
        this.exchange = exchange;
        this.body = body;
        this.watch = watch;
        this.limits = limits;
    }

    /**
     * Sends the answer and ends the exchange. The connection is kept only where the next request surely begins behind
     * this one: not after an unread body, and never after chunks, whose sizes the JDK's server does not read exactly.
     */
    void send(Response response, boolean closeAfter) throws IOException, InterruptedException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        boolean unread = body.isUnread();
        setHeaders(response);
        if (closeAfter || unread || body.isChunked()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        watch.begin(Watch.Phase.WRITE, System.nanoTime() + limits.writeTime().toNanos());
        try {
            sendHead(response, head);
        } finally {
            watch.end();
        }
        if (!head && hasBody(response)) {
            sendBody(response, unread);
        }
        exchange.close();
    }

    private void setHeaders(Response response) {
        ALWAYS.forEach(exchange.getResponseHeaders()::set);
        response.headers().forEach(exchange.getResponseHeaders()::set);
    }

    /** The JDK's lengths: 0 means "unknown, in chunks", -1 means "none". */
    private void sendHead(Response response, boolean head) throws IOException {
        if (head && response instanceof Response.Whole whole) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(whole.body().length));
        }
        long length = switch (response) {
            case Response.Whole whole when !head && whole.body().length > 0 -> whole.body().length;
            case Response.Streamed _ when !head -> 0;
            default -> -1;
        };
        exchange.sendResponseHeaders(response.status(), length);
    }

    private static boolean hasBody(Response response) {
        return !(response instanceof Response.Whole whole) || whole.body().length > 0;
    }

    private void sendBody(Response response, boolean unread) throws IOException, InterruptedException {
        OutputStream raw = exchange.getResponseBody();
        OutputStream out = new Watched(raw);
        switch (response) {
            case Response.Whole whole -> out.write(whole.body());
            case Response.Streamed streamed -> streamed.writer().write(out);
        }
        if (unread) {
            out.flush();
            body.linger();
        }
        out.close();
    }

    /** Tells a client whose body stopped coming; the watch ends the connection after it. */
    void sendLastWords() {
        Response response = new Problem(ProblemType.TIMED_OUT, "The body stopped coming: nothing for "
                + limits.bodyIdleTime().toSeconds() + " s, or not all of it within " + limits.bodyTime().toSeconds()
                + " s.").toResponse().with("Connection", "close");
        try {
            setHeaders(response);
            sendHead(response, false);
            OutputStream out = exchange.getResponseBody();
            out.write(((Response.Whole) response).body());
            out.flush();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a client that stopped sending is gone", e);
        }
    }

    /** Gives every piece its time. */
    private final class Watched extends OutputStream {
        private final OutputStream out;

        Watched(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE_BYTES) {
                int start = offset + done;
                int count = Math.min(PIECE_BYTES, length - done);
                timed(() -> out.write(from, start, count));
            }
        }

        @Override
        public void flush() throws IOException {
            timed(out::flush);
        }

        @Override
        public void close() throws IOException {
            try {
                timed(out::close);
            } catch (IndexOutOfBoundsException e) {
                // The JDK's server looks for the end of a chunked body once more, and trips over its size as before.
                throw new IOException("what is left of the chunked body cannot be read", e);
            }
        }

        private void timed(Effect effect) throws IOException {
            watch.begin(Watch.Phase.WRITE, System.nanoTime() + limits.writeTime().toNanos());
            try {
                effect.run();
            } finally {
                watch.end();
            }
        }
    }

    private interface Effect {
        void run() throws IOException;
    }
}
