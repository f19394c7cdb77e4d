package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.StructCheck;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** A field of a struct or group: a slot of its own, or a group. */
public final class Field extends StructReader {
    public static final ReadOnlyStruct<Field> factory = new ReadOnlyStruct<>(Field::new, Field::pointers);

    private static final int TAG = 4; // tag bits [64, 80)
    private static final int SLOT = 0;
    private static final int GROUP = 1;

    private Field(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    private static void pointers(StructCheck struct) throws CapnpException {
        struct.pointer(0, Text.factory);
        if (struct.tag(TAG) == SLOT) {
            struct.pointer(2, Type.factory);
            struct.pointer(3, Value.factory);
        }
    }

    public String getName() {
        return readAt(0, Text.factory).toString(); // @0 ptr[0]
    }

    /** Its place among its struct's fields as the author wrote them down; the list has them by ordinal. */
    public int getCodeOrder() {
        return _getShortField(0) & 0xffff; // @1 bits[0, 16)
    }

    /** The union's tag that means this field; 65,535 if it is not a member of the union. */
    public int getDiscriminantValue() {
        return _getShortField(1, (short) 65535) & 0xffff; // @3 bits[16, 32), default 65535
    }

    public boolean isSlot() {
        return tag() == SLOT;
    }

    public Slot getSlot() {
        requireTag(TAG, SLOT, "slot");
        return new Slot(this);
    }

    public boolean isGroup() {
        return tag() == GROUP;
    }

    public Group getGroup() {
        requireTag(TAG, GROUP, "group");
        return new Group(this);
    }

    private int tag() {
        return _getShortField(TAG) & 0xffff;
    }

    /** A place in the struct, and what it holds. */
    public static final class Slot extends StructReader {
        private Slot(Field field) {
            super(field);
        }

        /** Counted in the field's own size in the data section, or in pointers. */
        public int getOffset() {
            return _getIntField(1); // @4 bits[32, 64)
        }

        public Type getType() {
            return readAt(2, Type.factory); // @5 ptr[2]
        }

        public Value getDefaultValue() {
            return readAt(3, Value.factory); // @6 ptr[3]
        }
    }

    /** Fields of the same struct under a common name. */
    public static final class Group extends StructReader {
        private Group(Field field) {
            super(field);
        }

        /** The group's node. */
        public long getTypeId() {
            return _getLongField(2); // @7 bits[128, 192)
        }
    }
}
