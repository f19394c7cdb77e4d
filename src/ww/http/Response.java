package ww.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a handler answers: all at once, or a stream whose end is not known. Data; sending is {@link Exchange}'s. */
sealed interface Response {
    int status();

    Map<String, String> headers();

    /** The same response with these headers added. */
    Response with(Map<String, String> more);

    default Response with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** A body that is known. */
    record Whole(int status, Map<String, String> headers, byte[] body) implements Response {
        @Override
        public Whole with(Map<String, String> more) {
            return new Whole(status, join(headers, more), body);
        }
    }

    /** A body of unknown length, written as it becomes known. */
    record Streamed(int status, Map<String, String> headers, Writer writer) implements Response {
        @Override
        public Streamed with(Map<String, String> more) {
            return new Streamed(status, join(headers, more), writer);
        }
    }

    /** Writes the body; runs on the exchange's thread, may block, and ends the response by returning. */
    interface Writer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    static Response bytes(int status, String mediaType, byte[] body) {
        return new Whole(status, Map.of("Content-Type", mediaType), body);
    }

    static Response json(int status, JsonWriter json) {
        return bytes(status, "application/json", json.toBytes());
    }

    static Response text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Response empty(int status) {
        return new Whole(status, Map.of(), new byte[0]);
    }

    static Response stream(String mediaType, Writer writer) {
        return new Streamed(200, Map.of("Content-Type", mediaType), writer);
    }

    private static Map<String, String> join(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }
}
