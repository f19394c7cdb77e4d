package ww.sched;

import java.lang.reflect.RecordComponent;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One line of JSON, for the export of a journal. Records are written by their components, so that a field added to a
 * task is in the export without anyone remembering to put it there; sealed choices carry their name as {@code is}.
 */
final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    JsonLine add(String name, Object value) {
        if (text.length() > 1) {
            text.append(',');
        }
        value(name);
        text.append(':');
        value(value);
        return this;
    }

    JsonLine addRecord(String name, Record value) {
        return add(name, value);
    }

    String end() {
        return text + "}";
    }

    private void value(Object value) {
        switch (value) {
            case null -> text.append("null");
            case Boolean flag -> text.append(flag.booleanValue());
            case Long never when never == Task.NEVER -> text.append("null");
            case Number number -> text.append(number);
            case byte[] bytes -> string(Base64.getEncoder().encodeToString(bytes));
            case Optional<?> optional -> value(optional.orElse(null));
            case Collection<?> values -> array(values);
            case Map<?, ?> map -> object(map);
            case Record fields -> fields(fields);
            default -> string(value.toString());
        }
    }

    private void array(Collection<?> values) {
        text.append('[');
        String separator = "";
        for (Object each : values) {
            text.append(separator);
            value(each);
            separator = ",";
        }
        text.append(']');
    }

    private void object(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key.toString(), value));
        text.append('{');
        String separator = "";
        for (Map.Entry<String, Object> each : sorted.entrySet()) {
            text.append(separator);
            string(each.getKey());
            text.append(':');
            value(each.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void fields(Record fields) {
        text.append("{\"is\":");
        string(fields.getClass().getSimpleName());
        for (RecordComponent component : fields.getClass().getRecordComponents()) {
            text.append(',');
            string(component.getName());
            text.append(':');
            try {
                component.getAccessor().setAccessible(true);
                value(component.getAccessor().invoke(fields));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record's accessor can be called from its own package", e);
            }
        }
        text.append('}');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
