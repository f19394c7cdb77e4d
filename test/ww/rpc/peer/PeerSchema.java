package ww.rpc.peer;

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
import ww.capnp.PrimitiveList;
import ww.capnp.StreamResult;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnp.Stubs;
import ww.capnp.Text;

/** What {@code peer.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class PeerSchema {
    private PeerSchema() { }

    /** The bootstrap object of each side. */
    public static final class Peer {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xa1c2d3e4f5061728L;

        private Peer() { }

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

            /** The null call of the benchmarks. */
            public ww.capnp.Answer<Peer.NothingResults.Reader> nothing(Consumer<Peer.NothingParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 0, 0, Peer.NothingParams.factory, params)
                        .send(), Peer.NothingResults.factory);
            }

            public ww.capnp.Answer<Peer.NothingResults.Reader> nothing() {
                return nothing(params -> { });
            }

            public ww.capnp.Answer<Peer.AddResults.Reader> add(Consumer<Peer.AddParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 1, 1, Peer.AddParams.factory, params)
                        .send(), Peer.AddResults.factory);
            }

            public ww.capnp.Answer<Peer.EchoResults.Reader> echo(Consumer<Peer.EchoParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 2, 1, Peer.EchoParams.factory, params)
                        .send(), Peer.EchoResults.factory);
            }

            /** A new object at each call. */
            public Peer.CounterAnswer counter(Consumer<Peer.CounterParams.Builder> params) {
                return new Peer.CounterAnswer(Stubs.request(this, Peer.TYPE_ID, 3, 1, Peer.CounterParams.factory, params)
                        .send());
            }

            /** `next` is the same object again; for chains of pipelined calls. */
            public Peer.ChainAnswer chain(Consumer<Peer.ChainParams.Builder> params) {
                return new Peer.ChainAnswer(Stubs.request(this, Peer.TYPE_ID, 4, 1, Peer.ChainParams.factory, params)
                        .send());
            }

            /** Calls `callback.called(i)` for i in 0..&lt;times, all at once, and answers the sum of the results. */
            public ww.capnp.Answer<Peer.CallMeResults.Reader> callMe(Consumer<Peer.CallMeParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 5, 2, Peer.CallMeParams.factory, params)
                        .send(), Peer.CallMeResults.factory);
            }

            /** Does not return until it is cancelled. */
            public ww.capnp.Answer<Peer.HangResults.Reader> hang(Consumer<Peer.HangParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 6, 0, Peer.HangParams.factory, params)
                        .send(), Peer.HangResults.factory);
            }

            public ww.capnp.Answer<Peer.HangResults.Reader> hang() {
                return hang(params -> { });
            }

            /** How many calls of `hang` this object has seen begin, and be cancelled. */
            public ww.capnp.Answer<Peer.HangsResults.Reader> hangs(Consumer<Peer.HangsParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 7, 0, Peer.HangsParams.factory, params)
                        .send(), Peer.HangsResults.factory);
            }

            public ww.capnp.Answer<Peer.HangsResults.Reader> hangs() {
                return hangs(params -> { });
            }

            /** Fails with the exception type of this number. */
            public ww.capnp.Answer<Peer.FailResults.Reader> fail(Consumer<Peer.FailParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 8, 2, Peer.FailParams.factory, params)
                        .send(), Peer.FailResults.factory);
            }

            /** Gives the capability back at once. */
            public Peer.EchoCapAnswer echoCap(Consumer<Peer.EchoCapParams.Builder> params) {
                return new Peer.EchoCapAnswer(Stubs.request(this, Peer.TYPE_ID, 9, 1, Peer.EchoCapParams.factory, params)
                        .send());
            }

            /** Returns at once, with a promise which becomes the capability when `release` is called. */
            public Peer.EchoCapLaterAnswer echoCapLater(Consumer<Peer.EchoCapLaterParams.Builder> params) {
                return new Peer.EchoCapLaterAnswer(Stubs.request(this, Peer.TYPE_ID, 10, 1,
                        Peer.EchoCapLaterParams.factory, params).send());
            }

            /** Resolves every promise of `echoCapLater` and `echoCapSlowly`, and lets those calls return. */
            public ww.capnp.Answer<Peer.SettleResults.Reader> settle(Consumer<Peer.SettleParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 11, 0, Peer.SettleParams.factory, params)
                        .send(), Peer.SettleResults.factory);
            }

            public ww.capnp.Answer<Peer.SettleResults.Reader> settle() {
                return settle(params -> { });
            }

            /** Returns only when `settle` is called. */
            public Peer.EchoCapSlowlyAnswer echoCapSlowly(Consumer<Peer.EchoCapSlowlyParams.Builder> params) {
                return new Peer.EchoCapSlowlyAnswer(Stubs.request(this, Peer.TYPE_ID, 12, 1,
                        Peer.EchoCapSlowlyParams.factory, params).send());
            }

            /** Keeps a reference. */
            public ww.capnp.Answer<Peer.HoldResults.Reader> hold(Consumer<Peer.HoldParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 13, 1, Peer.HoldParams.factory, params)
                        .send(), Peer.HoldResults.factory);
            }

            /** Calls `next` of the capability which is held. */
            public ww.capnp.Answer<Peer.CallHeldResults.Reader> callHeld(Consumer<Peer.CallHeldParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 14, 0, Peer.CallHeldParams.factory,
                        params).send(), Peer.CallHeldResults.factory);
            }

            public ww.capnp.Answer<Peer.CallHeldResults.Reader> callHeld() {
                return callHeld(params -> { });
            }

            public ww.capnp.Answer<Peer.DropHeldResults.Reader> dropHeld(Consumer<Peer.DropHeldParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 15, 0, Peer.DropHeldParams.factory,
                        params).send(), Peer.DropHeldResults.factory);
            }

            public ww.capnp.Answer<Peer.DropHeldResults.Reader> dropHeld() {
                return dropHeld(params -> { });
            }

            public Peer.HeldAnswer held(Consumer<Peer.HeldParams.Builder> params) {
                return new Peer.HeldAnswer(Stubs.request(this, Peer.TYPE_ID, 16, 0, Peer.HeldParams.factory, params)
                        .send());
            }

            public Peer.HeldAnswer held() {
                return held(params -> { });
            }

            /** Answers what `callee.called(number)` answers, by a tail call. */
            public ww.capnp.Answer<Number.Reader> tail(Consumer<Peer.TailParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 17, 2, Peer.TailParams.factory, params)
                        .send(), Number.factory);
            }

            public void write(Consumer<Peer.WriteParams.Builder> params) throws CallException, InterruptedException {
                stream(Stubs.request(this, Peer.TYPE_ID, 18, 1, Peer.WriteParams.factory, params));
            }

            public ww.capnp.Answer<Peer.WrittenResults.Reader> written(Consumer<Peer.WrittenParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 19, 0, Peer.WrittenParams.factory, params)
                        .send(), Peer.WrittenResults.factory);
            }

            public ww.capnp.Answer<Peer.WrittenResults.Reader> written() {
                return written(params -> { });
            }

            /** How many objects of `counter` exist. */
            public ww.capnp.Answer<Peer.LiveResults.Reader> live(Consumer<Peer.LiveParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Peer.TYPE_ID, 20, 0, Peer.LiveParams.factory, params)
                        .send(), Peer.LiveResults.factory);
            }

            public ww.capnp.Answer<Peer.LiveResults.Reader> live() {
                return live(params -> { });
            }

            /** An object which does not have the interface it is said to have. */
            public Peer.UnknownAnswer unknown(Consumer<Peer.UnknownParams.Builder> params) {
                return new Peer.UnknownAnswer(Stubs.request(this, Peer.TYPE_ID, 21, 0, Peer.UnknownParams.factory,
                        params).send());
            }

            public Peer.UnknownAnswer unknown() {
                return unknown(params -> { });
            }

            /** No capability at all. */
            public Peer.NullCapAnswer nullCap(Consumer<Peer.NullCapParams.Builder> params) {
                return new Peer.NullCapAnswer(Stubs.request(this, Peer.TYPE_ID, 22, 0, Peer.NullCapParams.factory,
                        params).send());
            }

            public Peer.NullCapAnswer nullCap() {
                return nullCap(params -> { });
            }

            /** A capability which is broken. */
            public Peer.BrokenCapAnswer brokenCap(Consumer<Peer.BrokenCapParams.Builder> params) {
                return new Peer.BrokenCapAnswer(Stubs.request(this, Peer.TYPE_ID, 23, 0, Peer.BrokenCapParams.factory,
                        params).send());
            }

            public Peer.BrokenCapAnswer brokenCap() {
                return brokenCap(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            /** The null call of the benchmarks. */
            default void nothing(MethodCall<Peer.NothingParams.Reader,
                    Peer.NothingResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 0);
            }

            default void add(MethodCall<Peer.AddParams.Reader, Peer.AddResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 1);
            }

            default void echo(MethodCall<Peer.EchoParams.Reader, Peer.EchoResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 2);
            }

            /** A new object at each call. */
            default void counter(MethodCall<Peer.CounterParams.Reader,
                    Peer.CounterResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 3);
            }

            /** `next` is the same object again; for chains of pipelined calls. */
            default void chain(MethodCall<Peer.ChainParams.Reader, Peer.ChainResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 4);
            }

            /** Calls `callback.called(i)` for i in 0..&lt;times, all at once, and answers the sum of the results. */
            default void callMe(MethodCall<Peer.CallMeParams.Reader,
                    Peer.CallMeResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 5);
            }

            /** Does not return until it is cancelled. */
            default void hang(MethodCall<Peer.HangParams.Reader, Peer.HangResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 6);
            }

            /** How many calls of `hang` this object has seen begin, and be cancelled. */
            default void hangs(MethodCall<Peer.HangsParams.Reader, Peer.HangsResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 7);
            }

            /** Fails with the exception type of this number. */
            default void fail(MethodCall<Peer.FailParams.Reader, Peer.FailResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 8);
            }

            /** Gives the capability back at once. */
            default void echoCap(MethodCall<Peer.EchoCapParams.Reader,
                    Peer.EchoCapResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 9);
            }

            /** Returns at once, with a promise which becomes the capability when `release` is called. */
            default void echoCapLater(MethodCall<Peer.EchoCapLaterParams.Reader,
                    Peer.EchoCapLaterResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 10);
            }

            /** Resolves every promise of `echoCapLater` and `echoCapSlowly`, and lets those calls return. */
            default void settle(MethodCall<Peer.SettleParams.Reader,
                    Peer.SettleResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 11);
            }

            /** Returns only when `settle` is called. */
            default void echoCapSlowly(MethodCall<Peer.EchoCapSlowlyParams.Reader,
                    Peer.EchoCapSlowlyResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 12);
            }

            /** Keeps a reference. */
            default void hold(MethodCall<Peer.HoldParams.Reader, Peer.HoldResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 13);
            }

            /** Calls `next` of the capability which is held. */
            default void callHeld(MethodCall<Peer.CallHeldParams.Reader,
                    Peer.CallHeldResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 14);
            }

            default void dropHeld(MethodCall<Peer.DropHeldParams.Reader,
                    Peer.DropHeldResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 15);
            }

            default void held(MethodCall<Peer.HeldParams.Reader, Peer.HeldResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 16);
            }

            /** Answers what `callee.called(number)` answers, by a tail call. */
            default void tail(MethodCall<Peer.TailParams.Reader, Number.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 17);
            }

            default void write(MethodCall<Peer.WriteParams.Reader, StreamResult.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 18);
            }

            default void written(MethodCall<Peer.WrittenParams.Reader,
                    Peer.WrittenResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 19);
            }

            /** How many objects of `counter` exist. */
            default void live(MethodCall<Peer.LiveParams.Reader, Peer.LiveResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 20);
            }

            /** An object which does not have the interface it is said to have. */
            default void unknown(MethodCall<Peer.UnknownParams.Reader,
                    Peer.UnknownResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 21);
            }

            /** No capability at all. */
            default void nullCap(MethodCall<Peer.NullCapParams.Reader,
                    Peer.NullCapResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 22);
            }

            /** A capability which is broken. */
            default void brokenCap(MethodCall<Peer.BrokenCapParams.Reader,
                    Peer.BrokenCapResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Peer", TYPE_ID, 23);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Peer.TYPE_ID) {
                    Peer.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Peer", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.nothing(new MethodCall<>(context, Peer.NothingParams.factory, Peer.NothingResults.factory));
                }
                case 1 -> {
                    server.add(new MethodCall<>(context, Peer.AddParams.factory, Peer.AddResults.factory));
                }
                case 2 -> {
                    server.echo(new MethodCall<>(context, Peer.EchoParams.factory, Peer.EchoResults.factory));
                }
                case 3 -> {
                    server.counter(new MethodCall<>(context, Peer.CounterParams.factory, Peer.CounterResults.factory));
                }
                case 4 -> {
                    server.chain(new MethodCall<>(context, Peer.ChainParams.factory, Peer.ChainResults.factory));
                }
                case 5 -> {
                    server.callMe(new MethodCall<>(context, Peer.CallMeParams.factory, Peer.CallMeResults.factory));
                }
                case 6 -> {
                    server.hang(new MethodCall<>(context, Peer.HangParams.factory, Peer.HangResults.factory));
                }
                case 7 -> {
                    server.hangs(new MethodCall<>(context, Peer.HangsParams.factory, Peer.HangsResults.factory));
                }
                case 8 -> {
                    server.fail(new MethodCall<>(context, Peer.FailParams.factory, Peer.FailResults.factory));
                }
                case 9 -> {
                    server.echoCap(new MethodCall<>(context, Peer.EchoCapParams.factory, Peer.EchoCapResults.factory));
                }
                case 10 -> {
                    server.echoCapLater(new MethodCall<>(context, Peer.EchoCapLaterParams.factory,
                            Peer.EchoCapLaterResults.factory));
                }
                case 11 -> {
                    server.settle(new MethodCall<>(context, Peer.SettleParams.factory, Peer.SettleResults.factory));
                }
                case 12 -> {
                    server.echoCapSlowly(new MethodCall<>(context, Peer.EchoCapSlowlyParams.factory,
                            Peer.EchoCapSlowlyResults.factory));
                }
                case 13 -> {
                    server.hold(new MethodCall<>(context, Peer.HoldParams.factory, Peer.HoldResults.factory));
                }
                case 14 -> {
                    server.callHeld(new MethodCall<>(context, Peer.CallHeldParams.factory,
                            Peer.CallHeldResults.factory));
                }
                case 15 -> {
                    server.dropHeld(new MethodCall<>(context, Peer.DropHeldParams.factory,
                            Peer.DropHeldResults.factory));
                }
                case 16 -> {
                    server.held(new MethodCall<>(context, Peer.HeldParams.factory, Peer.HeldResults.factory));
                }
                case 17 -> {
                    server.tail(new MethodCall<>(context, Peer.TailParams.factory, Number.factory));
                }
                case 18 -> {
                    context.streaming();
                    server.write(new MethodCall<>(context, Peer.WriteParams.factory, StreamResult.factory));
                }
                case 19 -> {
                    server.written(new MethodCall<>(context, Peer.WrittenParams.factory, Peer.WrittenResults.factory));
                }
                case 20 -> {
                    server.live(new MethodCall<>(context, Peer.LiveParams.factory, Peer.LiveResults.factory));
                }
                case 21 -> {
                    server.unknown(new MethodCall<>(context, Peer.UnknownParams.factory, Peer.UnknownResults.factory));
                }
                case 22 -> {
                    server.nullCap(new MethodCall<>(context, Peer.NullCapParams.factory, Peer.NullCapResults.factory));
                }
                case 23 -> {
                    server.brokenCap(new MethodCall<>(context, Peer.BrokenCapParams.factory,
                            Peer.BrokenCapResults.factory));
                }
                default -> throw CallContext.unimplemented("Peer", TYPE_ID, methodId);
            }
        }

        public static final class NothingParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcfcfb96bd97363b6L;

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

            private NothingParams() { }

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

        public static final class NothingResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf93a89b2d6961f27L;

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

            private NothingResults() { }

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

        public static final class AddParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc9a8e9368e8acde9L;

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

            private AddParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getA() {
                    return _getIntField(0);
                }

                public int getB() {
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

                public int getA() {
                    return _getIntField(0);
                }

                public void setA(int value) {
                    _setIntField(0, value);
                }

                public int getB() {
                    return _getIntField(1);
                }

                public void setB(int value) {
                    _setIntField(1, value);
                }
            }
        }

        public static final class AddResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc1d473fdd3719f47L;

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

            private AddResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getSum() {
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

                public int getSum() {
                    return _getIntField(0);
                }

                public void setSum(int value) {
                    _setIntField(0, value);
                }
            }
        }

        public static final class EchoParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xeffe6ab65a713652L;

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

            private EchoParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasData() {
                    return !isNullAt(0);
                }

                public Data.Reader getData() {
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

                public boolean hasData() {
                    return !isNullAt(0);
                }

                public Data.Builder getData() {
                    return buildAt(0, Data.factory);
                }

                public void setData(Data.Reader value) {
                    copyAt(0, Data.factory, value);
                }

                public void setData(byte[] value) {
                    copyAt(0, Data.factory, Data.of(value));
                }

                public Data.Builder initData(int size) {
                    return newAt(0, Data.factory, size);
                }
            }
        }

        public static final class EchoResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe543a51742ad277fL;

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

            private EchoResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasData() {
                    return !isNullAt(0);
                }

                public Data.Reader getData() {
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

                public boolean hasData() {
                    return !isNullAt(0);
                }

                public Data.Builder getData() {
                    return buildAt(0, Data.factory);
                }

                public void setData(Data.Reader value) {
                    copyAt(0, Data.factory, value);
                }

                public void setData(byte[] value) {
                    copyAt(0, Data.factory, Data.of(value));
                }

                public Data.Builder initData(int size) {
                    return newAt(0, Data.factory, size);
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class CounterAnswer extends ww.capnp.Answer<Peer.CounterResults.Reader> {
            private CounterAnswer(AnswerHook hook) {
                super(hook, Peer.CounterResults.factory);
            }

            public Counter.Client getCounter() {
                return new Counter.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class CounterParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8fb05b8cca90e515L;

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

            private CounterParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getStart() {
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

                public int getStart() {
                    return _getIntField(0);
                }

                public void setStart(int value) {
                    _setIntField(0, value);
                }
            }
        }

        public static final class CounterResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf4bd8fb225880bdfL;

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

            private CounterResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCounter() {
                    return !isNullAt(0);
                }

                public Counter.Client getCounter() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCounter() {
                    return !isNullAt(0);
                }

                public Counter.Client getCounter() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCounter(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCounter(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCounter() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class ChainAnswer extends ww.capnp.Answer<Peer.ChainResults.Reader> {
            private ChainAnswer(AnswerHook hook) {
                super(hook, Peer.ChainResults.factory);
            }

            public Peer.Client getNext() {
                return new Peer.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class ChainParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd84204090d1fa168L;

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

            private ChainParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getDepth() {
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

                public int getDepth() {
                    return _getIntField(0);
                }

                public void setDepth(int value) {
                    _setIntField(0, value);
                }
            }
        }

        public static final class ChainResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9aa9213e72a47026L;

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

            private ChainResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasNext() {
                    return !isNullAt(0);
                }

                public Peer.Client getNext() {
                    return new Peer.Client(capabilityAt(0));
                }

                public int getDepth() {
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

                public boolean hasNext() {
                    return !isNullAt(0);
                }

                public Peer.Client getNext() {
                    return new Peer.Client(capabilityAt(0));
                }

                public void setNext(Peer.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setNext(Peer.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }

                public int getDepth() {
                    return _getIntField(0);
                }

                public void setDepth(int value) {
                    _setIntField(0, value);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Peer.Client getNext() {
                    return new Peer.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class CallMeParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xa4782874d1140321L;

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

            private CallMeParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCallback() {
                    return !isNullAt(0);
                }

                public Callback.Client getCallback() {
                    return new Callback.Client(capabilityAt(0));
                }

                public int getTimes() {
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

                public boolean hasCallback() {
                    return !isNullAt(0);
                }

                public Callback.Client getCallback() {
                    return new Callback.Client(capabilityAt(0));
                }

                public void setCallback(Callback.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCallback(Callback.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }

                public int getTimes() {
                    return _getIntField(0);
                }

                public void setTimes(int value) {
                    _setIntField(0, value);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Callback.Client getCallback() {
                    return new Callback.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class CallMeResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf17b02f22ccc521eL;

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

            private CallMeResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public long getSum() {
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

                public long getSum() {
                    return _getLongField(0);
                }

                public void setSum(long value) {
                    _setLongField(0, value);
                }
            }
        }

        public static final class HangParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcdc4f71986536834L;

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

            private HangParams() { }

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

        public static final class HangResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd998c926128b5887L;

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

            private HangResults() { }

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

        public static final class HangsParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc90e00688fcdf7fcL;

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

            private HangsParams() { }

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

        public static final class HangsResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe6b355fa833af085L;

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

            private HangsResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getBegun() {
                    return _getIntField(0);
                }

                public int getCancelled() {
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

                public int getBegun() {
                    return _getIntField(0);
                }

                public void setBegun(int value) {
                    _setIntField(0, value);
                }

                public int getCancelled() {
                    return _getIntField(1);
                }

                public void setCancelled(int value) {
                    _setIntField(1, value);
                }
            }
        }

        public static final class FailParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xed0edb2d598c2b7fL;

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

            private FailParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public short getKind() {
                    return _getShortField(0);
                }

                public boolean hasText() {
                    return !isNullAt(0);
                }

                public Text.Reader getText() {
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

                public short getKind() {
                    return _getShortField(0);
                }

                public void setKind(short value) {
                    _setShortField(0, value);
                }

                public boolean hasText() {
                    return !isNullAt(0);
                }

                public Text.Reader getText() {
                    return buildAt(0, Text.factory);
                }

                public void setText(Text.Reader value) {
                    copyAt(0, Text.factory, value);
                }

                public void setText(String value) {
                    copyAt(0, Text.factory, Text.of(value));
                }
            }
        }

        public static final class FailResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xef5e1ae87b8e2799L;

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

            private FailResults() { }

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
        public static final class EchoCapAnswer extends ww.capnp.Answer<Peer.EchoCapResults.Reader> {
            private EchoCapAnswer(AnswerHook hook) {
                super(hook, Peer.EchoCapResults.factory);
            }

            public Counter.Client getCap() {
                return new Counter.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class EchoCapParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe12cdb1a065ae693L;

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

            private EchoCapParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class EchoCapResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xa37c1aced4380fdeL;

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

            private EchoCapResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class EchoCapLaterAnswer extends ww.capnp.Answer<Peer.EchoCapLaterResults.Reader> {
            private EchoCapLaterAnswer(AnswerHook hook) {
                super(hook, Peer.EchoCapLaterResults.factory);
            }

            public Counter.Client getCap() {
                return new Counter.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class EchoCapLaterParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xefd0347e7231e64cL;

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

            private EchoCapLaterParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class EchoCapLaterResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xa63ad66bd3201d3eL;

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

            private EchoCapLaterResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class SettleParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x96c857fe1218c0d8L;

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

            private SettleParams() { }

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

        public static final class SettleResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb02409f50eddd82bL;

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

            private SettleResults() { }

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
        public static final class EchoCapSlowlyAnswer extends ww.capnp.Answer<Peer.EchoCapSlowlyResults.Reader> {
            private EchoCapSlowlyAnswer(AnswerHook hook) {
                super(hook, Peer.EchoCapSlowlyResults.factory);
            }

            public Counter.Client getCap() {
                return new Counter.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class EchoCapSlowlyParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xec0a7d6f4bbb9f6eL;

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

            private EchoCapSlowlyParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class EchoCapSlowlyResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe4cc566eb6ac3e65L;

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

            private EchoCapSlowlyResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class HoldParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xbff99c787d0fe9bfL;

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

            private HoldParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class HoldResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xaacad110a3f3b3b5L;

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

            private HoldResults() { }

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

        public static final class CallHeldParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xdabb602cad061a5cL;

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

            private CallHeldParams() { }

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

        public static final class CallHeldResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe21b21eedb82706bL;

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

            private CallHeldResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getValue() {
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

                public int getValue() {
                    return _getIntField(0);
                }

                public void setValue(int value) {
                    _setIntField(0, value);
                }
            }
        }

        public static final class DropHeldParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xac93532fa4d846aaL;

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

            private DropHeldParams() { }

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

        public static final class DropHeldResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb7962222b33b945fL;

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

            private DropHeldResults() { }

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
        public static final class HeldAnswer extends ww.capnp.Answer<Peer.HeldResults.Reader> {
            private HeldAnswer(AnswerHook hook) {
                super(hook, Peer.HeldResults.factory);
            }

            public Counter.Client getCap() {
                return new Counter.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class HeldParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xaaa3a281ee81f14aL;

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

            private HeldParams() { }

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

        public static final class HeldResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc73018899b0bca1cL;

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

            private HeldResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class TailParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd5115c7adf87f06cL;

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

            private TailParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCallee() {
                    return !isNullAt(0);
                }

                public Callback.Client getCallee() {
                    return new Callback.Client(capabilityAt(0));
                }

                public long getNumber() {
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

                public boolean hasCallee() {
                    return !isNullAt(0);
                }

                public Callback.Client getCallee() {
                    return new Callback.Client(capabilityAt(0));
                }

                public void setCallee(Callback.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCallee(Callback.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }

                public long getNumber() {
                    return _getLongField(0);
                }

                public void setNumber(long value) {
                    _setLongField(0, value);
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Callback.Client getCallee() {
                    return new Callback.Client(place.pointerField(0).capability());
                }
            }
        }

        public static final class WriteParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb1d7a3084c6daf0fL;

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

            private WriteParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasChunk() {
                    return !isNullAt(0);
                }

                public Data.Reader getChunk() {
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

                public boolean hasChunk() {
                    return !isNullAt(0);
                }

                public Data.Builder getChunk() {
                    return buildAt(0, Data.factory);
                }

                public void setChunk(Data.Reader value) {
                    copyAt(0, Data.factory, value);
                }

                public void setChunk(byte[] value) {
                    copyAt(0, Data.factory, Data.of(value));
                }

                public Data.Builder initChunk(int size) {
                    return newAt(0, Data.factory, size);
                }
            }
        }

        public static final class WrittenParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb7e284499dbaa1deL;

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

            private WrittenParams() { }

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

        public static final class WrittenResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xbfb903320d4d6934L;

            public static final StructFactory<Builder, Reader> factory = new StructFactory<>(2, 0) {
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

            private WrittenResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public long getBytes() {
                    return _getLongField(0);
                }

                public int getCalls() {
                    return _getIntField(2);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public long getBytes() {
                    return _getLongField(0);
                }

                public void setBytes(long value) {
                    _setLongField(0, value);
                }

                public int getCalls() {
                    return _getIntField(2);
                }

                public void setCalls(int value) {
                    _setIntField(2, value);
                }
            }
        }

        public static final class LiveParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8558eeca61d0ebc7L;

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

            private LiveParams() { }

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

        public static final class LiveResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcbd0b0547a1643c1L;

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

            private LiveResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getCounters() {
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

                public int getCounters() {
                    return _getIntField(0);
                }

                public void setCounters(int value) {
                    _setIntField(0, value);
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class UnknownAnswer extends ww.capnp.Answer<Peer.UnknownResults.Reader> {
            private UnknownAnswer(AnswerHook hook) {
                super(hook, Peer.UnknownResults.factory);
            }

            public Missing.Client getCap() {
                return new Missing.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class UnknownParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xa4ae97e15d4ac657L;

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

            private UnknownParams() { }

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

        public static final class UnknownResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd796c2ef3e384e63L;

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

            private UnknownResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Missing.Client getCap() {
                    return new Missing.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Missing.Client getCap() {
                    return new Missing.Client(capabilityAt(0));
                }

                public void setCap(Missing.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Missing.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Missing.Client getCap() {
                    return new Missing.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class NullCapAnswer extends ww.capnp.Answer<Peer.NullCapResults.Reader> {
            private NullCapAnswer(AnswerHook hook) {
                super(hook, Peer.NullCapResults.factory);
            }

            public Counter.Client getCap() {
                return new Counter.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class NullCapParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xa4421ee8b7d529e7L;

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

            private NullCapParams() { }

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

        public static final class NullCapResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x888534f09144e1a4L;

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

            private NullCapResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class BrokenCapAnswer extends ww.capnp.Answer<Peer.BrokenCapResults.Reader> {
            private BrokenCapAnswer(AnswerHook hook) {
                super(hook, Peer.BrokenCapResults.factory);
            }

            public Counter.Client getCap() {
                return new Counter.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class BrokenCapParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9187592def37bf15L;

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

            private BrokenCapParams() { }

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

        public static final class BrokenCapResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9886bb6d8af78599L;

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

            private BrokenCapResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasCap() {
                    return !isNullAt(0);
                }

                public Counter.Client getCap() {
                    return new Counter.Client(capabilityAt(0));
                }

                public void setCap(Counter.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setCap(Counter.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Counter.Client getCap() {
                    return new Counter.Client(place.pointerField(0).capability());
                }
            }
        }
    }

    public static final class Counter {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xb2d3e4f506172839L;

        private Counter() { }

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

            /** 1 more than the call before. */
            public ww.capnp.Answer<Counter.NextResults.Reader> next(Consumer<Counter.NextParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Counter.TYPE_ID, 0, 0, Counter.NextParams.factory,
                        params).send(), Counter.NextResults.factory);
            }

            public ww.capnp.Answer<Counter.NextResults.Reader> next() {
                return next(params -> { });
            }

            /** Adds to the list of what was noted: shows in which order calls arrived. */
            public ww.capnp.Answer<Counter.NoteResults.Reader> note(Consumer<Counter.NoteParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Counter.TYPE_ID, 1, 1, Counter.NoteParams.factory,
                        params).send(), Counter.NoteResults.factory);
            }

            public ww.capnp.Answer<Counter.NotedResults.Reader> noted(Consumer<Counter.NotedParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Counter.TYPE_ID, 2, 0, Counter.NotedParams.factory,
                        params).send(), Counter.NotedResults.factory);
            }

            public ww.capnp.Answer<Counter.NotedResults.Reader> noted() {
                return noted(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            /** 1 more than the call before. */
            default void next(MethodCall<Counter.NextParams.Reader,
                    Counter.NextResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Counter", TYPE_ID, 0);
            }

            /** Adds to the list of what was noted: shows in which order calls arrived. */
            default void note(MethodCall<Counter.NoteParams.Reader,
                    Counter.NoteResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Counter", TYPE_ID, 1);
            }

            default void noted(MethodCall<Counter.NotedParams.Reader,
                    Counter.NotedResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Counter", TYPE_ID, 2);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Counter.TYPE_ID) {
                    Counter.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Counter", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.next(new MethodCall<>(context, Counter.NextParams.factory, Counter.NextResults.factory));
                }
                case 1 -> {
                    server.note(new MethodCall<>(context, Counter.NoteParams.factory, Counter.NoteResults.factory));
                }
                case 2 -> {
                    server.noted(new MethodCall<>(context, Counter.NotedParams.factory, Counter.NotedResults.factory));
                }
                default -> throw CallContext.unimplemented("Counter", TYPE_ID, methodId);
            }
        }

        public static final class NextParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9b9e076f0dd8c4dcL;

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

            private NextParams() { }

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

        public static final class NextResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9ce70558a693c53aL;

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

            private NextResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getValue() {
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

                public int getValue() {
                    return _getIntField(0);
                }

                public void setValue(int value) {
                    _setIntField(0, value);
                }
            }
        }

        public static final class NoteParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe6af88bc73d0493dL;

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

            private NoteParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getNumber() {
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

                public int getNumber() {
                    return _getIntField(0);
                }

                public void setNumber(int value) {
                    _setIntField(0, value);
                }
            }
        }

        public static final class NoteResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xa413f19e127608fbL;

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

            private NoteResults() { }

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

        public static final class NotedParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xadbd0485d44f3758L;

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

            private NotedParams() { }

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

        public static final class NotedResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9f3d67ed1722f71dL;

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
                    struct.pointer(0, PrimitiveList.Int.factory);
                }
            };

            private NotedResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasNumbers() {
                    return !isNullAt(0);
                }

                public PrimitiveList.Int.Reader getNumbers() {
                    return readAt(0, PrimitiveList.Int.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasNumbers() {
                    return !isNullAt(0);
                }

                public PrimitiveList.Int.Builder getNumbers() {
                    return buildAt(0, PrimitiveList.Int.factory);
                }

                public void setNumbers(PrimitiveList.Int.Reader value) {
                    copyAt(0, PrimitiveList.Int.factory, value);
                }

                public PrimitiveList.Int.Builder initNumbers(int size) {
                    return newAt(0, PrimitiveList.Int.factory, size);
                }
            }
        }
    }

    public static final class Callback {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xc3e4f50617283940L;

        private Callback() { }

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

            public ww.capnp.Answer<Number.Reader> called(Consumer<Callback.CalledParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Callback.TYPE_ID, 0, 1, Callback.CalledParams.factory,
                        params).send(), Number.factory);
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call) throws Exception {
                throw CallContext.unimplemented("Callback", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Callback.TYPE_ID) {
                    Callback.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Callback", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.called(new MethodCall<>(context, Callback.CalledParams.factory, Number.factory));
                }
                default -> throw CallContext.unimplemented("Callback", TYPE_ID, methodId);
            }
        }

        public static final class CalledParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe166847fb5ea3614L;

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

            private CalledParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public long getNumber() {
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

                public long getNumber() {
                    return _getLongField(0);
                }

                public void setNumber(long value) {
                    _setLongField(0, value);
                }
            }
        }
    }

    public static final class Missing {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xd4f5061728394051L;

        private Missing() { }

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

            public ww.capnp.Answer<Missing.CallResults.Reader> call(Consumer<Missing.CallParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Missing.TYPE_ID, 0, 0, Missing.CallParams.factory,
                        params).send(), Missing.CallResults.factory);
            }

            public ww.capnp.Answer<Missing.CallResults.Reader> call() {
                return call(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void call(MethodCall<Missing.CallParams.Reader,
                    Missing.CallResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Missing", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Missing.TYPE_ID) {
                    Missing.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Missing", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.call(new MethodCall<>(context, Missing.CallParams.factory, Missing.CallResults.factory));
                }
                default -> throw CallContext.unimplemented("Missing", TYPE_ID, methodId);
            }
        }

        public static final class CallParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb1fe1f997840d6adL;

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

            private CallParams() { }

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

        public static final class CallResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x9a0df38d3da0d0ddL;

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

            private CallResults() { }

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

    public static final class Number {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xe5f6172839405162L;

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

        private Number() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public long getNumber() {
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

            public long getNumber() {
                return _getLongField(0);
            }

            public void setNumber(long value) {
                _setLongField(0, value);
            }
        }
    }
}
