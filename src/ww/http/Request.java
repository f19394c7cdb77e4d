package ww.http;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;

/**
 * A request as handlers see it: checked, matched and authorized.
 *
 * @param method the method as sent
 * @param path the path as sent, percent-encoded
 * @param parameters the path's parameters, decoded
 * @param query the query
 * @param headers the headers; use {@link #header}
 * @param body the body, not read yet
 * @param role what the caller may do
 */
record Request(
        String method, String path, Map<String, String> parameters, Query query, Headers headers, Body body,
        Role role) {

    /** A parameter of the path. */
    String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalStateException("the path of this operation has no parameter '" + name + "'");
        }
        return value;
    }

    /** A parameter of the path that is a positive number; anything else names nothing that exists. */
    long number(String name, String what) throws Problem {
        String text = parameter(name);
        try {
            return Numbers.parse("path parameter", name, text, 1, Long.MAX_VALUE);
        } catch (Problem e) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no " + what + " " + Problem.quote(text) + ".");
        }
    }

    /** A header, null where it is absent; several lines of it as one list. */
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }
}
