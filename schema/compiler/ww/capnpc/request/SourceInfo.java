package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.StructCheck;
import ww.capnp.StructList;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** The comments of a node. */
public final class SourceInfo extends StructReader {
    public static final ReadOnlyStruct<SourceInfo> factory =
            new ReadOnlyStruct<>(SourceInfo::new, SourceInfo::pointers);

    private SourceInfo(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    private static void pointers(StructCheck struct) throws CapnpException {
        struct.pointer(0, Text.factory);
        struct.pointer(1, Member.factory.list());
    }

    /** The node. */
    public long getId() {
        return _getLongField(0); // @0 bits[0, 64)
    }

    public String getDocComment() {
        return readAt(0, Text.factory).toString(); // @1 ptr[0]
    }

    /** Of fields, enumerants or methods, in the order of the node's own list. */
    public StructList.Reader<Member> getMembers() {
        return readAt(1, Member.factory.list()); // @2 ptr[1]
    }

    /** The comment of one of them. */
    public static final class Member extends StructReader {
        public static final ReadOnlyStruct<Member> factory =
                new ReadOnlyStruct<>(Member::new, struct -> struct.pointer(0, Text.factory));

        private Member(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
            super(segment, data, pointers, dataBits, pointerCount);
        }

        public String getDocComment() {
            return readAt(0, Text.factory).toString(); // @0 ptr[0]
        }
    }
}
