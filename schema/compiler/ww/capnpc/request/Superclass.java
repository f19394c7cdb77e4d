package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.StructReader;

/** An interface that another one inherits from. */
public final class Superclass extends StructReader {
    public static final ReadOnlyStruct<Superclass> factory = new ReadOnlyStruct<>(Superclass::new, struct -> { });

    private Superclass(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    /** The interface's node. */
    public long getId() {
        return _getLongField(0); // @0 bits[0, 64)
    }
}
