package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** A name in an enum; its number is its place in the list. */
public final class Enumerant extends StructReader {
    public static final ReadOnlyStruct<Enumerant> factory =
            new ReadOnlyStruct<>(Enumerant::new, struct -> struct.pointer(0, Text.factory));

    private Enumerant(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    public String getName() {
        return readAt(0, Text.factory).toString(); // @0 ptr[0]
    }
}
