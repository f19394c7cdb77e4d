package ww.capnpc;

import java.util.List;
import ww.capnpc.request.Node;

/** A struct, or a group of one: its factory, its reader, its builder, and what is declared in it. */
final class StructEmitter {
    private final Schema schema;
    private final JavaNames names;
    private final Imports imports;
    private final Pipelines pipelines;
    private final Scopes scopes;
    private final FieldReaders readers;
    private final FieldBuilders builders;
    private final FieldChecks checks;
    private final Defaults defaults;

    StructEmitter(Schema schema, JavaNames names, Imports imports, Types types, Pipelines pipelines, Scopes scopes) {
        this.schema = schema;
        this.names = names;
        this.imports = imports;
        this.pipelines = pipelines;
        this.scopes = scopes;
        this.defaults = new Defaults(imports);
        this.readers = new FieldReaders(schema, names, imports, types);
        this.builders = new FieldBuilders(schema, names, imports, types);
        this.checks = new FieldChecks(schema, types);
    }

    void emit(Code code, Node node) {
        code.blank();
        code.docs(schema.comment(node.getId()));
        code.open("public static final class %s", names.of(node.getId()).simple());
        code.line("/** The id which the schema gives this type. */");
        code.line("public static final long TYPE_ID = 0x%xL;", node.getId());
        code.blank();
        factory(code, node);
        body(code, node);
        if (pipelines.has(node.getId())) {
            pipelines.emit(code, node.getId());
        }
        scopes.nested(code, node);
        code.close();
    }

    private void group(Code code, Node node) {
        code.blank();
        code.open("public static final class %s", names.of(node.getId()).simple());
        body(code, node);
        code.close();
    }

    private void body(Code code, Node node) {
        String name = names.of(node.getId()).simple();
        defaults.emit(code, node);
        code.line("private %s() { }", name);
        if (node.getStruct().getDiscriminantCount() > 0) {
            which(code, node);
        }
        reader(code, node);
        builder(code, node);
        for (Schema.Member member : Schema.fields(node)) {
            if (member.field().isGroup()) {
                group(code, schema.node(member.field().getGroup().getTypeId()));
            }
        }
    }

    private void factory(Code code, Node node) {
        String type = imports.capnp("StructFactory");
        code.line("public static final %s<Builder, Reader> factory = new %s<>(%d, %d) {", type, type,
                node.getStruct().getDataWordCount(), node.getStruct().getPointerCount());
        construct(code, "Reader");
        code.blank();
        construct(code, "Builder");
        List<String> statements = checks.statements(node);
        if (!statements.isEmpty()) {
            code.blank();
            code.line("    @%s", imports.library("java.lang.Override"));
            code.line("    protected void check(%s struct) throws %s {", imports.capnp("StructCheck"),
                    imports.capnp("CapnpException"));
            statements.forEach(statement -> code.line("        " + statement));
            code.line("    }");
        }
        code.line("};");
        code.blank();
    }

    private void construct(Code code, String view) {
        code.line("    @%s", imports.library("java.lang.Override"));
        code.line("    protected %s construct%s(%s segment, int data, int pointers, int dataBits,", view, view,
                imports.library("org.capnproto.Segment" + view));
        code.line("            short pointerCount) {");
        code.line("        return new %s(segment, data, pointers, dataBits, pointerCount);", view);
        code.line("    }");
    }

    private String parameters(String segment) {
        return "%s segment, int data, int pointers, int dataBits, short pointerCount"
                .formatted(imports.library("org.capnproto." + segment));
    }

    private void which(Code code, Node node) {
        code.blank();
        code.line("/** The members of the union, of which one is set. */");
        code.open("public enum Which");
        Schema.fields(node).stream().filter(Schema.Member::inUnion)
                .sorted((a, b) -> a.discriminant() - b.discriminant())
                .forEach(member -> code.line("%s,", Words.constant(member.field().getName())));
        code.line("/** A member which the schema does not name. */");
        code.line("_NOT_IN_SCHEMA;");
        code.blank();
        code.line("private static final Which[] _VALUES = values();");
        code.blank();
        code.open("private static Which of(int tag)");
        code.line("return tag < _NOT_IN_SCHEMA.ordinal() ? _VALUES[tag] : _NOT_IN_SCHEMA;");
        code.close();
        code.close();
    }

    private void reader(Code code, Node node) {
        code.blank();
        code.open("public static final class Reader extends %s", imports.capnp("StructReader"));
        constructors(code, node, "Reader", "SegmentReader");
        whichGetter(code, node);
        for (Schema.Member member : Schema.fields(node)) {
            readers.emit(code, node, member);
        }
        code.close();
    }

    private void builder(Code code, Node node) {
        code.blank();
        code.open("public static final class Builder extends %s", imports.capnp("StructBuilder"));
        constructors(code, node, "Builder", "SegmentBuilder");
        code.method("public Reader asReader()",
                "return new Reader(segment, data, pointers, dataSize, pointerCount);");
        whichGetter(code, node);
        for (Schema.Member member : Schema.fields(node)) {
            builders.emit(code, node, member);
        }
        code.close();
    }

    private void constructors(Code code, Node node, String side, String segment) {
        boolean group = node.getStruct().getIsGroup();
        if (!group || side.equals("Reader")) {
            code.open("private %s(%s)", side, parameters(segment));
            code.line("super(segment, data, pointers, dataBits, pointerCount);");
            code.close();
        }
        if (group) {
            if (side.equals("Reader")) {
                code.blank();
            }
            code.open("private %s(%s same)", side, imports.capnp("Struct" + side));
            code.line("super(same);");
            code.close();
        }
    }

    private static void whichGetter(Code code, Node node) {
        if (node.getStruct().getDiscriminantCount() > 0) {
            code.method("public Which which()",
                    "return Which.of(_getShortField(%d) & 0xffff);"
                            .formatted(node.getStruct().getDiscriminantOffset()));
        }
    }
}
