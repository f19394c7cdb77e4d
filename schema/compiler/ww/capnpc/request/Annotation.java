package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.StructReader;

/** A use of an annotation. */
public final class Annotation extends StructReader {
    public static final ReadOnlyStruct<Annotation> factory =
            new ReadOnlyStruct<>(Annotation::new, struct -> struct.pointer(0, Value.factory));

    private Annotation(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    /** The annotation's node. */
    public long getId() {
        return _getLongField(0); // @0 bits[0, 64)
    }

    public Value getValue() {
        return readAt(0, Value.factory); // @1 ptr[0]
    }
}
