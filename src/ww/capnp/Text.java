package ww.capnp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/**
 * Text: UTF-8 bytes, followed by a zero byte which is not counted. Peers may put any bytes into it, and some
 * protocols do so on purpose; {@link Reader#toBytes()} gives them unchanged, {@link Reader#toString()} replaces what
 * is not UTF-8.
 */
public final class Text {
    public static final PointerFactory<Reader, Reader> factory = new Factory();

    private Text() { }

    /** Text out of a string, to be put into a message. */
    public static Reader of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Text out of bytes which need not be UTF-8. */
    public static Reader of(byte[] bytes) {
        return new Reader(ByteBuffer.wrap(bytes), 0, bytes.length);
    }

    /** Bytes of a text. Equal to another with the same bytes. */
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

        /** Bytes, without the zero. */
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
        public String toString() {
            return buffer.hasArray()
                    ? new String(buffer.array(), buffer.arrayOffset() + offset, size, StandardCharsets.UTF_8)
                    : new String(toBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Reader text && asByteBuffer().equals(text.asByteBuffer());
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(toBytes());
        }
    }

    private static final class Factory extends PointerFactory<Reader, Reader> {
        @Override
        void check(MessageCheck check, SegmentReader segment, int pointerWord) throws CapnpException {
            check.text(segment, pointerWord);
        }

        @Override
        Reader read(SegmentReader segment, int pointerWord) {
            if (segment.get(pointerWord) == 0) {
                return Reader.EMPTY;
            }
            Location list = Location.of(segment, pointerWord);
            return new Reader(list.segment().buffer, 8 * list.word(), Word.elementCount(list.tag()) - 1);
        }

        @Override
        Reader getOrInit(SegmentBuilder segment, int pointerWord) {
            return read(segment, pointerWord);
        }

        @Override
        Reader init(SegmentBuilder segment, int pointerWord, int size) {
            Location list = Allocation.list(segment, pointerWord, ElementSize.BYTE, size + 1);
            return new Reader(list.segment().buffer, 8 * list.word(), size);
        }

        @Override
        void copy(SegmentBuilder segment, int pointerWord, Reader value) {
            Location list = Allocation.list(segment, pointerWord, ElementSize.BYTE, value.size + 1);
            list.segment().buffer.put(8 * list.word(), value.buffer, value.offset, value.size);
        }
    }
}
