package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** A file for which Java is wanted. */
public final class RequestedFile extends StructReader {
    public static final ReadOnlyStruct<RequestedFile> factory =
            new ReadOnlyStruct<>(RequestedFile::new, struct -> struct.pointer(0, Text.factory));

    private RequestedFile(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    /** The file's node. */
    public long getId() {
        return _getLongField(0); // @0 bits[0, 64)
    }

    /** Its path as the user gave it. */
    public String getFilename() {
        return readAt(0, Text.factory).toString(); // @1 ptr[0]
    }
}
