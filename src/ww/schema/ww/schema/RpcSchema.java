package ww.schema;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.AnyPointer;
import ww.capnp.CapnpException;
import ww.capnp.EnumList;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructList;
import ww.capnp.StructReader;
import ww.capnp.Text;

/** What {@code rpc.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class RpcSchema {
    private RpcSchema() { }

    public static final class Message {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x91b79f1f808db032L;

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
                    case 0 -> struct.pointer(0, Message.factory);
                    case 1 -> struct.pointer(0, Exception.factory);
                    case 8 -> struct.pointer(0, Bootstrap.factory);
                    case 2 -> struct.pointer(0, Call.factory);
                    case 3 -> struct.pointer(0, Return.factory);
                    case 4 -> struct.pointer(0, Finish.factory);
                    case 5 -> struct.pointer(0, Resolve.factory);
                    case 6 -> struct.pointer(0, Release.factory);
                    case 13 -> struct.pointer(0, Disembargo.factory);
                    case 10 -> struct.pointer(0, Provide.factory);
                    case 11 -> struct.pointer(0, Accept.factory);
                    case 12 -> struct.pointer(0, Join.factory);
                    default -> { }
                }
            }
        };

        private Message() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            UNIMPLEMENTED,
            ABORT,
            CALL,
            RETURN,
            FINISH,
            RESOLVE,
            RELEASE,
            OBSOLETE_SAVE,
            BOOTSTRAP,
            OBSOLETE_DELETE,
            PROVIDE,
            ACCEPT,
            JOIN,
            DISEMBARGO,
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

            /** The peer's own message comes back: it was not understood, and nothing of it was done. */
            public boolean isUnimplemented() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean hasUnimplemented() {
                return (_getShortField(0) & 0xffff) == 0 && !isNullAt(0);
            }

            /** The peer's own message comes back: it was not understood, and nothing of it was done. */
            public Message.Reader getUnimplemented() {
                requireTag(0, 0, "unimplemented");
                return readAt(0, Message.factory);
            }

            /** The last message of a connection that cannot go on. */
            public boolean isAbort() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasAbort() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            /** The last message of a connection that cannot go on. */
            public Exception.Reader getAbort() {
                requireTag(0, 1, "abort");
                return readAt(0, Exception.factory);
            }

            public boolean isBootstrap() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public boolean hasBootstrap() {
                return (_getShortField(0) & 0xffff) == 8 && !isNullAt(0);
            }

            public Bootstrap.Reader getBootstrap() {
                requireTag(0, 8, "bootstrap");
                return readAt(0, Bootstrap.factory);
            }

            public boolean isCall() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasCall() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            public Call.Reader getCall() {
                requireTag(0, 2, "call");
                return readAt(0, Call.factory);
            }

            public boolean isReturn() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public boolean hasReturn() {
                return (_getShortField(0) & 0xffff) == 3 && !isNullAt(0);
            }

            public Return.Reader getReturn() {
                requireTag(0, 3, "return");
                return readAt(0, Return.factory);
            }

            public boolean isFinish() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean hasFinish() {
                return (_getShortField(0) & 0xffff) == 4 && !isNullAt(0);
            }

            public Finish.Reader getFinish() {
                requireTag(0, 4, "finish");
                return readAt(0, Finish.factory);
            }

            public boolean isResolve() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public boolean hasResolve() {
                return (_getShortField(0) & 0xffff) == 5 && !isNullAt(0);
            }

            public Resolve.Reader getResolve() {
                requireTag(0, 5, "resolve");
                return readAt(0, Resolve.factory);
            }

            public boolean isRelease() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public boolean hasRelease() {
                return (_getShortField(0) & 0xffff) == 6 && !isNullAt(0);
            }

            public Release.Reader getRelease() {
                requireTag(0, 6, "release");
                return readAt(0, Release.factory);
            }

            public boolean isDisembargo() {
                return (_getShortField(0) & 0xffff) == 13;
            }

            public boolean hasDisembargo() {
                return (_getShortField(0) & 0xffff) == 13 && !isNullAt(0);
            }

            public Disembargo.Reader getDisembargo() {
                requireTag(0, 13, "disembargo");
                return readAt(0, Disembargo.factory);
            }

            public boolean isObsoleteSave() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public boolean hasObsoleteSave() {
                return (_getShortField(0) & 0xffff) == 7 && !isNullAt(0);
            }

            public AnyPointer.Reader getObsoleteSave() {
                requireTag(0, 7, "obsoleteSave");
                return anyAt(0);
            }

            public boolean isObsoleteDelete() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public boolean hasObsoleteDelete() {
                return (_getShortField(0) & 0xffff) == 9 && !isNullAt(0);
            }

            public AnyPointer.Reader getObsoleteDelete() {
                requireTag(0, 9, "obsoleteDelete");
                return anyAt(0);
            }

            public boolean isProvide() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public boolean hasProvide() {
                return (_getShortField(0) & 0xffff) == 10 && !isNullAt(0);
            }

            public Provide.Reader getProvide() {
                requireTag(0, 10, "provide");
                return readAt(0, Provide.factory);
            }

            public boolean isAccept() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public boolean hasAccept() {
                return (_getShortField(0) & 0xffff) == 11 && !isNullAt(0);
            }

            public Accept.Reader getAccept() {
                requireTag(0, 11, "accept");
                return readAt(0, Accept.factory);
            }

            public boolean isJoin() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public boolean hasJoin() {
                return (_getShortField(0) & 0xffff) == 12 && !isNullAt(0);
            }

            public Join.Reader getJoin() {
                requireTag(0, 12, "join");
                return readAt(0, Join.factory);
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

            /** The peer's own message comes back: it was not understood, and nothing of it was done. */
            public boolean isUnimplemented() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean hasUnimplemented() {
                return (_getShortField(0) & 0xffff) == 0 && !isNullAt(0);
            }

            /** The peer's own message comes back: it was not understood, and nothing of it was done. */
            public Message.Builder getUnimplemented() {
                requireTag(0, 0, "unimplemented");
                return buildAt(0, Message.factory);
            }

            public void setUnimplemented(Message.Reader value) {
                _setShortField(0, (short) 0);
                copyAt(0, Message.factory, value);
            }

            public Message.Builder initUnimplemented() {
                _setShortField(0, (short) 0);
                return newAt(0, Message.factory, 0);
            }

            /** The last message of a connection that cannot go on. */
            public boolean isAbort() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasAbort() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            /** The last message of a connection that cannot go on. */
            public Exception.Builder getAbort() {
                requireTag(0, 1, "abort");
                return buildAt(0, Exception.factory);
            }

            public void setAbort(Exception.Reader value) {
                _setShortField(0, (short) 1);
                copyAt(0, Exception.factory, value);
            }

            public Exception.Builder initAbort() {
                _setShortField(0, (short) 1);
                return newAt(0, Exception.factory, 0);
            }

            public boolean isBootstrap() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public boolean hasBootstrap() {
                return (_getShortField(0) & 0xffff) == 8 && !isNullAt(0);
            }

            public Bootstrap.Builder getBootstrap() {
                requireTag(0, 8, "bootstrap");
                return buildAt(0, Bootstrap.factory);
            }

            public void setBootstrap(Bootstrap.Reader value) {
                _setShortField(0, (short) 8);
                copyAt(0, Bootstrap.factory, value);
            }

            public Bootstrap.Builder initBootstrap() {
                _setShortField(0, (short) 8);
                return newAt(0, Bootstrap.factory, 0);
            }

            public boolean isCall() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasCall() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            public Call.Builder getCall() {
                requireTag(0, 2, "call");
                return buildAt(0, Call.factory);
            }

            public void setCall(Call.Reader value) {
                _setShortField(0, (short) 2);
                copyAt(0, Call.factory, value);
            }

            public Call.Builder initCall() {
                _setShortField(0, (short) 2);
                return newAt(0, Call.factory, 0);
            }

            public boolean isReturn() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public boolean hasReturn() {
                return (_getShortField(0) & 0xffff) == 3 && !isNullAt(0);
            }

            public Return.Builder getReturn() {
                requireTag(0, 3, "return");
                return buildAt(0, Return.factory);
            }

            public void setReturn(Return.Reader value) {
                _setShortField(0, (short) 3);
                copyAt(0, Return.factory, value);
            }

            public Return.Builder initReturn() {
                _setShortField(0, (short) 3);
                return newAt(0, Return.factory, 0);
            }

            public boolean isFinish() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean hasFinish() {
                return (_getShortField(0) & 0xffff) == 4 && !isNullAt(0);
            }

            public Finish.Builder getFinish() {
                requireTag(0, 4, "finish");
                return buildAt(0, Finish.factory);
            }

            public void setFinish(Finish.Reader value) {
                _setShortField(0, (short) 4);
                copyAt(0, Finish.factory, value);
            }

            public Finish.Builder initFinish() {
                _setShortField(0, (short) 4);
                return newAt(0, Finish.factory, 0);
            }

            public boolean isResolve() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public boolean hasResolve() {
                return (_getShortField(0) & 0xffff) == 5 && !isNullAt(0);
            }

            public Resolve.Builder getResolve() {
                requireTag(0, 5, "resolve");
                return buildAt(0, Resolve.factory);
            }

            public void setResolve(Resolve.Reader value) {
                _setShortField(0, (short) 5);
                copyAt(0, Resolve.factory, value);
            }

            public Resolve.Builder initResolve() {
                _setShortField(0, (short) 5);
                return newAt(0, Resolve.factory, 0);
            }

            public boolean isRelease() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public boolean hasRelease() {
                return (_getShortField(0) & 0xffff) == 6 && !isNullAt(0);
            }

            public Release.Builder getRelease() {
                requireTag(0, 6, "release");
                return buildAt(0, Release.factory);
            }

            public void setRelease(Release.Reader value) {
                _setShortField(0, (short) 6);
                copyAt(0, Release.factory, value);
            }

            public Release.Builder initRelease() {
                _setShortField(0, (short) 6);
                return newAt(0, Release.factory, 0);
            }

            public boolean isDisembargo() {
                return (_getShortField(0) & 0xffff) == 13;
            }

            public boolean hasDisembargo() {
                return (_getShortField(0) & 0xffff) == 13 && !isNullAt(0);
            }

            public Disembargo.Builder getDisembargo() {
                requireTag(0, 13, "disembargo");
                return buildAt(0, Disembargo.factory);
            }

            public void setDisembargo(Disembargo.Reader value) {
                _setShortField(0, (short) 13);
                copyAt(0, Disembargo.factory, value);
            }

            public Disembargo.Builder initDisembargo() {
                _setShortField(0, (short) 13);
                return newAt(0, Disembargo.factory, 0);
            }

            public boolean isObsoleteSave() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public boolean hasObsoleteSave() {
                return (_getShortField(0) & 0xffff) == 7 && !isNullAt(0);
            }

            public AnyPointer.Builder getObsoleteSave() {
                requireTag(0, 7, "obsoleteSave");
                return anyAt(0);
            }

            public AnyPointer.Builder initObsoleteSave() {
                _setShortField(0, (short) 7);
                eraseAt(0);
                return anyAt(0);
            }

            public void setObsoleteSave(AnyPointer.Reader value) {
                _setShortField(0, (short) 7);
                anyAt(0).set(value);
            }

            public boolean isObsoleteDelete() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public boolean hasObsoleteDelete() {
                return (_getShortField(0) & 0xffff) == 9 && !isNullAt(0);
            }

            public AnyPointer.Builder getObsoleteDelete() {
                requireTag(0, 9, "obsoleteDelete");
                return anyAt(0);
            }

            public AnyPointer.Builder initObsoleteDelete() {
                _setShortField(0, (short) 9);
                eraseAt(0);
                return anyAt(0);
            }

            public void setObsoleteDelete(AnyPointer.Reader value) {
                _setShortField(0, (short) 9);
                anyAt(0).set(value);
            }

            public boolean isProvide() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public boolean hasProvide() {
                return (_getShortField(0) & 0xffff) == 10 && !isNullAt(0);
            }

            public Provide.Builder getProvide() {
                requireTag(0, 10, "provide");
                return buildAt(0, Provide.factory);
            }

            public void setProvide(Provide.Reader value) {
                _setShortField(0, (short) 10);
                copyAt(0, Provide.factory, value);
            }

            public Provide.Builder initProvide() {
                _setShortField(0, (short) 10);
                return newAt(0, Provide.factory, 0);
            }

            public boolean isAccept() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public boolean hasAccept() {
                return (_getShortField(0) & 0xffff) == 11 && !isNullAt(0);
            }

            public Accept.Builder getAccept() {
                requireTag(0, 11, "accept");
                return buildAt(0, Accept.factory);
            }

            public void setAccept(Accept.Reader value) {
                _setShortField(0, (short) 11);
                copyAt(0, Accept.factory, value);
            }

            public Accept.Builder initAccept() {
                _setShortField(0, (short) 11);
                return newAt(0, Accept.factory, 0);
            }

            public boolean isJoin() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public boolean hasJoin() {
                return (_getShortField(0) & 0xffff) == 12 && !isNullAt(0);
            }

            public Join.Builder getJoin() {
                requireTag(0, 12, "join");
                return buildAt(0, Join.factory);
            }

            public void setJoin(Join.Reader value) {
                _setShortField(0, (short) 12);
                copyAt(0, Join.factory, value);
            }

            public Join.Builder initJoin() {
                _setShortField(0, (short) 12);
                return newAt(0, Join.factory, 0);
            }
        }
    }

    /**
     * Asks for the object which the other side offers to everyone who connects. Answered by a `Return` whose content is
     * that capability.
     */
    public static final class Bootstrap {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xe94ccf8031176ec4L;

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
        };

        private Bootstrap() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public boolean hasDeprecatedObjectId() {
                return !isNullAt(0);
            }

            public AnyPointer.Reader getDeprecatedObjectId() {
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

            public int getQuestionId() {
                return _getIntField(0);
            }

            public void setQuestionId(int value) {
                _setIntField(0, value);
            }

            public boolean hasDeprecatedObjectId() {
                return !isNullAt(0);
            }

            public AnyPointer.Builder getDeprecatedObjectId() {
                return anyAt(0);
            }

            public AnyPointer.Builder initDeprecatedObjectId() {
                eraseAt(0);
                return anyAt(0);
            }

            public void setDeprecatedObjectId(AnyPointer.Reader value) {
                anyAt(0).set(value);
            }
        }
    }

    public static final class Call {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x836a53ce789d4cd4L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(3, 3) {
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
                struct.pointer(0, MessageTarget.factory);
                struct.pointer(1, Payload.factory);
            }
        };

        private Call() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Reader getTarget() {
                return readAt(0, MessageTarget.factory);
            }

            /** The interface which declares the method, also where the object's own interface inherits it. */
            public long getInterfaceId() {
                return _getLongField(1);
            }

            public short getMethodId() {
                return _getShortField(2);
            }

            public boolean getAllowThirdPartyTailCall() {
                return _getBooleanField(128);
            }

            /** The caller will not address calls to the answer. */
            public boolean getNoPromisePipelining() {
                return _getBooleanField(129);
            }

            /**
             * The caller wants the answer only as a target of calls; no `Return` and no `Finish` are sent for such a
             * question.
             */
            public boolean getOnlyPromisePipeline() {
                return _getBooleanField(130);
            }

            public boolean hasParams() {
                return !isNullAt(1);
            }

            public Payload.Reader getParams() {
                return readAt(1, Payload.factory);
            }

            public Call.SendResultsTo.Reader getSendResultsTo() {
                return new Call.SendResultsTo.Reader(this);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public void setQuestionId(int value) {
                _setIntField(0, value);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Builder getTarget() {
                return buildAt(0, MessageTarget.factory);
            }

            public void setTarget(MessageTarget.Reader value) {
                copyAt(0, MessageTarget.factory, value);
            }

            public MessageTarget.Builder initTarget() {
                return newAt(0, MessageTarget.factory, 0);
            }

            /** The interface which declares the method, also where the object's own interface inherits it. */
            public long getInterfaceId() {
                return _getLongField(1);
            }

            public void setInterfaceId(long value) {
                _setLongField(1, value);
            }

            public short getMethodId() {
                return _getShortField(2);
            }

            public void setMethodId(short value) {
                _setShortField(2, value);
            }

            public boolean getAllowThirdPartyTailCall() {
                return _getBooleanField(128);
            }

            public void setAllowThirdPartyTailCall(boolean value) {
                _setBooleanField(128, value);
            }

            /** The caller will not address calls to the answer. */
            public boolean getNoPromisePipelining() {
                return _getBooleanField(129);
            }

            public void setNoPromisePipelining(boolean value) {
                _setBooleanField(129, value);
            }

            /**
             * The caller wants the answer only as a target of calls; no `Return` and no `Finish` are sent for such a
             * question.
             */
            public boolean getOnlyPromisePipeline() {
                return _getBooleanField(130);
            }

            public void setOnlyPromisePipeline(boolean value) {
                _setBooleanField(130, value);
            }

            public boolean hasParams() {
                return !isNullAt(1);
            }

            public Payload.Builder getParams() {
                return buildAt(1, Payload.factory);
            }

            public void setParams(Payload.Reader value) {
                copyAt(1, Payload.factory, value);
            }

            public Payload.Builder initParams() {
                return newAt(1, Payload.factory, 0);
            }

            public Call.SendResultsTo.Builder getSendResultsTo() {
                return new Call.SendResultsTo.Builder(this);
            }

            public Call.SendResultsTo.Builder initSendResultsTo() {
                _setShortField(3, (short) 0);
                eraseAt(2);
                return new Call.SendResultsTo.Builder(this);
            }
        }

        public static final class SendResultsTo {
            private SendResultsTo() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                CALLER,
                YOURSELF,
                THIRD_PARTY,
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
                    return Which.of(_getShortField(3) & 0xffff);
                }

                /** In the `Return`. */
                public boolean isCaller() {
                    return (_getShortField(3) & 0xffff) == 0;
                }

                /** Kept by the callee, for a later `takeFromOtherQuestion`: this call is the tail of another. */
                public boolean isYourself() {
                    return (_getShortField(3) & 0xffff) == 1;
                }

                public boolean isThirdParty() {
                    return (_getShortField(3) & 0xffff) == 2;
                }

                public boolean hasThirdParty() {
                    return (_getShortField(3) & 0xffff) == 2 && !isNullAt(2);
                }

                public AnyPointer.Reader getThirdParty() {
                    requireTag(3, 2, "thirdParty");
                    return anyAt(2);
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
                    return Which.of(_getShortField(3) & 0xffff);
                }

                /** In the `Return`. */
                public boolean isCaller() {
                    return (_getShortField(3) & 0xffff) == 0;
                }

                public void setCaller() {
                    _setShortField(3, (short) 0);
                }

                /** Kept by the callee, for a later `takeFromOtherQuestion`: this call is the tail of another. */
                public boolean isYourself() {
                    return (_getShortField(3) & 0xffff) == 1;
                }

                public void setYourself() {
                    _setShortField(3, (short) 1);
                }

                public boolean isThirdParty() {
                    return (_getShortField(3) & 0xffff) == 2;
                }

                public boolean hasThirdParty() {
                    return (_getShortField(3) & 0xffff) == 2 && !isNullAt(2);
                }

                public AnyPointer.Builder getThirdParty() {
                    requireTag(3, 2, "thirdParty");
                    return anyAt(2);
                }

                public AnyPointer.Builder initThirdParty() {
                    _setShortField(3, (short) 2);
                    eraseAt(2);
                    return anyAt(2);
                }

                public void setThirdParty(AnyPointer.Reader value) {
                    _setShortField(3, (short) 2);
                    anyAt(2).set(value);
                }
            }
        }
    }

    public static final class Return {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x9e19b28d3db3573aL;

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
                switch (struct.tag(3)) {
                    case 0 -> struct.pointer(0, Payload.factory);
                    case 1 -> struct.pointer(0, Exception.factory);
                    default -> { }
                }
            }
        };

        private Return() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            RESULTS,
            EXCEPTION,
            CANCELED,
            RESULTS_SENT_ELSEWHERE,
            TAKE_FROM_OTHER_QUESTION,
            ACCEPT_FROM_THIRD_PARTY,
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
                return Which.of(_getShortField(3) & 0xffff);
            }

            public int getAnswerId() {
                return _getIntField(0);
            }

            /**
             * All references which the parameters carried are given back at once. Note the default: an all-zero Return
             * says so.
             */
            public boolean getReleaseParamCaps() {
                return _getBooleanField(32, true);
            }

            /** The callee has forgotten the answer; a `Finish` is not needed and is ignored. */
            public boolean getNoFinishNeeded() {
                return _getBooleanField(33);
            }

            public boolean isResults() {
                return (_getShortField(3) & 0xffff) == 0;
            }

            public boolean hasResults() {
                return (_getShortField(3) & 0xffff) == 0 && !isNullAt(0);
            }

            public Payload.Reader getResults() {
                requireTag(3, 0, "results");
                return readAt(0, Payload.factory);
            }

            public boolean isException() {
                return (_getShortField(3) & 0xffff) == 1;
            }

            public boolean hasException() {
                return (_getShortField(3) & 0xffff) == 1 && !isNullAt(0);
            }

            public Exception.Reader getException() {
                requireTag(3, 1, "exception");
                return readAt(0, Exception.factory);
            }

            /** Only after the caller's `Finish`. */
            public boolean isCanceled() {
                return (_getShortField(3) & 0xffff) == 2;
            }

            /** To a call with `sendResultsTo.yourself`. */
            public boolean isResultsSentElsewhere() {
                return (_getShortField(3) & 0xffff) == 3;
            }

            /**
             * The results are those of another question, which the callee asked the caller with
             * `sendResultsTo.yourself`.
             */
            public boolean isTakeFromOtherQuestion() {
                return (_getShortField(3) & 0xffff) == 4;
            }

            /**
             * The results are those of another question, which the callee asked the caller with
             * `sendResultsTo.yourself`.
             */
            public int getTakeFromOtherQuestion() {
                requireTag(3, 4, "takeFromOtherQuestion");
                return _getIntField(2);
            }

            public boolean isAcceptFromThirdParty() {
                return (_getShortField(3) & 0xffff) == 5;
            }

            public boolean hasAcceptFromThirdParty() {
                return (_getShortField(3) & 0xffff) == 5 && !isNullAt(0);
            }

            public AnyPointer.Reader getAcceptFromThirdParty() {
                requireTag(3, 5, "acceptFromThirdParty");
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
                return Which.of(_getShortField(3) & 0xffff);
            }

            public int getAnswerId() {
                return _getIntField(0);
            }

            public void setAnswerId(int value) {
                _setIntField(0, value);
            }

            /**
             * All references which the parameters carried are given back at once. Note the default: an all-zero Return
             * says so.
             */
            public boolean getReleaseParamCaps() {
                return _getBooleanField(32, true);
            }

            public void setReleaseParamCaps(boolean value) {
                _setBooleanField(32, value, true);
            }

            /** The callee has forgotten the answer; a `Finish` is not needed and is ignored. */
            public boolean getNoFinishNeeded() {
                return _getBooleanField(33);
            }

            public void setNoFinishNeeded(boolean value) {
                _setBooleanField(33, value);
            }

            public boolean isResults() {
                return (_getShortField(3) & 0xffff) == 0;
            }

            public boolean hasResults() {
                return (_getShortField(3) & 0xffff) == 0 && !isNullAt(0);
            }

            public Payload.Builder getResults() {
                requireTag(3, 0, "results");
                return buildAt(0, Payload.factory);
            }

            public void setResults(Payload.Reader value) {
                _setShortField(3, (short) 0);
                copyAt(0, Payload.factory, value);
            }

            public Payload.Builder initResults() {
                _setShortField(3, (short) 0);
                return newAt(0, Payload.factory, 0);
            }

            public boolean isException() {
                return (_getShortField(3) & 0xffff) == 1;
            }

            public boolean hasException() {
                return (_getShortField(3) & 0xffff) == 1 && !isNullAt(0);
            }

            public Exception.Builder getException() {
                requireTag(3, 1, "exception");
                return buildAt(0, Exception.factory);
            }

            public void setException(Exception.Reader value) {
                _setShortField(3, (short) 1);
                copyAt(0, Exception.factory, value);
            }

            public Exception.Builder initException() {
                _setShortField(3, (short) 1);
                return newAt(0, Exception.factory, 0);
            }

            /** Only after the caller's `Finish`. */
            public boolean isCanceled() {
                return (_getShortField(3) & 0xffff) == 2;
            }

            public void setCanceled() {
                _setShortField(3, (short) 2);
            }

            /** To a call with `sendResultsTo.yourself`. */
            public boolean isResultsSentElsewhere() {
                return (_getShortField(3) & 0xffff) == 3;
            }

            public void setResultsSentElsewhere() {
                _setShortField(3, (short) 3);
            }

            /**
             * The results are those of another question, which the callee asked the caller with
             * `sendResultsTo.yourself`.
             */
            public boolean isTakeFromOtherQuestion() {
                return (_getShortField(3) & 0xffff) == 4;
            }

            /**
             * The results are those of another question, which the callee asked the caller with
             * `sendResultsTo.yourself`.
             */
            public int getTakeFromOtherQuestion() {
                requireTag(3, 4, "takeFromOtherQuestion");
                return _getIntField(2);
            }

            public void setTakeFromOtherQuestion(int value) {
                _setShortField(3, (short) 4);
                _setIntField(2, value);
            }

            public boolean isAcceptFromThirdParty() {
                return (_getShortField(3) & 0xffff) == 5;
            }

            public boolean hasAcceptFromThirdParty() {
                return (_getShortField(3) & 0xffff) == 5 && !isNullAt(0);
            }

            public AnyPointer.Builder getAcceptFromThirdParty() {
                requireTag(3, 5, "acceptFromThirdParty");
                return anyAt(0);
            }

            public AnyPointer.Builder initAcceptFromThirdParty() {
                _setShortField(3, (short) 5);
                eraseAt(0);
                return anyAt(0);
            }

            public void setAcceptFromThirdParty(AnyPointer.Reader value) {
                _setShortField(3, (short) 5);
                anyAt(0).set(value);
            }
        }
    }

    /** The caller needs the answer no more. Before the `Return` this is a cancellation, which the callee may follow. */
    public static final class Finish {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd37d2eb2c2f80e63L;

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

        private Finish() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            /** All references which the results carry are given back at once. */
            public boolean getReleaseResultCaps() {
                return _getBooleanField(32, true);
            }

            /** A call is delivered before it may be cancelled. Senders which do not depend on that say so by false. */
            public boolean getRequireEarlyCancellationWorkaround() {
                return _getBooleanField(33, true);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public void setQuestionId(int value) {
                _setIntField(0, value);
            }

            /** All references which the results carry are given back at once. */
            public boolean getReleaseResultCaps() {
                return _getBooleanField(32, true);
            }

            public void setReleaseResultCaps(boolean value) {
                _setBooleanField(32, value, true);
            }

            /** A call is delivered before it may be cancelled. Senders which do not depend on that say so by false. */
            public boolean getRequireEarlyCancellationWorkaround() {
                return _getBooleanField(33, true);
            }

            public void setRequireEarlyCancellationWorkaround(boolean value) {
                _setBooleanField(33, value, true);
            }
        }
    }

    /**
     * What an earlier `senderPromise` has become. At most one for each promise. The export of the promise stays until
     * it
     * is released.
     */
    public static final class Resolve {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xbbc29655fa89086eL;

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
                switch (struct.tag(2)) {
                    case 0 -> struct.pointer(0, CapDescriptor.factory);
                    case 1 -> struct.pointer(0, Exception.factory);
                    default -> { }
                }
            }
        };

        private Resolve() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            CAP,
            EXCEPTION,
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
                return Which.of(_getShortField(2) & 0xffff);
            }

            public int getPromiseId() {
                return _getIntField(0);
            }

            public boolean isCap() {
                return (_getShortField(2) & 0xffff) == 0;
            }

            public boolean hasCap() {
                return (_getShortField(2) & 0xffff) == 0 && !isNullAt(0);
            }

            public CapDescriptor.Reader getCap() {
                requireTag(2, 0, "cap");
                return readAt(0, CapDescriptor.factory);
            }

            public boolean isException() {
                return (_getShortField(2) & 0xffff) == 1;
            }

            public boolean hasException() {
                return (_getShortField(2) & 0xffff) == 1 && !isNullAt(0);
            }

            public Exception.Reader getException() {
                requireTag(2, 1, "exception");
                return readAt(0, Exception.factory);
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
                return Which.of(_getShortField(2) & 0xffff);
            }

            public int getPromiseId() {
                return _getIntField(0);
            }

            public void setPromiseId(int value) {
                _setIntField(0, value);
            }

            public boolean isCap() {
                return (_getShortField(2) & 0xffff) == 0;
            }

            public boolean hasCap() {
                return (_getShortField(2) & 0xffff) == 0 && !isNullAt(0);
            }

            public CapDescriptor.Builder getCap() {
                requireTag(2, 0, "cap");
                return buildAt(0, CapDescriptor.factory);
            }

            public void setCap(CapDescriptor.Reader value) {
                _setShortField(2, (short) 0);
                copyAt(0, CapDescriptor.factory, value);
            }

            public CapDescriptor.Builder initCap() {
                _setShortField(2, (short) 0);
                return newAt(0, CapDescriptor.factory, 0);
            }

            public boolean isException() {
                return (_getShortField(2) & 0xffff) == 1;
            }

            public boolean hasException() {
                return (_getShortField(2) & 0xffff) == 1 && !isNullAt(0);
            }

            public Exception.Builder getException() {
                requireTag(2, 1, "exception");
                return buildAt(0, Exception.factory);
            }

            public void setException(Exception.Reader value) {
                _setShortField(2, (short) 1);
                copyAt(0, Exception.factory, value);
            }

            public Exception.Builder initException() {
                _setShortField(2, (short) 1);
                return newAt(0, Exception.factory, 0);
            }
        }
    }

    public static final class Release {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xad1a6c0d7dd07497L;

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

        private Release() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            /** An import of the sender's, an export of the receiver's. */
            public int getId() {
                return _getIntField(0);
            }

            public int getReferenceCount() {
                return _getIntField(1);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            /** An import of the sender's, an export of the receiver's. */
            public int getId() {
                return _getIntField(0);
            }

            public void setId(int value) {
                _setIntField(0, value);
            }

            public int getReferenceCount() {
                return _getIntField(1);
            }

            public void setReferenceCount(int value) {
                _setIntField(1, value);
            }
        }
    }

    /** Travels the path which calls through a promise took, and comes back when it has reached the end. */
    public static final class Disembargo {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xf964368b0fbd3711L;

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
                struct.pointer(0, MessageTarget.factory);
            }
        };

        private Disembargo() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Reader getTarget() {
                return readAt(0, MessageTarget.factory);
            }

            public Disembargo.Context.Reader getContext() {
                return new Disembargo.Context.Reader(this);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Builder getTarget() {
                return buildAt(0, MessageTarget.factory);
            }

            public void setTarget(MessageTarget.Reader value) {
                copyAt(0, MessageTarget.factory, value);
            }

            public MessageTarget.Builder initTarget() {
                return newAt(0, MessageTarget.factory, 0);
            }

            public Disembargo.Context.Builder getContext() {
                return new Disembargo.Context.Builder(this);
            }

            public Disembargo.Context.Builder initContext() {
                _setShortField(2, (short) 0);
                _setIntField(0, 0);
                _setIntField(0, 0);
                _setIntField(0, 0);
                return new Disembargo.Context.Builder(this);
            }
        }

        public static final class Context {
            private Context() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                SENDER_LOOPBACK,
                RECEIVER_LOOPBACK,
                ACCEPT,
                PROVIDE,
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
                    return Which.of(_getShortField(2) & 0xffff);
                }

                /**
                 * The number of the sender's embargo; the target is the promise. To be sent back as `receiverLoopback`.
                 */
                public boolean isSenderLoopback() {
                    return (_getShortField(2) & 0xffff) == 0;
                }

                /**
                 * The number of the sender's embargo; the target is the promise. To be sent back as `receiverLoopback`.
                 */
                public int getSenderLoopback() {
                    requireTag(2, 0, "senderLoopback");
                    return _getIntField(0);
                }

                public boolean isReceiverLoopback() {
                    return (_getShortField(2) & 0xffff) == 1;
                }

                public int getReceiverLoopback() {
                    requireTag(2, 1, "receiverLoopback");
                    return _getIntField(0);
                }

                public boolean isAccept() {
                    return (_getShortField(2) & 0xffff) == 2;
                }

                public boolean isProvide() {
                    return (_getShortField(2) & 0xffff) == 3;
                }

                public int getProvide() {
                    requireTag(2, 3, "provide");
                    return _getIntField(0);
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
                    return Which.of(_getShortField(2) & 0xffff);
                }

                /**
                 * The number of the sender's embargo; the target is the promise. To be sent back as `receiverLoopback`.
                 */
                public boolean isSenderLoopback() {
                    return (_getShortField(2) & 0xffff) == 0;
                }

                /**
                 * The number of the sender's embargo; the target is the promise. To be sent back as `receiverLoopback`.
                 */
                public int getSenderLoopback() {
                    requireTag(2, 0, "senderLoopback");
                    return _getIntField(0);
                }

                public void setSenderLoopback(int value) {
                    _setShortField(2, (short) 0);
                    _setIntField(0, value);
                }

                public boolean isReceiverLoopback() {
                    return (_getShortField(2) & 0xffff) == 1;
                }

                public int getReceiverLoopback() {
                    requireTag(2, 1, "receiverLoopback");
                    return _getIntField(0);
                }

                public void setReceiverLoopback(int value) {
                    _setShortField(2, (short) 1);
                    _setIntField(0, value);
                }

                public boolean isAccept() {
                    return (_getShortField(2) & 0xffff) == 2;
                }

                public void setAccept() {
                    _setShortField(2, (short) 2);
                }

                public boolean isProvide() {
                    return (_getShortField(2) & 0xffff) == 3;
                }

                public int getProvide() {
                    requireTag(2, 3, "provide");
                    return _getIntField(0);
                }

                public void setProvide(int value) {
                    _setShortField(2, (short) 3);
                    _setIntField(0, value);
                }
            }
        }
    }

    /** Level 3. */
    public static final class Provide {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x9c6a046bfbc1ac5aL;

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
                struct.pointer(0, MessageTarget.factory);
            }
        };

        private Provide() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Reader getTarget() {
                return readAt(0, MessageTarget.factory);
            }

            public boolean hasRecipient() {
                return !isNullAt(1);
            }

            public AnyPointer.Reader getRecipient() {
                return anyAt(1);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public void setQuestionId(int value) {
                _setIntField(0, value);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Builder getTarget() {
                return buildAt(0, MessageTarget.factory);
            }

            public void setTarget(MessageTarget.Reader value) {
                copyAt(0, MessageTarget.factory, value);
            }

            public MessageTarget.Builder initTarget() {
                return newAt(0, MessageTarget.factory, 0);
            }

            public boolean hasRecipient() {
                return !isNullAt(1);
            }

            public AnyPointer.Builder getRecipient() {
                return anyAt(1);
            }

            public AnyPointer.Builder initRecipient() {
                eraseAt(1);
                return anyAt(1);
            }

            public void setRecipient(AnyPointer.Reader value) {
                anyAt(1).set(value);
            }
        }
    }

    /** Level 3. */
    public static final class Accept {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd4c9b56290554016L;

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
        };

        private Accept() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public boolean hasProvision() {
                return !isNullAt(0);
            }

            public AnyPointer.Reader getProvision() {
                return anyAt(0);
            }

            public boolean getEmbargo() {
                return _getBooleanField(32);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public void setQuestionId(int value) {
                _setIntField(0, value);
            }

            public boolean hasProvision() {
                return !isNullAt(0);
            }

            public AnyPointer.Builder getProvision() {
                return anyAt(0);
            }

            public AnyPointer.Builder initProvision() {
                eraseAt(0);
                return anyAt(0);
            }

            public void setProvision(AnyPointer.Reader value) {
                anyAt(0).set(value);
            }

            public boolean getEmbargo() {
                return _getBooleanField(32);
            }

            public void setEmbargo(boolean value) {
                _setBooleanField(32, value);
            }
        }
    }

    /** Level 4. */
    public static final class Join {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xfbe1980490e001afL;

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
                struct.pointer(0, MessageTarget.factory);
            }
        };

        private Join() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Reader getTarget() {
                return readAt(0, MessageTarget.factory);
            }

            public boolean hasKeyPart() {
                return !isNullAt(1);
            }

            public AnyPointer.Reader getKeyPart() {
                return anyAt(1);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public void setQuestionId(int value) {
                _setIntField(0, value);
            }

            public boolean hasTarget() {
                return !isNullAt(0);
            }

            public MessageTarget.Builder getTarget() {
                return buildAt(0, MessageTarget.factory);
            }

            public void setTarget(MessageTarget.Reader value) {
                copyAt(0, MessageTarget.factory, value);
            }

            public MessageTarget.Builder initTarget() {
                return newAt(0, MessageTarget.factory, 0);
            }

            public boolean hasKeyPart() {
                return !isNullAt(1);
            }

            public AnyPointer.Builder getKeyPart() {
                return anyAt(1);
            }

            public AnyPointer.Builder initKeyPart() {
                eraseAt(1);
                return anyAt(1);
            }

            public void setKeyPart(AnyPointer.Reader value) {
                anyAt(1).set(value);
            }
        }
    }

    /** An object of the receiver's. */
    public static final class MessageTarget {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x95bc14545813fbc1L;

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
                switch (struct.tag(2)) {
                    case 1 -> struct.pointer(0, PromisedAnswer.factory);
                    default -> { }
                }
            }
        };

        private MessageTarget() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            IMPORTED_CAP,
            PROMISED_ANSWER,
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
                return Which.of(_getShortField(2) & 0xffff);
            }

            /** One of its exports. */
            public boolean isImportedCap() {
                return (_getShortField(2) & 0xffff) == 0;
            }

            /** One of its exports. */
            public int getImportedCap() {
                requireTag(2, 0, "importedCap");
                return _getIntField(0);
            }

            /** Something in the results of a call it is answering. */
            public boolean isPromisedAnswer() {
                return (_getShortField(2) & 0xffff) == 1;
            }

            public boolean hasPromisedAnswer() {
                return (_getShortField(2) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Something in the results of a call it is answering. */
            public PromisedAnswer.Reader getPromisedAnswer() {
                requireTag(2, 1, "promisedAnswer");
                return readAt(0, PromisedAnswer.factory);
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
                return Which.of(_getShortField(2) & 0xffff);
            }

            /** One of its exports. */
            public boolean isImportedCap() {
                return (_getShortField(2) & 0xffff) == 0;
            }

            /** One of its exports. */
            public int getImportedCap() {
                requireTag(2, 0, "importedCap");
                return _getIntField(0);
            }

            public void setImportedCap(int value) {
                _setShortField(2, (short) 0);
                _setIntField(0, value);
            }

            /** Something in the results of a call it is answering. */
            public boolean isPromisedAnswer() {
                return (_getShortField(2) & 0xffff) == 1;
            }

            public boolean hasPromisedAnswer() {
                return (_getShortField(2) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Something in the results of a call it is answering. */
            public PromisedAnswer.Builder getPromisedAnswer() {
                requireTag(2, 1, "promisedAnswer");
                return buildAt(0, PromisedAnswer.factory);
            }

            public void setPromisedAnswer(PromisedAnswer.Reader value) {
                _setShortField(2, (short) 1);
                copyAt(0, PromisedAnswer.factory, value);
            }

            public PromisedAnswer.Builder initPromisedAnswer() {
                _setShortField(2, (short) 1);
                return newAt(0, PromisedAnswer.factory, 0);
            }
        }
    }

    public static final class Payload {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x9a0e61223d96743bL;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(0, 2) {
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
                struct.pointer(1, CapDescriptor.factory.list());
            }
        };

        private Payload() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasContent() {
                return !isNullAt(0);
            }

            /** The parameter or result struct; for a `Bootstrap` the capability itself. */
            public AnyPointer.Reader getContent() {
                return anyAt(0);
            }

            public boolean hasCapTable() {
                return !isNullAt(1);
            }

            public StructList.Reader<CapDescriptor.Reader> getCapTable() {
                return readAt(1, CapDescriptor.factory.list());
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasContent() {
                return !isNullAt(0);
            }

            /** The parameter or result struct; for a `Bootstrap` the capability itself. */
            public AnyPointer.Builder getContent() {
                return anyAt(0);
            }

            public AnyPointer.Builder initContent() {
                eraseAt(0);
                return anyAt(0);
            }

            public void setContent(AnyPointer.Reader value) {
                anyAt(0).set(value);
            }

            public boolean hasCapTable() {
                return !isNullAt(1);
            }

            public StructList.Builder<CapDescriptor.Builder> getCapTable() {
                return buildAt(1, CapDescriptor.factory.list());
            }

            public void setCapTable(StructList.Reader<CapDescriptor.Reader> value) {
                copyAt(1, CapDescriptor.factory.list(), value);
            }

            public StructList.Builder<CapDescriptor.Builder> initCapTable(int size) {
                return newAt(1, CapDescriptor.factory.list(), size);
            }
        }
    }

    public static final class CapDescriptor {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x8523ddc40b86b8b0L;

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
                    case 4 -> struct.pointer(0, PromisedAnswer.factory);
                    case 5 -> struct.pointer(0, ThirdPartyCapDescriptor.factory);
                    default -> { }
                }
            }
        };

        private CapDescriptor() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            NONE,
            SENDER_HOSTED,
            SENDER_PROMISE,
            RECEIVER_HOSTED,
            RECEIVER_ANSWER,
            THIRD_PARTY_HOSTED,
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

            /** For connections which can carry file descriptors; ours cannot. */
            public byte getAttachedFd() {
                return _getByteField(2, (byte) -1);
            }

            public boolean isNone() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            /** An export of the sender's, one reference more. */
            public boolean isSenderHosted() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            /** An export of the sender's, one reference more. */
            public int getSenderHosted() {
                requireTag(0, 1, "senderHosted");
                return _getIntField(1);
            }

            /** The same, and a `Resolve` will follow. */
            public boolean isSenderPromise() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            /** The same, and a `Resolve` will follow. */
            public int getSenderPromise() {
                requireTag(0, 2, "senderPromise");
                return _getIntField(1);
            }

            /** An export of the receiver's, coming home. */
            public boolean isReceiverHosted() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            /** An export of the receiver's, coming home. */
            public int getReceiverHosted() {
                requireTag(0, 3, "receiverHosted");
                return _getIntField(1);
            }

            /** Something in an answer which the receiver gives or will give. */
            public boolean isReceiverAnswer() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean hasReceiverAnswer() {
                return (_getShortField(0) & 0xffff) == 4 && !isNullAt(0);
            }

            /** Something in an answer which the receiver gives or will give. */
            public PromisedAnswer.Reader getReceiverAnswer() {
                requireTag(0, 4, "receiverAnswer");
                return readAt(0, PromisedAnswer.factory);
            }

            public boolean isThirdPartyHosted() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public boolean hasThirdPartyHosted() {
                return (_getShortField(0) & 0xffff) == 5 && !isNullAt(0);
            }

            public ThirdPartyCapDescriptor.Reader getThirdPartyHosted() {
                requireTag(0, 5, "thirdPartyHosted");
                return readAt(0, ThirdPartyCapDescriptor.factory);
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

            /** For connections which can carry file descriptors; ours cannot. */
            public byte getAttachedFd() {
                return _getByteField(2, (byte) -1);
            }

            public void setAttachedFd(byte value) {
                _setByteField(2, value, (byte) -1);
            }

            public boolean isNone() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public void setNone() {
                _setShortField(0, (short) 0);
            }

            /** An export of the sender's, one reference more. */
            public boolean isSenderHosted() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            /** An export of the sender's, one reference more. */
            public int getSenderHosted() {
                requireTag(0, 1, "senderHosted");
                return _getIntField(1);
            }

            public void setSenderHosted(int value) {
                _setShortField(0, (short) 1);
                _setIntField(1, value);
            }

            /** The same, and a `Resolve` will follow. */
            public boolean isSenderPromise() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            /** The same, and a `Resolve` will follow. */
            public int getSenderPromise() {
                requireTag(0, 2, "senderPromise");
                return _getIntField(1);
            }

            public void setSenderPromise(int value) {
                _setShortField(0, (short) 2);
                _setIntField(1, value);
            }

            /** An export of the receiver's, coming home. */
            public boolean isReceiverHosted() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            /** An export of the receiver's, coming home. */
            public int getReceiverHosted() {
                requireTag(0, 3, "receiverHosted");
                return _getIntField(1);
            }

            public void setReceiverHosted(int value) {
                _setShortField(0, (short) 3);
                _setIntField(1, value);
            }

            /** Something in an answer which the receiver gives or will give. */
            public boolean isReceiverAnswer() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean hasReceiverAnswer() {
                return (_getShortField(0) & 0xffff) == 4 && !isNullAt(0);
            }

            /** Something in an answer which the receiver gives or will give. */
            public PromisedAnswer.Builder getReceiverAnswer() {
                requireTag(0, 4, "receiverAnswer");
                return buildAt(0, PromisedAnswer.factory);
            }

            public void setReceiverAnswer(PromisedAnswer.Reader value) {
                _setShortField(0, (short) 4);
                copyAt(0, PromisedAnswer.factory, value);
            }

            public PromisedAnswer.Builder initReceiverAnswer() {
                _setShortField(0, (short) 4);
                return newAt(0, PromisedAnswer.factory, 0);
            }

            public boolean isThirdPartyHosted() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public boolean hasThirdPartyHosted() {
                return (_getShortField(0) & 0xffff) == 5 && !isNullAt(0);
            }

            public ThirdPartyCapDescriptor.Builder getThirdPartyHosted() {
                requireTag(0, 5, "thirdPartyHosted");
                return buildAt(0, ThirdPartyCapDescriptor.factory);
            }

            public void setThirdPartyHosted(ThirdPartyCapDescriptor.Reader value) {
                _setShortField(0, (short) 5);
                copyAt(0, ThirdPartyCapDescriptor.factory, value);
            }

            public ThirdPartyCapDescriptor.Builder initThirdPartyHosted() {
                _setShortField(0, (short) 5);
                return newAt(0, ThirdPartyCapDescriptor.factory, 0);
            }
        }
    }

    public static final class PromisedAnswer {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd800b1d6cd6f1ca0L;

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
                struct.pointer(0, PromisedAnswer.Op.factory.list());
            }
        };

        private PromisedAnswer() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public boolean hasTransform() {
                return !isNullAt(0);
            }

            /** The way from the result struct to the capability. No steps: the content is the capability. */
            public StructList.Reader<PromisedAnswer.Op.Reader> getTransform() {
                return readAt(0, PromisedAnswer.Op.factory.list());
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public int getQuestionId() {
                return _getIntField(0);
            }

            public void setQuestionId(int value) {
                _setIntField(0, value);
            }

            public boolean hasTransform() {
                return !isNullAt(0);
            }

            /** The way from the result struct to the capability. No steps: the content is the capability. */
            public StructList.Builder<PromisedAnswer.Op.Builder> getTransform() {
                return buildAt(0, PromisedAnswer.Op.factory.list());
            }

            public void setTransform(StructList.Reader<PromisedAnswer.Op.Reader> value) {
                copyAt(0, PromisedAnswer.Op.factory.list(), value);
            }

            public StructList.Builder<PromisedAnswer.Op.Builder> initTransform(int size) {
                return newAt(0, PromisedAnswer.Op.factory.list(), size);
            }
        }

        public static final class Op {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf316944415569081L;

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

            private Op() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                NOOP,
                GET_POINTER_FIELD,
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

                public boolean isNoop() {
                    return (_getShortField(0) & 0xffff) == 0;
                }

                /** An index in the struct's pointer section. */
                public boolean isGetPointerField() {
                    return (_getShortField(0) & 0xffff) == 1;
                }

                /** An index in the struct's pointer section. */
                public short getGetPointerField() {
                    requireTag(0, 1, "getPointerField");
                    return _getShortField(1);
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

                public boolean isNoop() {
                    return (_getShortField(0) & 0xffff) == 0;
                }

                public void setNoop() {
                    _setShortField(0, (short) 0);
                }

                /** An index in the struct's pointer section. */
                public boolean isGetPointerField() {
                    return (_getShortField(0) & 0xffff) == 1;
                }

                /** An index in the struct's pointer section. */
                public short getGetPointerField() {
                    requireTag(0, 1, "getPointerField");
                    return _getShortField(1);
                }

                public void setGetPointerField(short value) {
                    _setShortField(0, (short) 1);
                    _setShortField(1, value);
                }
            }
        }
    }

    public static final class ThirdPartyCapDescriptor {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd37007fde1f0027dL;

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
        };

        private ThirdPartyCapDescriptor() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasId() {
                return !isNullAt(0);
            }

            public AnyPointer.Reader getId() {
                return anyAt(0);
            }

            /** An export of the sender's that forwards to the object: what a receiver below level 3 uses. */
            public int getVineId() {
                return _getIntField(0);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasId() {
                return !isNullAt(0);
            }

            public AnyPointer.Builder getId() {
                return anyAt(0);
            }

            public AnyPointer.Builder initId() {
                eraseAt(0);
                return anyAt(0);
            }

            public void setId(AnyPointer.Reader value) {
                anyAt(0).set(value);
            }

            /** An export of the sender's that forwards to the object: what a receiver below level 3 uses. */
            public int getVineId() {
                return _getIntField(0);
            }

            public void setVineId(int value) {
                _setIntField(0, value);
            }
        }
    }

    public static final class Exception {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd625b7063acf691aL;

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
                struct.pointer(1, Text.factory);
            }
        };

        private Exception() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasReason() {
                return !isNullAt(0);
            }

            /** For people. */
            public Text.Reader getReason() {
                return readAt(0, Text.factory);
            }

            /** For the caller's code. */
            public Exception.Type getType() {
                return Exception.Type.of(_getShortField(2) & 0xffff);
            }

            public boolean getObsoleteIsCallersFault() {
                return _getBooleanField(0);
            }

            public short getObsoleteDurability() {
                return _getShortField(1);
            }

            public boolean hasTrace() {
                return !isNullAt(1);
            }

            public Text.Reader getTrace() {
                return readAt(1, Text.factory);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasReason() {
                return !isNullAt(0);
            }

            /** For people. */
            public Text.Reader getReason() {
                return buildAt(0, Text.factory);
            }

            public void setReason(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setReason(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            /** For the caller's code. */
            public Exception.Type getType() {
                return Exception.Type.of(_getShortField(2) & 0xffff);
            }

            public void setType(Exception.Type value) {
                _setShortField(2, (short) value.ordinal());
            }

            public boolean getObsoleteIsCallersFault() {
                return _getBooleanField(0);
            }

            public void setObsoleteIsCallersFault(boolean value) {
                _setBooleanField(0, value);
            }

            public short getObsoleteDurability() {
                return _getShortField(1);
            }

            public void setObsoleteDurability(short value) {
                _setShortField(1, value);
            }

            public boolean hasTrace() {
                return !isNullAt(1);
            }

            public Text.Reader getTrace() {
                return buildAt(1, Text.factory);
            }

            public void setTrace(Text.Reader value) {
                copyAt(1, Text.factory, value);
            }

            public void setTrace(String value) {
                copyAt(1, Text.factory, Text.of(value));
            }
        }

        public enum Type {
            /** Something is wrong; trying again will not help. */
            FAILED,
            /** Not now; try again later. */
            OVERLOADED,
            /** Something on the way is gone; connect again, then try again. */
            DISCONNECTED,
            /** There is no such method. */
            UNIMPLEMENTED,
            /** A number which the schema does not name. */
            _NOT_IN_SCHEMA;

            private static final Type[] _VALUES = values();
            private static final EnumList<Type> _LIST = EnumList.of(Type::of);

            public static Type of(int number) {
                return number < _NOT_IN_SCHEMA.ordinal() ? _VALUES[number] : _NOT_IN_SCHEMA;
            }

            public static EnumList<Type> list() {
                return _LIST;
            }
        }
    }
}
