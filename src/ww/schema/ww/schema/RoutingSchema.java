package ww.schema;

import java.util.List;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.PointerList;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** What {@code routing.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class RoutingSchema {
    private RoutingSchema() { }

    public static final class Heartbeat {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x83bca0e4d70e0e82L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(2, 2) {
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

            @Override
            protected void check(StructCheck struct) throws CapnpException {
                struct.pointer(0, Text.factory);
                struct.pointer(1, PointerList.TEXT);
            }
        };

        private Heartbeat() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            /** Milliseconds for which the receiver keeps it; 0 means ten seconds. */
            public int getTtl() {
                return _getIntField(0);
            }

            /** Drawn at random when the process starts. */
            public long getServer() {
                return _getLongField(1);
            }

            public boolean hasHost() {
                return !isNullAt(0);
            }

            /** The operating system's name of the machine. */
            public Text.Reader getHost() {
                return readAt(0, Text.factory);
            }

            public boolean hasMeta() {
                return !isNullAt(1);
            }

            /** `key=value`. */
            public PointerList.Reader<Text.Reader> getMeta() {
                return readAt(1, PointerList.TEXT);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            /** Milliseconds for which the receiver keeps it; 0 means ten seconds. */
            public int getTtl() {
                return _getIntField(0);
            }

            public void setTtl(int value) {
                _setIntField(0, value);
            }

            /** Drawn at random when the process starts. */
            public long getServer() {
                return _getLongField(1);
            }

            public void setServer(long value) {
                _setLongField(1, value);
            }

            public boolean hasHost() {
                return !isNullAt(0);
            }

            /** The operating system's name of the machine. */
            public Text.Reader getHost() {
                return buildAt(0, Text.factory);
            }

            public void setHost(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setHost(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean hasMeta() {
                return !isNullAt(1);
            }

            /** `key=value`. */
            public PointerList.Builder<Text.Reader, Text.Reader> getMeta() {
                return buildAt(1, PointerList.TEXT);
            }

            public void setMeta(PointerList.Reader<Text.Reader> value) {
                copyAt(1, PointerList.TEXT, value);
            }

            public PointerList.Builder<Text.Reader, Text.Reader> initMeta(int size) {
                return newAt(1, PointerList.TEXT, size);
            }

            public void setMeta(List<String> values) {
                putTextsAt(1, values);
            }
        }
    }
}
