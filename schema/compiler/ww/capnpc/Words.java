package ww.capnpc;

import java.util.Set;

/** Spelling: from names as schemas have them to names as Java wants them. */
final class Words {
    private static final Set<String> JAVA = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch",
            "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends", "false",
            "final", "finally", "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface",
            "long", "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static",
            "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try",
            "void", "volatile", "while", "yield");

    /** Methods which clients, servers or all objects have already. */
    private static final Set<String> METHODS = Set.of("getClass", "hashCode", "equals", "toString", "clone", "finalize",
            "wait", "notify", "notifyAll", "hook", "newCall", "stream", "awaitStreamed", "close", "addRef", "dispatch",
            "broken", "of");

    /** Classes which a struct or an interface has already. */
    private static final Set<String> CLASSES = Set.of("Reader", "Builder", "Which", "Pipeline", "Client", "Server");

    private Words() { }

    /** {@code fooBar} to {@code FooBar}; what Java does not allow in a name falls away. */
    static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        boolean upper = true;
        for (char c : name.toCharArray()) {
            if (!Character.isLetterOrDigit(c)) {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }

    /** {@code fooBar} to {@code FOO_BAR}. */
    static String constant(String name) {
        StringBuilder constant = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                constant.append('_');
            }
            constant.append(Character.toUpperCase(c));
        }
        return constant.toString();
    }

    /** An accessor: its prefix and the field's name. */
    static String accessor(String prefix, String field) {
        String name = prefix + camel(field);
        return METHODS.contains(name) ? name + "_" : name;
    }

    static String method(String name) {
        return JAVA.contains(name) || METHODS.contains(name) ? name + "_" : name;
    }

    static boolean isTakenClass(String name) {
        return CLASSES.contains(name);
    }
}
