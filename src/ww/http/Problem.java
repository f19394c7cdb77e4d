package ww.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as the caller sees it (RFC 9457): thrown anywhere below a handler, answered as
 * {@code application/problem+json}. The detail is one sentence that names the field, the value or the limit; it holds
 * nothing of our inside.
 */
final class Problem extends Exception {
    private static final long serialVersionUID = 1;

    static final String MEDIA_TYPE = "application/problem+json";

    /** A value from outside that a detail quotes is cut to this, so that a megabyte does not come back. */
    private static final int QUOTE_CHARACTERS_MAX = 80;

    private final ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    Problem(ProblemType type, String detail) {
        // Without a stack trace: a problem is an answer, made thousands of times a second under a flood.
        super(detail, null, false, false);
        this.type = type;
    }

    static Problem ofField(ProblemType type, String field, String detail) {
        return new Problem(type, detail).with("field", field);
    }

    static Problem ofLimit(ProblemType type, String field, long limit, String detail) {
        return ofField(type, field, detail).with("limit", limit);
    }

    static Problem retry(ProblemType type, int afterSeconds, String detail) {
        return new Problem(type, detail).header("Retry-After", Integer.toString(afterSeconds));
    }

    /** {@code value} between quotes, short and without control characters. */
    static String quote(String value) {
        StringBuilder quoted = new StringBuilder("'");
        value.codePoints().limit(QUOTE_CHARACTERS_MAX)
                .map(c -> Character.isISOControl(c) ? '.' : c).forEach(quoted::appendCodePoint);
        return quoted.append(value.codePointCount(0, value.length()) > QUOTE_CHARACTERS_MAX ? "...'" : "'").toString();
    }

    /** Adds an extension member: a string or a long. */
    Problem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ProblemType type() {
        return type;
    }

    Response toResponse() {
        JsonWriter json = new JsonWriter().beginObject()
                .member("type", type.uri())
                .member("title", type.title())
                .member("status", type.status())
                .member("detail", getMessage());
        members.forEach((name, value) -> {
            if (value instanceof Long number) {
                json.member(name, number);
            } else {
                json.member(name, value.toString());
            }
        });
        byte[] body = json.endObject().toBytes();
        return Response.bytes(type.status(), MEDIA_TYPE, body).with(headers);
    }
}
