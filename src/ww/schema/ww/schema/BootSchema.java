package ww.schema;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.Data;
import ww.capnp.PointerList;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** What {@code boot.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class BootSchema {
    private BootSchema() { }

    public static final class Packet {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xe12a1e555ca80e30L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 3) {
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
                switch (struct.tag(0)) {
                    case 0 -> struct.pointer(1, Text.factory);
                    case 1 -> struct.pointer(1, Text.factory);
                    case 2 -> {
                        struct.pointer(1, Text.factory);
                        struct.pointer(2, PointerList.DATA);
                    }
                    default -> { }
                }
            }
        };

        private Packet() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            REQUEST,
            SURVEY,
            RESPONSE,
            /** A member which the schema does not name. */
            _NOT_IN_SCHEMA;

            private static final Which[] _VALUES = values();

            private static Which of(int tag) {
                return tag < _NOT_IN_SCHEMA.ordinal() ? _VALUES[tag] : _NOT_IN_SCHEMA;
            }
        }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Which which() {
                return Which.of(_getShortField(0) & 0xffff);
            }

            public boolean hasNamespace() {
                return !isNullAt(0);
            }

            /** Names the cluster. */
            public Text.Reader getNamespace() {
                return readAt(0, Text.factory);
            }

            public boolean isRequest() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public Packet.Request.Reader getRequest() {
                requireTag(0, 0, "request");
                return new Packet.Request.Reader(this);
            }

            public boolean isSurvey() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public Packet.Survey.Reader getSurvey() {
                requireTag(0, 1, "survey");
                return new Packet.Survey.Reader(this);
            }

            public boolean isResponse() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public Packet.Response.Reader getResponse() {
                requireTag(0, 2, "response");
                return new Packet.Response.Reader(this);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public Which which() {
                return Which.of(_getShortField(0) & 0xffff);
            }

            public boolean hasNamespace() {
                return !isNullAt(0);
            }

            /** Names the cluster. */
            public Text.Reader getNamespace() {
                return buildAt(0, Text.factory);
            }

            public void setNamespace(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setNamespace(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isRequest() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public Packet.Request.Builder getRequest() {
                requireTag(0, 0, "request");
                return new Packet.Request.Builder(this);
            }

            public Packet.Request.Builder initRequest() {
                _setShortField(0, (short) 0);
                eraseAt(1);
                return new Packet.Request.Builder(this);
            }

            public boolean isSurvey() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public Packet.Survey.Builder getSurvey() {
                requireTag(0, 1, "survey");
                return new Packet.Survey.Builder(this);
            }

            public Packet.Survey.Builder initSurvey() {
                _setShortField(0, (short) 1);
                eraseAt(1);
                _setByteField(2, (byte) 0);
                return new Packet.Survey.Builder(this);
            }

            public boolean isResponse() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public Packet.Response.Builder getResponse() {
                requireTag(0, 2, "response");
                return new Packet.Response.Builder(this);
            }

            public Packet.Response.Builder initResponse() {
                _setShortField(0, (short) 2);
                eraseAt(1);
                eraseAt(2);
                return new Packet.Response.Builder(this);
            }
        }

        public static final class Request {
            private Request() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasFrom() {
                    return !isNullAt(1);
                }

                /** The asker's peer id; whoever signed the envelope. */
                public Text.Reader getFrom() {
                    return readAt(1, Text.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Builder(StructBuilder same) {
                    super(same);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasFrom() {
                    return !isNullAt(1);
                }

                /** The asker's peer id; whoever signed the envelope. */
                public Text.Reader getFrom() {
                    return buildAt(1, Text.factory);
                }

                public void setFrom(Text.Reader value) {
                    copyAt(1, Text.factory, value);
                }

                public void setFrom(String value) {
                    copyAt(1, Text.factory, Text.of(value));
                }
            }
        }

        public static final class Survey {
            private Survey() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasFrom() {
                    return !isNullAt(1);
                }

                public Text.Reader getFrom() {
                    return readAt(1, Text.factory);
                }

                public byte getDistance() {
                    return _getByteField(2);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Builder(StructBuilder same) {
                    super(same);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasFrom() {
                    return !isNullAt(1);
                }

                public Text.Reader getFrom() {
                    return buildAt(1, Text.factory);
                }

                public void setFrom(Text.Reader value) {
                    copyAt(1, Text.factory, value);
                }

                public void setFrom(String value) {
                    copyAt(1, Text.factory, Text.of(value));
                }

                public byte getDistance() {
                    return _getByteField(2);
                }

                public void setDistance(byte value) {
                    _setByteField(2, value);
                }
            }
        }

        public static final class Response {
            private Response() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasPeer() {
                    return !isNullAt(1);
                }

                /** The answerer's peer id. */
                public Text.Reader getPeer() {
                    return readAt(1, Text.factory);
                }

                public boolean hasAddrs() {
                    return !isNullAt(2);
                }

                /** Its binary multiaddrs, without the peer id. */
                public PointerList.Reader<Data.Reader> getAddrs() {
                    return readAt(2, PointerList.DATA);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Builder(StructBuilder same) {
                    super(same);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasPeer() {
                    return !isNullAt(1);
                }

                /** The answerer's peer id. */
                public Text.Reader getPeer() {
                    return buildAt(1, Text.factory);
                }

                public void setPeer(Text.Reader value) {
                    copyAt(1, Text.factory, value);
                }

                public void setPeer(String value) {
                    copyAt(1, Text.factory, Text.of(value));
                }

                public boolean hasAddrs() {
                    return !isNullAt(2);
                }

                /** Its binary multiaddrs, without the peer id. */
                public PointerList.Builder<Data.Builder, Data.Reader> getAddrs() {
                    return buildAt(2, PointerList.DATA);
                }

                public void setAddrs(PointerList.Reader<Data.Reader> value) {
                    copyAt(2, PointerList.DATA, value);
                }

                public PointerList.Builder<Data.Builder, Data.Reader> initAddrs(int size) {
                    return newAt(2, PointerList.DATA, size);
                }
            }
        }
    }
}
