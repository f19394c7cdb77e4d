package ww.capnpc;

import ww.capnpc.request.Type;

/** From types of the schema to {@link ValueType}s, as one generated file names them. */
final class Types {
    private final JavaNames names;
    private final Imports imports;

    Types(JavaNames names, Imports imports) {
        this.names = names;
        this.imports = imports;
    }

    ValueType of(Type type) {
        return switch (type.which()) {
            case VOID -> new ValueType.Nothing();
            case BOOL -> new ValueType.Primitive("boolean", "Boolean", 1);
            case INT8, UINT8 -> new ValueType.Primitive("byte", "Byte", 8);
            case INT16, UINT16 -> new ValueType.Primitive("short", "Short", 16);
            case INT32, UINT32 -> new ValueType.Primitive("int", "Int", 32);
            case INT64, UINT64 -> new ValueType.Primitive("long", "Long", 64);
            case FLOAT32 -> new ValueType.Primitive("float", "Float", 32);
            case FLOAT64 -> new ValueType.Primitive("double", "Double", 64);
            case TEXT -> text();
            case DATA -> data();
            case LIST -> list(of(type.getList().getElementType()));
            case ENUM -> new ValueType.Enumerant(generated(type.getEnum().getTypeId()));
            case STRUCT -> struct(type.getStruct().getTypeId());
            case INTERFACE -> reference(generated(type.getInterface().getTypeId()));
            case ANY_POINTER -> any(type.getAnyPointer());
            case UNKNOWN -> throw new IllegalArgumentException("a type which this plug-in does not know");
        };
    }

    private static ValueType any(Type.AnyPointer type) {
        return type.isUnconstrained() && type.getUnconstrained().isCapability()
                ? new ValueType.Reference("ww.capnp.Client", null) : new ValueType.Any();
    }

    String generated(long id) {
        return imports.generated(names.of(id));
    }

    ValueType.Pointed struct(long id) {
        String name = generated(id);
        return new ValueType.Pointed(ValueType.Pointed.Kind.STRUCT, name + ".Reader", name + ".Builder",
                name + ".factory");
    }

    private ValueType.Pointed text() {
        String text = imports.capnp("Text");
        return new ValueType.Pointed(ValueType.Pointed.Kind.TEXT, text + ".Reader", text + ".Reader",
                text + ".factory");
    }

    private ValueType.Pointed data() {
        String data = imports.capnp("Data");
        return new ValueType.Pointed(ValueType.Pointed.Kind.DATA, data + ".Reader", data + ".Builder",
                data + ".factory");
    }

    private static ValueType.Reference reference(String name) {
        return new ValueType.Reference(name + ".Client", name + ".Server");
    }

    private ValueType.Pointed list(ValueType element) {
        return switch (element) {
            case ValueType.Nothing nothing -> primitives("Void");
            case ValueType.Primitive number -> primitives(number.accessor());
            case ValueType.Enumerant enumerant -> {
                String list = imports.capnp("EnumList");
                yield list("%s.Reader<%s>".formatted(list, enumerant.java()),
                        "%s.Builder<%s>".formatted(list, enumerant.java()), enumerant.java() + ".list()");
            }
            case ValueType.Pointed pointed -> pointers(pointed);
            case ValueType.Reference reference -> {
                String list = imports.capnp("CapabilityList");
                yield list("%s.Reader<%s>".formatted(list, reference.client()),
                        "%s.Builder<%s>".formatted(list, reference.client()),
                        "%s.of(%s::new)".formatted(list, reference.client()));
            }
            case ValueType.Any any -> throw new IllegalArgumentException("the language has no lists of AnyPointer");
        };
    }

    private ValueType.Pointed primitives(String accessor) {
        String list = imports.capnp("PrimitiveList") + "." + accessor;
        return list(list + ".Reader", list + ".Builder", list + ".factory");
    }

    private ValueType.Pointed pointers(ValueType.Pointed element) {
        if (element.kind() == ValueType.Pointed.Kind.STRUCT) {
            String list = imports.capnp("StructList");
            return list("%s.Reader<%s>".formatted(list, element.reader()),
                    "%s.Builder<%s>".formatted(list, element.builder()), element.factory() + ".list()");
        }
        String list = imports.capnp("PointerList");
        String reader = "%s.Reader<%s>".formatted(list, element.reader());
        String builder = "%s.Builder<%s, %s>".formatted(list, element.builder(), element.reader());
        return switch (element.kind()) {
            case TEXT -> new ValueType.Pointed(ValueType.Pointed.Kind.TEXT_LIST, reader, builder, list + ".TEXT");
            case DATA -> list(reader, builder, list + ".DATA");
            default -> list(reader, builder, element.factory() + ".list()");
        };
    }

    private static ValueType.Pointed list(String reader, String builder, String factory) {
        return new ValueType.Pointed(ValueType.Pointed.Kind.LIST, reader, builder, factory);
    }
}
