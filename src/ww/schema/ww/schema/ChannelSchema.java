package ww.schema;

import java.util.function.Consumer;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.AnswerHook;
import ww.capnp.AnyPointer;
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

/** What {@code channel.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class ChannelSchema {
    private ChannelSchema() { }

    public static final class Closer {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xfad0e4b80d3779c3L;

        private Closer() { }

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

            /** Fails if the channel is closed already. */
            public ww.capnp.Answer<Closer.CloseResults.Reader> close_(Consumer<Closer.CloseParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Closer.TYPE_ID, 0, 0, Closer.CloseParams.factory,
                        params).send(), Closer.CloseResults.factory);
            }

            public ww.capnp.Answer<Closer.CloseResults.Reader> close_() {
                return close_(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            /** Fails if the channel is closed already. */
            default void close_(MethodCall<Closer.CloseParams.Reader,
                    Closer.CloseResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Closer", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Closer.TYPE_ID) {
                    Closer.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Closer", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.close_(new MethodCall<>(context, Closer.CloseParams.factory, Closer.CloseResults.factory));
                }
                default -> throw CallContext.unimplemented("Closer", TYPE_ID, methodId);
            }
        }

        public static final class CloseParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xfd07d8a1cc36583cL;

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

            private CloseParams() { }

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

        public static final class CloseResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcbee5caf8b7af4eaL;

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

            private CloseResults() { }

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
    }

    public static final class Sender {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xe8bbed1438ea16eeL;

        private Sender() { }

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

            public ww.capnp.Answer<Sender.SendResults.Reader> send(Consumer<Sender.SendParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Sender.TYPE_ID, 0, 1, Sender.SendParams.factory,
                        params).send(), Sender.SendResults.factory);
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void send(MethodCall<Sender.SendParams.Reader, Sender.SendResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Sender", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Sender.TYPE_ID) {
                    Sender.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Sender", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.send(new MethodCall<>(context, Sender.SendParams.factory, Sender.SendResults.factory));
                }
                default -> throw CallContext.unimplemented("Sender", TYPE_ID, methodId);
            }
        }

        public static final class SendParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8166bc9c3ded78caL;

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
            };

            private SendParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasValue() {
                    return !isNullAt(0);
                }

                public AnyPointer.Reader getValue() {
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

                public boolean hasValue() {
                    return !isNullAt(0);
                }

                public AnyPointer.Builder getValue() {
                    return anyAt(0);
                }

                public AnyPointer.Builder initValue() {
                    eraseAt(0);
                    return anyAt(0);
                }

                public void setValue(AnyPointer.Reader value) {
                    anyAt(0).set(value);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public ww.capnp.Pipeline getValue() {
                    return place.pointerField(0);
                }
            }
        }

        public static final class SendResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xbb3101eccc20b4ebL;

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

            private SendResults() { }

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
    }

    public static final class Recver {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xdf05a90d671c0c07L;

        private Recver() { }

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

            public Recver.RecvAnswer recv(Consumer<Recver.RecvParams.Builder> params) {
                return new Recver.RecvAnswer(Stubs.request(this, Recver.TYPE_ID, 0, 0, Recver.RecvParams.factory,
                        params).send());
            }

            public Recver.RecvAnswer recv() {
                return recv(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void recv(MethodCall<Recver.RecvParams.Reader, Recver.RecvResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Recver", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Recver.TYPE_ID) {
                    Recver.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Recver", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.recv(new MethodCall<>(context, Recver.RecvParams.factory, Recver.RecvResults.factory));
                }
                default -> throw CallContext.unimplemented("Recver", TYPE_ID, methodId);
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class RecvAnswer extends ww.capnp.Answer<Recver.RecvResults.Reader> {
            private RecvAnswer(AnswerHook hook) {
                super(hook, Recver.RecvResults.factory);
            }

            public ww.capnp.Pipeline getValue() {
                return pipeline().pointerField(0);
            }
        }

        public static final class RecvParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xdd377ddc0d2426eaL;

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

            private RecvParams() { }

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

        public static final class RecvResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb0e88f4d0a3a1694L;

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
            };

            private RecvResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasValue() {
                    return !isNullAt(0);
                }

                public AnyPointer.Reader getValue() {
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

                public boolean hasValue() {
                    return !isNullAt(0);
                }

                public AnyPointer.Builder getValue() {
                    return anyAt(0);
                }

                public AnyPointer.Builder initValue() {
                    eraseAt(0);
                    return anyAt(0);
                }

                public void setValue(AnyPointer.Reader value) {
                    anyAt(0).set(value);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public ww.capnp.Pipeline getValue() {
                    return place.pointerField(0);
                }
            }
        }
    }

    public static final class SendCloser {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xe9a7d19a7d14e94eL;

        private SendCloser() { }

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

            public SendCloser.NewSenderAnswer newSender(Consumer<SendCloser.NewSenderParams.Builder> params) {
                return new SendCloser.NewSenderAnswer(Stubs.request(this, SendCloser.TYPE_ID, 0, 0,
                        SendCloser.NewSenderParams.factory, params).send());
            }

            public SendCloser.NewSenderAnswer newSender() {
                return newSender(params -> { });
            }

            public SendCloser.NewCloserAnswer newCloser(Consumer<SendCloser.NewCloserParams.Builder> params) {
                return new SendCloser.NewCloserAnswer(Stubs.request(this, SendCloser.TYPE_ID, 1, 0,
                        SendCloser.NewCloserParams.factory, params).send());
            }

            public SendCloser.NewCloserAnswer newCloser() {
                return newCloser(params -> { });
            }

            public Sender.Client asSender() {
                return new Sender.Client(hook().addRef());
            }

            public ww.capnp.Answer<Sender.SendResults.Reader> send(Consumer<Sender.SendParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Sender.TYPE_ID, 0, 1, Sender.SendParams.factory,
                        params).send(), Sender.SendResults.factory);
            }

            public Closer.Client asCloser() {
                return new Closer.Client(hook().addRef());
            }

            /** Fails if the channel is closed already. */
            public ww.capnp.Answer<Closer.CloseResults.Reader> close_(Consumer<Closer.CloseParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Closer.TYPE_ID, 0, 0, Closer.CloseParams.factory,
                        params).send(), Closer.CloseResults.factory);
            }

            public ww.capnp.Answer<Closer.CloseResults.Reader> close_() {
                return close_(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends Sender.Server, Closer.Server {
            default void newSender(MethodCall<SendCloser.NewSenderParams.Reader,
                    SendCloser.NewSenderResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("SendCloser", TYPE_ID, 0);
            }

            default void newCloser(MethodCall<SendCloser.NewCloserParams.Reader,
                    SendCloser.NewCloserResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("SendCloser", TYPE_ID, 1);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == SendCloser.TYPE_ID) {
                    SendCloser.serve(this, methodId, context);
                }
                else if (interfaceId == Sender.TYPE_ID) {
                    Sender.serve(this, methodId, context);
                }
                else if (interfaceId == Closer.TYPE_ID) {
                    Closer.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("SendCloser", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.newSender(new MethodCall<>(context, SendCloser.NewSenderParams.factory,
                            SendCloser.NewSenderResults.factory));
                }
                case 1 -> {
                    server.newCloser(new MethodCall<>(context, SendCloser.NewCloserParams.factory,
                            SendCloser.NewCloserResults.factory));
                }
                default -> throw CallContext.unimplemented("SendCloser", TYPE_ID, methodId);
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class NewSenderAnswer extends ww.capnp.Answer<SendCloser.NewSenderResults.Reader> {
            private NewSenderAnswer(AnswerHook hook) {
                super(hook, SendCloser.NewSenderResults.factory);
            }

            public Sender.Client getSender() {
                return new Sender.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class NewSenderParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xbb370dcc71a43ba9L;

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

            private NewSenderParams() { }

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

        public static final class NewSenderResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xca7110014301ab81L;

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

            private NewSenderResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasSender() {
                    return !isNullAt(0);
                }

                public Sender.Client getSender() {
                    return new Sender.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasSender() {
                    return !isNullAt(0);
                }

                public Sender.Client getSender() {
                    return new Sender.Client(capabilityAt(0));
                }

                public void setSender(Sender.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setSender(Sender.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Sender.Client getSender() {
                    return new Sender.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class NewCloserAnswer extends ww.capnp.Answer<SendCloser.NewCloserResults.Reader> {
            private NewCloserAnswer(AnswerHook hook) {
                super(hook, SendCloser.NewCloserResults.factory);
            }

            public Closer.Client getCloser() {
                return new Closer.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class NewCloserParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe48d9443d96ba68dL;

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

            private NewCloserParams() { }

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

        public static final class NewCloserResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf1dd4079b7c319f1L;

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

            private NewCloserResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCloser() {
                    return !isNullAt(0);
                }

                public Closer.Client getCloser() {
                    return new Closer.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCloser() {
                    return !isNullAt(0);
                }

                public Closer.Client getCloser() {
                    return new Closer.Client(capabilityAt(0));
                }

                public void setCloser(Closer.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCloser(Closer.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Closer.Client getCloser() {
                    return new Closer.Client(place.pointerField(0).capability());
                }
            }
        }
    }

    public static final class Chan {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0x95c89fe7d966f751L;

        private Chan() { }

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

            public Chan.NewSendCloserAnswer newSendCloser(Consumer<Chan.NewSendCloserParams.Builder> params) {
                return new Chan.NewSendCloserAnswer(Stubs.request(this, Chan.TYPE_ID, 0, 0,
                        Chan.NewSendCloserParams.factory, params).send());
            }

            public Chan.NewSendCloserAnswer newSendCloser() {
                return newSendCloser(params -> { });
            }

            public Chan.NewRecverAnswer newRecver(Consumer<Chan.NewRecverParams.Builder> params) {
                return new Chan.NewRecverAnswer(Stubs.request(this, Chan.TYPE_ID, 1, 0, Chan.NewRecverParams.factory,
                        params).send());
            }

            public Chan.NewRecverAnswer newRecver() {
                return newRecver(params -> { });
            }

            public SendCloser.Client asSendCloser() {
                return new SendCloser.Client(hook().addRef());
            }

            public SendCloser.NewSenderAnswer newSender(Consumer<SendCloser.NewSenderParams.Builder> params) {
                return new SendCloser.NewSenderAnswer(Stubs.request(this, SendCloser.TYPE_ID, 0, 0,
                        SendCloser.NewSenderParams.factory, params).send());
            }

            public SendCloser.NewSenderAnswer newSender() {
                return newSender(params -> { });
            }

            public SendCloser.NewCloserAnswer newCloser(Consumer<SendCloser.NewCloserParams.Builder> params) {
                return new SendCloser.NewCloserAnswer(Stubs.request(this, SendCloser.TYPE_ID, 1, 0,
                        SendCloser.NewCloserParams.factory, params).send());
            }

            public SendCloser.NewCloserAnswer newCloser() {
                return newCloser(params -> { });
            }

            public Sender.Client asSender() {
                return new Sender.Client(hook().addRef());
            }

            public ww.capnp.Answer<Sender.SendResults.Reader> send(Consumer<Sender.SendParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Sender.TYPE_ID, 0, 1, Sender.SendParams.factory,
                        params).send(), Sender.SendResults.factory);
            }

            public Closer.Client asCloser() {
                return new Closer.Client(hook().addRef());
            }

            /** Fails if the channel is closed already. */
            public ww.capnp.Answer<Closer.CloseResults.Reader> close_(Consumer<Closer.CloseParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Closer.TYPE_ID, 0, 0, Closer.CloseParams.factory,
                        params).send(), Closer.CloseResults.factory);
            }

            public ww.capnp.Answer<Closer.CloseResults.Reader> close_() {
                return close_(params -> { });
            }

            public Recver.Client asRecver() {
                return new Recver.Client(hook().addRef());
            }

            public Recver.RecvAnswer recv(Consumer<Recver.RecvParams.Builder> params) {
                return new Recver.RecvAnswer(Stubs.request(this, Recver.TYPE_ID, 0, 0, Recver.RecvParams.factory,
                        params).send());
            }

            public Recver.RecvAnswer recv() {
                return recv(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends SendCloser.Server, Recver.Server {
            default void newSendCloser(MethodCall<Chan.NewSendCloserParams.Reader,
                    Chan.NewSendCloserResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Chan", TYPE_ID, 0);
            }

            default void newRecver(MethodCall<Chan.NewRecverParams.Reader,
                    Chan.NewRecverResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Chan", TYPE_ID, 1);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Chan.TYPE_ID) {
                    Chan.serve(this, methodId, context);
                }
                else if (interfaceId == SendCloser.TYPE_ID) {
                    SendCloser.serve(this, methodId, context);
                }
                else if (interfaceId == Sender.TYPE_ID) {
                    Sender.serve(this, methodId, context);
                }
                else if (interfaceId == Closer.TYPE_ID) {
                    Closer.serve(this, methodId, context);
                }
                else if (interfaceId == Recver.TYPE_ID) {
                    Recver.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Chan", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.newSendCloser(new MethodCall<>(context, Chan.NewSendCloserParams.factory,
                            Chan.NewSendCloserResults.factory));
                }
                case 1 -> {
                    server.newRecver(new MethodCall<>(context, Chan.NewRecverParams.factory,
                            Chan.NewRecverResults.factory));
                }
                default -> throw CallContext.unimplemented("Chan", TYPE_ID, methodId);
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class NewSendCloserAnswer extends ww.capnp.Answer<Chan.NewSendCloserResults.Reader> {
            private NewSendCloserAnswer(AnswerHook hook) {
                super(hook, Chan.NewSendCloserResults.factory);
            }

            public SendCloser.Client getSendCloser() {
                return new SendCloser.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class NewSendCloserParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe76adde17bd7c3dfL;

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

            private NewSendCloserParams() { }

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

        public static final class NewSendCloserResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcbbc3fcd0d01a855L;

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

            private NewSendCloserResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasSendCloser() {
                    return !isNullAt(0);
                }

                public SendCloser.Client getSendCloser() {
                    return new SendCloser.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasSendCloser() {
                    return !isNullAt(0);
                }

                public SendCloser.Client getSendCloser() {
                    return new SendCloser.Client(capabilityAt(0));
                }

                public void setSendCloser(SendCloser.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setSendCloser(SendCloser.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public SendCloser.Client getSendCloser() {
                    return new SendCloser.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class NewRecverAnswer extends ww.capnp.Answer<Chan.NewRecverResults.Reader> {
            private NewRecverAnswer(AnswerHook hook) {
                super(hook, Chan.NewRecverResults.factory);
            }

            public Recver.Client getRecver() {
                return new Recver.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class NewRecverParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x891b1d7a66ab36b5L;

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

            private NewRecverParams() { }

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

        public static final class NewRecverResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9f8a81c20d0e72c9L;

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

            private NewRecverResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasRecver() {
                    return !isNullAt(0);
                }

                public Recver.Client getRecver() {
                    return new Recver.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasRecver() {
                    return !isNullAt(0);
                }

                public Recver.Client getRecver() {
                    return new Recver.Client(capabilityAt(0));
                }

                public void setRecver(Recver.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setRecver(Recver.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Recver.Client getRecver() {
                    return new Recver.Client(place.pointerField(0).capability());
                }
            }
        }
    }
}
