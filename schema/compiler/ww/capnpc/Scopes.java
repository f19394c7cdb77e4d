package ww.capnpc;

import ww.capnpc.request.Enumerant;
import ww.capnpc.request.NestedNode;
import ww.capnpc.request.Node;

/** What is declared in a scope, each kind by its emitter. */
final class Scopes {
    private final Schema schema;
    private final JavaNames names;
    private final Imports imports;
    private final StructEmitter structs;
    private final InterfaceEmitter interfaces;
    private final ConstantEmitter constants;

    Scopes(Schema schema, JavaNames names, Imports imports) {
        this.schema = schema;
        this.names = names;
        this.imports = imports;
        Types types = new Types(names, imports);
        Pipelines pipelines = new Pipelines(schema, types);
        this.structs = new StructEmitter(schema, names, imports, types, pipelines, this);
        this.interfaces = new InterfaceEmitter(schema, names, imports, pipelines, types, structs);
        this.constants = new ConstantEmitter(imports, types);
    }

    void nested(Code code, Node scope) {
        for (NestedNode nested : scope.getNestedNodes()) {
            schema.find(nested.getId()).ifPresent(node -> one(code, node));
        }
    }

    private void one(Code code, Node node) {
        switch (node.which()) {
            case STRUCT -> structs.emit(code, node);
            case ENUM -> enumeration(code, node);
            case INTERFACE -> {
                interfaces.open(code, node);
                nested(code, node);
                code.close();
            }
            case CONST -> constants.emit(code, node, schema.comment(node.getId()));
            case FILE, ANNOTATION, UNKNOWN -> { } // nothing that runs
        }
    }

    private void enumeration(Code code, Node node) {
        String name = names.of(node.getId()).simple();
        String list = imports.capnp("EnumList");
        code.blank();
        code.docs(schema.comment(node.getId()));
        code.open("public enum %s", name);
        int index = 0;
        for (Enumerant enumerant : node.getEnum().getEnumerants()) {
            code.docs(schema.comment(node.getId(), index++));
            code.line("%s,", Words.constant(enumerant.getName()));
        }
        code.line("/** A number which the schema does not name. */");
        code.line("_NOT_IN_SCHEMA;");
        code.blank();
        code.line("private static final %s[] _VALUES = values();", name);
        code.line("private static final %s<%s> _LIST = %s.of(%s::of);", list, name, list, name);
        code.method("public static %s of(int number)".formatted(name),
                "return number < _NOT_IN_SCHEMA.ordinal() ? _VALUES[number] : _NOT_IN_SCHEMA;");
        code.method("public static %s<%s> list()".formatted(list, name), "return _LIST;");
        code.close();
    }
}
