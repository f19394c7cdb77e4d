package ww.capnpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ww.capnpc.request.Field;
import ww.capnpc.request.Node;
import ww.capnpc.request.Type;

/**
 * Which structs can be pipelined on: those with a capability in them or in a struct in them. Only these get a
 * {@code Pipeline} class.
 */
final class Pipelines {
    private final Schema schema;
    private final Types types;

    Pipelines(Schema schema, Types types) {
        this.schema = schema;
        this.types = types;
    }

    /** Whether the struct has a {@code Pipeline}. The same answer whichever file is being generated. */
    boolean has(long structId) {
        return reachesCapability(structId, new HashSet<>());
    }

    private boolean reachesCapability(long structId, Set<Long> visited) {
        if (!visited.add(structId)) {
            return false;
        }
        for (Field field : schema.node(structId).getStruct().getFields()) {
            if (field.isGroup()) {
                if (reachesCapability(field.getGroup().getTypeId(), visited)) {
                    return true;
                }
            } else if (isCapability(field.getSlot().getType())
                    || field.getSlot().getType().isStruct()
                    && reachesCapability(field.getSlot().getType().getStruct().getTypeId(), visited)) {
                return true;
            }
        }
        return false;
    }

    /** An interface, a capability of any type, or a type parameter, which may stand for one. */
    private static boolean isCapability(Type type) {
        return type.isInterface() || type.isAnyPointer() && (!type.getAnyPointer().isUnconstrained()
                || type.getAnyPointer().getUnconstrained().isCapability());
    }

    /** An accessor for each field to pipeline on; {@code place} is the expression for the struct's place. */
    void accessors(Code code, long structId, String place) {
        for (Field field : fields(structId)) {
            Type type = field.getSlot().getType();
            String at = "%s.pointerField(%d)".formatted(place, field.getSlot().getOffset());
            String getter = Words.accessor("get", field.getName());
            ValueType value = types.of(type);
            if (value instanceof ValueType.Reference reference) {
                code.method("public %s %s()".formatted(reference.client(), getter),
                        "return new %s(%s.capability());".formatted(reference.client(), at));
            } else if (type.isStruct()) {
                String pipeline = types.generated(type.getStruct().getTypeId()) + ".Pipeline";
                code.method("public %s %s()".formatted(pipeline, getter), "return new %s(%s);".formatted(pipeline, at));
            } else {
                code.method("public ww.capnp.Pipeline %s()".formatted(getter), "return %s;".formatted(at));
            }
        }
    }

    private List<Field> fields(long structId) {
        List<Field> fields = new ArrayList<>();
        for (Schema.Member member : Schema.fields(schema.node(structId))) {
            Field field = member.field();
            if (field.isSlot() && (isCapability(field.getSlot().getType())
                    || field.getSlot().getType().isStruct()
                    && has(field.getSlot().getType().getStruct().getTypeId()))) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** The struct's {@code Pipeline} class. */
    void emit(Code code, long structId) {
        code.blank();
        code.line("/** Such a struct in results which need not be there yet. */");
        code.open("public static final class Pipeline");
        code.line("private final ww.capnp.Pipeline place;");
        code.method("public Pipeline(ww.capnp.Pipeline place)", "this.place = place;");
        accessors(code, structId, "place");
        code.close();
    }
}
