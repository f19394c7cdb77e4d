package ww.capnpc;

import java.util.List;
import java.util.stream.Stream;

/**
 * The Java class of a node.
 *
 * @param packageName of the file's class
 * @param path the file's class, then the scopes down to the node's own class
 */
record ClassName(String packageName, List<String> path) {
    ClassName nested(String name) {
        return new ClassName(packageName, Stream.concat(path.stream(), Stream.of(name)).toList());
    }

    String outer() {
        return path.getFirst();
    }

    String simple() {
        return path.getLast();
    }

    /** The path within the file's class. */
    String inner() {
        return String.join(".", path.subList(1, path.size()));
    }
}
