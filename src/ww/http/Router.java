package ww.http;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * From a method and a path to a route and the path's parameters. Paths are split before they are decoded, so that a
 * task id may hold an encoded slash; a trailing slash is another path, as in the demo. A literal segment goes before a
 * parameter. Built once, read by all threads.
 */
final class Router {
    /** The deepest path of the API has six segments; whoever sends more is lost anyway. */
    private static final int SEGMENTS_MAX = 16;

    private final Node root = new Node();

    /** A place in the tree of segments. */
    private static final class Node {
        private final Map<String, Node> literals = new LinkedHashMap<>();
        private final Map<String, Route> routes = new LinkedHashMap<>();
        private Node parameter;
        private String parameterName;
    }

    /** What a request leads to. */
    record Match(Route route, Map<String, String> parameters) { }

    Router(Collection<Route> routes) {
        routes.forEach(this::add);
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : segments(route.operation().path())) {
            node = segment.startsWith("{")
                    ? parameter(node, segment.substring(1, segment.length() - 1))
                    : node.literals.computeIfAbsent(segment, name -> new Node());
        }
        if (node.routes.putIfAbsent(route.operation().method(), route) != null) {
            throw new IllegalStateException("two routes for " + route.operation().method() + " "
                    + route.operation().path());
        }
    }

    private static Node parameter(Node node, String name) {
        if (node.parameter == null) {
            node.parameter = new Node();
            node.parameterName = name;
        } else if (!node.parameterName.equals(name)) {
            throw new IllegalStateException("{" + name + "} and {" + node.parameterName + "} stand at the same place");
        }
        return node.parameter;
    }

    /** The route, or a 404 or 405 problem. */
    Match find(String method, String rawPath) throws Problem {
        Map<String, String> parameters = new LinkedHashMap<>();
        Node node = walk(rawPath, parameters);
        if (node == null || node.routes.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is nothing at " + Problem.quote(rawPath)
                    + "; GET / lists what there is.");
        }
        Route route = node.routes.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            String allow = allow(node);
            throw new Problem(ProblemType.METHOD_NOT_ALLOWED, "The method " + Problem.quote(method)
                    + " is not allowed at " + Problem.quote(rawPath) + "; allowed are " + allow + ".")
                    .header("Allow", allow);
        }
        return new Match(route, parameters);
    }

    private Node walk(String rawPath, Map<String, String> parameters) throws Problem {
        List<String> segments = segments(rawPath);
        Node node = segments.size() > SEGMENTS_MAX || !rawPath.startsWith("/") ? null : root;
        for (int i = 0; node != null && i < segments.size(); i++) {
            String segment = Percent.decode("path", segments.get(i), false);
            Node literal = node.literals.get(segment);
            if (literal != null) {
                node = literal;
            } else {
                if (node.parameter != null) {
                    parameters.put(node.parameterName, segment);
                }
                node = segment.isEmpty() ? null : node.parameter;
            }
        }
        return node;
    }

    private static List<String> segments(String path) {
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", SEGMENTS_MAX + 2));
    }

    private static String allow(Node node) {
        TreeSet<String> methods = new TreeSet<>(node.routes.keySet());
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }
}
