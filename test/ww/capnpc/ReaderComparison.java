package ww.capnpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ww.capnp.AnyPointer;
import ww.capnp.Data;
import ww.capnp.Frames;
import ww.capnp.MessageBuilder;
import ww.capnp.ObjectListView;
import ww.capnp.StructReader;

/**
 * Compares the compiler's reader of a struct with the generated one, all the way down: each accessor of the former
 * must give what the accessor of that name gives in the latter, or throw what it throws.
 */
final class ReaderComparison {
    /** One accessor of both readers. */
    private record Accessor(String name, Method ours, Method generated) { }

    private final Map<Class<?>, List<Accessor>> accessors = new HashMap<>();
    private final Set<String> shown = new TreeSet<>();

    /** The accessors that have given a value, not only thrown, in any comparison. */
    Set<String> shown() {
        return shown;
    }

    /** The public methods that ask a reader something. */
    static List<Method> accessors(Class<?> reader) {
        return Arrays.stream(reader.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName)).toList();
    }

    static String name(Method accessor) {
        return accessor.getDeclaringClass().getName().replaceFirst(".*\\.", "") + "." + accessor.getName();
    }

    void compare(String place, StructReader ours, StructReader generated) throws ReflectiveOperationException {
        for (Accessor accessor : pairs(ours.getClass(), generated.getClass())) {
            Object found = call(accessor.ours(), ours);
            if (!(found instanceof IllegalStateException)) {
                shown.add(accessor.name());
            }
            compareValues(place + "." + accessor.ours().getName(), found, call(accessor.generated(), generated));
        }
    }

    private List<Accessor> pairs(Class<?> ours, Class<?> generated) throws NoSuchMethodException {
        List<Accessor> known = accessors.get(generated); // one of ours may stand for several groups
        if (known == null) {
            known = new ArrayList<>();
            for (Method accessor : accessors(ours)) {
                known.add(new Accessor(name(accessor), accessor, generated.getMethod(accessor.getName())));
            }
            accessors.put(generated, known);
        }
        return known;
    }

    private static Object call(Method accessor, StructReader reader) throws ReflectiveOperationException {
        try {
            return accessor.invoke(reader);
        } catch (InvocationTargetException e) {
            return assertInstanceOf(IllegalStateException.class, e.getCause()); // another member of a union is set
        }
    }

    private void compareValues(String place, Object found, Object expected) throws ReflectiveOperationException {
        switch (found) {
            case StructReader struct -> compare(place, struct, assertInstanceOf(StructReader.class, expected, place));
            case ObjectListView<?> list -> compareLists(place, list,
                    assertInstanceOf(ObjectListView.class, expected, place));
            case IllegalStateException failed -> assertEquals(
                    assertInstanceOf(IllegalStateException.class, expected, place).getMessage(), failed.getMessage(),
                    place);
            case Enum<?> which -> {
                Enum<?> other = assertInstanceOf(Enum.class, expected, place);
                assertEquals(other.ordinal(), which.ordinal(), place);
                assertEquals(other.name().replace("_NOT_IN_SCHEMA", "UNKNOWN"), which.name(), place);
            }
            case AnyPointer.Reader pointer -> assertArrayEquals(
                    words(assertInstanceOf(AnyPointer.Reader.class, expected, place)), words(pointer), place);
            case Data.Reader data -> assertArrayEquals(
                    assertInstanceOf(Data.Reader.class, expected, place).toBytes(), data.toBytes(), place);
            case String text -> assertEquals(expected.toString(), text, place);
            case Integer number -> assertEquals(expected instanceof Short bits ? Short.toUnsignedInt(bits) : expected,
                    number, place);
            default -> assertEquals(expected, found, place);
        }
    }

    private void compareLists(String place, ObjectListView<?> found, ObjectListView<?> expected)
            throws ReflectiveOperationException {
        assertEquals(expected.size(), found.size(), place);
        for (int i = 0; i < found.size(); i++) {
            compareValues(place + "[" + i + "]", found.get(i), expected.get(i));
        }
    }

    private static byte[] words(AnyPointer.Reader pointer) {
        MessageBuilder copy = new MessageBuilder();
        copy.root().set(pointer);
        return Frames.encode(copy);
    }
}
