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

    /** Headers of which a second one would leave open which counts. */
    private static final List<String> SINGLE = List.of("Host", "Content-Type", "Content-Length", "Authorization",
            "Expect", "Origin", "Sec-Fetch-Site", "Idempotency-Key", "Last-Event-ID");

    private HeadCheck() { }

    static void check(HttpExchange exchange) throws Problem {
        String version = exchange.getProtocol();
        if (!VERSIONS.contains(version)) {
            throw new Problem(ProblemType.HTTP_VERSION, "The request is in " + Problem.quote(version) + ".");
        }
        Headers headers = exchange.getRequestHeaders();
        checkCharacters(headers);
        for (String name : SINGLE) {
            if (headers.getOrDefault(name, List.of()).size() > 1) {
                throw malformed("The header " + name + " stands more than once.");
            }
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

    private static void checkCharacters(Headers headers) throws Problem {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            for (String value : header.getValue()) {
                for (int i = 0; i < value.length(); i++) {
                    char c = value.charAt(i);
                    if (c < ' ' && c != '\t' || c == 0x7f) {
                        throw malformed("The header " + Problem.quote(header.getKey()) + " holds a control character.");
                    }
                }
            }
        }
    }

    private static void checkHost(String version, String host) throws Problem {
        if (host == null) {
            if (version.equals("HTTP/1.1")) {
                throw malformed("A request in HTTP/1.1 needs a Host header.");
            }
        } else if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || "/?#@\\,".indexOf(c) >= 0)) {
            throw malformed("The Host header is " + Problem.quote(host) + ", which is no host.");
        }
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
