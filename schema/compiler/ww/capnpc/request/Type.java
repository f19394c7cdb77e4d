package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.StructCheck;
import ww.capnp.StructReader;

/** What a slot, an element of a list or a constant holds. */
public final class Type extends StructReader {
    public static final ReadOnlyStruct<Type> factory = new ReadOnlyStruct<>(Type::new, Type::pointers);

    private static final int TAG = 0; // tag bits [0, 16)

    private Type(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    private static void pointers(StructCheck struct) throws CapnpException {
        if (struct.tag(TAG) == Which.LIST.ordinal()) {
            struct.pointer(0, factory);
        }
    }

    /** The kinds of types, by their tags. */
    public enum Which {
        VOID, BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, TEXT, DATA, LIST, ENUM,
        STRUCT, INTERFACE, ANY_POINTER,
        /** A kind which these readers do not know. */
        UNKNOWN;

        private static final Which[] ALL = values();
    }

    public Which which() {
        return Which.ALL[Math.min(_getShortField(TAG) & 0xffff, Which.UNKNOWN.ordinal())];
    }

    public boolean isStruct() {
        return which() == Which.STRUCT;
    }

    public boolean isInterface() {
        return which() == Which.INTERFACE;
    }

    public boolean isAnyPointer() {
        return which() == Which.ANY_POINTER;
    }

    public List getList() {
        requireTag(TAG, Which.LIST.ordinal(), "list");
        return new List(this);
    }

    public Declared getEnum() {
        requireTag(TAG, Which.ENUM.ordinal(), "enum");
        return new Declared(this);
    }

    public Declared getStruct() {
        requireTag(TAG, Which.STRUCT.ordinal(), "struct");
        return new Declared(this);
    }

    public Declared getInterface() {
        requireTag(TAG, Which.INTERFACE.ordinal(), "interface");
        return new Declared(this);
    }

    public AnyPointer getAnyPointer() {
        requireTag(TAG, Which.ANY_POINTER.ordinal(), "anyPointer");
        return new AnyPointer(this);
    }

    /** A list. */
    public static final class List extends StructReader {
        private List(Type type) {
            super(type);
        }

        public Type getElementType() {
            return readAt(0, factory); // @14 ptr[0]
        }
    }

    /** A type that schemas declare: an enum, a struct or an interface. */
    public static final class Declared extends StructReader {
        private Declared(Type type) {
            super(type);
        }

        /** The type's node. */
        public long getTypeId() {
            return _getLongField(1); // @15, @16, @17 bits[64, 128)
        }
    }

    /** A pointer to anything: of no type, or of the type which a parameter stands for. */
    public static final class AnyPointer extends StructReader {
        private static final int TAG = 4; // tag bits [64, 80)
        private static final int UNCONSTRAINED = 0;

        private AnyPointer(Type type) {
            super(type);
        }

        public boolean isUnconstrained() {
            return (_getShortField(TAG) & 0xffff) == UNCONSTRAINED;
        }

        public Unconstrained getUnconstrained() {
            requireTag(TAG, UNCONSTRAINED, "unconstrained");
            return new Unconstrained(this);
        }

        /** Of no type, though perhaps of some kind: any struct, any list, any capability. */
        public static final class Unconstrained extends StructReader {
            private static final int TAG = 5; // tag bits [80, 96)
            private static final int CAPABILITY = 3;

            private Unconstrained(AnyPointer type) {
                super(type);
            }

            public boolean isCapability() {
                return (_getShortField(TAG) & 0xffff) == CAPABILITY;
            }
        }
    }
}
