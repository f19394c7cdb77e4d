package ww.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What RFC 9110 and 9112 want refused and the JDK's server lets through, as far as it can be seen behind that server.
 * Each of these is understood differently by some proxy, which is how requests are smuggled.
 */
final class HeadCheck {
    private static final Set<String> VERSIONS = Set.of("HTTP/1.1", "HTTP/1.0");

    /** 18 digits fit a long; nobody sends an exabyte. */
    private static final int LENGTH_DIGITS_MAX = 18;

    /** Headers of which a second one would leave open which counts, spelt as {@link Headers} spells its keys. */
    private static final Set<String> SINGLE = Set.of("Host", "Content-type", "Content-length", "Authorization",
            "Expect", "Origin", "Sec-fetch-site", "Idempotency-key", "Last-event-id");

    private HeadCheck() { }

    static void check(HttpExchange exchange) throws Problem {
        String version = exchange.getProtocol();
        if (!VERSIONS.contains(version)) {
            throw new Problem(ProblemType.HTTP_VERSION, "The request is in " + Problem.quote(version) + ".");
        }
        Headers headers = exchange.getRequestHeaders();
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            checkHeader(header.getKey(), header.getValue());
        }
        checkHost(version, headers.getFirst("Host"));
        checkLength(version, headers);
        String expect = headers.getFirst("Expect");
        if (expect != null && !expect.equalsIgnoreCase("100-continue")) {
            throw new Problem(ProblemType.EXPECTATION_FAILED, "The expectation " + Problem.quote(expect)
                    + " is not known.");
        }
        if (exchange.getRequestURI().getRawFragment() != null) {
            throw malformed("The request target has a fragment ('#').");
        }
    }

    private static void checkHeader(String name, List<String> values) throws Problem {
        if (values.size() > 1 && SINGLE.contains(name)) {
            throw malformed("The header " + name + " stands more than once.");
        }
        for (String value : values) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c < ' ' && c != '\t' || c == 0x7f) {
                    throw malformed("The header " + Problem.quote(name) + " holds a control character.");
                }
            }
        }
    }

    private static void checkHost(String version, String host) throws Problem {
        if (host == null) {
            if (version.equals("HTTP/1.1")) {
                throw malformed("A request in HTTP/1.1 needs a Host header.");
            }
        } else if (!isHost(host)) {
            throw malformed("The Host header is " + Problem.quote(host) + ", which is no host.");
        }
    }

    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c >= 0x7f || "/?#@\\,".indexOf(c) >= 0) {
                return false;
            }
        }
        return !host.isEmpty();
    }

    private static void checkLength(String version, Headers headers) throws Problem {
        String length = headers.getFirst("Content-Length");
        if (length != null && (length.isEmpty() || length.length() > LENGTH_DIGITS_MAX
                || !length.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            throw malformed("The Content-Length is " + Problem.quote(length) + ", which is not a plain number.");
        }
        if (headers.containsKey("Transfer-Encoding") && version.equals("HTTP/1.0")) {
            throw malformed("HTTP/1.0 has no Transfer-Encoding.");
        }
    }

    private static Problem malformed(String detail) {
        return new Problem(ProblemType.MALFORMED_REQUEST, detail);
    }
}
