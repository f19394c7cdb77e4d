package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.StructCheck;
import ww.capnp.StructList;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** A declaration with a scope of its own: a file, struct, group, enum, interface, constant or annotation. */
public final class Node extends StructReader {
    public static final ReadOnlyStruct<Node> factory = new ReadOnlyStruct<>(Node::new, Node::pointers);

    private static final int TAG = 6; // tag bits [96, 112)

    private Node(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    private static void pointers(StructCheck struct) throws CapnpException {
        struct.pointer(0, Text.factory);
        struct.pointer(1, NestedNode.factory.list());
        struct.pointer(2, Annotation.factory.list());
        switch (which(struct.tag(TAG))) {
            case STRUCT -> struct.pointer(3, Field.factory.list());
            case ENUM -> struct.pointer(3, Enumerant.factory.list());
            case INTERFACE -> {
                struct.pointer(3, Method.factory.list());
                struct.pointer(4, Superclass.factory.list());
            }
            case CONST -> {
                struct.pointer(3, Type.factory);
                struct.pointer(4, Value.factory);
            }
            case FILE, ANNOTATION, UNKNOWN -> { } // nothing that is shown
        }
    }

    /** The kinds of nodes, by their tags. */
    public enum Which {
        FILE, STRUCT, ENUM, INTERFACE, CONST, ANNOTATION,
        /** A kind which these readers do not know. */
        UNKNOWN;

        private static final Which[] ALL = values();
    }

    private static Which which(int tag) {
        return Which.ALL[Math.min(tag, Which.UNKNOWN.ordinal())];
    }

    public Which which() {
        return which(_getShortField(TAG) & 0xffff);
    }

    public long getId() {
        return _getLongField(0); // @0 bits[0, 64)
    }

    /** The path of the file and the names of the scopes, for people. */
    public String getDisplayName() {
        return readAt(0, Text.factory).toString(); // @1 ptr[0]
    }

    /** Bytes of the display name before the node's own name. */
    public int getDisplayNamePrefixLength() {
        return _getIntField(2); // @2 bits[64, 96)
    }

    /** The parent's node; 0 for files, and for the structs which the compiler makes of a method's parameters. */
    public long getScopeId() {
        return _getLongField(2); // @3 bits[128, 192)
    }

    public StructList.Reader<NestedNode> getNestedNodes() {
        return readAt(1, NestedNode.factory.list()); // @4 ptr[1]
    }

    public StructList.Reader<Annotation> getAnnotations() {
        return readAt(2, Annotation.factory.list()); // @5 ptr[2]
    }

    public boolean isFile() {
        return which() == Which.FILE;
    }

    public boolean isStruct() {
        return which() == Which.STRUCT;
    }

    public Struct getStruct() {
        requireTag(TAG, Which.STRUCT.ordinal(), "struct");
        return new Struct(this);
    }

    public boolean isEnum() {
        return which() == Which.ENUM;
    }

    public Enum getEnum() {
        requireTag(TAG, Which.ENUM.ordinal(), "enum");
        return new Enum(this);
    }

    public boolean isInterface() {
        return which() == Which.INTERFACE;
    }

    public Interface getInterface() {
        requireTag(TAG, Which.INTERFACE.ordinal(), "interface");
        return new Interface(this);
    }

    public Const getConst() {
        requireTag(TAG, Which.CONST.ordinal(), "const");
        return new Const(this);
    }

    public boolean isAnnotation() {
        return which() == Which.ANNOTATION;
    }

    /** A struct or a group. */
    public static final class Struct extends StructReader {
        private Struct(Node node) {
            super(node);
        }

        public int getDataWordCount() {
            return _getShortField(7) & 0xffff; // @7 bits[112, 128)
        }

        public int getPointerCount() {
            return _getShortField(12) & 0xffff; // @8 bits[192, 208)
        }

        public boolean getIsGroup() {
            return _getBooleanField(224); // @10 bits[224, 225)
        }

        /** Members of the union; 0 if there is none. */
        public int getDiscriminantCount() {
            return _getShortField(15) & 0xffff; // @11 bits[240, 256)
        }

        /** The place of the union's tag, in units of 16 bits. */
        public int getDiscriminantOffset() {
            return _getIntField(8); // @12 bits[256, 288)
        }

        /** By ordinal. */
        public StructList.Reader<Field> getFields() {
            return readAt(3, Field.factory.list()); // @13 ptr[3]
        }
    }

    /** An enum. */
    public static final class Enum extends StructReader {
        private Enum(Node node) {
            super(node);
        }

        public StructList.Reader<Enumerant> getEnumerants() {
            return readAt(3, Enumerant.factory.list()); // @14 ptr[3]
        }
    }

    /** An interface. */
    public static final class Interface extends StructReader {
        private Interface(Node node) {
            super(node);
        }

        public StructList.Reader<Method> getMethods() {
            return readAt(3, Method.factory.list()); // @15 ptr[3]
        }

        public StructList.Reader<Superclass> getSuperclasses() {
            return readAt(4, Superclass.factory.list()); // @31 ptr[4]
        }
    }

    /** A constant. */
    public static final class Const extends StructReader {
        private Const(Node node) {
            super(node);
        }

        public Type getType() {
            return readAt(3, Type.factory); // @16 ptr[3]
        }

        public Value getValue() {
            return readAt(4, Value.factory); // @17 ptr[4]
        }
    }
}
