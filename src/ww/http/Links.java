package ww.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The header {@code Link} (RFC 8288), by which a page of a list says where the next one is. */
final class Links {
    private Links() { }

    /** The same query at {@code path} with another cursor. */
    static String next(String path, Query query, long cursor) {
        Map<String, String> values = new LinkedHashMap<>(query.values());
        values.put("cursor", Long.toString(cursor));
        return "<" + path + "?" + values.entrySet().stream()
                .map(pair -> Percent.encode(pair.getKey()) + "=" + Percent.encode(pair.getValue()))
                .collect(Collectors.joining("&")) + ">; rel=\"next\"";
    }
}
