package ww.schema;

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
import ww.capnp.StructReader;
import ww.capnp.Stubs;
import ww.capnp.Text;

/** What {@code pubsub.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class PubsubSchema {
    private PubsubSchema() { }

    public static final class Router {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xde50b3e61b766f3aL;

        private Router() { }

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

            public Router.JoinAnswer join(java.util.function.Consumer<Router.JoinParams.Builder> params) {
                return new Router.JoinAnswer(Stubs.request(this, Router.TYPE_ID, 0, 1, Router.JoinParams.factory,
                        params).send());
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void join(MethodCall<Router.JoinParams.Reader, Router.JoinResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Router", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Router.TYPE_ID) {
                    Router.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Router", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.join(new MethodCall<>(context, Router.JoinParams.factory, Router.JoinResults.factory));
                }
                default -> throw CallContext.unimplemented("Router", TYPE_ID, methodId);
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class JoinAnswer extends ww.capnp.Answer<Router.JoinResults.Reader> {
            private JoinAnswer(AnswerHook hook) {
                super(hook, Router.JoinResults.factory);
            }

            public Topic.Client getTopic() {
                return new Topic.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class JoinParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xfb2fed6504f78754L;

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

            private JoinParams() { }

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

        public static final class JoinResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe8a6b1cad09d4625L;

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

            private JoinResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasTopic() {
                    return !isNullAt(0);
                }

                public Topic.Client getTopic() {
                    return new Topic.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasTopic() {
                    return !isNullAt(0);
                }

                public Topic.Client getTopic() {
                    return new Topic.Client(capabilityAt(0));
                }

                public void setTopic(Topic.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setTopic(Topic.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Topic.Client getTopic() {
                    return new Topic.Client(place.pointerField(0).capability());
                }
            }
        }
    }

    public static final class Topic {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0x986ea9282f106bb0L;

        private Topic() { }

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

            public void publish(java.util.function.Consumer<Topic.PublishParams.Builder> params) throws CallException,
                    InterruptedException {
                stream(Stubs.request(this, Topic.TYPE_ID, 0, 1, Topic.PublishParams.factory, params));
            }

            /**
             * Stays open until it is cancelled, and calls the consumer for each message meanwhile. Messages are lost
             * while more
             * than `buf` of them wait for the consumer.
             */
            public ww.capnp.Answer<Topic.SubscribeResults.Reader> subscribe(
                    java.util.function.Consumer<Topic.SubscribeParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Topic.TYPE_ID, 1, 2, Topic.SubscribeParams.factory,
                        params).send(), Topic.SubscribeResults.factory);
            }

            public ww.capnp.Answer<Topic.NameResults.Reader> name(
                    java.util.function.Consumer<Topic.NameParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Topic.TYPE_ID, 2, 0, Topic.NameParams.factory, params)
                        .send(), Topic.NameResults.factory);
            }

            public ww.capnp.Answer<Topic.NameResults.Reader> name() {
                return name(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void publish(MethodCall<Topic.PublishParams.Reader, StreamResult.Builder> call) throws Exception {
                throw CallContext.unimplemented("Topic", TYPE_ID, 0);
            }

            /**
             * Stays open until it is cancelled, and calls the consumer for each message meanwhile. Messages are lost
             * while more
             * than `buf` of them wait for the consumer.
             */
            default void subscribe(MethodCall<Topic.SubscribeParams.Reader,
                    Topic.SubscribeResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Topic", TYPE_ID, 1);
            }

            default void name(MethodCall<Topic.NameParams.Reader, Topic.NameResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Topic", TYPE_ID, 2);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Topic.TYPE_ID) {
                    Topic.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Topic", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    context.streaming();
                    server.publish(new MethodCall<>(context, Topic.PublishParams.factory, StreamResult.factory));
                }
                case 1 -> {
                    server.subscribe(new MethodCall<>(context, Topic.SubscribeParams.factory,
                            Topic.SubscribeResults.factory));
                }
                case 2 -> {
                    server.name(new MethodCall<>(context, Topic.NameParams.factory, Topic.NameResults.factory));
                }
                default -> throw CallContext.unimplemented("Topic", TYPE_ID, methodId);
            }
        }

        public static final class PublishParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8810938879cb8443L;

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
                    struct.pointer(0, Data.factory);
                }
            };

            private PublishParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasMsg() {
                    return !isNullAt(0);
                }

                public Data.Reader getMsg() {
                    return readAt(0, Data.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasMsg() {
                    return !isNullAt(0);
                }

                public Data.Builder getMsg() {
                    return buildAt(0, Data.factory);
                }

                public void setMsg(Data.Reader value) {
                    copyAt(0, Data.factory, value);
                }

                public void setMsg(byte[] value) {
                    copyAt(0, Data.factory, Data.of(value));
                }

                public Data.Builder initMsg(int size) {
                    return newAt(0, Data.factory, size);
                }
            }
        }

        public static final class SubscribeParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc772c6756fef5ba8L;

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
                    struct.capability(0);
                }
            };

            private SubscribeParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasConsumer() {
                    return !isNullAt(0);
                }

                public Topic.Consumer.Client getConsumer() {
                    return new Topic.Consumer.Client(capabilityAt(0));
                }

                public short getBuf() {
                    return _getShortField(0, (short) 32);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasConsumer() {
                    return !isNullAt(0);
                }

                public Topic.Consumer.Client getConsumer() {
                    return new Topic.Consumer.Client(capabilityAt(0));
                }

                public void setConsumer(Topic.Consumer.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setConsumer(Topic.Consumer.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }

                public short getBuf() {
                    return _getShortField(0, (short) 32);
                }

                public void setBuf(short value) {
                    _setShortField(0, value, (short) 32);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Topic.Consumer.Client getConsumer() {
                    return new Topic.Consumer.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class SubscribeResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8470369ac91fcc32L;

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

            private SubscribeResults() { }

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

        public static final class NameParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf1fc6ff9f4d43e07L;

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

            private NameParams() { }

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

        public static final class NameResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd5765aab1c56263fL;

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

            private NameResults() { }

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

        public static final class Consumer {
            /** The id which the schema gives this interface; calls of its methods carry it. */
            public static final long TYPE_ID = 0xd72d37c8b6fbef23L;

            private Consumer() { }

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

                public void consume(
                        java.util.function.Consumer<Topic.Consumer.ConsumeParams.Builder> params) throws CallException,
                        InterruptedException {
                    stream(Stubs.request(this, Topic.Consumer.TYPE_ID, 0, 1, Topic.Consumer.ConsumeParams.factory,
                            params));
                }
            }

            /** An object with these methods; those which are not overridden fail as unimplemented. */
            public interface Server extends ww.capnp.Server {
                default void consume(MethodCall<Topic.Consumer.ConsumeParams.Reader,
                        StreamResult.Builder> call) throws Exception {
                    throw CallContext.unimplemented("Consumer", TYPE_ID, 0);
                }

                @Override
                default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                    if (interfaceId == Topic.Consumer.TYPE_ID) {
                        Topic.Consumer.serve(this, methodId, context);
                    }
                    else {
                        throw CallContext.unimplemented("Consumer", interfaceId, methodId);
                    }
                }
            }

            /** Serves a call of one of this interface's own methods. */
            public static void serve(Server server, int methodId, CallContext context) throws Exception {
                switch (methodId) {
                    case 0 -> {
                        context.streaming();
                        server.consume(new MethodCall<>(context, Topic.Consumer.ConsumeParams.factory,
                                StreamResult.factory));
                    }
                    default -> throw CallContext.unimplemented("Consumer", TYPE_ID, methodId);
                }
            }

            public static final class ConsumeParams {
                /** The id which the schema gives this type. */
                public static final long TYPE_ID = 0xe7745ab0f47beb88L;

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
                        struct.pointer(0, Data.factory);
                    }
                };

                private ConsumeParams() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public boolean hasMsg() {
                        return !isNullAt(0);
                    }

                    public Data.Reader getMsg() {
                        return readAt(0, Data.factory);
                    }
                }

                public static final class Builder extends StructBuilder {
                    private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    public Reader asReader() {
                        return new Reader(segment, data, pointers, dataSize, pointerCount);
                    }

                    public boolean hasMsg() {
                        return !isNullAt(0);
                    }

                    public Data.Builder getMsg() {
                        return buildAt(0, Data.factory);
                    }

                    public void setMsg(Data.Reader value) {
                        copyAt(0, Data.factory, value);
                    }

                    public void setMsg(byte[] value) {
                        copyAt(0, Data.factory, Data.of(value));
                    }

                    public Data.Builder initMsg(int size) {
                        return newAt(0, Data.factory, size);
                    }
                }
            }
        }
    }
}
