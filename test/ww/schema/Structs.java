package ww.schema;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import ww.capnp.StructBuilder;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnpc.example.KindsSchema;
import ww.capnpc.example.NamesSchema;

/** Every generated struct: those of the wire and those of the generator's own tests. */
final class Structs {
    /** The files of the wire, by their schema's name. */
    static final List<Class<?>> WIRE = List.of(AnchorSchema.class, BootSchema.class, ChannelSchema.class,
            ClusterSchema.class, HostSchema.class, ProcessSchema.class, PubsubSchema.class, RoutingSchema.class,
            RpcSchema.class, WorkerSchema.class);

    private static final List<Class<?>> EXAMPLES = List.of(KindsSchema.class, NamesSchema.class);

    private Structs() { }

    /** A struct: its class and its factory. */
    record Type(Class<?> java, StructFactory<? extends StructBuilder, ? extends StructReader> factory) {
        @Override
        public String toString() {
            return java.getName().substring(java.getPackageName().length() + 1).replace('$', '.');
        }
    }

    static List<Type> all() {
        List<Type> found = new ArrayList<>();
        WIRE.forEach(file -> in(file, found));
        EXAMPLES.forEach(file -> in(file, found));
        return found;
    }

    private static void in(Class<?> scope, List<Type> found) {
        for (Class<?> nested : scope.getDeclaredClasses()) {
            StructFactory<? extends StructBuilder, ? extends StructReader> factory = factory(nested);
            if (factory != null) {
                found.add(new Type(nested, factory));
            }
            in(nested, found);
        }
    }

    @SuppressWarnings("unchecked") // every generated factory has these bounds
    private static StructFactory<? extends StructBuilder, ? extends StructReader> factory(Class<?> type) {
        try {
            Field field = type.getDeclaredField("factory");
            return (StructFactory<? extends StructBuilder, ? extends StructReader>) field.get(null);
        } catch (NoSuchFieldException e) {
            return null; // a group, an enum, an interface
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
