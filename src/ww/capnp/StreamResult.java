package ww.capnp;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/** The results of every {@code -> stream} method: a struct of nothing. */
public final class StreamResult {
    public static final StructFactory<Builder, Reader> factory = new StructFactory<>(0, 0) {
        @Override
        protected Reader constructReader(SegmentReader segment, int data, int pointers, int dataBits,
                short pointerCount) {
            return new Reader(segment, data, pointers, dataBits, pointerCount);
        }

        @Override
        protected Builder constructBuilder(SegmentBuilder segment, int data, int pointers, int dataBits,
                short pointerCount) {
            return new Builder(segment, data, pointers, dataBits, pointerCount);
        }
    };

    private StreamResult() { }

    /** Such results which were received. */
    public static final class Reader extends StructReader {
        private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
            super(segment, data, pointers, dataBits, pointerCount);
        }
    }

    /** Such results under construction. */
    public static final class Builder extends StructBuilder {
        private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
            super(segment, data, pointers, dataBits, pointerCount);
        }
    }
}
