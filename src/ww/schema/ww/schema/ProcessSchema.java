package ww.schema;

import java.util.function.Consumer;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.AnswerHook;
import ww.capnp.CallContext;
import ww.capnp.CapnpException;
import ww.capnp.ClientHook;
import ww.capnp.Data;
import ww.capnp.LocalObject;
import ww.capnp.MethodCall;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructReader;
import ww.capnp.Stubs;

/** What {@code process.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class ProcessSchema {
    private ProcessSchema() { }

    public static final class Executor {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xaf2e5ebaa58175d2L;

        private Executor() { }

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

            /** Starts the module's `_start` at once. */
            public Executor.ExecAnswer exec(Consumer<Executor.ExecParams.Builder> params) {
                return new Executor.ExecAnswer(Stubs.request(this, Executor.TYPE_ID, 0, 1, Executor.ExecParams.factory,
                        params).send());
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            /** Starts the module's `_start` at once. */
            default void exec(MethodCall<Executor.ExecParams.Reader,
                    Executor.ExecResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Executor", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Executor.TYPE_ID) {
                    Executor.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Executor", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.exec(new MethodCall<>(context, Executor.ExecParams.factory, Executor.ExecResults.factory));
                }
                default -> throw CallContext.unimplemented("Executor", TYPE_ID, methodId);
            }
        }

        /** An answer whose capabilities can be called before it has come. */
        public static final class ExecAnswer extends ww.capnp.Answer<Executor.ExecResults.Reader> {
            private ExecAnswer(AnswerHook hook) {
                super(hook, Executor.ExecResults.factory);
            }

            public Process.Client getProcess() {
                return new Process.Client(pipeline().pointerField(0).capability());
            }
        }

        public static final class ExecParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf20b3dea95929312L;

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

            private ExecParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasBytecode() {
                    return !isNullAt(0);
                }

                public Data.Reader getBytecode() {
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

                public boolean hasBytecode() {
                    return !isNullAt(0);
                }

                public Data.Builder getBytecode() {
                    return buildAt(0, Data.factory);
                }

                public void setBytecode(Data.Reader value) {
                    copyAt(0, Data.factory, value);
                }

                public void setBytecode(byte[] value) {
                    copyAt(0, Data.factory, Data.of(value));
                }

                public Data.Builder initBytecode(int size) {
                    return newAt(0, Data.factory, size);
                }
            }
        }

        public static final class ExecResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xbb4f16b0a7d2d09bL;

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

            private ExecResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasProcess() {
                    return !isNullAt(0);
                }

                public Process.Client getProcess() {
                    return new Process.Client(capabilityAt(0));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasProcess() {
                    return !isNullAt(0);
                }

                public Process.Client getProcess() {
                    return new Process.Client(capabilityAt(0));
                }

                public void setProcess(Process.Client value) {
                    anyAt(0).setCapability(value);
                }

                public void setProcess(Process.Server value) {
                    anyAt(0).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public Process.Client getProcess() {
                    return new Process.Client(place.pointerField(0).capability());
                }
            }
        }
    }

    public static final class Process {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xda23f0d3a8250633L;

        private Process() { }

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

            public ww.capnp.Answer<Process.WaitResults.Reader> wait_(Consumer<Process.WaitParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Process.TYPE_ID, 0, 0, Process.WaitParams.factory,
                        params).send(), Process.WaitResults.factory);
            }

            public ww.capnp.Answer<Process.WaitResults.Reader> wait_() {
                return wait_(params -> { });
            }

            public ww.capnp.Answer<Process.KillResults.Reader> kill(Consumer<Process.KillParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Process.TYPE_ID, 1, 0, Process.KillParams.factory,
                        params).send(), Process.KillResults.factory);
            }

            public ww.capnp.Answer<Process.KillResults.Reader> kill() {
                return kill(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            default void wait_(MethodCall<Process.WaitParams.Reader,
                    Process.WaitResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Process", TYPE_ID, 0);
            }

            default void kill(MethodCall<Process.KillParams.Reader,
                    Process.KillResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Process", TYPE_ID, 1);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Process.TYPE_ID) {
                    Process.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Process", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.wait_(new MethodCall<>(context, Process.WaitParams.factory, Process.WaitResults.factory));
                }
                case 1 -> {
                    server.kill(new MethodCall<>(context, Process.KillParams.factory, Process.KillResults.factory));
                }
                default -> throw CallContext.unimplemented("Process", TYPE_ID, methodId);
            }
        }

        public static final class WaitParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xf9694ae208dbb3e3L;

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

            private WaitParams() { }

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

        public static final class WaitResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd72ab4a0243047acL;

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

            private WaitResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public int getExitCode() {
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

                public int getExitCode() {
                    return _getIntField(0);
                }

                public void setExitCode(int value) {
                    _setIntField(0, value);
                }
            }
        }

        public static final class KillParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xeea7ae19b02f5d47L;

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

            private KillParams() { }

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

        public static final class KillResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc53168b273d497eeL;

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

            private KillResults() { }

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
}
