package ww.schema;

import java.util.function.Consumer;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.AnswerHook;
import ww.capnp.CallContext;
import ww.capnp.CallException;
import ww.capnp.CapnpException;
import ww.capnp.ClientHook;
import ww.capnp.Data;
import ww.capnp.LocalObject;
import ww.capnp.MethodCall;
import ww.capnp.StreamResult;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructList;
import ww.capnp.StructReader;
import ww.capnp.Stubs;
import ww.capnp.Text;

/** What {@code cluster.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class ClusterSchema {
    private ClusterSchema() { }

    public static final class View {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xb8cc1b0ba89ddfd2L;

        private View() { }

        /** Calls the object's methods, wherever it is. */
        public static final class Client extends ww.capnp.Client {
            /** Takes over a count of the hook. */
            public Client(ClientHook hook) {
                super(hook);
            }

            /** The first reference to an object of this process. */
            public Client(Server server) {
                super(new LocalObject(server));
            }

            /** Another reference to the same object, to be closed by itself. */
            public Client addRef() {
                return new Client(hook().addRef());
            }

            /** The first record. The results may be null if there is none. */
            public ww.capnp.Answer<View.LookupResults.Reader> lookup(Consumer<View.LookupParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, View.TYPE_ID, 0, 2, View.LookupParams.factory, params)
                        .send(), View.LookupResults.factory);
            }

            /** Every record, one call of the handler each; returns when all of these have. */
            public ww.capnp.Answer<View.IterResults.Reader> iter(Consumer<View.IterParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, View.TYPE_ID, 1, 3, View.IterParams.factory, params)
                        .send(), View.IterResults.factory);
            }

            /** The same records in the other order. */
            public View.ReverseAnswer reverse(Consumer<View.ReverseParams.Builder> params) {
                return new View.ReverseAnswer(Stubs.request(this, View.TYPE_ID, 2, 0, View.ReverseParams.factory,
                        params).send());
            }

            public View.ReverseAnswer reverse() {
                return reverse(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            /** The first record. The results may be null if there is none. */
            default void lookup(MethodCall<View.LookupParams.Reader,
                    View.LookupResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("View", TYPE_ID, 0);
            }

            /** Every record, one call of the handler each; returns when all of these have. */
            default void iter(MethodCall<View.IterParams.Reader, View.IterResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("View", TYPE_ID, 1);
            }

            /** The same records in the other order. */
            default void reverse(MethodCall<View.ReverseParams.Reader,
                    View.ReverseResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("View", TYPE_ID, 2);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == View.TYPE_ID) {
                    View.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("View", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.lookup(new MethodCall<>(context, View.LookupParams.factory, View.LookupResults.factory));
                }
                case 1 -> {
                    server.iter(new MethodCall<>(context, View.IterParams.factory, View.IterResults.factory));
                }
                case 2 -> {
                    server.reverse(new MethodCall<>(context, View.ReverseParams.factory, View.ReverseResults.factory));
                }
                default -> throw CallContext.unimplemented("View", TYPE_ID, methodId);
            }
        }

        public static final class LookupParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb06e55bb4d9bb7e2L;

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
                    struct.pointer(0, Selector.factory);
                    struct.pointer(1, Constraint.factory.list());
                }
            };

            private LookupParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasSelector() {
                    return !isNullAt(0);
                }

                public Selector.Reader getSelector() {
                    return readAt(0, Selector.factory);
                }

                public boolean hasConstraints() {
                    return !isNullAt(1);
                }

                public StructList.Reader<Constraint.Reader> getConstraints() {
                    return readAt(1, Constraint.factory.list());
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasSelector() {
                    return !isNullAt(0);
                }

                public Selector.Builder getSelector() {
                    return buildAt(0, Selector.factory);
                }

                public void setSelector(Selector.Reader value) {
                    copyAt(0, Selector.factory, value);
                }

                public Selector.Builder initSelector() {
                    return newAt(0, Selector.factory, 0);
                }

                public boolean hasConstraints() {
                    return !isNullAt(1);
                }

                public StructList.Builder<Constraint.Builder> getConstraints() {
                    return buildAt(1, Constraint.factory.list());
                }

                public void setConstraints(StructList.Reader<Constraint.Reader> value) {
                    copyAt(1, Constraint.factory.list(), value);
                }

                public StructList.Builder<Constraint.Builder> initConstraints(int size) {
                    return newAt(1, Constraint.factory.list(), size);
                }
            }
        }

        public static final class LookupResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9bbf333a5450f2d0L;

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
                    struct.pointer(0, MaybeRecord.factory);
                }
            };

            private LookupResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasResult() {
                    return !isNullAt(0);
                }

                public MaybeRecord.Reader getResult() {
                    return readAt(0, MaybeRecord.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasResult() {
                    return !isNullAt(0);
                }

                public MaybeRecord.Builder getResult() {
                    return buildAt(0, MaybeRecord.factory);
                }

                public void setResult(MaybeRecord.Reader value) {
                    copyAt(0, MaybeRecord.factory, value);
                }

                public MaybeRecord.Builder initResult() {
                    return newAt(0, MaybeRecord.factory, 0);
                }
            }
        }

        public static final class IterParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8b8f9a8dbc645c7aL;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(0, 3) {
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
                    struct.capability(0);
                    struct.pointer(1, Selector.factory);
                    struct.pointer(2, Constraint.factory.list());
                }
            };

            private IterParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasHandler() {
                    return !isNullAt(0);
                }

                public View.Handler.Client getHandler() {
                    return new View.Handler.Client(capabilityAt(0));
                }

                public boolean hasSelector() {
                    return !isNullAt(1);
                }

                public Selector.Reader getSelector() {
                    return readAt(1, Selector.factory);
                }

                public boolean hasConstraints() {
                    return !isNullAt(2);
                }

                public StructList.Reader<Constraint.Reader> getConstraints() {
                    return readAt(2, Constraint.factory.list());
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasHandler() {
                    return !isNullAt(0);
                }

                public View.Handler.Client getHandler() {
                    return new View.Handler.Client(capabilityAt(0));
                }

                public void setHandler(View.Handler.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setHandler(View.Handler.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }

                public boolean hasSelector() {
                    return !isNullAt(1);
                }

                public Selector.Builder getSelector() {
                    return buildAt(1, Selector.factory);
                }

                public void setSelector(Selector.Reader value) {
                    copyAt(1, Selector.factory, value);
                }

                public Selector.Builder initSelector() {
                    return newAt(1, Selector.factory, 0);
                }

                public boolean hasConstraints() {
                    return !isNullAt(2);
                }

                public StructList.Builder<Constraint.Builder> getConstraints() {
                    return buildAt(2, Constraint.factory.list());
                }

                public void setConstraints(StructList.Reader<Constraint.Reader> value) {
                    copyAt(2, Constraint.factory.list(), value);
                }

                public StructList.Builder<Constraint.Builder> initConstraints(int size) {
                    return newAt(2, Constraint.factory.list(), size);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public View.Handler.Client getHandler() {
                    return new View.Handler.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class IterResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9764ff97950b0e11L;

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

            private IterResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class ReverseAnswer extends ww.capnp.Answer<View.ReverseResults.Reader> {
            private ReverseAnswer(AnswerHook hook) {
                super(hook, View.ReverseResults.factory);
            }

            public View.Client getView() {
                return new View.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class ReverseParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x81107838ed1339e2L;

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

            private ReverseParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }
            }
        }

        public static final class ReverseResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb999cf53764e76aeL;

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
                    struct.capability(0);
                }
            };

            private ReverseResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasView() {
                    return !isNullAt(0);
                }

                public View.Client getView() {
                    return new View.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasView() {
                    return !isNullAt(0);
                }

                public View.Client getView() {
                    return new View.Client(capabilityAt(0));
                }

                public void setView(View.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setView(View.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public View.Client getView() {
                    return new View.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class Handler {
            /** The id which the schema gives this interface; calls of its methods carry it. */
            public static final long TYPE_ID = 0x9321a2d72dff5f08L;

            private Handler() { }

            /** Calls the object's methods, wherever it is. */
            public static final class Client extends ww.capnp.Client {
                /** Takes over a count of the hook. */
                public Client(ClientHook hook) {
                    super(hook);
                }

                /** The first reference to an object of this process. */
                public Client(Server server) {
                    super(new LocalObject(server));
                }

                /** Another reference to the same object, to be closed by itself. */
                public Client addRef() {
                    return new Client(hook().addRef());
                }

                public void recv(Consumer<View.Handler.RecvParams.Builder> params) throws CallException,
                        InterruptedException {
                    stream(Stubs.request(this, View.Handler.TYPE_ID, 0, 1, View.Handler.RecvParams.factory, params));
                }
            }

            /** An object with these methods; those which are not overridden fail as unimplemented. */
            public interface Server extends ww.capnp.Server {
                default void recv(MethodCall<View.Handler.RecvParams.Reader,
                        StreamResult.Builder> call) throws Exception {
                    throw CallContext.unimplemented("Handler", TYPE_ID, 0);
                }

                @Override
                default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                    if (interfaceId == View.Handler.TYPE_ID) {
                        View.Handler.serve(this, methodId, context);
                    }
                    else {
                        throw CallContext.unimplemented("Handler", interfaceId, methodId);
                    }
                }
            }

            /** Serves a call of one of this interface's own methods. */
            public static void serve(Server server, int methodId, CallContext context) throws Exception {
                switch (methodId) {
                    case 0 -> {
                        context.streaming();
                        server.recv(new MethodCall<>(context, View.Handler.RecvParams.factory, StreamResult.factory));
                    }
                    default -> throw CallContext.unimplemented("Handler", TYPE_ID, methodId);
                }
            }

            public static final class RecvParams {
                /** The id which the schema gives this type. */
                public static final long TYPE_ID = 0xf155c3664dada7ffL;

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
                        struct.pointer(0, Record.factory);
                    }
                };

                private RecvParams() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public boolean hasRecord() {
                        return !isNullAt(0);
                    }

                    public Record.Reader getRecord() {
                        return readAt(0, Record.factory);
                    }
                }

                public static final class Builder extends StructBuilder {
                    private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public Reader asReader() {
                        return new Reader(segment, data, pointers, dataSize, pointerCount);
                    }

                    public boolean hasRecord() {
                        return !isNullAt(0);
                    }

                    public Record.Builder getRecord() {
                        return buildAt(0, Record.factory);
                    }

                    public void setRecord(Record.Reader value) {
                        copyAt(0, Record.factory, value);
                    }

                    public Record.Builder initRecord() {
                        return newAt(0, Record.factory, 0);
                    }
                }
            }
        }
    }

    public static final class Selector {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xf8eb7e44ba7b1fa8L;

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
                    case 1 -> struct.pointer(0, Index.factory);
                    case 2 -> struct.pointer(0, Index.factory);
                    default -> { }
                }
            }
        };

        private Selector() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            ALL,
            MATCH,
            FROM,
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

            public boolean isAll() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            /** Those with this key. */
            public boolean isMatch() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasMatch() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Those with this key. */
            public Index.Reader getMatch() {
                requireTag(0, 1, "match");
                return readAt(0, Index.factory);
            }

            /** Those from this key on, in the order of its index. */
            public boolean isFrom() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasFrom() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            /** Those from this key on, in the order of its index. */
            public Index.Reader getFrom() {
                requireTag(0, 2, "from");
                return readAt(0, Index.factory);
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

            public boolean isAll() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public void setAll() {
                _setShortField(0, (short) 0);
            }

            /** Those with this key. */
            public boolean isMatch() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasMatch() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Those with this key. */
            public Index.Builder getMatch() {
                requireTag(0, 1, "match");
                return buildAt(0, Index.factory);
            }

            public void setMatch(Index.Reader value) {
                _setShortField(0, (short) 1);
                copyAt(0, Index.factory, value);
            }

            public Index.Builder initMatch() {
                _setShortField(0, (short) 1);
                return newAt(0, Index.factory, 0);
            }

            /** Those from this key on, in the order of its index. */
            public boolean isFrom() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasFrom() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            /** Those from this key on, in the order of its index. */
            public Index.Builder getFrom() {
                requireTag(0, 2, "from");
                return buildAt(0, Index.factory);
            }

            public void setFrom(Index.Reader value) {
                _setShortField(0, (short) 2);
                copyAt(0, Index.factory, value);
            }

            public Index.Builder initFrom() {
                _setShortField(0, (short) 2);
                return newAt(0, Index.factory, 0);
            }
        }
    }

    public static final class Constraint {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x92dd7cf694dc2a0dL;

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
                    case 1 -> struct.pointer(0, Index.factory);
                    default -> { }
                }
            }
        };

        private Constraint() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            LIMIT,
            TO,
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

            /** So many at most. */
            public boolean isLimit() {
                return (_getShortField(4) & 0xffff) == 0;
            }

            /** So many at most. */
            public long getLimit() {
                requireTag(4, 0, "limit");
                return _getLongField(0);
            }

            /** Up to this key. */
            public boolean isTo() {
                return (_getShortField(4) & 0xffff) == 1;
            }

            public boolean hasTo() {
                return (_getShortField(4) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Up to this key. */
            public Index.Reader getTo() {
                requireTag(4, 1, "to");
                return readAt(0, Index.factory);
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

            /** So many at most. */
            public boolean isLimit() {
                return (_getShortField(4) & 0xffff) == 0;
            }

            /** So many at most. */
            public long getLimit() {
                requireTag(4, 0, "limit");
                return _getLongField(0);
            }

            public void setLimit(long value) {
                _setShortField(4, (short) 0);
                _setLongField(0, value);
            }

            /** Up to this key. */
            public boolean isTo() {
                return (_getShortField(4) & 0xffff) == 1;
            }

            public boolean hasTo() {
                return (_getShortField(4) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Up to this key. */
            public Index.Builder getTo() {
                requireTag(4, 1, "to");
                return buildAt(0, Index.factory);
            }

            public void setTo(Index.Reader value) {
                _setShortField(4, (short) 1);
                copyAt(0, Index.factory, value);
            }

            public Index.Builder initTo() {
                _setShortField(4, (short) 1);
                return newAt(0, Index.factory, 0);
            }
        }
    }

    /** A key of one of the table's indexes. */
    public static final class Index {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xdb1aee7a06a493b6L;

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
                switch (struct.tag(1)) {
                    case 0 -> struct.pointer(0, Text.factory);
                    case 1 -> struct.pointer(0, Data.factory);
                    case 2 -> struct.pointer(0, Text.factory);
                    case 3 -> struct.pointer(0, Text.factory);
                    default -> { }
                }
            }
        };

        private Index() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            PEER,
            SERVER,
            HOST,
            META,
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
                return Which.of(_getShortField(1) & 0xffff);
            }

            /** Any key that begins so. */
            public boolean getPrefix() {
                return _getBooleanField(0);
            }

            /** In base58. */
            public boolean isPeer() {
                return (_getShortField(1) & 0xffff) == 0;
            }

            public boolean hasPeer() {
                return (_getShortField(1) & 0xffff) == 0 && !isNullAt(0);
            }

            /** In base58. */
            public Text.Reader getPeer() {
                requireTag(1, 0, "peer");
                return readAt(0, Text.factory);
            }

            /** Sixteen hexadecimal digits. */
            public boolean isServer() {
                return (_getShortField(1) & 0xffff) == 1;
            }

            public boolean hasServer() {
                return (_getShortField(1) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Sixteen hexadecimal digits. */
            public Data.Reader getServer() {
                requireTag(1, 1, "server");
                return readAt(0, Data.factory);
            }

            public boolean isHost() {
                return (_getShortField(1) & 0xffff) == 2;
            }

            public boolean hasHost() {
                return (_getShortField(1) & 0xffff) == 2 && !isNullAt(0);
            }

            public Text.Reader getHost() {
                requireTag(1, 2, "host");
                return readAt(0, Text.factory);
            }

            /** `key=value`. */
            public boolean isMeta() {
                return (_getShortField(1) & 0xffff) == 3;
            }

            public boolean hasMeta() {
                return (_getShortField(1) & 0xffff) == 3 && !isNullAt(0);
            }

            /** `key=value`. */
            public Text.Reader getMeta() {
                requireTag(1, 3, "meta");
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

            public Which which() {
                return Which.of(_getShortField(1) & 0xffff);
            }

            /** Any key that begins so. */
            public boolean getPrefix() {
                return _getBooleanField(0);
            }

            public void setPrefix(boolean value) {
                _setBooleanField(0, value);
            }

            /** In base58. */
            public boolean isPeer() {
                return (_getShortField(1) & 0xffff) == 0;
            }

            public boolean hasPeer() {
                return (_getShortField(1) & 0xffff) == 0 && !isNullAt(0);
            }

            /** In base58. */
            public Text.Reader getPeer() {
                requireTag(1, 0, "peer");
                return buildAt(0, Text.factory);
            }

            public void setPeer(Text.Reader value) {
                _setShortField(1, (short) 0);
                copyAt(0, Text.factory, value);
            }

            public void setPeer(String value) {
                _setShortField(1, (short) 0);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** Sixteen hexadecimal digits. */
            public boolean isServer() {
                return (_getShortField(1) & 0xffff) == 1;
            }

            public boolean hasServer() {
                return (_getShortField(1) & 0xffff) == 1 && !isNullAt(0);
            }

            /** Sixteen hexadecimal digits. */
            public Data.Builder getServer() {
                requireTag(1, 1, "server");
                return buildAt(0, Data.factory);
            }

            public void setServer(Data.Reader value) {
                _setShortField(1, (short) 1);
                copyAt(0, Data.factory, value);
            }

            public void setServer(byte[] value) {
                _setShortField(1, (short) 1);
                copyAt(0, Data.factory, Data.of(value));
            }

            public Data.Builder initServer(int size) {
                _setShortField(1, (short) 1);
                return newAt(0, Data.factory, size);
            }

            public boolean isHost() {
                return (_getShortField(1) & 0xffff) == 2;
            }

            public boolean hasHost() {
                return (_getShortField(1) & 0xffff) == 2 && !isNullAt(0);
            }

            public Text.Reader getHost() {
                requireTag(1, 2, "host");
                return buildAt(0, Text.factory);
            }

            public void setHost(Text.Reader value) {
                _setShortField(1, (short) 2);
                copyAt(0, Text.factory, value);
            }

            public void setHost(String value) {
                _setShortField(1, (short) 2);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** `key=value`. */
            public boolean isMeta() {
                return (_getShortField(1) & 0xffff) == 3;
            }

            public boolean hasMeta() {
                return (_getShortField(1) & 0xffff) == 3 && !isNullAt(0);
            }

            /** `key=value`. */
            public Text.Reader getMeta() {
                requireTag(1, 3, "meta");
                return buildAt(0, Text.factory);
            }

            public void setMeta(Text.Reader value) {
                _setShortField(1, (short) 3);
                copyAt(0, Text.factory, value);
            }

            public void setMeta(String value) {
                _setShortField(1, (short) 3);
                copyAt(0, Text.factory, Text.of(value));
            }
        }
    }

    public static final class Record {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xc390eec5b4e4aaefL;

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
                struct.pointer(1, RoutingSchema.Heartbeat.factory);
            }
        };

        private Record() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasPeer() {
                return !isNullAt(0);
            }

            /** The raw bytes of the peer id, which are not UTF-8. */
            public Text.Reader getPeer() {
                return readAt(0, Text.factory);
            }

            /** Left 0 by nodes of the first kind; the heartbeat has it. */
            public long getServer() {
                return _getLongField(0);
            }

            public long getSeq() {
                return _getLongField(1);
            }

            public boolean hasHeartbeat() {
                return !isNullAt(1);
            }

            public RoutingSchema.Heartbeat.Reader getHeartbeat() {
                return readAt(1, RoutingSchema.Heartbeat.factory);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasPeer() {
                return !isNullAt(0);
            }

            /** The raw bytes of the peer id, which are not UTF-8. */
            public Text.Reader getPeer() {
                return buildAt(0, Text.factory);
            }

            public void setPeer(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setPeer(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            /** Left 0 by nodes of the first kind; the heartbeat has it. */
            public long getServer() {
                return _getLongField(0);
            }

            public void setServer(long value) {
                _setLongField(0, value);
            }

            public long getSeq() {
                return _getLongField(1);
            }

            public void setSeq(long value) {
                _setLongField(1, value);
            }

            public boolean hasHeartbeat() {
                return !isNullAt(1);
            }

            public RoutingSchema.Heartbeat.Builder getHeartbeat() {
                return buildAt(1, RoutingSchema.Heartbeat.factory);
            }

            public void setHeartbeat(RoutingSchema.Heartbeat.Reader value) {
                copyAt(1, RoutingSchema.Heartbeat.factory, value);
            }

            public RoutingSchema.Heartbeat.Builder initHeartbeat() {
                return newAt(1, RoutingSchema.Heartbeat.factory, 0);
            }
        }
    }

    public static final class MaybeRecord {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xf107ba55f0ab3244L;

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
                    case 1 -> struct.pointer(0, Record.factory);
                    default -> { }
                }
            }
        };

        private MaybeRecord() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            NOTHING,
            JUST,
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

            public boolean isNothing() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean isJust() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasJust() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            public Record.Reader getJust() {
                requireTag(0, 1, "just");
                return readAt(0, Record.factory);
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

            public boolean isNothing() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public void setNothing() {
                _setShortField(0, (short) 0);
            }

            public boolean isJust() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasJust() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            public Record.Builder getJust() {
                requireTag(0, 1, "just");
                return buildAt(0, Record.factory);
            }

            public void setJust(Record.Reader value) {
                _setShortField(0, (short) 1);
                copyAt(0, Record.factory, value);
            }

            public Record.Builder initJust() {
                _setShortField(0, (short) 1);
                return newAt(0, Record.factory, 0);
            }
        }
    }
}
