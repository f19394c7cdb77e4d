package ww.capnpc;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * How one generated file names classes: by their simple names and imports where that is unambiguous, in full where a
 * class of the file has the same name.
 */
final class Imports {
    private static final String LANG = "java.lang.";

    private final ClassName file;
    private final Map<String, Integer> declared = new HashMap<>();
    private final TreeSet<String> imports = new TreeSet<>();

    Imports(ClassName file, Iterable<ClassName> classesOfFile) {
        this.file = file;
        for (ClassName name : classesOfFile) {
            declared.merge(name.simple(), 1, Integer::sum);
        }
        for (String each : new String[] {"Reader", "Builder", "Which", "Pipeline", "Client", "Server"}) {
            declared.merge(each, 2, Integer::sum);
        }
    }

    /** A class of a library, by its full name. */
    String library(String fullName) {
        String simple = fullName.substring(fullName.lastIndexOf('.') + 1);
        if (declared.containsKey(simple)) {
            return fullName;
        }
        if (!fullName.equals(LANG + simple)) {
            imports.add(fullName);
        }
        return simple;
    }

    /** A class of {@code ww.capnp}. */
    String capnp(String simple) {
        return library("ww.capnp." + simple);
    }

    /** A generated class. */
    String generated(ClassName name) {
        if (!name.packageName().equals(file.packageName()) || !name.outer().equals(file.outer())) {
            String outer = name.packageName().equals(file.packageName()) && !declared.containsKey(name.outer())
                    ? name.outer() : library(name.packageName() + "." + name.outer());
            return outer + "." + name.inner();
        }
        // A scope of the file which is the only one of its name means the same everywhere in the file.
        return declared.get(name.path().get(1)) == 1 ? name.inner() : file.outer() + "." + name.inner();
    }

    Iterable<String> imports() {
        return imports;
    }
}
