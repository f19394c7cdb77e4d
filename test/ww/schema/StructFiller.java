package ww.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import ww.capnp.AnyPointer;
import ww.capnp.CallException;
import ww.capnp.CapabilityList;
import ww.capnp.Client;
import ww.capnp.Data;
import ww.capnp.ListView;
import ww.capnp.ObjectListView;
import ww.capnp.StructBuilder;
import ww.capnp.Text;

/** Fills builders with random values by calling their setters and init methods in random order. */
final class StructFiller {
    private static final int DEPTH_MAX = 4;

    private final Random random;
    private final boolean untyped;

    /** @param untyped whether to fill AnyPointers and capabilities, which tools cannot show */
    StructFiller(Random random, boolean untyped) {
        this.random = random;
        this.untyped = untyped;
    }

    void fill(StructBuilder struct) {
        fill(struct, 0);
    }

    private void fill(StructBuilder struct, int depth) {
        List<Method> methods = new ArrayList<>(Arrays.stream(struct.getClass().getDeclaredMethods())
                .filter(method -> method.getName().matches("(set|init).*")).toList());
        methods.sort(Comparator.comparing(Method::toString)); // reflection's own order is not the same each time
        Collections.shuffle(methods, random);
        for (Method method : methods) {
            if (random.nextInt(4) != 0) {
                one(struct, method, depth);
            }
        }
    }

    private void one(StructBuilder struct, Method method, int depth) {
        boolean init = method.getName().startsWith("init");
        boolean isUntyped = method.getReturnType() == AnyPointer.Builder.class
                || method.getReturnType() == CapabilityList.Builder.class;
        if (init && (depth >= DEPTH_MAX || isUntyped && !untyped)) {
            return;
        }
        if (method.getParameterCount() == 0) {
            if (!init) {
                call(struct, method);
            } else {
                content(call(struct, method), depth + 1);
            }
        } else if (init) {
            content(call(struct, method, random.nextInt(5)), depth + 1);
        } else {
            Object value = value(method.getParameterTypes()[0]);
            if (value != null) {
                call(struct, method, value);
            }
        }
    }

    /** A random value of a type that setters take; null for those that are not worth it. */
    private Object value(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "boolean" -> random.nextBoolean();
            case "byte" -> (byte) random.nextInt();
            case "short" -> (short) random.nextInt();
            case "int" -> random.nextInt();
            case "long" -> random.nextLong();
            case "float" -> (float) random.nextInt(1000) / 8;
            case "double" -> random.nextInt(1000) / 8.0;
            case "String" -> type == String.class ? words() : null;
            case "List" -> List.of(words(), "", words());
            case "byte[]" -> bytes();
            default -> type.isEnum() ? enumerant(type.getEnumConstants()) : null;
        };
    }

    /** One of an enum's constants, but not the last, which stands for what no schema names. */
    private Object enumerant(Object[] constants) {
        return constants[random.nextInt(constants.length - 1)];
    }

    private String words() {
        return "tëxt ☃ \"'\n\\".substring(random.nextInt(5)).repeat(random.nextInt(3));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = octet();
        }
        return bytes;
    }

    /** Any but brackets: the capnp tool counts those within texts, too, to know where a value ends. */
    private byte octet() {
        while (true) {
            byte octet = (byte) random.nextInt();
            if ("()[]".indexOf(octet) < 0) {
                return octet;
            }
        }
    }

    private void content(Object builder, int depth) {
        switch (builder) {
            case StructBuilder struct -> fill(struct, depth);
            case Data.Builder data -> {
                for (int i = 0; i < data.size(); i++) {
                    data.asByteBuffer().put(i, octet());
                }
            }
            case Text.Reader text -> { } // zeros, which are text too
            case AnyPointer.Builder any -> any(any, depth);
            case CapabilityList.Builder<?> clients -> { } // null each
            case ObjectListView<?> list -> elements(list, depth);
            case ListView list -> numbers(list);
            default -> throw new AssertionError("no way to fill " + builder.getClass());
        }
    }

    private void any(AnyPointer.Builder any, int depth) {
        switch (random.nextInt(4)) {
            case 0 -> any.setAs(Text.factory, Text.of(words()));
            case 1 -> fill(any.initAs(RoutingSchema.Heartbeat.factory), depth + 1);
            case 2 -> any.setCapability(Client.broken(CallException.failed("only for a test")));
            default -> elements(any.initAs(WorkerSchema.RunKey.factory.list(), random.nextInt(4)), depth + 1);
        }
    }

    private void elements(ObjectListView<?> list, int depth) {
        for (int i = 0; i < list.size(); i++) {
            try {
                Method init = list.getClass().getMethod("init", int.class, int.class);
                content(call(list, init, i, random.nextInt(5)), depth + 1);
            } catch (NoSuchMethodException e) {
                if (list.get(i) instanceof StructBuilder struct) {
                    fill(struct, depth + 1);
                } else {
                    numbers(list);
                }
            }
        }
    }

    /** Numbers, truth values and enumerants: whatever has a method {@code set(int, value)}. */
    private void numbers(ListView list) {
        for (Method method : list.getClass().getDeclaredMethods()) {
            if (method.getName().equals("set") && !method.isBridge()) {
                for (int i = 0; i < list.size(); i++) {
                    Object value = method.getParameterTypes()[1] == Enum.class
                            ? ((Enum<?>) ((ObjectListView<?>) list).get(i)) : value(method.getParameterTypes()[1]);
                    call(list, method, i, value);
                }
            }
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
