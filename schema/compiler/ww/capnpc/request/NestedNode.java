package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** A declaration in the scope of a file, struct or interface. */
public final class NestedNode extends StructReader {
    public static final ReadOnlyStruct<NestedNode> factory =
            new ReadOnlyStruct<>(NestedNode::new, struct -> struct.pointer(0, Text.factory));

    private NestedNode(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    public String getName() {
        return readAt(0, Text.factory).toString(); // @0 ptr[0]
    }

    public long getId() {
        return _getLongField(0); // @1 bits[0, 64)
    }
}
