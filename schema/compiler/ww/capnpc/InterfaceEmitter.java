package ww.capnpc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ww.capnpc.request.Method;
import ww.capnpc.request.Node;

/** An interface: the client which calls its methods, the server which has them, the structs of their parameters. */
final class InterfaceEmitter {
    private final Schema schema;
    private final JavaNames names;
    private final Imports imports;
    private final Pipelines pipelines;
    private final Types types;
    private final StructEmitter structs;

    InterfaceEmitter(Schema schema, JavaNames names, Imports imports, Pipelines pipelines, Types types,
            StructEmitter structs) {
        this.schema = schema;
        this.names = names;
        this.imports = imports;
        this.pipelines = pipelines;
        this.types = types;
        this.structs = structs;
    }

    /** A method with all that its stubs need. */
    private record Stub(Node owner, int number, String name, String comment, String params, boolean takesNothing,
            int paramWords, String results, String answer, long resultId) {
        boolean isStream() {
            return resultId == Schema.STREAM_RESULT;
        }
    }

    /** Everything but what the schema itself nests in the interface; the class stays open for that. */
    void open(Code code, Node node) {
        String name = names.of(node.getId()).simple();
        methodNames(node); // fails here if it has none of its own, too
        code.blank();
        code.docs(schema.comment(node.getId()));
        code.open("public static final class %s", name);
        code.line("/** The id which the schema gives this interface; calls of its methods carry it. */");
        code.line("public static final long TYPE_ID = 0x%xL;", node.getId());
        code.blank();
        code.line("private %s() { }", name);
        client(code, node);
        server(code, node);
        serve(code, node);
        for (Method method : node.getInterface().getMethods()) {
            answer(code, node, method);
            ownStruct(code, method.getParamStructType(), names.of(node.getId()));
            ownStruct(code, method.getResultStructType(), names.of(node.getId()));
        }
    }

    private void ownStruct(Code code, long id, ClassName scope) {
        schema.find(id).filter(node -> node.getScopeId() == 0 && id != Schema.STREAM_RESULT)
                .filter(node -> names.of(id).inner().startsWith(scope.inner() + "."))
                .ifPresent(node -> structs.emit(code, node));
    }

    // --- names ---

    /**
     * The Java names of an interface's own methods. One that an ancestor has already means something else here, so it
     * gets an underscore. Two ancestors that do not know of each other cannot be helped: their names are given.
     */
    private Map<Integer, String> methodNames(Node node) {
        Set<String> taken = new HashSet<>();
        for (Node ancestor : schema.lineage(node)) {
            if (ancestor.getId() == node.getId()) {
                continue;
            }
            taken.add("as" + names.of(ancestor.getId()).simple());
            for (String inherited : methodNames(ancestor).values()) {
                if (!taken.add(inherited)) {
                    throw new IllegalArgumentException(node.getDisplayName() + " inherits two methods " + inherited
                            + ", one of them from " + ancestor.getDisplayName()
                            + "; Java has no way to tell them apart");
                }
            }
        }
        Map<Integer, String> methodNames = new HashMap<>();
        int number = 0;
        for (Method method : node.getInterface().getMethods()) {
            String name = Words.method(method.getName());
            while (!taken.add(name)) {
                name += "_";
            }
            methodNames.put(number++, name);
        }
        return methodNames;
    }

    private Stub stub(Node owner, int number) {
        Method method = owner.getInterface().getMethods().get(number);
        Node params = schema.node(method.getParamStructType());
        long resultId = method.getResultStructType();
        String results = resultId == Schema.STREAM_RESULT ? imports.capnp("StreamResult") : types.generated(resultId);
        String name = methodNames(owner).get(number);
        String answer = resultId != Schema.STREAM_RESULT && pipelines.has(resultId)
                ? types.generated(owner.getId()) + "." + JavaNames.answer(name)
                : "ww.capnp.Answer<%s.Reader>".formatted(results);
        int words = params.getStruct().getDataWordCount() + params.getStruct().getPointerCount();
        return new Stub(owner, number, name, schema.comment(owner.getId(), number), types.generated(params.getId()),
                params.getStruct().getFields().isEmpty(), words, results, answer, resultId);
    }

    // --- client ---

    private void client(Code code, Node node) {
        String hook = imports.capnp("ClientHook");
        code.blank();
        code.line("/** Calls the object's methods, wherever it is. */");
        code.open("public static final class Client extends ww.capnp.Client");
        code.line("/** Takes over a count of the hook. */");
        code.open("public Client(%s hook)", hook);
        code.line("super(hook);");
        code.close();
        code.blank();
        code.line("/** The first reference to an object of this process. */");
        code.open("public Client(Server server)");
        code.line("super(new %s(server));", imports.capnp("LocalObject"));
        code.close();
        code.blank();
        code.line("/** Another reference to the same object, to be closed by itself. */");
        code.open("public Client addRef()");
        code.line("return new Client(hook().addRef());");
        code.close();
        for (Node owner : schema.lineage(node)) {
            if (owner.getId() != node.getId()) {
                upcast(code, owner);
            }
            for (int i = 0; i < owner.getInterface().getMethods().size(); i++) {
                call(code, stub(owner, i));
            }
        }
        code.close();
    }

    private void upcast(Code code, Node ancestor) {
        String type = types.generated(ancestor.getId()) + ".Client";
        code.method("public %s as%s()".formatted(type, names.of(ancestor.getId()).simple()),
                "return new %s(hook().addRef());".formatted(type));
    }

    private void call(Code code, Stub stub) {
        String id = stub.owner() == null ? "" : types.generated(stub.owner().getId()) + ".TYPE_ID";
        String request = "%s.request(this, %s, %d, %d, %s.factory, params)".formatted(imports.capnp("Stubs"), id,
                stub.number(), stub.paramWords(), stub.params());
        String consumer = "%s<%s.Builder> params".formatted(imports.library("java.util.function.Consumer"),
                stub.params());
        code.blank();
        code.docs(stub.comment());
        if (stub.isStream()) {
            String throwing = " throws %s, %s".formatted(imports.capnp("CallException"),
                    imports.library("java.lang.InterruptedException"));
            code.open("public void %s(%s)%s", stub.name(), consumer, throwing);
            code.line("stream(%s);", request);
            code.close();
            if (stub.takesNothing()) {
                code.method("public void %s()%s".formatted(stub.name(), throwing),
                        "%s(params -> { });".formatted(stub.name()));
            }
            return;
        }
        code.open("public %s %s(%s)", stub.answer(), stub.name(), consumer);
        String made = pipelines.has(stub.resultId()) ? "new %s(%s.send())" : "new %s(%s.send(), %s.factory)";
        code.line("return %s;", made.formatted(stub.answer().replaceFirst("<.*>", "<>"), request, stub.results()));
        code.close();
        if (stub.takesNothing()) {
            code.method("public %s %s()".formatted(stub.answer(), stub.name()),
                    "return %s(params -> { });".formatted(stub.name()));
        }
    }

    /** The class of a method's answer, if there is something to pipeline on. */
    private void answer(Code code, Node node, Method method) {
        long resultId = method.getResultStructType();
        if (resultId == Schema.STREAM_RESULT || !pipelines.has(resultId)) {
            return;
        }
        int number = 0;
        for (Method each : node.getInterface().getMethods()) {
            if (each.getName().equals(method.getName())) {
                break;
            }
            number++;
        }
        Stub stub = stub(node, number);
        code.blank();
        code.line("/** An answer whose capabilities can be called before it has come. */");
        code.open("public static final class %s extends ww.capnp.Answer<%s.Reader>", JavaNames.answer(stub.name()),
                stub.results());
        code.open("private %s(%s hook)", JavaNames.answer(stub.name()), imports.capnp("AnswerHook"));
        code.line("super(hook, %s.factory);", stub.results());
        code.close();
        pipelines.accessors(code, resultId, "pipeline()");
        code.close();
    }

    // --- server ---

    private void server(Code code, Node node) {
        List<String> parents = parents(node);
        code.blank();
        code.line("/** An object with these methods; those which are not overridden fail as unimplemented. */");
        code.open("public interface Server extends %s", parents.isEmpty() ? "ww.capnp.Server"
                : String.join(", ", parents));
        String exception = imports.library("java.lang.Exception");
        for (int i = 0; i < node.getInterface().getMethods().size(); i++) {
            Stub stub = stub(node, i);
            code.docs(stub.comment());
            code.open("default void %s(%s call) throws %s", stub.name(), methodCall(stub), exception);
            code.line("throw %s.unimplemented(\"%s\", TYPE_ID, %d);", imports.capnp("CallContext"), Schema.name(node),
                    i);
            code.close();
            code.blank();
        }
        code.line("@%s", imports.library("java.lang.Override"));
        code.open("default void dispatch(long interfaceId, int methodId, %s context) throws %s",
                imports.capnp("CallContext"), exception);
        for (Node owner : schema.lineage(node)) {
            String type = types.generated(owner.getId());
            code.open("if (interfaceId == %s.TYPE_ID)", type);
            code.line("%s.serve(this, methodId, context);", type);
            code.line("return;");
            code.close();
        }
        code.line("throw %s.unimplemented(\"%s\", interfaceId, methodId);", imports.capnp("CallContext"),
                Schema.name(node));
        code.close();
        code.close();
    }

    private List<String> parents(Node node) {
        return node.getInterface().getSuperclasses().stream()
                .map(parent -> types.generated(parent.getId()) + ".Server").distinct().toList();
    }

    private String methodCall(Stub stub) {
        return "%s<%s.Reader, %s.Builder>".formatted(imports.capnp("MethodCall"), stub.params(), stub.results());
    }

    /** The interface's own methods by number, for its servers and for those of interfaces which inherit it. */
    private void serve(Code code, Node node) {
        code.blank();
        code.line("/** Serves a call of one of this interface's own methods. */");
        String context = imports.capnp("CallContext");
        code.open("public static void serve(Server server, int methodId, %s context) throws %s", context,
                imports.library("java.lang.Exception"));
        code.open("switch (methodId)");
        for (int i = 0; i < node.getInterface().getMethods().size(); i++) {
            Stub stub = stub(node, i);
            String call = "server.%s(new %s<>(context, %s.factory, %s.factory));".formatted(stub.name(),
                    imports.capnp("MethodCall"), stub.params(), stub.results());
            if (stub.isStream()) {
                code.open("case %d ->", i);
                code.line("context.streaming();");
                code.line(call);
                code.close();
            } else {
                code.line("case %d -> %s", i, call);
            }
        }
        code.line("default -> throw %s.unimplemented(\"%s\", TYPE_ID, methodId);", context, Schema.name(node));
        code.close();
        code.close();
    }
}
