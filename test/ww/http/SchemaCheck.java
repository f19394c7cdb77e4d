package ww.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Holds a JSON value to a JSON schema of the kind our OpenAPI document uses; an unknown keyword is an error. */
final class SchemaCheck {
    private final Map<String, Object> schemas;

    @SuppressWarnings("unchecked")
    SchemaCheck(Map<String, Object> openApi) {
        schemas = (Map<String, Object>) ((Map<String, Object>) openApi.get("components")).get("schemas");
    }

    void check(String where, Map<?, ?> schema, Object value) {
        for (Map.Entry<?, ?> keyword : schema.entrySet()) {
            keyword(where, schema, (String) keyword.getKey(), keyword.getValue(), value);
        }
    }

    private void keyword(String where, Map<?, ?> schema, String keyword, Object content, Object value) {
        switch (keyword) {
            case "$ref" -> check(where, named((String) content), value);
            case "type" -> require(isOf((String) content, value), where, "is no " + content, value);
            case "enum" -> require(((List<?>) content).contains(value), where, "is not among " + content, value);
            case "format" -> Instant.parse((String) value);
            case "items" -> {
                int i = 0;
                for (Object item : (List<?>) value) {
                    check(where + "[" + i++ + "]", (Map<?, ?>) content, item);
                }
            }
            case "required" -> ((List<?>) content).forEach(name ->
                    require(((Map<?, ?>) value).containsKey(name), where, "lacks " + name, value));
            case "properties" -> ((Map<?, ?>) content).forEach((name, member) -> {
                if (((Map<?, ?>) value).containsKey(name)) {
                    check(where + "." + name, (Map<?, ?>) member, ((Map<?, ?>) value).get(name));
                }
            });
            case "additionalProperties" -> additional(where, schema, content, (Map<?, ?>) value);
            case "description" -> require(!((String) content).isEmpty(), where, "has an empty description", content);
            default -> throw new AssertionError(where + ": this check does not know '" + keyword + "'");
        }
    }

    private void additional(String where, Map<?, ?> schema, Object content, Map<?, ?> value) {
        Object properties = schema.get("properties");
        value.forEach((name, member) -> {
            boolean known = properties instanceof Map<?, ?> map && map.containsKey(name);
            if (!known && content instanceof Map<?, ?> type) {
                check(where + "." + name, type, member);
            } else {
                require(known || content.equals(true), where, "has a member the schema does not: " + name, value);
            }
        });
    }

    private Map<?, ?> named(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        if (!(schemas.get(name) instanceof Map<?, ?> schema)) {
            throw new AssertionError("there is no schema " + reference);
        }
        return schema;
    }

    private static boolean isOf(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Long || value instanceof Double;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> throw new AssertionError("there is no type " + type);
        };
    }

    private static void require(boolean truth, String where, String wrong, Object value) {
        if (!truth) {
            throw new AssertionError(where + " " + wrong + ": " + value);
        }
    }
}
