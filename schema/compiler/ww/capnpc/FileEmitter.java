package ww.capnpc;

import ww.capnpc.RequestSchema.Node;

/** One schema file as one Java class. */
final class FileEmitter {
    private final Schema schema;
    private final Node.Reader file;
    private final ClassName outer;
    private final Imports imports;
    private final Scopes scopes;

    FileEmitter(Schema schema, JavaNames names, Node.Reader file) {
        this.schema = schema;
        this.file = file;
        this.outer = names.of(file.getId());
        this.imports = new Imports(outer, names.inFile(outer));
        this.scopes = new Scopes(schema, names, imports);
    }

    String emit(String schemaFile) {
        Code body = new Code();
        body.line("/** What {@code %s} declares. Made by {@code ww.capnpc}; edit the schema instead. */",
                schemaFile.substring(schemaFile.lastIndexOf('/') + 1));
        body.open("public final class %s", outer.outer());
        body.line("private %s() { }", outer.outer());
        scopes.nested(body, file);
        body.close();

        Code head = new Code();
        head.line("package %s;", outer.packageName());
        head.blank();
        boolean any = false;
        for (String each : imports.imports()) {
            head.line("import %s;", each);
            any = true;
        }
        if (any) {
            head.blank();
        }
        return head.toString() + body;
    }
}
