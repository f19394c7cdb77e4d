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
import ww.capnp.StructReader;
import ww.capnp.Stubs;

/** What {@code host.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class HostSchema {
    private HostSchema() { }

    public static final class Host {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0x957cbefc645fd307L;

        private Host() { }

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

            public Host.ViewAnswer view(Consumer<Host.ViewParams.Builder> params) {
                return new Host.ViewAnswer(Stubs.request(this, Host.TYPE_ID, 0, 0, Host.ViewParams.factory, params)
                        .send());
            }

            public Host.ViewAnswer view() {
                return view(params -> { });
            }

            public Host.PubSubAnswer pubSub(Consumer<Host.PubSubParams.Builder> params) {
                return new Host.PubSubAnswer(Stubs.request(this, Host.TYPE_ID, 1, 0, Host.PubSubParams.factory, params)
                        .send());
            }

            public Host.PubSubAnswer pubSub() {
                return pubSub(params -> { });
            }

            public Host.RootAnswer root(Consumer<Host.RootParams.Builder> params) {
                return new Host.RootAnswer(Stubs.request(this, Host.TYPE_ID, 2, 0, Host.RootParams.factory, params)
                        .send());
            }

            public Host.RootAnswer root() {
                return root(params -> { });
            }

            /**
             * Nodes of the first kind give an object here which tells any caller their environment variables. Ours have
             * none.
             */
            public Host.DebugAnswer debug(Consumer<Host.DebugParams.Builder> params) {
                return new Host.DebugAnswer(Stubs.request(this, Host.TYPE_ID, 3, 0, Host.DebugParams.factory, params)
                        .send());
            }

            public Host.DebugAnswer debug() {
                return debug(params -> { });
            }

            public Host.ExecutorAnswer executor(Consumer<Host.ExecutorParams.Builder> params) {
                return new Host.ExecutorAnswer(Stubs.request(this, Host.TYPE_ID, 4, 0, Host.ExecutorParams.factory,
                        params).send());
            }

            public Host.ExecutorAnswer executor() {
                return executor(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void view(MethodCall<Host.ViewParams.Reader, Host.ViewResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Host", TYPE_ID, 0);
            }

            default void pubSub(MethodCall<Host.PubSubParams.Reader,
                    Host.PubSubResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Host", TYPE_ID, 1);
            }

            default void root(MethodCall<Host.RootParams.Reader, Host.RootResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Host", TYPE_ID, 2);
            }

            /**
             * Nodes of the first kind give an object here which tells any caller their environment variables. Ours have
             * none.
             */
            default void debug(MethodCall<Host.DebugParams.Reader, Host.DebugResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Host", TYPE_ID, 3);
            }

            default void executor(MethodCall<Host.ExecutorParams.Reader,
                    Host.ExecutorResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Host", TYPE_ID, 4);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Host.TYPE_ID) {
                    Host.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Host", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.view(new MethodCall<>(context, Host.ViewParams.factory, Host.ViewResults.factory));
                }
                case 1 -> {
                    server.pubSub(new MethodCall<>(context, Host.PubSubParams.factory, Host.PubSubResults.factory));
                }
                case 2 -> {
                    server.root(new MethodCall<>(context, Host.RootParams.factory, Host.RootResults.factory));
                }
                case 3 -> {
                    server.debug(new MethodCall<>(context, Host.DebugParams.factory, Host.DebugResults.factory));
                }
                case 4 -> {
                    server.executor(new MethodCall<>(context, Host.ExecutorParams.factory,
                            Host.ExecutorResults.factory));
                }
                default -> throw CallContext.unimplemented("Host", TYPE_ID, methodId);
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class ViewAnswer extends ww.capnp.Answer<Host.ViewResults.Reader> {
            private ViewAnswer(AnswerHook hook) {
                super(hook, Host.ViewResults.factory);
            }

            public ClusterSchema.View.Client getView() {
                return new ClusterSchema.View.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class ViewParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xa404c24b5375b9e4L;

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

            private ViewParams() { }

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

        public static final class ViewResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8f58928e854cd4f5L;

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

            private ViewResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasView() {
                    return !isNullAt(0);
                }

                public ClusterSchema.View.Client getView() {
                    return new ClusterSchema.View.Client(capabilityAt(0));
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

                public ClusterSchema.View.Client getView() {
                    return new ClusterSchema.View.Client(capabilityAt(0));
                }

                public void setView(ClusterSchema.View.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setView(ClusterSchema.View.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public ClusterSchema.View.Client getView() {
                    return new ClusterSchema.View.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class PubSubAnswer extends ww.capnp.Answer<Host.PubSubResults.Reader> {
            private PubSubAnswer(AnswerHook hook) {
                super(hook, Host.PubSubResults.factory);
            }

            public PubsubSchema.Router.Client getPubSub() {
                return new PubsubSchema.Router.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class PubSubParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe5b5227505fcaa99L;

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

            private PubSubParams() { }

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

        public static final class PubSubResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xdc88f975f5090eeeL;

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

            private PubSubResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasPubSub() {
                    return !isNullAt(0);
                }

                public PubsubSchema.Router.Client getPubSub() {
                    return new PubsubSchema.Router.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasPubSub() {
                    return !isNullAt(0);
                }

                public PubsubSchema.Router.Client getPubSub() {
                    return new PubsubSchema.Router.Client(capabilityAt(0));
                }

                public void setPubSub(PubsubSchema.Router.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setPubSub(PubsubSchema.Router.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public PubsubSchema.Router.Client getPubSub() {
                    return new PubsubSchema.Router.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class RootAnswer extends ww.capnp.Answer<Host.RootResults.Reader> {
            private RootAnswer(AnswerHook hook) {
                super(hook, Host.RootResults.factory);
            }

            public AnchorSchema.Anchor.Client getRoot() {
                return new AnchorSchema.Anchor.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class RootParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x828b2823e5eeb7beL;

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

            private RootParams() { }

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

        public static final class RootResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcabb5c85a457450bL;

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

            private RootResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasRoot() {
                    return !isNullAt(0);
                }

                public AnchorSchema.Anchor.Client getRoot() {
                    return new AnchorSchema.Anchor.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasRoot() {
                    return !isNullAt(0);
                }

                public AnchorSchema.Anchor.Client getRoot() {
                    return new AnchorSchema.Anchor.Client(capabilityAt(0));
                }

                public void setRoot(AnchorSchema.Anchor.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setRoot(AnchorSchema.Anchor.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public AnchorSchema.Anchor.Client getRoot() {
                    return new AnchorSchema.Anchor.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class DebugAnswer extends ww.capnp.Answer<Host.DebugResults.Reader> {
            private DebugAnswer(AnswerHook hook) {
                super(hook, Host.DebugResults.factory);
            }

            public ww.capnp.Client getDebugger() {
                return new ww.capnp.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class DebugParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x89ec8e1ef0f263f3L;

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

            private DebugParams() { }

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

        public static final class DebugResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xbe186003ae0f0429L;

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

            private DebugResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasDebugger() {
                    return !isNullAt(0);
                }

                public ww.capnp.Client getDebugger() {
                    return new ww.capnp.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasDebugger() {
                    return !isNullAt(0);
                }

                public ww.capnp.Client getDebugger() {
                    return new ww.capnp.Client(capabilityAt(0));
                }

                public void setDebugger(ww.capnp.Client value) {
                    anyAt(0).setCapability(value);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public ww.capnp.Client getDebugger() {
                    return new ww.capnp.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class ExecutorAnswer extends ww.capnp.Answer<Host.ExecutorResults.Reader> {
            private ExecutorAnswer(AnswerHook hook) {
                super(hook, Host.ExecutorResults.factory);
            }

            public ProcessSchema.Executor.Client getExecutor() {
                return new ProcessSchema.Executor.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class ExecutorParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xbe5314ed29d84c52L;

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

            private ExecutorParams() { }

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

        public static final class ExecutorResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9e8120f9bb059602L;

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

            private ExecutorResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasExecutor() {
                    return !isNullAt(0);
                }

                public ProcessSchema.Executor.Client getExecutor() {
                    return new ProcessSchema.Executor.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasExecutor() {
                    return !isNullAt(0);
                }

                public ProcessSchema.Executor.Client getExecutor() {
                    return new ProcessSchema.Executor.Client(capabilityAt(0));
                }

                public void setExecutor(ProcessSchema.Executor.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setExecutor(ProcessSchema.Executor.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public ProcessSchema.Executor.Client getExecutor() {
                    return new ProcessSchema.Executor.Client(place.pointerField(0).capability());
                }
            }
        }
    }
}
