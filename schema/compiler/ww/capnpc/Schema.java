package ww.capnpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ww.capnpc.request.CodeGeneratorRequest;
import ww.capnpc.request.Field;
import ww.capnpc.request.Node;
import ww.capnpc.request.SourceInfo;

/** The nodes of a request, found by id, and what follows from them about types as a whole. */
final class Schema {
    /** What a method's result type is if it is declared {@code -> stream}. */
    static final long STREAM_RESULT = 0x995f9a3377c0b16eL;

    /** A field's discriminant value if it is no member of a union. */
    static final int NO_DISCRIMINANT = 0xffff;

    private final Map<Long, Node> nodes = new LinkedHashMap<>();
    private final Map<Long, SourceInfo> comments = new HashMap<>();

    Schema(CodeGeneratorRequest request) {
        request.getNodes().forEach(node -> nodes.put(node.getId(), node));
        request.getSourceInfo().forEach(info -> comments.put(info.getId(), info));
    }

    Iterable<Node> nodes() {
        return nodes.values();
    }

    Node node(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "the request names node @0x" + Long.toHexString(id) + " but does not hold it"));
    }

    /** A node which an imported file may declare without anyone here using it. */
    Optional<Node> find(long id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Whether a file has anything in it but annotations. */
    boolean declaresCode(Node file) {
        return file.getNestedNodes().stream().anyMatch(nested ->
                find(nested.getId()).filter(node -> !node.isAnnotation()).isPresent());
    }

    /** The node's name in its scope, as the schema has it. */
    static String name(Node node) {
        byte[] path = node.getDisplayName().getBytes(StandardCharsets.UTF_8);
        int prefix = Objects.checkIndex(node.getDisplayNamePrefixLength(), path.length + 1);
        return new String(path, prefix, path.length - prefix, StandardCharsets.UTF_8);
    }

    String comment(long id) {
        return comments.containsKey(id) ? comments.get(id).getDocComment() : "";
    }

    /** The comment of a field, enumerant or method, by its place in the node's list. */
    String comment(long id, int member) {
        SourceInfo info = comments.get(id);
        return info == null || member >= info.getMembers().size() ? "" : info.getMembers().get(member).getDocComment();
    }

    /** A struct's or group's fields as its author wrote them down, each with its place in the node's list. */
    static List<Member> fields(Node struct) {
        List<Member> fields = new ArrayList<>();
        for (Field field : struct.getStruct().getFields()) {
            fields.add(new Member(field, fields.size()));
        }
        fields.sort(Comparator.comparingInt(member -> member.field().getCodeOrder()));
        return fields;
    }

    /** A field, and its place in the node's list, which is where its comment is. */
    record Member(Field field, int index) {
        int discriminant() {
            return field.getDiscriminantValue();
        }

        boolean inUnion() {
            return discriminant() != NO_DISCRIMINANT;
        }
    }

    /** An interface with all it inherits from, itself first, each once. */
    List<Node> lineage(Node node) {
        Map<Long, Node> found = new LinkedHashMap<>();
        ancestors(node, found);
        return List.copyOf(found.values());
    }

    private void ancestors(Node node, Map<Long, Node> found) {
        if (found.putIfAbsent(node.getId(), node) == null) {
            node.getInterface().getSuperclasses().forEach(parent -> ancestors(node(parent.getId()), found));
        }
    }
}
