package ww.capnp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/** Bytes of any meaning. */
public final class Data {
    public static final PointerFactory<Builder, Reader> factory = new Factory();

    private Data() { }

    /** The bytes themselves, not a copy, to be put into a message. */
    public static Reader of(byte[] bytes) {
        return new Reader(ByteBuffer.wrap(bytes), 0, bytes.length);
    }

    /** Bytes in a message. Equal to another with the same bytes. */
    public static final class Reader {
        private static final Reader EMPTY = new Reader(ByteBuffer.allocate(0), 0, 0);

        private final ByteBuffer buffer;
        private final int offset;
        private final int size;

        private Reader(ByteBuffer buffer, int offset, int size) {
            this.buffer = buffer;
            this.offset = offset;
            this.size = size;
        }

        public int size() {
            return size;
        }

        public byte[] toBytes() {
            byte[] bytes = new byte[size];
            buffer.get(offset, bytes);
            return bytes;
        }

        /** The bytes as a view, read-only. */
        public ByteBuffer asByteBuffer() {
            return buffer.slice(offset, size).asReadOnlyBuffer();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Reader data && asByteBuffer().equals(data.asByteBuffer());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(toBytes());
        }

        @Override
        public String toString() {
            return size + " bytes";
        }
    }

    /** Bytes in a message under construction, of fixed number. */
    public static final class Builder {
        private final ByteBuffer buffer;
        private final int offset;
        private final int size;

        private Builder(ByteBuffer buffer, int offset, int size) {
            this.buffer = buffer;
            this.offset = offset;
            this.size = size;
        }

        public int size() {
            return size;
        }

        /** The bytes as a view to write into. */
        public ByteBuffer asByteBuffer() {
            return buffer.slice(offset, size);
        }

        public Reader asReader() {
            return new Reader(buffer, offset, size);
        }
    }

    private static final class Factory extends PointerFactory<Builder, Reader> {
        @Override
        void check(MessageCheck check, SegmentReader segment, int pointerWord) throws CapnpException {
            check.data(segment, pointerWord);
        }

        @Override
        Reader read(SegmentReader segment, int pointerWord) {
            if (segment.get(pointerWord) == 0) {
                return Reader.EMPTY;
            }
            Location list = Location.of(segment, pointerWord);
            return new Reader(list.segment().buffer, 8 * list.word(), Word.elementCount(list.tag()));
        }

        @Override
        Builder getOrInit(SegmentBuilder segment, int pointerWord) {
            Reader found = read(segment, pointerWord);
            return new Builder(found.buffer, found.offset, found.size);
        }

        @Override
        Builder init(SegmentBuilder segment, int pointerWord, int size) {
            Location list = Allocation.list(segment, pointerWord, ElementSize.BYTE, size);
            return new Builder(list.segment().buffer, 8 * list.word(), size);
        }

        @Override
        void copy(SegmentBuilder segment, int pointerWord, Reader value) {
            Location list = Allocation.list(segment, pointerWord, ElementSize.BYTE, value.size);
            list.segment().buffer.put(8 * list.word(), value.buffer, value.offset, value.size);
        }
    }
}
