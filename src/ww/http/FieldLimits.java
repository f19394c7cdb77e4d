package ww.http;

import java.util.List;

/**
 * What a field may be and what it is where it is left out, as the OpenAPI document says it.
 *
 * @param least   the least number; null where there is no bound
 * @param most    the greatest; null where there is no bound
 * @param length  the most characters of a text; 0 where there is no bound of its own
 * @param choices the only texts it may be; empty where any will do
 * @param absent  a number or a text; null where leaving it out has no single meaning
 */
record FieldLimits(Double least, Double most, int length, List<String> choices, Object absent) {
    static final FieldLimits NONE = new FieldLimits(null, null, 0, List.of(), null);

    static FieldLimits of(double least, double most, double absent) {
        return new FieldLimits(least, most, 0, List.of(), absent);
    }

    static FieldLimits length(int charactersMax) {
        return new FieldLimits(null, null, charactersMax, List.of(), null);
    }

    /** One of these, the first where it is left out. */
    static FieldLimits choice(String... choices) {
        return new FieldLimits(null, null, 0, List.of(choices), choices[0]);
    }

    /** One of these; which one where it is left out depends. */
    static FieldLimits oneOf(String... choices) {
        return new FieldLimits(null, null, 0, List.of(choices), null);
    }

    /** Adds the keywords of JSON schema to an object that is being written. */
    void write(JsonWriter json) {
        if (least != null) {
            number(json, "minimum", least);
            number(json, "maximum", most);
        }
        if (length > 0) {
            json.member("maxLength", length);
        }
        if (!choices.isEmpty()) {
            json.strings("enum", choices);
        }
        if (absent instanceof Double number) {
            number(json, "default", number);
        } else if (absent instanceof String text) {
            json.member("default", text);
        }
    }

    /** Without a fraction where it has none, as an integer's schema wants it. */
    private static void number(JsonWriter json, String name, double value) {
        if (value == Math.rint(value)) {
            json.member(name, (long) value);
        } else {
            json.name(name).value(value);
        }
    }
}
