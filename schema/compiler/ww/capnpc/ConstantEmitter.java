package ww.capnpc;

import ww.capnpc.request.Node;
import ww.capnpc.request.Value;

/**
 * Constants. Numbers, text and enumerants are Java constants; structs, lists and data are methods, which read them out
 * of words, so that classes do not need each other while they are initialised.
 */
final class ConstantEmitter {
    private final Imports imports;
    private final Types types;
    private final Defaults defaults;

    ConstantEmitter(Imports imports, Types types) {
        this.imports = imports;
        this.types = types;
        this.defaults = new Defaults(imports);
    }

    void emit(Code code, Node node, String docs) {
        String schemaName = Schema.name(node);
        String name = Words.constant(schemaName);
        Value value = node.getConst().getValue();
        code.blank();
        switch (types.of(node.getConst().getType())) {
            case ValueType.Primitive number -> field(code, docs, number.java(), name, Literals.primitive(value,
                    imports.library("java.lang.Float"), imports.library("java.lang.Double")));
            case ValueType.Enumerant enumerant -> field(code, docs, enumerant.java(), name,
                    "%s.of(%d)".formatted(enumerant.java(), value.getEnum() & 0xffff));
            case ValueType.Pointed pointed -> pointed(code, docs, name, Words.method(schemaName), value, pointed);
            case ValueType.Any any -> {
                code.docs(docs);
                defaults.constant(code, "public", name, words(value));
            }
            case ValueType.Nothing nothing -> { }
            case ValueType.Reference reference -> { }
        }
    }

    private static void field(Code code, String docs, String type, String name, String value) {
        code.docs(docs);
        code.line("public static final %s %s = %s;", type, name, value);
    }

    private static String words(Value value) {
        String words = Defaults.pointer(value);
        return words == null ? "0000000000000000" : words;
    }

    private void pointed(Code code, String docs, String name, String method, Value value, ValueType.Pointed pointed) {
        if (pointed.kind() == ValueType.Pointed.Kind.TEXT) {
            field(code, docs, imports.library("java.lang.String"), name, quote(value.getText().toString()));
            return;
        }
        defaults.constant(code, "private", "WORDS_OF_" + name, words(value));
        code.blank();
        code.docs(docs);
        code.open("public static %s %s()", pointed.reader(), method);
        code.line("return WORDS_OF_%s.trusted(%s);", name, pointed.factory());
        code.close();
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> quoted.append(c < ' ' ? "\\%03o".formatted((int) c)
                        : c > '~' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
