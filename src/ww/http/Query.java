package ww.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The query of a request: names and values, each name once. A name that the operation does not know is refused, as a
 * misspelt filter would otherwise answer with everything.
 */
record Query(Map<String, String> values) {
    static Query parse(String raw) throws Problem {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return new Query(values);
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = Percent.decode("query", equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : Percent.decode("query", pair.substring(equals + 1), true);
            if (name.isEmpty() || values.putIfAbsent(name, value) != null) {
                throw new Problem(ProblemType.MALFORMED_REQUEST,
                        "The query has the parameter " + Problem.quote(name) + " twice, or one without a name.");
            }
        }
        return new Query(values);
    }

    /** Refuses every name outside {@code known}. */
    void allow(Set<String> known) throws Problem {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw Problem.ofField(ProblemType.UNKNOWN_FIELD, name, "The query parameter " + Problem.quote(name)
                        + " is not known here" + (known.isEmpty() ? "; there are none." : "; known are "
                        + String.join(", ", known.stream().sorted().toList()) + "."));
            }
        }
    }

    /** The value, or null. */
    String get(String name) {
        return values.get(name);
    }

    /** The value as a whole number between bounds, or {@code absent} where it is not given. */
    long number(String name, long absent, long min, long max) throws Problem {
        String text = get(name);
        return text == null ? absent : Numbers.parse("query parameter", name, text, min, max);
    }
}
