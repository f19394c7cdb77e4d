package ww.capnpc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ww.capnpc.request.Annotation;
import ww.capnpc.request.Field;
import ww.capnpc.request.Method;
import ww.capnpc.request.NestedNode;
import ww.capnpc.request.Node;

/** Which Java class each node becomes. */
final class JavaNames {
    /** The annotation {@code package} of {@code schema/java.capnp}. */
    private static final long PACKAGE_ANNOTATION = 0xa641f059962aa9fdL;

    private static final String DEFAULT_PACKAGE = "ww.schema";

    private final Schema schema;
    private final Map<Long, ClassName> classes = new HashMap<>();

    JavaNames(Schema schema) {
        this.schema = schema;
        for (Node node : schema.nodes()) {
            if (node.isFile()) {
                ClassName outer = fileClass(node);
                classes.put(node.getId(), outer);
                scope(node, outer);
            }
        }
    }

    ClassName of(long id) {
        ClassName name = classes.get(id);
        if (name == null) {
            throw new IllegalArgumentException("no class for node @0x" + Long.toHexString(id));
        }
        return name;
    }

    /** All classes of a file. */
    List<ClassName> inFile(ClassName file) {
        return classes.values().stream().filter(name -> name.packageName().equals(file.packageName())
                && name.outer().equals(file.outer())).toList();
    }

    private static ClassName fileClass(Node file) {
        String path = file.getDisplayName();
        String base = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.capnp$", "");
        String packageName = DEFAULT_PACKAGE;
        for (Annotation annotation : file.getAnnotations()) {
            if (annotation.getId() == PACKAGE_ANNOTATION) {
                packageName = annotation.getValue().getText().toString();
            }
        }
        return new ClassName(packageName, List.of(Words.camel(base) + "Schema"));
    }

    private void scope(Node node, ClassName scope) {
        Set<String> taken = new HashSet<>(scope.path());
        if (node.isInterface()) {
            node.getInterface().getMethods().forEach(method -> taken.add(answer(method.getName())));
        }
        for (NestedNode nested : node.getNestedNodes()) {
            schema.find(nested.getId()).filter(JavaNames::isClass)
                    .ifPresent(found -> add(found, nested.getName(), scope, taken));
        }
        if (node.isStruct()) {
            for (Field field : node.getStruct().getFields()) {
                if (field.isGroup()) {
                    add(schema.node(field.getGroup().getTypeId()), field.getName(), scope, taken);
                }
            }
        } else if (node.isInterface()) {
            for (Method method : node.getInterface().getMethods()) {
                String name = method.getName();
                addIfOwn(method.getParamStructType(), name + "$Params", scope, taken);
                addIfOwn(method.getResultStructType(), name + "$Results", scope, taken);
            }
        }
    }

    /** The class of a method's answer, where it has one. */
    static String answer(String method) {
        return Words.camel(method) + "Answer";
    }

    /** A struct which the compiler made of a method's parameters has no scope; here it is nested in the interface. */
    private void addIfOwn(long id, String name, ClassName scope, Set<String> taken) {
        schema.find(id).filter(node -> node.getScopeId() == 0)
                .ifPresent(node -> add(node, name, scope, taken));
    }

    private void add(Node node, String schemaName, ClassName scope, Set<String> taken) {
        String name = Words.camel(schemaName);
        while (Words.isTakenClass(name) || !taken.add(name)) {
            name += "_";
        }
        ClassName found = scope.nested(name);
        classes.put(node.getId(), found);
        scope(node, found);
    }

    private static boolean isClass(Node node) {
        return node.isStruct() || node.isEnum() || node.isInterface();
    }
}
