package ww.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header value of the shape {@code type; name=value; name="quoted value"}: Content-Type (RFC 9110 section 8.3) and
 * Content-Disposition (RFC 7578 section 4.2), both read by one scanner without regular expressions.
 *
 * <p>Names are case-insensitive; a name that stands twice is refused, since two readers would choose differently.
 * Extended names ({@code filename*}) are left out of the result: RFC 7578 forbids them in forms, and reading them has
 * been a way to smuggle a second file name past a filter.
 *
 * <p>In a quoted value a backslash escapes a quote or a backslash and stands for itself before anything else: some
 * browsers send {@code C:\folder\file} as it is.
 */
record MediaType(String value, Map<String, String> parameters) {
    /** Reads {@code text}, or throws a sentence that names {@code header}. */
    static MediaType parse(String header, String text) throws MultipartException {
        return new Scanner(header, text).read();
    }

    /** The parameter of this lower-case name, or null. */
    String parameter(String name) {
        return parameters.get(name);
    }

    static boolean isToken(char c) {
        return c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
    }

    private static final class Scanner {
        private final String header;
        private final String text;
        private int at;

        Scanner(String header, String text) {
            this.header = header;
            this.text = text;
        }

        MediaType read() throws MultipartException {
            blanks();
            int start = at;
            while (at < text.length() && (isToken(text.charAt(at)) || text.charAt(at) == '/')) {
                at++;
            }
            if (at == start) {
                throw wrong("begins with no type");
            }
            String value = text.substring(start, at).toLowerCase(Locale.ROOT);
            Map<String, String> parameters = new LinkedHashMap<>();
            blanks();
            while (at < text.length()) {
                parameter(parameters);
                blanks();
            }
            return new MediaType(value, parameters);
        }

        private void parameter(Map<String, String> parameters) throws MultipartException {
            expect(';');
            blanks();
            if (at == text.length()) {
                return; // a semicolon at the end is sent by some clients and says nothing
            }
            String name = token("parameter name");
            blanks();
            expect('=');
            blanks();
            String value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
            if (!name.endsWith("*") && parameters.putIfAbsent(name, value) != null) {
                throw wrong("has the parameter '" + name + "' twice");
            }
        }

        private String token(String what) throws MultipartException {
            int start = at;
            while (at < text.length() && isToken(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                throw wrong("has no " + what + " at position " + at);
            }
            return text.substring(start, at).toLowerCase(Locale.ROOT);
        }

        /** An unquoted value, read up to the next semicolon: clients leave boundaries with odd characters unquoted. */
        private String bare() throws MultipartException {
            int start = at;
            while (at < text.length() && text.charAt(at) != ';' && text.charAt(at) != '"') {
                at++;
            }
            String value = text.substring(start, at).strip();
            if (value.isEmpty()) {
                throw wrong("has a parameter without a value");
            }
            return value;
        }

        private String quoted() throws MultipartException {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                boolean escape = text.charAt(at) == '\\' && at + 1 < text.length()
                        && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
                at += escape ? 1 : 0;
                value.append(text.charAt(at++));
            }
            if (at == text.length()) {
                throw wrong("has a quoted value that does not end");
            }
            at++;
            return value.toString();
        }

        private void blanks() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        private void expect(char c) throws MultipartException {
            if (at == text.length() || text.charAt(at) != c) {
                throw wrong("lacks a '" + c + "' at position " + at);
            }
            at++;
        }

        private MultipartException wrong(String how) {
            return MultipartException.malformed("The " + header + " " + how + ".");
        }
    }
}
