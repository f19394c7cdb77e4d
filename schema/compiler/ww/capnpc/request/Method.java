package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** A method of an interface; its number is its place in the list. */
public final class Method extends StructReader {
    public static final ReadOnlyStruct<Method> factory =
            new ReadOnlyStruct<>(Method::new, struct -> struct.pointer(0, Text.factory));

    private Method(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    public String getName() {
        return readAt(0, Text.factory).toString(); // @0 ptr[0]
    }

    /** The node of the struct of its parameters, which has no scope if the compiler made it of a list of them. */
    public long getParamStructType() {
        return _getLongField(1); // @2 bits[64, 128)
    }

    /** The same for its results. */
    public long getResultStructType() {
        return _getLongField(2); // @3 bits[128, 192)
    }
}
