package ww.capnpc;

import java.util.ArrayList;
import java.util.List;
import ww.capnpc.request.Field;
import ww.capnpc.request.Node;

/**
 * The statements that name a struct's pointers to the check of a received message: all outside of unions, and of each
 * union those of the member which is set.
 */
final class FieldChecks {
    private final Schema schema;
    private final Types types;

    FieldChecks(Schema schema, Types types) {
        this.schema = schema;
        this.types = types;
    }

    List<String> statements(Node struct) {
        List<String> statements = new ArrayList<>();
        List<String> cases = new ArrayList<>();
        for (Schema.Member member : Schema.fields(struct)) {
            List<String> own = field(member.field());
            if (!member.inUnion()) {
                statements.addAll(own);
            } else if (own.size() == 1) {
                cases.add("    case %d -> %s".formatted(member.discriminant(), own.getFirst()));
            } else if (!own.isEmpty()) {
                cases.add("    case %d -> {".formatted(member.discriminant()));
                own.forEach(statement -> cases.add("        " + statement));
                cases.add("    }");
            }
        }
        if (!cases.isEmpty()) {
            statements.add("switch (struct.tag(%d)) {".formatted(struct.getStruct().getDiscriminantOffset()));
            statements.addAll(cases);
            statements.add("    default -> { }");
            statements.add("}");
        }
        return statements;
    }

    private List<String> field(Field field) {
        if (field.isGroup()) {
            return statements(schema.node(field.getGroup().getTypeId()));
        }
        int offset = field.getSlot().getOffset();
        return switch (types.of(field.getSlot().getType())) {
            case ValueType.Pointed pointed -> List.of("struct.pointer(%d, %s);".formatted(offset, pointed.factory()));
            case ValueType.Reference reference -> List.of("struct.capability(%d);".formatted(offset));
            case ValueType.Nothing nothing -> List.of();
            case ValueType.Primitive number -> List.of();
            case ValueType.Enumerant enumerant -> List.of();
            case ValueType.Any any -> List.of();
        };
    }
}
