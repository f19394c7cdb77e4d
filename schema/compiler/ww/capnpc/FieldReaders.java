package ww.capnpc;

import ww.capnpc.request.Field;
import ww.capnpc.request.Node;

/** What a reader says about each field. */
final class FieldReaders {
    private final Schema schema;
    private final JavaNames names;
    private final Imports imports;
    private final Types types;

    FieldReaders(Schema schema, JavaNames names, Imports imports, Types types) {
        this.schema = schema;
        this.names = names;
        this.imports = imports;
        this.types = types;
    }

    void emit(Code code, Node struct, Schema.Member member) {
        Field field = member.field();
        String name = field.getName();
        String docs = schema.comment(struct.getId(), member.index());
        String require = membership(code, struct, member, docs);
        if (field.isGroup()) {
            String group = imports.generated(names.of(field.getGroup().getTypeId())) + ".Reader";
            getter(code, docs, group, name, require, "return new %s(this);".formatted(group));
            return;
        }
        int offset = field.getSlot().getOffset();
        if (isPointer(types.of(field.getSlot().getType()))) {
            has(code, struct, member);
        }
        switch (types.of(field.getSlot().getType())) {
            case ValueType.Nothing nothing -> { }
            case ValueType.Primitive number -> getter(code, docs, number.java(), name, require,
                    "return %s;".formatted(data(number.accessor(), field)));
            case ValueType.Enumerant enumerant -> getter(code, docs, enumerant.java(), name, require,
                    "return %s.of(%s & 0xffff);".formatted(enumerant.java(), data("Short", field)));
            case ValueType.Pointed pointed -> getter(code, docs, pointed.reader(), name, require,
                    "return readAt(%d, %s%s);".formatted(offset, pointed.factory(), ifNull(field)));
            case ValueType.Any any -> getter(code, docs, imports.capnp("AnyPointer") + ".Reader", name, require,
                    "return anyAt(%d%s);".formatted(offset, ifNull(field)));
            case ValueType.Reference reference -> getter(code, docs, reference.client(), name, require,
                    "return new %s(capabilityAt(%d));".formatted(reference.client(), offset));
        }
    }

    static boolean isPointer(ValueType type) {
        return type instanceof ValueType.Pointed || type instanceof ValueType.Any
                || type instanceof ValueType.Reference;
    }

    static String ifNull(Field field) {
        return Defaults.name(field) == null ? "" : ", " + Defaults.name(field);
    }

    /** A data slot's bits as a value. */
    static String data(String accessor, Field field) {
        return "_get%sField(%d%s)".formatted(accessor, field.getSlot().getOffset(),
                Literals.mask(field.getSlot().getDefaultValue()));
    }

    /**
     * Lets be asked whether a member of a union is the one which is set, and gives the statement with which its getter
     * requires that; null for a field outside of unions.
     */
    static String membership(Code code, Node struct, Schema.Member member, String docs) {
        if (!member.inUnion()) {
            return null;
        }
        String name = member.field().getName();
        code.blank();
        code.docs(docs);
        code.open("public boolean %s()", Words.accessor("is", name));
        code.line("return %s;", isSet(struct, member));
        code.close();
        return "requireTag(%d, %d, \"%s\");".formatted(struct.getStruct().getDiscriminantOffset(),
                member.discriminant(), name);
    }

    private static String isSet(Node struct, Schema.Member member) {
        return "(_getShortField(%d) & 0xffff) == %d".formatted(struct.getStruct().getDiscriminantOffset(),
                member.discriminant());
    }

    static void has(Code code, Node struct, Schema.Member member) {
        String notNull = "!isNullAt(%d)".formatted(member.field().getSlot().getOffset());
        code.method("public boolean %s()".formatted(Words.accessor("has", member.field().getName())),
                "return %s;".formatted(member.inUnion() ? isSet(struct, member) + " && " + notNull : notNull));
    }

    /** A getter, which in a union first looks whether its member is set. */
    static void getter(Code code, String docs, String type, String name, String require, String statement) {
        code.blank();
        code.docs(docs);
        code.open("public %s %s()", type, Words.accessor("get", name));
        if (require != null) {
            code.line(require);
        }
        code.line(statement);
        code.close();
    }
}
