package ww.capnpc.request;

import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.StructCheck;
import ww.capnp.StructList;
import ww.capnp.StructReader;

/** The schema files for which a plug-in is called, parsed, checked and laid out: the root of its input. */
public final class CodeGeneratorRequest extends StructReader {
    public static final ReadOnlyStruct<CodeGeneratorRequest> factory =
            new ReadOnlyStruct<>(CodeGeneratorRequest::new, CodeGeneratorRequest::pointers);

    private CodeGeneratorRequest(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount);
    }

    private static void pointers(StructCheck struct) throws CapnpException {
        struct.pointer(0, Node.factory.list());
        struct.pointer(1, RequestedFile.factory.list());
        struct.pointer(3, SourceInfo.factory.list());
    }

    /** Every node of the requested files and of all they import, in no promised order. */
    public StructList.Reader<Node> getNodes() {
        return readAt(0, Node.factory.list()); // @0 ptr[0]
    }

    public StructList.Reader<RequestedFile> getRequestedFiles() {
        return readAt(1, RequestedFile.factory.list()); // @1 ptr[1]
    }

    /** Comments; empty if the compiler is old. */
    public StructList.Reader<SourceInfo> getSourceInfo() {
        return readAt(3, SourceInfo.factory.list()); // @3 ptr[3]
    }
}
