package ww.schema;

import java.util.function.Consumer;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.AnswerHook;
import ww.capnp.CallContext;
import ww.capnp.CapnpException;
import ww.capnp.ClientHook;
import ww.capnp.LocalObject;
import ww.capnp.MethodCall;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructList;
import ww.capnp.StructReader;
import ww.capnp.Stubs;
import ww.capnp.Text;

/** What {@code anchor.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class AnchorSchema {
    private AnchorSchema() { }

    public static final class Anchor {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xe41237e4098ed922L;

        private Anchor() { }

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

            public ww.capnp.Answer<Anchor.LsResults.Reader> ls(Consumer<Anchor.LsParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Anchor.TYPE_ID, 0, 0, Anchor.LsParams.factory, params)
                        .send(), Anchor.LsResults.factory);
            }

            public ww.capnp.Answer<Anchor.LsResults.Reader> ls() {
                return ls(params -> { });
            }

            /** Names are printable ASCII without a backslash, with slashes between them. What is missing is created. */
            public Anchor.WalkAnswer walk(Consumer<Anchor.WalkParams.Builder> params) {
                return new Anchor.WalkAnswer(Stubs.request(this, Anchor.TYPE_ID, 1, 1, Anchor.WalkParams.factory,
                        params).send());
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void ls(MethodCall<Anchor.LsParams.Reader, Anchor.LsResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Anchor", TYPE_ID, 0);
            }

            /** Names are printable ASCII without a backslash, with slashes between them. What is missing is created. */
            default void walk(MethodCall<Anchor.WalkParams.Reader, Anchor.WalkResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Anchor", TYPE_ID, 1);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Anchor.TYPE_ID) {
                    Anchor.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Anchor", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.ls(new MethodCall<>(context, Anchor.LsParams.factory, Anchor.LsResults.factory));
                }
                case 1 -> {
                    server.walk(new MethodCall<>(context, Anchor.WalkParams.factory, Anchor.WalkResults.factory));
                }
                default -> throw CallContext.unimplemented("Anchor", TYPE_ID, methodId);
            }
        }

        public static final class LsParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc105d085735711e1L;

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

            private LsParams() { }

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

        public static final class LsResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe325af947f127758L;

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
                    struct.pointer(0, Anchor.Child.factory.list());
                }
            };

            private LsResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasChildren() {
                    return !isNullAt(0);
                }

                public StructList.Reader<Anchor.Child.Reader> getChildren() {
                    return readAt(0, Anchor.Child.factory.list());
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasChildren() {
                    return !isNullAt(0);
                }

                public StructList.Builder<Anchor.Child.Builder> getChildren() {
                    return buildAt(0, Anchor.Child.factory.list());
                }

                public void setChildren(StructList.Reader<Anchor.Child.Reader> value) {
                    copyAt(0, Anchor.Child.factory.list(), value);
                }

                public StructList.Builder<Anchor.Child.Builder> initChildren(int size) {
                    return newAt(0, Anchor.Child.factory.list(), size);
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class WalkAnswer extends ww.capnp.Answer<Anchor.WalkResults.Reader> {
            private WalkAnswer(AnswerHook hook) {
                super(hook, Anchor.WalkResults.factory);
            }

            public Anchor.Client getAnchor() {
                return new Anchor.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class WalkParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb90ffa2761585171L;

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

            private WalkParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasPath() {
                    return !isNullAt(0);
                }

                public Text.Reader getPath() {
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

                public boolean hasPath() {
                    return !isNullAt(0);
                }

                public Text.Reader getPath() {
                    return buildAt(0, Text.factory);
                }

                public void setPath(Text.Reader value) {
                    copyAt(0, Text.factory, value);
                }

                public void setPath(String value) {
                    copyAt(0, Text.factory, Text.of(value));
                }
            }
        }

        public static final class WalkResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xaec21d58779cc86cL;

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

            private WalkResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasAnchor() {
                    return !isNullAt(0);
                }

                public Anchor.Client getAnchor() {
                    return new Anchor.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasAnchor() {
                    return !isNullAt(0);
                }

                public Anchor.Client getAnchor() {
                    return new Anchor.Client(capabilityAt(0));
                }

                public void setAnchor(Anchor.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setAnchor(Anchor.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Anchor.Client getAnchor() {
                    return new Anchor.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class Child {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc718781cb2553199L;

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
                    struct.capability(0);
                    struct.pointer(1, Text.factory);
                }
            };

            private Child() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasAnchor() {
                    return !isNullAt(0);
                }

                public Anchor.Client getAnchor() {
                    return new Anchor.Client(capabilityAt(0));
                }

                public boolean hasName() {
                    return !isNullAt(1);
                }

                public Text.Reader getName() {
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

                public boolean hasAnchor() {
                    return !isNullAt(0);
                }

                public Anchor.Client getAnchor() {
                    return new Anchor.Client(capabilityAt(0));
                }

                public void setAnchor(Anchor.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setAnchor(Anchor.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }

                public boolean hasName() {
                    return !isNullAt(1);
                }

                public Text.Reader getName() {
                    return buildAt(1, Text.factory);
                }

                public void setName(Text.Reader value) {
                    copyAt(1, Text.factory, value);
                }

                public void setName(String value) {
                    copyAt(1, Text.factory, Text.of(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Anchor.Client getAnchor() {
                    return new Anchor.Client(place.pointerField(0).capability());
                }
            }
        }
    }
}
