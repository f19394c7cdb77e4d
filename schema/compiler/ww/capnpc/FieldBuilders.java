package ww.capnpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ww.capnpc.request.Field;
import ww.capnpc.request.Node;

/** What a builder does with each field. */
final class FieldBuilders {
    private final Schema schema;
    private final JavaNames names;
    private final Imports imports;
    private final Types types;

    FieldBuilders(Schema schema, JavaNames names, Imports imports, Types types) {
        this.schema = schema;
        this.names = names;
        this.imports = imports;
        this.types = types;
    }

    /** One field on its way to code: what all of its methods share. */
    private record Slot(Code code, String name, int offset, String docs, String setTag, String require,
            Field field) {
        void getter(String type, String statement) {
            FieldReaders.getter(code, docs, type, name, require, statement);
        }

        void setter(String parameters, String... statements) {
            code.method("public void %s(%s)".formatted(Words.accessor("set", name), parameters),
                    withTag(setTag, statements));
        }

        void init(String type, String parameters, String... statements) {
            code.method("public %s %s(%s)".formatted(type, Words.accessor("init", name), parameters),
                    withTag(setTag, statements));
        }
    }

    void emit(Code code, Node struct, Schema.Member member) {
        Field field = member.field();
        String docs = schema.comment(struct.getId(), member.index());
        String require = FieldReaders.membership(code, struct, member, docs);
        String setTag = member.inUnion() ? "_setShortField(%d, (short) %d);".formatted(
                struct.getStruct().getDiscriminantOffset(), member.discriminant()) : null;
        Slot slot = new Slot(code, field.getName(), field.isSlot() ? field.getSlot().getOffset() : 0, docs, setTag,
                require, field);
        if (field.isGroup()) {
            group(slot, schema.node(field.getGroup().getTypeId()));
            return;
        }
        ValueType type = types.of(field.getSlot().getType());
        if (FieldReaders.isPointer(type)) {
            FieldReaders.has(code, struct, member);
        }
        switch (type) {
            case ValueType.Nothing nothing -> {
                if (member.inUnion()) {
                    slot.setter("");
                }
            }
            case ValueType.Primitive number -> primitive(slot, number);
            case ValueType.Enumerant enumerant -> enumerant(slot, enumerant);
            case ValueType.Pointed pointed -> pointed(slot, pointed);
            case ValueType.Any any -> any(slot);
            case ValueType.Reference reference -> reference(slot, reference);
        }
    }

    private static String[] withTag(String setTag, String... statements) {
        List<String> all = new ArrayList<>();
        all.add(setTag);
        all.addAll(List.of(statements));
        return all.stream().filter(Objects::nonNull).toArray(String[]::new);
    }

    private static void primitive(Slot slot, ValueType.Primitive number) {
        slot.getter(number.java(), "return %s;".formatted(FieldReaders.data(number.accessor(), slot.field())));
        slot.setter(number.java() + " value", "_set%sField(%d, value%s);".formatted(number.accessor(), slot.offset(),
                Literals.mask(slot.field().getSlot().getDefaultValue())));
    }

    private static void enumerant(Slot slot, ValueType.Enumerant enumerant) {
        slot.getter(enumerant.java(), "return %s.of(%s & 0xffff);".formatted(enumerant.java(),
                FieldReaders.data("Short", slot.field())));
        slot.setter(enumerant.java() + " value", "_setShortField(%d, (short) value.ordinal()%s);".formatted(
                slot.offset(), Literals.mask(slot.field().getSlot().getDefaultValue())));
    }

    private void pointed(Slot slot, ValueType.Pointed pointed) {
        slot.getter(pointed.builder(), "return buildAt(%d, %s%s);".formatted(slot.offset(), pointed.factory(),
                FieldReaders.ifNull(slot.field())));
        slot.setter(pointed.reader() + " value", "copyAt(%d, %s, value);".formatted(slot.offset(), pointed.factory()));
        String string = imports.library("java.lang.String");
        String init = "return newAt(%d, %s, size);".formatted(slot.offset(), pointed.factory());
        switch (pointed.kind()) {
            case TEXT -> slot.setter(string + " value", "copyAt(%d, %s, %s.of(value));".formatted(slot.offset(),
                    pointed.factory(), imports.capnp("Text")));
            case DATA -> {
                slot.setter("byte[] value", "copyAt(%d, %s, %s.of(value));".formatted(slot.offset(), pointed.factory(),
                        imports.capnp("Data")));
                slot.init(pointed.builder(), "int size", init);
            }
            case STRUCT -> slot.init(pointed.builder(), "", "return newAt(%d, %s, 0);".formatted(slot.offset(),
                    pointed.factory()));
            case LIST -> slot.init(pointed.builder(), "int size", init);
            case TEXT_LIST -> {
                slot.init(pointed.builder(), "int size", init);
                slot.setter("%s<%s> values".formatted(imports.library("java.util.List"), string),
                        "putTextsAt(%d, values);".formatted(slot.offset()));
            }
        }
    }

    private void any(Slot slot) {
        String any = imports.capnp("AnyPointer");
        String getter = "return anyAt(%d);".formatted(slot.offset());
        if (Defaults.name(slot.field()) == null) {
            slot.getter(any + ".Builder", getter);
        } else {
            slot.getter(any + ".Builder", "return anyAt(%d, %s);".formatted(slot.offset(),
                    Defaults.name(slot.field())));
        }
        slot.init(any + ".Builder", "", "eraseAt(%d);".formatted(slot.offset()), getter);
        slot.setter(any + ".Reader value", "anyAt(%d).set(value);".formatted(slot.offset()));
    }

    private static void reference(Slot slot, ValueType.Reference reference) {
        slot.getter(reference.client(), "return new %s(capabilityAt(%d));".formatted(reference.client(),
                slot.offset()));
        slot.setter(reference.client() + " value", "anyAt(%d).setCapability(value);".formatted(slot.offset()));
        if (reference.server() != null) {
            slot.setter(reference.server() + " value",
                    "anyAt(%d).setCapability(new ww.capnp.LocalObject(value));".formatted(slot.offset()));
        }
    }

    private void group(Slot slot, Node group) {
        String name = imports.generated(names.of(group.getId())) + ".Builder";
        slot.getter(name, "return new %s(this);".formatted(name));
        List<String> clear = new ArrayList<>();
        clear(group, clear);
        clear.add("return new %s(this);".formatted(name));
        slot.init(name, "", clear.toArray(String[]::new));
    }

    /** Statements which bring all of a group's fields to their defaults. */
    private void clear(Node group, List<String> statements) {
        if (group.getStruct().getDiscriminantCount() > 0) {
            statements.add("_setShortField(%d, (short) 0);".formatted(group.getStruct().getDiscriminantOffset()));
        }
        for (Schema.Member member : Schema.fields(group)) {
            if (member.field().isGroup()) {
                clear(schema.node(member.field().getGroup().getTypeId()), statements);
                continue;
            }
            int offset = member.field().getSlot().getOffset();
            ValueType type = types.of(member.field().getSlot().getType());
            if (FieldReaders.isPointer(type)) {
                statements.add("eraseAt(%d);".formatted(offset));
            } else if (type instanceof ValueType.Enumerant) {
                statements.add("_setShortField(%d, (short) 0);".formatted(offset));
            } else if (type instanceof ValueType.Primitive number) {
                statements.add("_set%sField(%d, %s);".formatted(number.accessor(), offset, zero(number)));
            }
        }
    }

    private static String zero(ValueType.Primitive number) {
        return switch (number.accessor()) {
            case "Boolean" -> "false";
            case "Byte", "Short" -> "(%s) 0".formatted(number.java());
            case "Long" -> "0L";
            case "Float" -> "0f";
            case "Double" -> "0d";
            default -> "0";
        };
    }
}
