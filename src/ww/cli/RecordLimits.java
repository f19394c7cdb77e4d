package ww.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings records as flags: each component that is a number or a time can be given as {@code group.name=value}, named
 * as in the record. So a limit that a record gains is a flag, with its default in the help, without a line here.
 */
final class RecordLimits {
    private final Map<String, String> given = new TreeMap<>();

    /** @param words of the form {@code group.name=value} */
    RecordLimits(List<String> words) throws UsageException {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--limit is '" + word + "', but must look like run.stdin-bytes=1048576");
            }
            if (given.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new UsageException("--limit " + word.substring(0, equals) + " is given twice");
            }
        }
    }

    /** Whether this name was given and is not yet used. */
    boolean has(String name) {
        return given.containsKey(name);
    }

    /** The record with what was given for its group; the names used are taken out. */
    <R extends Record> R applyTo(String group, R settings) throws UsageException {
        RecordComponent[] components = settings.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        boolean changed = false;
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], settings);
            String text = isFlag(components[i]) ? given.remove(name(group, components[i])) : null;
            if (text != null) {
                values[i] = parse(name(group, components[i]), types[i], text);
                changed = true;
            }
        }
        return changed ? make(settings, types, values) : settings;
    }

    /** Refuses what belonged to no group. */
    void requireNoneLeft(List<String> known) throws UsageException {
        for (String name : given.keySet()) {
            throw new UsageException("there is no limit " + name + Spelling.nearest(name, known)
                    .map(hit -> "; did you mean " + hit + "?").orElse("; worker --help lists them"));
        }
    }

    /** {@code group.name=default} for each component that can be given. */
    static List<String> names(String group, Record settings) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            if (isFlag(component)) {
                names.add(name(group, component));
            }
        }
        return names;
    }

    static List<String> describe(String group, Record settings) {
        List<String> lines = new ArrayList<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            if (isFlag(component)) {
                Object value = value(component, settings);
                lines.add(name(group, component) + "="
                        + (value instanceof Duration time ? time.toMillis() / 1000.0 + "s" : value));
            }
        }
        return lines;
    }

    private static boolean isFlag(RecordComponent component) {
        return component.getType() == int.class || component.getType() == long.class
                || component.getType() == Duration.class;
    }

    private static String name(String group, RecordComponent component) {
        return group + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Object value(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a public record's component can be read: " + component, e);
        }
    }

    private static Object parse(String name, Class<?> type, String text) throws UsageException {
        try {
            if (type == Duration.class) {
                String seconds = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
                return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
            }
            return type == int.class ? (Object) Integer.valueOf(text) : (Object) Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--limit " + name + " needs a number"
                    + (type == Duration.class ? " of seconds" : "") + ", but '" + text + "' is none in range");
        }
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R make(R like, Class<?>[] types, Object[] values) throws UsageException {
        try {
            return (R) like.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            // The record's own check, which names component, value and bounds.
            throw new UsageException("--limit: " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a public record has its canonical constructor: " + like.getClass(), e);
        }
    }
}
