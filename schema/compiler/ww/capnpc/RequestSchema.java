package ww.capnpc;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.CapnpException;
import ww.capnp.Data;
import ww.capnp.EnumList;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructList;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** What {@code request.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class RequestSchema {
    private RequestSchema() { }

    public static final class CodeGeneratorRequest {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xbfc546f6210ad7ceL;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(0, 4) {
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
                struct.pointer(0, Node.factory.list());
                struct.pointer(1, CodeGeneratorRequest.RequestedFile.factory.list());
                struct.pointer(2, CapnpVersion.factory);
                struct.pointer(3, Node.SourceInfo.factory.list());
            }
        };

        private CodeGeneratorRequest() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasNodes() {
                return !isNullAt(0);
            }

            /** Every node of the requested files and of all they import, in no promised order. */
            public StructList.Reader<Node.Reader> getNodes() {
                return readAt(0, Node.factory.list());
            }

            public boolean hasRequestedFiles() {
                return !isNullAt(1);
            }

            public StructList.Reader<CodeGeneratorRequest.RequestedFile.Reader> getRequestedFiles() {
                return readAt(1, CodeGeneratorRequest.RequestedFile.factory.list());
            }

            public boolean hasCapnpVersion() {
                return !isNullAt(2);
            }

            public CapnpVersion.Reader getCapnpVersion() {
                return readAt(2, CapnpVersion.factory);
            }

            public boolean hasSourceInfo() {
                return !isNullAt(3);
            }

            /** Comments; missing if the compiler is old. */
            public StructList.Reader<Node.SourceInfo.Reader> getSourceInfo() {
                return readAt(3, Node.SourceInfo.factory.list());
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasNodes() {
                return !isNullAt(0);
            }

            /** Every node of the requested files and of all they import, in no promised order. */
            public StructList.Builder<Node.Builder> getNodes() {
                return buildAt(0, Node.factory.list());
            }

            public void setNodes(StructList.Reader<Node.Reader> value) {
                copyAt(0, Node.factory.list(), value);
            }

            public StructList.Builder<Node.Builder> initNodes(int size) {
                return newAt(0, Node.factory.list(), size);
            }

            public boolean hasRequestedFiles() {
                return !isNullAt(1);
            }

            public StructList.Builder<CodeGeneratorRequest.RequestedFile.Builder> getRequestedFiles() {
                return buildAt(1, CodeGeneratorRequest.RequestedFile.factory.list());
            }

            public void setRequestedFiles(StructList.Reader<CodeGeneratorRequest.RequestedFile.Reader> value) {
                copyAt(1, CodeGeneratorRequest.RequestedFile.factory.list(), value);
            }

            public StructList.Builder<CodeGeneratorRequest.RequestedFile.Builder> initRequestedFiles(int size) {
                return newAt(1, CodeGeneratorRequest.RequestedFile.factory.list(), size);
            }

            public boolean hasCapnpVersion() {
                return !isNullAt(2);
            }

            public CapnpVersion.Builder getCapnpVersion() {
                return buildAt(2, CapnpVersion.factory);
            }

            public void setCapnpVersion(CapnpVersion.Reader value) {
                copyAt(2, CapnpVersion.factory, value);
            }

            public CapnpVersion.Builder initCapnpVersion() {
                return newAt(2, CapnpVersion.factory, 0);
            }

            public boolean hasSourceInfo() {
                return !isNullAt(3);
            }

            /** Comments; missing if the compiler is old. */
            public StructList.Builder<Node.SourceInfo.Builder> getSourceInfo() {
                return buildAt(3, Node.SourceInfo.factory.list());
            }

            public void setSourceInfo(StructList.Reader<Node.SourceInfo.Reader> value) {
                copyAt(3, Node.SourceInfo.factory.list(), value);
            }

            public StructList.Builder<Node.SourceInfo.Builder> initSourceInfo(int size) {
                return newAt(3, Node.SourceInfo.factory.list(), size);
            }
        }

        public static final class RequestedFile {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcfea0eb02e810062L;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 2) {
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
                    struct.pointer(1, CodeGeneratorRequest.RequestedFile.Import.factory.list());
                }
            };

            private RequestedFile() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public long getId() {
                    return _getLongField(0);
                }

                public boolean hasFilename() {
                    return !isNullAt(0);
                }

                public Text.Reader getFilename() {
                    return readAt(0, Text.factory);
                }

                public boolean hasImports() {
                    return !isNullAt(1);
                }

                public StructList.Reader<CodeGeneratorRequest.RequestedFile.Import.Reader> getImports() {
                    return readAt(1, CodeGeneratorRequest.RequestedFile.Import.factory.list());
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public long getId() {
                    return _getLongField(0);
                }

                public void setId(long value) {
                    _setLongField(0, value);
                }

                public boolean hasFilename() {
                    return !isNullAt(0);
                }

                public Text.Reader getFilename() {
                    return buildAt(0, Text.factory);
                }

                public void setFilename(Text.Reader value) {
                    copyAt(0, Text.factory, value);
                }

                public void setFilename(String value) {
                    copyAt(0, Text.factory, Text.of(value));
                }

                public boolean hasImports() {
                    return !isNullAt(1);
                }

                public StructList.Builder<CodeGeneratorRequest.RequestedFile.Import.Builder> getImports() {
                    return buildAt(1, CodeGeneratorRequest.RequestedFile.Import.factory.list());
                }

                public void setImports(StructList.Reader<CodeGeneratorRequest.RequestedFile.Import.Reader> value) {
                    copyAt(1, CodeGeneratorRequest.RequestedFile.Import.factory.list(), value);
                }

                public StructList.Builder<CodeGeneratorRequest.RequestedFile.Import.Builder> initImports(int size) {
                    return newAt(1, CodeGeneratorRequest.RequestedFile.Import.factory.list(), size);
                }
            }

            public static final class Import {
                /** The id which the schema gives this type. */
                public static final long TYPE_ID = 0xae504193122357e5L;

                public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 1) {
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
                    }
                };

                private Import() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public long getId() {
                        return _getLongField(0);
                    }

                    public boolean hasName() {
                        return !isNullAt(0);
                    }

                    public Text.Reader getName() {
                        return readAt(0, Text.factory);
                    }
                }

                public static final class Builder extends StructBuilder {
                    private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public Reader asReader() {
                        return new Reader(segment, data, pointers, dataSize, pointerCount);
                    }

                    public long getId() {
                        return _getLongField(0);
                    }

                    public void setId(long value) {
                        _setLongField(0, value);
                    }

                    public boolean hasName() {
                        return !isNullAt(0);
                    }

                    public Text.Reader getName() {
                        return buildAt(0, Text.factory);
                    }

                    public void setName(Text.Reader value) {
                        copyAt(0, Text.factory, value);
                    }

                    public void setName(String value) {
                        copyAt(0, Text.factory, Text.of(value));
                    }
                }
            }
        }
    }

    public static final class CapnpVersion {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd85d305b7d839963L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 0) {
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

        private CapnpVersion() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public short getMajor() {
                return _getShortField(0);
            }

            public byte getMinor() {
                return _getByteField(2);
            }

            public byte getMicro() {
                return _getByteField(3);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public short getMajor() {
                return _getShortField(0);
            }

            public void setMajor(short value) {
                _setShortField(0, value);
            }

            public byte getMinor() {
                return _getByteField(2);
            }

            public void setMinor(byte value) {
                _setByteField(2, value);
            }

            public byte getMicro() {
                return _getByteField(3);
            }

            public void setMicro(byte value) {
                _setByteField(3, value);
            }
        }
    }

    public static final class Node {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xe682ab4cf923a417L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(5, 6) {
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
                struct.pointer(1, Node.NestedNode.factory.list());
                struct.pointer(2, RequestSchema.Annotation.factory.list());
                struct.pointer(5, Node.Parameter.factory.list());
                switch (struct.tag(6)) {
                    case 1 -> struct.pointer(3, Field.factory.list());
                    case 2 -> struct.pointer(3, Enumerant.factory.list());
                    case 3 -> {
                        struct.pointer(3, Method.factory.list());
                        struct.pointer(4, Superclass.factory.list());
                    }
                    case 4 -> {
                        struct.pointer(3, Type.factory);
                        struct.pointer(4, Value.factory);
                    }
                    case 5 -> struct.pointer(3, Type.factory);
                    default -> { }
                }
            }
        };

        private Node() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            FILE,
            STRUCT,
            ENUM,
            INTERFACE,
            CONST,
            ANNOTATION,
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
                return Which.of(_getShortField(6) & 0xffff);
            }

            public long getId() {
                return _getLongField(0);
            }

            public boolean hasDisplayName() {
                return !isNullAt(0);
            }

            /** The path of the file and the names of the scopes, for people. */
            public Text.Reader getDisplayName() {
                return readAt(0, Text.factory);
            }

            /** Bytes of `displayName` before the node's own name. */
            public int getDisplayNamePrefixLength() {
                return _getIntField(2);
            }

            /** The parent; 0 for files, and for the structs which the compiler makes of method parameters. */
            public long getScopeId() {
                return _getLongField(2);
            }

            public boolean hasNestedNodes() {
                return !isNullAt(1);
            }

            public StructList.Reader<Node.NestedNode.Reader> getNestedNodes() {
                return readAt(1, Node.NestedNode.factory.list());
            }

            public boolean hasAnnotations() {
                return !isNullAt(2);
            }

            public StructList.Reader<RequestSchema.Annotation.Reader> getAnnotations() {
                return readAt(2, RequestSchema.Annotation.factory.list());
            }

            public boolean hasParameters() {
                return !isNullAt(5);
            }

            public StructList.Reader<Node.Parameter.Reader> getParameters() {
                return readAt(5, Node.Parameter.factory.list());
            }

            public boolean getIsGeneric() {
                return _getBooleanField(288);
            }

            public boolean isFile() {
                return (_getShortField(6) & 0xffff) == 0;
            }

            public boolean isStruct() {
                return (_getShortField(6) & 0xffff) == 1;
            }

            public Node.Struct.Reader getStruct() {
                requireTag(6, 1, "struct");
                return new Node.Struct.Reader(this);
            }

            public boolean isEnum() {
                return (_getShortField(6) & 0xffff) == 2;
            }

            public Node.Enum.Reader getEnum() {
                requireTag(6, 2, "enum");
                return new Node.Enum.Reader(this);
            }

            public boolean isInterface() {
                return (_getShortField(6) & 0xffff) == 3;
            }

            public Node.Interface.Reader getInterface() {
                requireTag(6, 3, "interface");
                return new Node.Interface.Reader(this);
            }

            public boolean isConst() {
                return (_getShortField(6) & 0xffff) == 4;
            }

            public Node.Const.Reader getConst() {
                requireTag(6, 4, "const");
                return new Node.Const.Reader(this);
            }

            public boolean isAnnotation() {
                return (_getShortField(6) & 0xffff) == 5;
            }

            public Node.Annotation.Reader getAnnotation() {
                requireTag(6, 5, "annotation");
                return new Node.Annotation.Reader(this);
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
                return Which.of(_getShortField(6) & 0xffff);
            }

            public long getId() {
                return _getLongField(0);
            }

            public void setId(long value) {
                _setLongField(0, value);
            }

            public boolean hasDisplayName() {
                return !isNullAt(0);
            }

            /** The path of the file and the names of the scopes, for people. */
            public Text.Reader getDisplayName() {
                return buildAt(0, Text.factory);
            }

            public void setDisplayName(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setDisplayName(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            /** Bytes of `displayName` before the node's own name. */
            public int getDisplayNamePrefixLength() {
                return _getIntField(2);
            }

            public void setDisplayNamePrefixLength(int value) {
                _setIntField(2, value);
            }

            /** The parent; 0 for files, and for the structs which the compiler makes of method parameters. */
            public long getScopeId() {
                return _getLongField(2);
            }

            public void setScopeId(long value) {
                _setLongField(2, value);
            }

            public boolean hasNestedNodes() {
                return !isNullAt(1);
            }

            public StructList.Builder<Node.NestedNode.Builder> getNestedNodes() {
                return buildAt(1, Node.NestedNode.factory.list());
            }

            public void setNestedNodes(StructList.Reader<Node.NestedNode.Reader> value) {
                copyAt(1, Node.NestedNode.factory.list(), value);
            }

            public StructList.Builder<Node.NestedNode.Builder> initNestedNodes(int size) {
                return newAt(1, Node.NestedNode.factory.list(), size);
            }

            public boolean hasAnnotations() {
                return !isNullAt(2);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> getAnnotations() {
                return buildAt(2, RequestSchema.Annotation.factory.list());
            }

            public void setAnnotations(StructList.Reader<RequestSchema.Annotation.Reader> value) {
                copyAt(2, RequestSchema.Annotation.factory.list(), value);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> initAnnotations(int size) {
                return newAt(2, RequestSchema.Annotation.factory.list(), size);
            }

            public boolean hasParameters() {
                return !isNullAt(5);
            }

            public StructList.Builder<Node.Parameter.Builder> getParameters() {
                return buildAt(5, Node.Parameter.factory.list());
            }

            public void setParameters(StructList.Reader<Node.Parameter.Reader> value) {
                copyAt(5, Node.Parameter.factory.list(), value);
            }

            public StructList.Builder<Node.Parameter.Builder> initParameters(int size) {
                return newAt(5, Node.Parameter.factory.list(), size);
            }

            public boolean getIsGeneric() {
                return _getBooleanField(288);
            }

            public void setIsGeneric(boolean value) {
                _setBooleanField(288, value);
            }

            public boolean isFile() {
                return (_getShortField(6) & 0xffff) == 0;
            }

            public void setFile() {
                _setShortField(6, (short) 0);
            }

            public boolean isStruct() {
                return (_getShortField(6) & 0xffff) == 1;
            }

            public Node.Struct.Builder getStruct() {
                requireTag(6, 1, "struct");
                return new Node.Struct.Builder(this);
            }

            public Node.Struct.Builder initStruct() {
                _setShortField(6, (short) 1);
                _setShortField(7, (short) 0);
                _setShortField(12, (short) 0);
                _setShortField(13, (short) 0);
                _setBooleanField(224, false);
                _setShortField(15, (short) 0);
                _setIntField(8, 0);
                eraseAt(3);
                return new Node.Struct.Builder(this);
            }

            public boolean isEnum() {
                return (_getShortField(6) & 0xffff) == 2;
            }

            public Node.Enum.Builder getEnum() {
                requireTag(6, 2, "enum");
                return new Node.Enum.Builder(this);
            }

            public Node.Enum.Builder initEnum() {
                _setShortField(6, (short) 2);
                eraseAt(3);
                return new Node.Enum.Builder(this);
            }

            public boolean isInterface() {
                return (_getShortField(6) & 0xffff) == 3;
            }

            public Node.Interface.Builder getInterface() {
                requireTag(6, 3, "interface");
                return new Node.Interface.Builder(this);
            }

            public Node.Interface.Builder initInterface() {
                _setShortField(6, (short) 3);
                eraseAt(3);
                eraseAt(4);
                return new Node.Interface.Builder(this);
            }

            public boolean isConst() {
                return (_getShortField(6) & 0xffff) == 4;
            }

            public Node.Const.Builder getConst() {
                requireTag(6, 4, "const");
                return new Node.Const.Builder(this);
            }

            public Node.Const.Builder initConst() {
                _setShortField(6, (short) 4);
                eraseAt(3);
                eraseAt(4);
                return new Node.Const.Builder(this);
            }

            public boolean isAnnotation() {
                return (_getShortField(6) & 0xffff) == 5;
            }

            public Node.Annotation.Builder getAnnotation() {
                requireTag(6, 5, "annotation");
                return new Node.Annotation.Builder(this);
            }

            public Node.Annotation.Builder initAnnotation() {
                _setShortField(6, (short) 5);
                eraseAt(3);
                _setBooleanField(112, false);
                _setBooleanField(113, false);
                _setBooleanField(114, false);
                _setBooleanField(115, false);
                _setBooleanField(116, false);
                _setBooleanField(117, false);
                _setBooleanField(118, false);
                _setBooleanField(119, false);
                _setBooleanField(120, false);
                _setBooleanField(121, false);
                _setBooleanField(122, false);
                _setBooleanField(123, false);
                return new Node.Annotation.Builder(this);
            }
        }

        public static final class Struct {
            private Struct() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public short getDataWordCount() {
                    return _getShortField(7);
                }

                public short getPointerCount() {
                    return _getShortField(12);
                }

                public ElementSize getPreferredListEncoding() {
                    return ElementSize.of(_getShortField(13) & 0xffff);
                }

                public boolean getIsGroup() {
                    return _getBooleanField(224);
                }

                /** Members of the union; 0 if there is none. */
                public short getDiscriminantCount() {
                    return _getShortField(15);
                }

                /** In units of 16 bits. */
                public int getDiscriminantOffset() {
                    return _getIntField(8);
                }

                public boolean hasFields() {
                    return !isNullAt(3);
                }

                public StructList.Reader<Field.Reader> getFields() {
                    return readAt(3, Field.factory.list());
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

                public short getDataWordCount() {
                    return _getShortField(7);
                }

                public void setDataWordCount(short value) {
                    _setShortField(7, value);
                }

                public short getPointerCount() {
                    return _getShortField(12);
                }

                public void setPointerCount(short value) {
                    _setShortField(12, value);
                }

                public ElementSize getPreferredListEncoding() {
                    return ElementSize.of(_getShortField(13) & 0xffff);
                }

                public void setPreferredListEncoding(ElementSize value) {
                    _setShortField(13, (short) value.ordinal());
                }

                public boolean getIsGroup() {
                    return _getBooleanField(224);
                }

                public void setIsGroup(boolean value) {
                    _setBooleanField(224, value);
                }

                /** Members of the union; 0 if there is none. */
                public short getDiscriminantCount() {
                    return _getShortField(15);
                }

                public void setDiscriminantCount(short value) {
                    _setShortField(15, value);
                }

                /** In units of 16 bits. */
                public int getDiscriminantOffset() {
                    return _getIntField(8);
                }

                public void setDiscriminantOffset(int value) {
                    _setIntField(8, value);
                }

                public boolean hasFields() {
                    return !isNullAt(3);
                }

                public StructList.Builder<Field.Builder> getFields() {
                    return buildAt(3, Field.factory.list());
                }

                public void setFields(StructList.Reader<Field.Reader> value) {
                    copyAt(3, Field.factory.list(), value);
                }

                public StructList.Builder<Field.Builder> initFields(int size) {
                    return newAt(3, Field.factory.list(), size);
                }
            }
        }

        public static final class Enum {
            private Enum() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasEnumerants() {
                    return !isNullAt(3);
                }

                public StructList.Reader<Enumerant.Reader> getEnumerants() {
                    return readAt(3, Enumerant.factory.list());
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

                public boolean hasEnumerants() {
                    return !isNullAt(3);
                }

                public StructList.Builder<Enumerant.Builder> getEnumerants() {
                    return buildAt(3, Enumerant.factory.list());
                }

                public void setEnumerants(StructList.Reader<Enumerant.Reader> value) {
                    copyAt(3, Enumerant.factory.list(), value);
                }

                public StructList.Builder<Enumerant.Builder> initEnumerants(int size) {
                    return newAt(3, Enumerant.factory.list(), size);
                }
            }
        }

        public static final class Interface {
            private Interface() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasMethods() {
                    return !isNullAt(3);
                }

                public StructList.Reader<Method.Reader> getMethods() {
                    return readAt(3, Method.factory.list());
                }

                public boolean hasSuperclasses() {
                    return !isNullAt(4);
                }

                public StructList.Reader<Superclass.Reader> getSuperclasses() {
                    return readAt(4, Superclass.factory.list());
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

                public boolean hasMethods() {
                    return !isNullAt(3);
                }

                public StructList.Builder<Method.Builder> getMethods() {
                    return buildAt(3, Method.factory.list());
                }

                public void setMethods(StructList.Reader<Method.Reader> value) {
                    copyAt(3, Method.factory.list(), value);
                }

                public StructList.Builder<Method.Builder> initMethods(int size) {
                    return newAt(3, Method.factory.list(), size);
                }

                public boolean hasSuperclasses() {
                    return !isNullAt(4);
                }

                public StructList.Builder<Superclass.Builder> getSuperclasses() {
                    return buildAt(4, Superclass.factory.list());
                }

                public void setSuperclasses(StructList.Reader<Superclass.Reader> value) {
                    copyAt(4, Superclass.factory.list(), value);
                }

                public StructList.Builder<Superclass.Builder> initSuperclasses(int size) {
                    return newAt(4, Superclass.factory.list(), size);
                }
            }
        }

        public static final class Const {
            private Const() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasType() {
                    return !isNullAt(3);
                }

                public Type.Reader getType() {
                    return readAt(3, Type.factory);
                }

                public boolean hasValue() {
                    return !isNullAt(4);
                }

                public Value.Reader getValue() {
                    return readAt(4, Value.factory);
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

                public boolean hasType() {
                    return !isNullAt(3);
                }

                public Type.Builder getType() {
                    return buildAt(3, Type.factory);
                }

                public void setType(Type.Reader value) {
                    copyAt(3, Type.factory, value);
                }

                public Type.Builder initType() {
                    return newAt(3, Type.factory, 0);
                }

                public boolean hasValue() {
                    return !isNullAt(4);
                }

                public Value.Builder getValue() {
                    return buildAt(4, Value.factory);
                }

                public void setValue(Value.Reader value) {
                    copyAt(4, Value.factory, value);
                }

                public Value.Builder initValue() {
                    return newAt(4, Value.factory, 0);
                }
            }
        }

        public static final class Annotation {
            private Annotation() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasType() {
                    return !isNullAt(3);
                }

                public Type.Reader getType() {
                    return readAt(3, Type.factory);
                }

                public boolean getTargetsFile() {
                    return _getBooleanField(112);
                }

                public boolean getTargetsConst() {
                    return _getBooleanField(113);
                }

                public boolean getTargetsEnum() {
                    return _getBooleanField(114);
                }

                public boolean getTargetsEnumerant() {
                    return _getBooleanField(115);
                }

                public boolean getTargetsStruct() {
                    return _getBooleanField(116);
                }

                public boolean getTargetsField() {
                    return _getBooleanField(117);
                }

                public boolean getTargetsUnion() {
                    return _getBooleanField(118);
                }

                public boolean getTargetsGroup() {
                    return _getBooleanField(119);
                }

                public boolean getTargetsInterface() {
                    return _getBooleanField(120);
                }

                public boolean getTargetsMethod() {
                    return _getBooleanField(121);
                }

                public boolean getTargetsParam() {
                    return _getBooleanField(122);
                }

                public boolean getTargetsAnnotation() {
                    return _getBooleanField(123);
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

                public boolean hasType() {
                    return !isNullAt(3);
                }

                public Type.Builder getType() {
                    return buildAt(3, Type.factory);
                }

                public void setType(Type.Reader value) {
                    copyAt(3, Type.factory, value);
                }

                public Type.Builder initType() {
                    return newAt(3, Type.factory, 0);
                }

                public boolean getTargetsFile() {
                    return _getBooleanField(112);
                }

                public void setTargetsFile(boolean value) {
                    _setBooleanField(112, value);
                }

                public boolean getTargetsConst() {
                    return _getBooleanField(113);
                }

                public void setTargetsConst(boolean value) {
                    _setBooleanField(113, value);
                }

                public boolean getTargetsEnum() {
                    return _getBooleanField(114);
                }

                public void setTargetsEnum(boolean value) {
                    _setBooleanField(114, value);
                }

                public boolean getTargetsEnumerant() {
                    return _getBooleanField(115);
                }

                public void setTargetsEnumerant(boolean value) {
                    _setBooleanField(115, value);
                }

                public boolean getTargetsStruct() {
                    return _getBooleanField(116);
                }

                public void setTargetsStruct(boolean value) {
                    _setBooleanField(116, value);
                }

                public boolean getTargetsField() {
                    return _getBooleanField(117);
                }

                public void setTargetsField(boolean value) {
                    _setBooleanField(117, value);
                }

                public boolean getTargetsUnion() {
                    return _getBooleanField(118);
                }

                public void setTargetsUnion(boolean value) {
                    _setBooleanField(118, value);
                }

                public boolean getTargetsGroup() {
                    return _getBooleanField(119);
                }

                public void setTargetsGroup(boolean value) {
                    _setBooleanField(119, value);
                }

                public boolean getTargetsInterface() {
                    return _getBooleanField(120);
                }

                public void setTargetsInterface(boolean value) {
                    _setBooleanField(120, value);
                }

                public boolean getTargetsMethod() {
                    return _getBooleanField(121);
                }

                public void setTargetsMethod(boolean value) {
                    _setBooleanField(121, value);
                }

                public boolean getTargetsParam() {
                    return _getBooleanField(122);
                }

                public void setTargetsParam(boolean value) {
                    _setBooleanField(122, value);
                }

                public boolean getTargetsAnnotation() {
                    return _getBooleanField(123);
                }

                public void setTargetsAnnotation(boolean value) {
                    _setBooleanField(123, value);
                }
            }
        }

        public static final class Parameter {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb9521bccf10fa3b1L;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(0, 1) {
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
                }
            };

            private Parameter() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasName() {
                    return !isNullAt(0);
                }

                public Text.Reader getName() {
                    return readAt(0, Text.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasName() {
                    return !isNullAt(0);
                }

                public Text.Reader getName() {
                    return buildAt(0, Text.factory);
                }

                public void setName(Text.Reader value) {
                    copyAt(0, Text.factory, value);
                }

                public void setName(String value) {
                    copyAt(0, Text.factory, Text.of(value));
                }
            }
        }

        public static final class NestedNode {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xdebf55bbfa0fc242L;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 1) {
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
                }
            };

            private NestedNode() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasName() {
                    return !isNullAt(0);
                }

                public Text.Reader getName() {
                    return readAt(0, Text.factory);
                }

                public long getId() {
                    return _getLongField(0);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasName() {
                    return !isNullAt(0);
                }

                public Text.Reader getName() {
                    return buildAt(0, Text.factory);
                }

                public void setName(Text.Reader value) {
                    copyAt(0, Text.factory, value);
                }

                public void setName(String value) {
                    copyAt(0, Text.factory, Text.of(value));
                }

                public long getId() {
                    return _getLongField(0);
                }

                public void setId(long value) {
                    _setLongField(0, value);
                }
            }
        }

        public static final class SourceInfo {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf38e1de3041357aeL;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 2) {
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
                    struct.pointer(1, Node.SourceInfo.Member.factory.list());
                }
            };

            private SourceInfo() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public long getId() {
                    return _getLongField(0);
                }

                public boolean hasDocComment() {
                    return !isNullAt(0);
                }

                public Text.Reader getDocComment() {
                    return readAt(0, Text.factory);
                }

                public boolean hasMembers() {
                    return !isNullAt(1);
                }

                /** By ordinal: fields, enumerants or methods in the order of the node's own list. */
                public StructList.Reader<Node.SourceInfo.Member.Reader> getMembers() {
                    return readAt(1, Node.SourceInfo.Member.factory.list());
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public long getId() {
                    return _getLongField(0);
                }

                public void setId(long value) {
                    _setLongField(0, value);
                }

                public boolean hasDocComment() {
                    return !isNullAt(0);
                }

                public Text.Reader getDocComment() {
                    return buildAt(0, Text.factory);
                }

                public void setDocComment(Text.Reader value) {
                    copyAt(0, Text.factory, value);
                }

                public void setDocComment(String value) {
                    copyAt(0, Text.factory, Text.of(value));
                }

                public boolean hasMembers() {
                    return !isNullAt(1);
                }

                /** By ordinal: fields, enumerants or methods in the order of the node's own list. */
                public StructList.Builder<Node.SourceInfo.Member.Builder> getMembers() {
                    return buildAt(1, Node.SourceInfo.Member.factory.list());
                }

                public void setMembers(StructList.Reader<Node.SourceInfo.Member.Reader> value) {
                    copyAt(1, Node.SourceInfo.Member.factory.list(), value);
                }

                public StructList.Builder<Node.SourceInfo.Member.Builder> initMembers(int size) {
                    return newAt(1, Node.SourceInfo.Member.factory.list(), size);
                }
            }

            public static final class Member {
                /** The id which the schema gives this type. */
                public static final long TYPE_ID = 0xc2ba9038898e1fa2L;

                public static final StructFactory<Builder, Reader> factory = new StructFactory<>(0, 1) {
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
                    }
                };

                private Member() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public boolean hasDocComment() {
                        return !isNullAt(0);
                    }

                    public Text.Reader getDocComment() {
                        return readAt(0, Text.factory);
                    }
                }

                public static final class Builder extends StructBuilder {
                    private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public Reader asReader() {
                        return new Reader(segment, data, pointers, dataSize, pointerCount);
                    }

                    public boolean hasDocComment() {
                        return !isNullAt(0);
                    }

                    public Text.Reader getDocComment() {
                        return buildAt(0, Text.factory);
                    }

                    public void setDocComment(Text.Reader value) {
                        copyAt(0, Text.factory, value);
                    }

                    public void setDocComment(String value) {
                        copyAt(0, Text.factory, Text.of(value));
                    }
                }
            }
        }
    }

    public static final class Field {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x9aad50a41f4af45fL;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(3, 4) {
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
                struct.pointer(1, RequestSchema.Annotation.factory.list());
                switch (struct.tag(4)) {
                    case 0 -> {
                        struct.pointer(2, Type.factory);
                        struct.pointer(3, Value.factory);
                    }
                    default -> { }
                }
            }
        };

        private Field() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            SLOT,
            GROUP,
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
                return Which.of(_getShortField(4) & 0xffff);
            }

            public boolean hasName() {
                return !isNullAt(0);
            }

            public Text.Reader getName() {
                return readAt(0, Text.factory);
            }

            public short getCodeOrder() {
                return _getShortField(0);
            }

            public boolean hasAnnotations() {
                return !isNullAt(1);
            }

            public StructList.Reader<RequestSchema.Annotation.Reader> getAnnotations() {
                return readAt(1, RequestSchema.Annotation.factory.list());
            }

            /** 65535: not a member of the union. */
            public short getDiscriminantValue() {
                return _getShortField(1, (short) -1);
            }

            public boolean isSlot() {
                return (_getShortField(4) & 0xffff) == 0;
            }

            public Field.Slot.Reader getSlot() {
                requireTag(4, 0, "slot");
                return new Field.Slot.Reader(this);
            }

            public boolean isGroup() {
                return (_getShortField(4) & 0xffff) == 1;
            }

            public Field.Group.Reader getGroup() {
                requireTag(4, 1, "group");
                return new Field.Group.Reader(this);
            }

            public Field.Ordinal.Reader getOrdinal() {
                return new Field.Ordinal.Reader(this);
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
                return Which.of(_getShortField(4) & 0xffff);
            }

            public boolean hasName() {
                return !isNullAt(0);
            }

            public Text.Reader getName() {
                return buildAt(0, Text.factory);
            }

            public void setName(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setName(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            public short getCodeOrder() {
                return _getShortField(0);
            }

            public void setCodeOrder(short value) {
                _setShortField(0, value);
            }

            public boolean hasAnnotations() {
                return !isNullAt(1);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> getAnnotations() {
                return buildAt(1, RequestSchema.Annotation.factory.list());
            }

            public void setAnnotations(StructList.Reader<RequestSchema.Annotation.Reader> value) {
                copyAt(1, RequestSchema.Annotation.factory.list(), value);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> initAnnotations(int size) {
                return newAt(1, RequestSchema.Annotation.factory.list(), size);
            }

            /** 65535: not a member of the union. */
            public short getDiscriminantValue() {
                return _getShortField(1, (short) -1);
            }

            public void setDiscriminantValue(short value) {
                _setShortField(1, value, (short) -1);
            }

            public boolean isSlot() {
                return (_getShortField(4) & 0xffff) == 0;
            }

            public Field.Slot.Builder getSlot() {
                requireTag(4, 0, "slot");
                return new Field.Slot.Builder(this);
            }

            public Field.Slot.Builder initSlot() {
                _setShortField(4, (short) 0);
                _setIntField(1, 0);
                eraseAt(2);
                eraseAt(3);
                _setBooleanField(128, false);
                return new Field.Slot.Builder(this);
            }

            public boolean isGroup() {
                return (_getShortField(4) & 0xffff) == 1;
            }

            public Field.Group.Builder getGroup() {
                requireTag(4, 1, "group");
                return new Field.Group.Builder(this);
            }

            public Field.Group.Builder initGroup() {
                _setShortField(4, (short) 1);
                _setLongField(2, 0L);
                return new Field.Group.Builder(this);
            }

            public Field.Ordinal.Builder getOrdinal() {
                return new Field.Ordinal.Builder(this);
            }

            public Field.Ordinal.Builder initOrdinal() {
                _setShortField(5, (short) 0);
                _setShortField(6, (short) 0);
                return new Field.Ordinal.Builder(this);
            }
        }

        public static final class Slot {
            private Slot() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                /** In units of the field's own size, counted in the data or in the pointer section. */
                public int getOffset() {
                    return _getIntField(1);
                }

                public boolean hasType() {
                    return !isNullAt(2);
                }

                public Type.Reader getType() {
                    return readAt(2, Type.factory);
                }

                public boolean hasDefaultValue() {
                    return !isNullAt(3);
                }

                public Value.Reader getDefaultValue() {
                    return readAt(3, Value.factory);
                }

                public boolean getHadExplicitDefault() {
                    return _getBooleanField(128);
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

                /** In units of the field's own size, counted in the data or in the pointer section. */
                public int getOffset() {
                    return _getIntField(1);
                }

                public void setOffset(int value) {
                    _setIntField(1, value);
                }

                public boolean hasType() {
                    return !isNullAt(2);
                }

                public Type.Builder getType() {
                    return buildAt(2, Type.factory);
                }

                public void setType(Type.Reader value) {
                    copyAt(2, Type.factory, value);
                }

                public Type.Builder initType() {
                    return newAt(2, Type.factory, 0);
                }

                public boolean hasDefaultValue() {
                    return !isNullAt(3);
                }

                public Value.Builder getDefaultValue() {
                    return buildAt(3, Value.factory);
                }

                public void setDefaultValue(Value.Reader value) {
                    copyAt(3, Value.factory, value);
                }

                public Value.Builder initDefaultValue() {
                    return newAt(3, Value.factory, 0);
                }

                public boolean getHadExplicitDefault() {
                    return _getBooleanField(128);
                }

                public void setHadExplicitDefault(boolean value) {
                    _setBooleanField(128, value);
                }
            }
        }

        public static final class Group {
            private Group() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public long getTypeId() {
                    return _getLongField(2);
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

                public long getTypeId() {
                    return _getLongField(2);
                }

                public void setTypeId(long value) {
                    _setLongField(2, value);
                }
            }
        }

        public static final class Ordinal {
            private Ordinal() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                IMPLICIT,
                EXPLICIT,
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

                private Reader(StructReader same) {
                    super(same);
                }

                public Which which() {
                    return Which.of(_getShortField(5) & 0xffff);
                }

                public boolean isImplicit() {
                    return (_getShortField(5) & 0xffff) == 0;
                }

                public boolean isExplicit() {
                    return (_getShortField(5) & 0xffff) == 1;
                }

                public short getExplicit() {
                    requireTag(5, 1, "explicit");
                    return _getShortField(6);
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

                public Which which() {
                    return Which.of(_getShortField(5) & 0xffff);
                }

                public boolean isImplicit() {
                    return (_getShortField(5) & 0xffff) == 0;
                }

                public void setImplicit() {
                    _setShortField(5, (short) 0);
                }

                public boolean isExplicit() {
                    return (_getShortField(5) & 0xffff) == 1;
                }

                public short getExplicit() {
                    requireTag(5, 1, "explicit");
                    return _getShortField(6);
                }

                public void setExplicit(short value) {
                    _setShortField(5, (short) 1);
                    _setShortField(6, value);
                }
            }
        }
    }

    public static final class Enumerant {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x978a7cebdc549a4dL;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 2) {
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
                struct.pointer(1, RequestSchema.Annotation.factory.list());
            }
        };

        private Enumerant() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasName() {
                return !isNullAt(0);
            }

            public Text.Reader getName() {
                return readAt(0, Text.factory);
            }

            public short getCodeOrder() {
                return _getShortField(0);
            }

            public boolean hasAnnotations() {
                return !isNullAt(1);
            }

            public StructList.Reader<RequestSchema.Annotation.Reader> getAnnotations() {
                return readAt(1, RequestSchema.Annotation.factory.list());
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasName() {
                return !isNullAt(0);
            }

            public Text.Reader getName() {
                return buildAt(0, Text.factory);
            }

            public void setName(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setName(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            public short getCodeOrder() {
                return _getShortField(0);
            }

            public void setCodeOrder(short value) {
                _setShortField(0, value);
            }

            public boolean hasAnnotations() {
                return !isNullAt(1);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> getAnnotations() {
                return buildAt(1, RequestSchema.Annotation.factory.list());
            }

            public void setAnnotations(StructList.Reader<RequestSchema.Annotation.Reader> value) {
                copyAt(1, RequestSchema.Annotation.factory.list(), value);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> initAnnotations(int size) {
                return newAt(1, RequestSchema.Annotation.factory.list(), size);
            }
        }
    }

    public static final class Superclass {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xa9962a9ed0a4d7f8L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 1) {
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
                struct.pointer(0, Brand.factory);
            }
        };

        private Superclass() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public long getId() {
                return _getLongField(0);
            }

            public boolean hasBrand() {
                return !isNullAt(0);
            }

            public Brand.Reader getBrand() {
                return readAt(0, Brand.factory);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public long getId() {
                return _getLongField(0);
            }

            public void setId(long value) {
                _setLongField(0, value);
            }

            public boolean hasBrand() {
                return !isNullAt(0);
            }

            public Brand.Builder getBrand() {
                return buildAt(0, Brand.factory);
            }

            public void setBrand(Brand.Reader value) {
                copyAt(0, Brand.factory, value);
            }

            public Brand.Builder initBrand() {
                return newAt(0, Brand.factory, 0);
            }
        }
    }

    public static final class Method {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x9500cce23b334d80L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(3, 5) {
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
                struct.pointer(1, RequestSchema.Annotation.factory.list());
                struct.pointer(2, Brand.factory);
                struct.pointer(3, Brand.factory);
                struct.pointer(4, Node.Parameter.factory.list());
            }
        };

        private Method() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasName() {
                return !isNullAt(0);
            }

            public Text.Reader getName() {
                return readAt(0, Text.factory);
            }

            public short getCodeOrder() {
                return _getShortField(0);
            }

            public long getParamStructType() {
                return _getLongField(1);
            }

            public long getResultStructType() {
                return _getLongField(2);
            }

            public boolean hasAnnotations() {
                return !isNullAt(1);
            }

            public StructList.Reader<RequestSchema.Annotation.Reader> getAnnotations() {
                return readAt(1, RequestSchema.Annotation.factory.list());
            }

            public boolean hasParamBrand() {
                return !isNullAt(2);
            }

            public Brand.Reader getParamBrand() {
                return readAt(2, Brand.factory);
            }

            public boolean hasResultBrand() {
                return !isNullAt(3);
            }

            public Brand.Reader getResultBrand() {
                return readAt(3, Brand.factory);
            }

            public boolean hasImplicitParameters() {
                return !isNullAt(4);
            }

            public StructList.Reader<Node.Parameter.Reader> getImplicitParameters() {
                return readAt(4, Node.Parameter.factory.list());
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasName() {
                return !isNullAt(0);
            }

            public Text.Reader getName() {
                return buildAt(0, Text.factory);
            }

            public void setName(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setName(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            public short getCodeOrder() {
                return _getShortField(0);
            }

            public void setCodeOrder(short value) {
                _setShortField(0, value);
            }

            public long getParamStructType() {
                return _getLongField(1);
            }

            public void setParamStructType(long value) {
                _setLongField(1, value);
            }

            public long getResultStructType() {
                return _getLongField(2);
            }

            public void setResultStructType(long value) {
                _setLongField(2, value);
            }

            public boolean hasAnnotations() {
                return !isNullAt(1);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> getAnnotations() {
                return buildAt(1, RequestSchema.Annotation.factory.list());
            }

            public void setAnnotations(StructList.Reader<RequestSchema.Annotation.Reader> value) {
                copyAt(1, RequestSchema.Annotation.factory.list(), value);
            }

            public StructList.Builder<RequestSchema.Annotation.Builder> initAnnotations(int size) {
                return newAt(1, RequestSchema.Annotation.factory.list(), size);
            }

            public boolean hasParamBrand() {
                return !isNullAt(2);
            }

            public Brand.Builder getParamBrand() {
                return buildAt(2, Brand.factory);
            }

            public void setParamBrand(Brand.Reader value) {
                copyAt(2, Brand.factory, value);
            }

            public Brand.Builder initParamBrand() {
                return newAt(2, Brand.factory, 0);
            }

            public boolean hasResultBrand() {
                return !isNullAt(3);
            }

            public Brand.Builder getResultBrand() {
                return buildAt(3, Brand.factory);
            }

            public void setResultBrand(Brand.Reader value) {
                copyAt(3, Brand.factory, value);
            }

            public Brand.Builder initResultBrand() {
                return newAt(3, Brand.factory, 0);
            }

            public boolean hasImplicitParameters() {
                return !isNullAt(4);
            }

            public StructList.Builder<Node.Parameter.Builder> getImplicitParameters() {
                return buildAt(4, Node.Parameter.factory.list());
            }

            public void setImplicitParameters(StructList.Reader<Node.Parameter.Reader> value) {
                copyAt(4, Node.Parameter.factory.list(), value);
            }

            public StructList.Builder<Node.Parameter.Builder> initImplicitParameters(int size) {
                return newAt(4, Node.Parameter.factory.list(), size);
            }
        }
    }

    public static final class Type {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd07378ede1f9cc60L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(3, 1) {
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
                switch (struct.tag(0)) {
                    case 14 -> struct.pointer(0, Type.factory);
                    case 15 -> struct.pointer(0, Brand.factory);
                    case 16 -> struct.pointer(0, Brand.factory);
                    case 17 -> struct.pointer(0, Brand.factory);
                    default -> { }
                }
            }
        };

        private Type() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            VOID,
            BOOL,
            INT8,
            INT16,
            INT32,
            INT64,
            UINT8,
            UINT16,
            UINT32,
            UINT64,
            FLOAT32,
            FLOAT64,
            TEXT,
            DATA,
            LIST,
            ENUM,
            STRUCT,
            INTERFACE,
            ANY_POINTER,
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

            public boolean isVoid() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean isBool() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean isInt8() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean isInt16() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public boolean isInt32() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean isInt64() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public boolean isUint8() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public boolean isUint16() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public boolean isUint32() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public boolean isUint64() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public boolean isFloat32() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public boolean isFloat64() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public boolean isText() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public boolean isData() {
                return (_getShortField(0) & 0xffff) == 13;
            }

            public boolean isList() {
                return (_getShortField(0) & 0xffff) == 14;
            }

            public Type.List.Reader getList() {
                requireTag(0, 14, "list");
                return new Type.List.Reader(this);
            }

            public boolean isEnum() {
                return (_getShortField(0) & 0xffff) == 15;
            }

            public Type.Enum.Reader getEnum() {
                requireTag(0, 15, "enum");
                return new Type.Enum.Reader(this);
            }

            public boolean isStruct() {
                return (_getShortField(0) & 0xffff) == 16;
            }

            public Type.Struct.Reader getStruct() {
                requireTag(0, 16, "struct");
                return new Type.Struct.Reader(this);
            }

            public boolean isInterface() {
                return (_getShortField(0) & 0xffff) == 17;
            }

            public Type.Interface.Reader getInterface() {
                requireTag(0, 17, "interface");
                return new Type.Interface.Reader(this);
            }

            public boolean isAnyPointer() {
                return (_getShortField(0) & 0xffff) == 18;
            }

            public Type.AnyPointer.Reader getAnyPointer() {
                requireTag(0, 18, "anyPointer");
                return new Type.AnyPointer.Reader(this);
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

            public boolean isVoid() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public void setVoid() {
                _setShortField(0, (short) 0);
            }

            public boolean isBool() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public void setBool() {
                _setShortField(0, (short) 1);
            }

            public boolean isInt8() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public void setInt8() {
                _setShortField(0, (short) 2);
            }

            public boolean isInt16() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public void setInt16() {
                _setShortField(0, (short) 3);
            }

            public boolean isInt32() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public void setInt32() {
                _setShortField(0, (short) 4);
            }

            public boolean isInt64() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public void setInt64() {
                _setShortField(0, (short) 5);
            }

            public boolean isUint8() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public void setUint8() {
                _setShortField(0, (short) 6);
            }

            public boolean isUint16() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public void setUint16() {
                _setShortField(0, (short) 7);
            }

            public boolean isUint32() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public void setUint32() {
                _setShortField(0, (short) 8);
            }

            public boolean isUint64() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public void setUint64() {
                _setShortField(0, (short) 9);
            }

            public boolean isFloat32() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public void setFloat32() {
                _setShortField(0, (short) 10);
            }

            public boolean isFloat64() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public void setFloat64() {
                _setShortField(0, (short) 11);
            }

            public boolean isText() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public void setText() {
                _setShortField(0, (short) 12);
            }

            public boolean isData() {
                return (_getShortField(0) & 0xffff) == 13;
            }

            public void setData() {
                _setShortField(0, (short) 13);
            }

            public boolean isList() {
                return (_getShortField(0) & 0xffff) == 14;
            }

            public Type.List.Builder getList() {
                requireTag(0, 14, "list");
                return new Type.List.Builder(this);
            }

            public Type.List.Builder initList() {
                _setShortField(0, (short) 14);
                eraseAt(0);
                return new Type.List.Builder(this);
            }

            public boolean isEnum() {
                return (_getShortField(0) & 0xffff) == 15;
            }

            public Type.Enum.Builder getEnum() {
                requireTag(0, 15, "enum");
                return new Type.Enum.Builder(this);
            }

            public Type.Enum.Builder initEnum() {
                _setShortField(0, (short) 15);
                _setLongField(1, 0L);
                eraseAt(0);
                return new Type.Enum.Builder(this);
            }

            public boolean isStruct() {
                return (_getShortField(0) & 0xffff) == 16;
            }

            public Type.Struct.Builder getStruct() {
                requireTag(0, 16, "struct");
                return new Type.Struct.Builder(this);
            }

            public Type.Struct.Builder initStruct() {
                _setShortField(0, (short) 16);
                _setLongField(1, 0L);
                eraseAt(0);
                return new Type.Struct.Builder(this);
            }

            public boolean isInterface() {
                return (_getShortField(0) & 0xffff) == 17;
            }

            public Type.Interface.Builder getInterface() {
                requireTag(0, 17, "interface");
                return new Type.Interface.Builder(this);
            }

            public Type.Interface.Builder initInterface() {
                _setShortField(0, (short) 17);
                _setLongField(1, 0L);
                eraseAt(0);
                return new Type.Interface.Builder(this);
            }

            public boolean isAnyPointer() {
                return (_getShortField(0) & 0xffff) == 18;
            }

            public Type.AnyPointer.Builder getAnyPointer() {
                requireTag(0, 18, "anyPointer");
                return new Type.AnyPointer.Builder(this);
            }

            public Type.AnyPointer.Builder initAnyPointer() {
                _setShortField(0, (short) 18);
                _setShortField(4, (short) 0);
                _setShortField(5, (short) 0);
                _setLongField(2, 0L);
                _setShortField(5, (short) 0);
                _setShortField(5, (short) 0);
                return new Type.AnyPointer.Builder(this);
            }
        }

        public static final class List {
            private List() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public boolean hasElementType() {
                    return !isNullAt(0);
                }

                public Type.Reader getElementType() {
                    return readAt(0, Type.factory);
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

                public boolean hasElementType() {
                    return !isNullAt(0);
                }

                public Type.Builder getElementType() {
                    return buildAt(0, Type.factory);
                }

                public void setElementType(Type.Reader value) {
                    copyAt(0, Type.factory, value);
                }

                public Type.Builder initElementType() {
                    return newAt(0, Type.factory, 0);
                }
            }
        }

        public static final class Enum {
            private Enum() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public long getTypeId() {
                    return _getLongField(1);
                }

                public boolean hasBrand() {
                    return !isNullAt(0);
                }

                public Brand.Reader getBrand() {
                    return readAt(0, Brand.factory);
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

                public long getTypeId() {
                    return _getLongField(1);
                }

                public void setTypeId(long value) {
                    _setLongField(1, value);
                }

                public boolean hasBrand() {
                    return !isNullAt(0);
                }

                public Brand.Builder getBrand() {
                    return buildAt(0, Brand.factory);
                }

                public void setBrand(Brand.Reader value) {
                    copyAt(0, Brand.factory, value);
                }

                public Brand.Builder initBrand() {
                    return newAt(0, Brand.factory, 0);
                }
            }
        }

        public static final class Struct {
            private Struct() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public long getTypeId() {
                    return _getLongField(1);
                }

                public boolean hasBrand() {
                    return !isNullAt(0);
                }

                public Brand.Reader getBrand() {
                    return readAt(0, Brand.factory);
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

                public long getTypeId() {
                    return _getLongField(1);
                }

                public void setTypeId(long value) {
                    _setLongField(1, value);
                }

                public boolean hasBrand() {
                    return !isNullAt(0);
                }

                public Brand.Builder getBrand() {
                    return buildAt(0, Brand.factory);
                }

                public void setBrand(Brand.Reader value) {
                    copyAt(0, Brand.factory, value);
                }

                public Brand.Builder initBrand() {
                    return newAt(0, Brand.factory, 0);
                }
            }
        }

        public static final class Interface {
            private Interface() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                private Reader(StructReader same) {
                    super(same);
                }

                public long getTypeId() {
                    return _getLongField(1);
                }

                public boolean hasBrand() {
                    return !isNullAt(0);
                }

                public Brand.Reader getBrand() {
                    return readAt(0, Brand.factory);
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

                public long getTypeId() {
                    return _getLongField(1);
                }

                public void setTypeId(long value) {
                    _setLongField(1, value);
                }

                public boolean hasBrand() {
                    return !isNullAt(0);
                }

                public Brand.Builder getBrand() {
                    return buildAt(0, Brand.factory);
                }

                public void setBrand(Brand.Reader value) {
                    copyAt(0, Brand.factory, value);
                }

                public Brand.Builder initBrand() {
                    return newAt(0, Brand.factory, 0);
                }
            }
        }

        public static final class AnyPointer {
            private AnyPointer() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                UNCONSTRAINED,
                PARAMETER,
                IMPLICIT_METHOD_PARAMETER,
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

                private Reader(StructReader same) {
                    super(same);
                }

                public Which which() {
                    return Which.of(_getShortField(4) & 0xffff);
                }

                public boolean isUnconstrained() {
                    return (_getShortField(4) & 0xffff) == 0;
                }

                public Type.AnyPointer.Unconstrained.Reader getUnconstrained() {
                    requireTag(4, 0, "unconstrained");
                    return new Type.AnyPointer.Unconstrained.Reader(this);
                }

                public boolean isParameter() {
                    return (_getShortField(4) & 0xffff) == 1;
                }

                public Type.AnyPointer.Parameter.Reader getParameter() {
                    requireTag(4, 1, "parameter");
                    return new Type.AnyPointer.Parameter.Reader(this);
                }

                public boolean isImplicitMethodParameter() {
                    return (_getShortField(4) & 0xffff) == 2;
                }

                public Type.AnyPointer.ImplicitMethodParameter.Reader getImplicitMethodParameter() {
                    requireTag(4, 2, "implicitMethodParameter");
                    return new Type.AnyPointer.ImplicitMethodParameter.Reader(this);
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

                public Which which() {
                    return Which.of(_getShortField(4) & 0xffff);
                }

                public boolean isUnconstrained() {
                    return (_getShortField(4) & 0xffff) == 0;
                }

                public Type.AnyPointer.Unconstrained.Builder getUnconstrained() {
                    requireTag(4, 0, "unconstrained");
                    return new Type.AnyPointer.Unconstrained.Builder(this);
                }

                public Type.AnyPointer.Unconstrained.Builder initUnconstrained() {
                    _setShortField(4, (short) 0);
                    _setShortField(5, (short) 0);
                    return new Type.AnyPointer.Unconstrained.Builder(this);
                }

                public boolean isParameter() {
                    return (_getShortField(4) & 0xffff) == 1;
                }

                public Type.AnyPointer.Parameter.Builder getParameter() {
                    requireTag(4, 1, "parameter");
                    return new Type.AnyPointer.Parameter.Builder(this);
                }

                public Type.AnyPointer.Parameter.Builder initParameter() {
                    _setShortField(4, (short) 1);
                    _setLongField(2, 0L);
                    _setShortField(5, (short) 0);
                    return new Type.AnyPointer.Parameter.Builder(this);
                }

                public boolean isImplicitMethodParameter() {
                    return (_getShortField(4) & 0xffff) == 2;
                }

                public Type.AnyPointer.ImplicitMethodParameter.Builder getImplicitMethodParameter() {
                    requireTag(4, 2, "implicitMethodParameter");
                    return new Type.AnyPointer.ImplicitMethodParameter.Builder(this);
                }

                public Type.AnyPointer.ImplicitMethodParameter.Builder initImplicitMethodParameter() {
                    _setShortField(4, (short) 2);
                    _setShortField(5, (short) 0);
                    return new Type.AnyPointer.ImplicitMethodParameter.Builder(this);
                }
            }

            public static final class Unconstrained {
                private Unconstrained() { }

                /** The members of the union, of which one is set. */
                public enum Which {
                    ANY_KIND,
                    STRUCT,
                    LIST,
                    CAPABILITY,
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

                    private Reader(StructReader same) {
                        super(same);
                    }

                    public Which which() {
                        return Which.of(_getShortField(5) & 0xffff);
                    }

                    public boolean isAnyKind() {
                        return (_getShortField(5) & 0xffff) == 0;
                    }

                    public boolean isStruct() {
                        return (_getShortField(5) & 0xffff) == 1;
                    }

                    public boolean isList() {
                        return (_getShortField(5) & 0xffff) == 2;
                    }

                    public boolean isCapability() {
                        return (_getShortField(5) & 0xffff) == 3;
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

                    public Which which() {
                        return Which.of(_getShortField(5) & 0xffff);
                    }

                    public boolean isAnyKind() {
                        return (_getShortField(5) & 0xffff) == 0;
                    }

                    public void setAnyKind() {
                        _setShortField(5, (short) 0);
                    }

                    public boolean isStruct() {
                        return (_getShortField(5) & 0xffff) == 1;
                    }

                    public void setStruct() {
                        _setShortField(5, (short) 1);
                    }

                    public boolean isList() {
                        return (_getShortField(5) & 0xffff) == 2;
                    }

                    public void setList() {
                        _setShortField(5, (short) 2);
                    }

                    public boolean isCapability() {
                        return (_getShortField(5) & 0xffff) == 3;
                    }

                    public void setCapability() {
                        _setShortField(5, (short) 3);
                    }
                }
            }

            public static final class Parameter {
                private Parameter() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    private Reader(StructReader same) {
                        super(same);
                    }

                    public long getScopeId() {
                        return _getLongField(2);
                    }

                    public short getParameterIndex() {
                        return _getShortField(5);
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

                    public long getScopeId() {
                        return _getLongField(2);
                    }

                    public void setScopeId(long value) {
                        _setLongField(2, value);
                    }

                    public short getParameterIndex() {
                        return _getShortField(5);
                    }

                    public void setParameterIndex(short value) {
                        _setShortField(5, value);
                    }
                }
            }

            public static final class ImplicitMethodParameter {
                private ImplicitMethodParameter() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    private Reader(StructReader same) {
                        super(same);
                    }

                    public short getParameterIndex() {
                        return _getShortField(5);
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

                    public short getParameterIndex() {
                        return _getShortField(5);
                    }

                    public void setParameterIndex(short value) {
                        _setShortField(5, value);
                    }
                }
            }
        }
    }

    public static final class Brand {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x903455f06065422bL;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(0, 1) {
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
                struct.pointer(0, Brand.Scope.factory.list());
            }
        };

        private Brand() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasScopes() {
                return !isNullAt(0);
            }

            public StructList.Reader<Brand.Scope.Reader> getScopes() {
                return readAt(0, Brand.Scope.factory.list());
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasScopes() {
                return !isNullAt(0);
            }

            public StructList.Builder<Brand.Scope.Builder> getScopes() {
                return buildAt(0, Brand.Scope.factory.list());
            }

            public void setScopes(StructList.Reader<Brand.Scope.Reader> value) {
                copyAt(0, Brand.Scope.factory.list(), value);
            }

            public StructList.Builder<Brand.Scope.Builder> initScopes(int size) {
                return newAt(0, Brand.Scope.factory.list(), size);
            }
        }

        public static final class Scope {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xabd73485a9636bc9L;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(2, 1) {
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
                    switch (struct.tag(4)) {
                        case 0 -> struct.pointer(0, Brand.Binding.factory.list());
                        default -> { }
                    }
                }
            };

            private Scope() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                BIND,
                INHERIT,
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
                    return Which.of(_getShortField(4) & 0xffff);
                }

                public long getScopeId() {
                    return _getLongField(0);
                }

                public boolean isBind() {
                    return (_getShortField(4) & 0xffff) == 0;
                }

                public boolean hasBind() {
                    return (_getShortField(4) & 0xffff) == 0 && !isNullAt(0);
                }

                public StructList.Reader<Brand.Binding.Reader> getBind() {
                    requireTag(4, 0, "bind");
                    return readAt(0, Brand.Binding.factory.list());
                }

                public boolean isInherit() {
                    return (_getShortField(4) & 0xffff) == 1;
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
                    return Which.of(_getShortField(4) & 0xffff);
                }

                public long getScopeId() {
                    return _getLongField(0);
                }

                public void setScopeId(long value) {
                    _setLongField(0, value);
                }

                public boolean isBind() {
                    return (_getShortField(4) & 0xffff) == 0;
                }

                public boolean hasBind() {
                    return (_getShortField(4) & 0xffff) == 0 && !isNullAt(0);
                }

                public StructList.Builder<Brand.Binding.Builder> getBind() {
                    requireTag(4, 0, "bind");
                    return buildAt(0, Brand.Binding.factory.list());
                }

                public void setBind(StructList.Reader<Brand.Binding.Reader> value) {
                    _setShortField(4, (short) 0);
                    copyAt(0, Brand.Binding.factory.list(), value);
                }

                public StructList.Builder<Brand.Binding.Builder> initBind(int size) {
                    _setShortField(4, (short) 0);
                    return newAt(0, Brand.Binding.factory.list(), size);
                }

                public boolean isInherit() {
                    return (_getShortField(4) & 0xffff) == 1;
                }

                public void setInherit() {
                    _setShortField(4, (short) 1);
                }
            }
        }

        public static final class Binding {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc863cd16969ee7fcL;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 1) {
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
                    switch (struct.tag(0)) {
                        case 1 -> struct.pointer(0, Type.factory);
                        default -> { }
                    }
                }
            };

            private Binding() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                UNBOUND,
                TYPE,
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

                public boolean isUnbound() {
                    return (_getShortField(0) & 0xffff) == 0;
                }

                public boolean isType() {
                    return (_getShortField(0) & 0xffff) == 1;
                }

                public boolean hasType() {
                    return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
                }

                public Type.Reader getType() {
                    requireTag(0, 1, "type");
                    return readAt(0, Type.factory);
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

                public boolean isUnbound() {
                    return (_getShortField(0) & 0xffff) == 0;
                }

                public void setUnbound() {
                    _setShortField(0, (short) 0);
                }

                public boolean isType() {
                    return (_getShortField(0) & 0xffff) == 1;
                }

                public boolean hasType() {
                    return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
                }

                public Type.Builder getType() {
                    requireTag(0, 1, "type");
                    return buildAt(0, Type.factory);
                }

                public void setType(Type.Reader value) {
                    _setShortField(0, (short) 1);
                    copyAt(0, Type.factory, value);
                }

                public Type.Builder initType() {
                    _setShortField(0, (short) 1);
                    return newAt(0, Type.factory, 0);
                }
            }
        }
    }

    public static final class Value {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xce23dcd2d7b00c9bL;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(2, 1) {
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
                switch (struct.tag(0)) {
                    case 12 -> struct.pointer(0, Text.factory);
                    case 13 -> struct.pointer(0, Data.factory);
                    default -> { }
                }
            }
        };

        private Value() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            VOID,
            BOOL,
            INT8,
            INT16,
            INT32,
            INT64,
            UINT8,
            UINT16,
            UINT32,
            UINT64,
            FLOAT32,
            FLOAT64,
            TEXT,
            DATA,
            LIST,
            ENUM,
            STRUCT,
            INTERFACE,
            ANY_POINTER,
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

            public boolean isVoid() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean isBool() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean getBool() {
                requireTag(0, 1, "bool");
                return _getBooleanField(16);
            }

            public boolean isInt8() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public byte getInt8() {
                requireTag(0, 2, "int8");
                return _getByteField(2);
            }

            public boolean isInt16() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public short getInt16() {
                requireTag(0, 3, "int16");
                return _getShortField(1);
            }

            public boolean isInt32() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public int getInt32() {
                requireTag(0, 4, "int32");
                return _getIntField(1);
            }

            public boolean isInt64() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public long getInt64() {
                requireTag(0, 5, "int64");
                return _getLongField(1);
            }

            public boolean isUint8() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public byte getUint8() {
                requireTag(0, 6, "uint8");
                return _getByteField(2);
            }

            public boolean isUint16() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public short getUint16() {
                requireTag(0, 7, "uint16");
                return _getShortField(1);
            }

            public boolean isUint32() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public int getUint32() {
                requireTag(0, 8, "uint32");
                return _getIntField(1);
            }

            public boolean isUint64() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public long getUint64() {
                requireTag(0, 9, "uint64");
                return _getLongField(1);
            }

            public boolean isFloat32() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public float getFloat32() {
                requireTag(0, 10, "float32");
                return _getFloatField(1);
            }

            public boolean isFloat64() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public double getFloat64() {
                requireTag(0, 11, "float64");
                return _getDoubleField(1);
            }

            public boolean isText() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public boolean hasText() {
                return (_getShortField(0) & 0xffff) == 12 && !isNullAt(0);
            }

            public Text.Reader getText() {
                requireTag(0, 12, "text");
                return readAt(0, Text.factory);
            }

            public boolean isData() {
                return (_getShortField(0) & 0xffff) == 13;
            }

            public boolean hasData() {
                return (_getShortField(0) & 0xffff) == 13 && !isNullAt(0);
            }

            public Data.Reader getData() {
                requireTag(0, 13, "data");
                return readAt(0, Data.factory);
            }

            public boolean isList() {
                return (_getShortField(0) & 0xffff) == 14;
            }

            public boolean hasList() {
                return (_getShortField(0) & 0xffff) == 14 && !isNullAt(0);
            }

            public ww.capnp.AnyPointer.Reader getList() {
                requireTag(0, 14, "list");
                return anyAt(0);
            }

            public boolean isEnum() {
                return (_getShortField(0) & 0xffff) == 15;
            }

            public short getEnum() {
                requireTag(0, 15, "enum");
                return _getShortField(1);
            }

            public boolean isStruct() {
                return (_getShortField(0) & 0xffff) == 16;
            }

            public boolean hasStruct() {
                return (_getShortField(0) & 0xffff) == 16 && !isNullAt(0);
            }

            public ww.capnp.AnyPointer.Reader getStruct() {
                requireTag(0, 16, "struct");
                return anyAt(0);
            }

            public boolean isInterface() {
                return (_getShortField(0) & 0xffff) == 17;
            }

            public boolean isAnyPointer() {
                return (_getShortField(0) & 0xffff) == 18;
            }

            public boolean hasAnyPointer() {
                return (_getShortField(0) & 0xffff) == 18 && !isNullAt(0);
            }

            public ww.capnp.AnyPointer.Reader getAnyPointer() {
                requireTag(0, 18, "anyPointer");
                return anyAt(0);
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

            public boolean isVoid() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public void setVoid() {
                _setShortField(0, (short) 0);
            }

            public boolean isBool() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean getBool() {
                requireTag(0, 1, "bool");
                return _getBooleanField(16);
            }

            public void setBool(boolean value) {
                _setShortField(0, (short) 1);
                _setBooleanField(16, value);
            }

            public boolean isInt8() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public byte getInt8() {
                requireTag(0, 2, "int8");
                return _getByteField(2);
            }

            public void setInt8(byte value) {
                _setShortField(0, (short) 2);
                _setByteField(2, value);
            }

            public boolean isInt16() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public short getInt16() {
                requireTag(0, 3, "int16");
                return _getShortField(1);
            }

            public void setInt16(short value) {
                _setShortField(0, (short) 3);
                _setShortField(1, value);
            }

            public boolean isInt32() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public int getInt32() {
                requireTag(0, 4, "int32");
                return _getIntField(1);
            }

            public void setInt32(int value) {
                _setShortField(0, (short) 4);
                _setIntField(1, value);
            }

            public boolean isInt64() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public long getInt64() {
                requireTag(0, 5, "int64");
                return _getLongField(1);
            }

            public void setInt64(long value) {
                _setShortField(0, (short) 5);
                _setLongField(1, value);
            }

            public boolean isUint8() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public byte getUint8() {
                requireTag(0, 6, "uint8");
                return _getByteField(2);
            }

            public void setUint8(byte value) {
                _setShortField(0, (short) 6);
                _setByteField(2, value);
            }

            public boolean isUint16() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public short getUint16() {
                requireTag(0, 7, "uint16");
                return _getShortField(1);
            }

            public void setUint16(short value) {
                _setShortField(0, (short) 7);
                _setShortField(1, value);
            }

            public boolean isUint32() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public int getUint32() {
                requireTag(0, 8, "uint32");
                return _getIntField(1);
            }

            public void setUint32(int value) {
                _setShortField(0, (short) 8);
                _setIntField(1, value);
            }

            public boolean isUint64() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public long getUint64() {
                requireTag(0, 9, "uint64");
                return _getLongField(1);
            }

            public void setUint64(long value) {
                _setShortField(0, (short) 9);
                _setLongField(1, value);
            }

            public boolean isFloat32() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public float getFloat32() {
                requireTag(0, 10, "float32");
                return _getFloatField(1);
            }

            public void setFloat32(float value) {
                _setShortField(0, (short) 10);
                _setFloatField(1, value);
            }

            public boolean isFloat64() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public double getFloat64() {
                requireTag(0, 11, "float64");
                return _getDoubleField(1);
            }

            public void setFloat64(double value) {
                _setShortField(0, (short) 11);
                _setDoubleField(1, value);
            }

            public boolean isText() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public boolean hasText() {
                return (_getShortField(0) & 0xffff) == 12 && !isNullAt(0);
            }

            public Text.Reader getText() {
                requireTag(0, 12, "text");
                return buildAt(0, Text.factory);
            }

            public void setText(Text.Reader value) {
                _setShortField(0, (short) 12);
                copyAt(0, Text.factory, value);
            }

            public void setText(String value) {
                _setShortField(0, (short) 12);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isData() {
                return (_getShortField(0) & 0xffff) == 13;
            }

            public boolean hasData() {
                return (_getShortField(0) & 0xffff) == 13 && !isNullAt(0);
            }

            public Data.Builder getData() {
                requireTag(0, 13, "data");
                return buildAt(0, Data.factory);
            }

            public void setData(Data.Reader value) {
                _setShortField(0, (short) 13);
                copyAt(0, Data.factory, value);
            }

            public void setData(byte[] value) {
                _setShortField(0, (short) 13);
                copyAt(0, Data.factory, Data.of(value));
            }

            public Data.Builder initData(int size) {
                _setShortField(0, (short) 13);
                return newAt(0, Data.factory, size);
            }

            public boolean isList() {
                return (_getShortField(0) & 0xffff) == 14;
            }

            public boolean hasList() {
                return (_getShortField(0) & 0xffff) == 14 && !isNullAt(0);
            }

            public ww.capnp.AnyPointer.Builder getList() {
                requireTag(0, 14, "list");
                return anyAt(0);
            }

            public ww.capnp.AnyPointer.Builder initList() {
                _setShortField(0, (short) 14);
                eraseAt(0);
                return anyAt(0);
            }

            public void setList(ww.capnp.AnyPointer.Reader value) {
                _setShortField(0, (short) 14);
                anyAt(0).set(value);
            }

            public boolean isEnum() {
                return (_getShortField(0) & 0xffff) == 15;
            }

            public short getEnum() {
                requireTag(0, 15, "enum");
                return _getShortField(1);
            }

            public void setEnum(short value) {
                _setShortField(0, (short) 15);
                _setShortField(1, value);
            }

            public boolean isStruct() {
                return (_getShortField(0) & 0xffff) == 16;
            }

            public boolean hasStruct() {
                return (_getShortField(0) & 0xffff) == 16 && !isNullAt(0);
            }

            public ww.capnp.AnyPointer.Builder getStruct() {
                requireTag(0, 16, "struct");
                return anyAt(0);
            }

            public ww.capnp.AnyPointer.Builder initStruct() {
                _setShortField(0, (short) 16);
                eraseAt(0);
                return anyAt(0);
            }

            public void setStruct(ww.capnp.AnyPointer.Reader value) {
                _setShortField(0, (short) 16);
                anyAt(0).set(value);
            }

            public boolean isInterface() {
                return (_getShortField(0) & 0xffff) == 17;
            }

            public void setInterface() {
                _setShortField(0, (short) 17);
            }

            public boolean isAnyPointer() {
                return (_getShortField(0) & 0xffff) == 18;
            }

            public boolean hasAnyPointer() {
                return (_getShortField(0) & 0xffff) == 18 && !isNullAt(0);
            }

            public ww.capnp.AnyPointer.Builder getAnyPointer() {
                requireTag(0, 18, "anyPointer");
                return anyAt(0);
            }

            public ww.capnp.AnyPointer.Builder initAnyPointer() {
                _setShortField(0, (short) 18);
                eraseAt(0);
                return anyAt(0);
            }

            public void setAnyPointer(ww.capnp.AnyPointer.Reader value) {
                _setShortField(0, (short) 18);
                anyAt(0).set(value);
            }
        }
    }

    public static final class Annotation {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xf1c8950dab257542L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 2) {
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
                struct.pointer(0, Value.factory);
                struct.pointer(1, Brand.factory);
            }
        };

        private Annotation() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public long getId() {
                return _getLongField(0);
            }

            public boolean hasValue() {
                return !isNullAt(0);
            }

            public Value.Reader getValue() {
                return readAt(0, Value.factory);
            }

            public boolean hasBrand() {
                return !isNullAt(1);
            }

            public Brand.Reader getBrand() {
                return readAt(1, Brand.factory);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public long getId() {
                return _getLongField(0);
            }

            public void setId(long value) {
                _setLongField(0, value);
            }

            public boolean hasValue() {
                return !isNullAt(0);
            }

            public Value.Builder getValue() {
                return buildAt(0, Value.factory);
            }

            public void setValue(Value.Reader value) {
                copyAt(0, Value.factory, value);
            }

            public Value.Builder initValue() {
                return newAt(0, Value.factory, 0);
            }

            public boolean hasBrand() {
                return !isNullAt(1);
            }

            public Brand.Builder getBrand() {
                return buildAt(1, Brand.factory);
            }

            public void setBrand(Brand.Reader value) {
                copyAt(1, Brand.factory, value);
            }

            public Brand.Builder initBrand() {
                return newAt(1, Brand.factory, 0);
            }
        }
    }

    public enum ElementSize {
        EMPTY,
        BIT,
        BYTE,
        TWO_BYTES,
        FOUR_BYTES,
        EIGHT_BYTES,
        POINTER,
        INLINE_COMPOSITE,
        /** A number which the schema does not name. */
        _NOT_IN_SCHEMA;

        private static final ElementSize[] _VALUES = values();
        private static final EnumList<ElementSize> _LIST = EnumList.of(ElementSize::of);

        public static ElementSize of(int number) {
            return number < _NOT_IN_SCHEMA.ordinal() ? _VALUES[number] : _NOT_IN_SCHEMA;
        }

        public static EnumList<ElementSize> list() {
            return _LIST;
        }
    }
}
