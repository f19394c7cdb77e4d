package ww.http;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Writes one JSON text (RFC 8259) in order, without building a tree. The caller keeps names unique within an object;
 * commas, quoting and escaping are done here, and calls that cannot form JSON are refused as our own mistake.
 *
 * <p>Beside what the RFC demands, {@code < > &} and the two Unicode line separators are escaped, as the Go encoder of
 * the demo does: a text that lands in a page or a script by mistake stays data. Lone surrogates, which UTF-8 cannot
 * carry, become U+FFFD.
 */
final class JsonWriter {
    /** Our documents nest at most eight deep; the bit set below holds sixty-three. */
    private static final int DEPTH_MAX = 63;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(512);
    /** One bit for each open container: set for an object, clear for an array. */
    private long objects;
    private int depth;
    private boolean first = true;
    private boolean named;

    JsonWriter beginObject() {
        open('{', 1);
        return this;
    }

    JsonWriter endObject() {
        close('}', 1);
        return this;
    }

    JsonWriter beginArray() {
        open('[', 0);
        return this;
    }

    JsonWriter endArray() {
        close(']', 0);
        return this;
    }

    JsonWriter name(String name) {
        if (depth == 0 || (objects & 1) == 0 || named) {
            throw new IllegalStateException("a name ('" + name + "') can only stand in an object and before its value");
        }
        comma();
        quote(name);
        out.append(':');
        named = true;
        return this;
    }

    JsonWriter value(String text) {
        if (text == null) {
            return nullValue();
        }
        before();
        quote(text);
        return this;
    }

    JsonWriter value(long number) {
        before();
        out.append(number);
        return this;
    }

    JsonWriter value(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        before();
        out.append(number);
        return this;
    }

    JsonWriter value(boolean truth) {
        before();
        out.append(truth);
        return this;
    }

    JsonWriter nullValue() {
        before();
        out.append("null");
        return this;
    }

    JsonWriter member(String name, String text) {
        return name(name).value(text);
    }

    JsonWriter member(String name, long number) {
        return name(name).value(number);
    }

    JsonWriter member(String name, boolean truth) {
        return name(name).value(truth);
    }

    /** A member that is left out where there is nothing to say. */
    JsonWriter optional(String name, String text) {
        return text == null || text.isEmpty() ? this : member(name, text);
    }

    JsonWriter strings(String name, Collection<String> texts) {
        name(name).beginArray();
        texts.forEach(this::value);
        return endArray();
    }

    /** The finished text in UTF-8, with a line feed behind it so that it sits well in a terminal. */
    byte[] toBytes() {
        if (depth != 0 || out.isEmpty()) {
            throw new IllegalStateException("the JSON text is not finished: " + depth + " containers are open");
        }
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The finished text on one line. */
    @Override
    public String toString() {
        return out.toString();
    }

    private void open(char bracket, int kind) {
        before();
        if (depth == DEPTH_MAX) {
            throw new IllegalStateException("JSON nested deeper than " + DEPTH_MAX);
        }
        objects = objects << 1 | kind;
        depth++;
        out.append(bracket);
        first = true;
    }

    private void close(char bracket, int kind) {
        if (depth == 0 || (objects & 1) != kind || named) {
            throw new IllegalStateException("'" + bracket + "' closes nothing here");
        }
        objects >>>= 1;
        depth--;
        out.append(bracket);
        first = false;
    }

    private void before() {
        if (named) {
            named = false;
        } else if (depth > 0 && (objects & 1) == 1) {
            throw new IllegalStateException("a value in an object needs a name");
        } else if (depth == 0 && !out.isEmpty()) {
            throw new IllegalStateException("a JSON text is one value");
        } else {
            comma();
        }
    }

    private void comma() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '<', '>', '&', '\u2028', '\u2029' -> unicode(c);
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        unicode(c);
                    } else {
                        out.append(isLone(text, i) ? '\ufffd' : c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void unicode(char c) {
        out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
