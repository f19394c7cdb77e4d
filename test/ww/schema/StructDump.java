package ww.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ww.capnp.AnyPointer;
import ww.capnp.CapnpException;
import ww.capnp.Client;
import ww.capnp.Data;
import ww.capnp.ListView;
import ww.capnp.StructReader;
import ww.capnp.Text;

/**
 * Everything that a reader shows, as text, by calling all of its getters. Two structs are the same if their dumps are.
 * Whatever a getter throws fails the test.
 */
final class StructDump {
    /** Lists of nothing may be long; their first elements are as good as all. */
    private static final int ELEMENTS_MAX = 300;

    /** A message may have many ways to the same object; this many values are enough to see what readers throw. */
    private static final int VALUES_MAX = 20_000;

    private static final ClassValue<Map<String, Method>> GETTERS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> getters = new TreeMap<>();
            for (Method method : type.getDeclaredMethods()) {
                if (method.getParameterCount() == 0 && method.getName().matches("(get|has|is|which).*")
                        && Modifier.isPublic(method.getModifiers())) {
                    getters.put(method.getName(), method);
                }
            }
            return getters;
        }
    };

    private final StringBuilder text = new StringBuilder();
    private int valuesLeft = VALUES_MAX;

    private StructDump() { }

    static String of(StructReader reader) {
        StructDump dump = new StructDump();
        dump.value(reader);
        return dump.text.toString();
    }

    private void value(Object value) {
        if (--valuesLeft < 0) {
            return;
        }
        switch (value) {
            case StructReader struct -> struct(struct);
            case ListView list -> list(list);
            case Data.Reader data -> text.append(HexFormat.of().formatHex(data.toBytes()));
            case Text.Reader words -> text.append(words).append('/').append(Arrays.hashCode(words.toBytes()));
            case AnyPointer.Reader any -> any(any);
            case Client client -> {
                text.append(client.hook().getClass().getSimpleName());
                client.close();
            }
            default -> text.append(value);
        }
    }

    private void struct(StructReader struct) {
        text.append('(');
        for (Map.Entry<String, Method> getter : GETTERS.get(struct.getClass()).entrySet()) {
            if (isSet(struct, getter.getKey())) {
                text.append(getter.getKey()).append('=');
                value(call(struct, getter.getValue()));
                text.append(' ');
            }
        }
        text.append(')');
    }

    /**
     * Getters of union members are called for the member which is set, those of pointers if they are not null: a type
     * that has itself as a field would go on for ever in defaults.
     */
    private boolean isSet(StructReader struct, String getter) {
        if (!getter.startsWith("get")) {
            return true;
        }
        String field = getter.substring(3).replace("_", "");
        Map<String, Method> getters = GETTERS.get(struct.getClass());
        for (String condition : List.of("is" + field, "has" + field)) {
            if (getters.containsKey(condition) && !(Boolean) call(struct, getters.get(condition))) {
                return false;
            }
        }
        return true;
    }

    private void list(ListView list) {
        text.append(list.size()).append('[');
        try {
            Method get = list.getClass().getMethod("get", int.class);
            for (int i = 0; i < Math.min(list.size(), ELEMENTS_MAX); i++) {
                value(call(list, get, i));
                text.append(' ');
            }
        } catch (NoSuchMethodException e) {
            text.append("nothings");
        }
        text.append(']');
    }

    /** Takes the pointer for various things; it may or may not be one of them. */
    private void any(AnyPointer.Reader any) {
        text.append(any.isNull() ? "null" : any.isCapability() ? "capability" : "any");
        try {
            text.append(any.getAs(Text.factory).size());
        } catch (CapnpException e) {
            text.append(" no text");
        }
        try {
            value(any.getAs(RoutingSchema.Heartbeat.factory));
        } catch (CapnpException e) {
            text.append(" no heartbeat");
        }
        try {
            value(any.getAs(WorkerSchema.RunKey.factory.list()));
        } catch (CapnpException e) {
            text.append(" no list");
        }
    }

    private static Object call(Object target, Method method, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method + " threw", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
