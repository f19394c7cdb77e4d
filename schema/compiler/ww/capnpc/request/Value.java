package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.AnyPointer;
import ww.capnp.CapnpException;
import ww.capnp.Data;
import ww.capnp.StructCheck;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** A default or a constant. Numbers are given as their bits in Java's type of that size, signed or not. */
public final class Value extends StructReader {
    public static final ReadOnlyStruct<Value> factory = new ReadOnlyStruct<>(Value::new, Value::pointers);

    private static final int TAG = 0; // tag bits [0, 16)

    private Value(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    private static void pointers(StructCheck struct) throws CapnpException {
        switch (which(struct.tag(TAG))) {
            case TEXT -> struct.pointer(0, Text.factory);
            case DATA -> struct.pointer(0, Data.factory);
            default -> { } // no pointer, or one to anything
        }
    }

    /** The kinds of values, by their tags. */
    public enum Which {
        VOID, BOOL, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64, TEXT, DATA, LIST, ENUM,
        STRUCT, INTERFACE, ANY_POINTER,
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

    public boolean getBool() {
        requireTag(TAG, Which.BOOL.ordinal(), "bool");
        return _getBooleanField(16); // @1 bits[16, 17)
    }

    public byte getInt8() {
        requireTag(TAG, Which.INT8.ordinal(), "int8");
        return _getByteField(2); // @2 bits[16, 24)
    }

    public short getInt16() {
        requireTag(TAG, Which.INT16.ordinal(), "int16");
        return _getShortField(1); // @3 bits[16, 32)
    }

    public int getInt32() {
        requireTag(TAG, Which.INT32.ordinal(), "int32");
        return _getIntField(1); // @4 bits[32, 64)
    }

    public long getInt64() {
        requireTag(TAG, Which.INT64.ordinal(), "int64");
        return _getLongField(1); // @5 bits[64, 128)
    }

    public byte getUint8() {
        requireTag(TAG, Which.UINT8.ordinal(), "uint8");
        return _getByteField(2); // @6 bits[16, 24)
    }

    public short getUint16() {
        requireTag(TAG, Which.UINT16.ordinal(), "uint16");
        return _getShortField(1); // @7 bits[16, 32)
    }

    public int getUint32() {
        requireTag(TAG, Which.UINT32.ordinal(), "uint32");
        return _getIntField(1); // @8 bits[32, 64)
    }

    public long getUint64() {
        requireTag(TAG, Which.UINT64.ordinal(), "uint64");
        return _getLongField(1); // @9 bits[64, 128)
    }

    public float getFloat32() {
        requireTag(TAG, Which.FLOAT32.ordinal(), "float32");
        return _getFloatField(1); // @10 bits[32, 64)
    }

    public double getFloat64() {
        requireTag(TAG, Which.FLOAT64.ordinal(), "float64");
        return _getDoubleField(1); // @11 bits[64, 128)
    }

    public boolean hasText() {
        return which() == Which.TEXT && !isNullAt(0);
    }

    public Text.Reader getText() {
        requireTag(TAG, Which.TEXT.ordinal(), "text");
        return readAt(0, Text.factory); // @12 ptr[0]
    }

    public boolean hasData() {
        return which() == Which.DATA && !isNullAt(0);
    }

    public Data.Reader getData() {
        requireTag(TAG, Which.DATA.ordinal(), "data");
        return readAt(0, Data.factory); // @13 ptr[0]
    }

    public AnyPointer.Reader getList() {
        requireTag(TAG, Which.LIST.ordinal(), "list");
        return anyAt(0); // @14 ptr[0]
    }

    public short getEnum() {
        requireTag(TAG, Which.ENUM.ordinal(), "enum");
        return _getShortField(1); // @15 bits[16, 32)
    }

    public AnyPointer.Reader getStruct() {
        requireTag(TAG, Which.STRUCT.ordinal(), "struct");
        return anyAt(0); // @16 ptr[0]
    }

    public AnyPointer.Reader getAnyPointer() {
        requireTag(TAG, Which.ANY_POINTER.ordinal(), "anyPointer");
        return anyAt(0); // @18 ptr[0]
    }
}
