package ww.schema;

import java.util.List;
import java.util.function.Consumer;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;
import ww.capnp.CallContext;
import ww.capnp.CapnpException;
import ww.capnp.ClientHook;
import ww.capnp.Data;
import ww.capnp.LocalObject;
import ww.capnp.MethodCall;
import ww.capnp.PointerList;
import ww.capnp.StructBuilder;
import ww.capnp.StructCheck;
import ww.capnp.StructFactory;
import ww.capnp.StructList;
import ww.capnp.StructReader;
import ww.capnp.Stubs;
import ww.capnp.Text;

/** What {@code worker.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class WorkerSchema {
    private WorkerSchema() { }

    public static final class Worker {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xc4ef214b3fa3e0f9L;

        private Worker() { }

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

            /**
             * Runs the module's export `run` with these two arguments, as its parameter types have them, and answers
             * its first
             * result as an unsigned decimal number. Any fault is an exception.
             */
            public ww.capnp.Answer<Worker.AssignResults.Reader> assign(Consumer<Worker.AssignParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 0, 3, Worker.AssignParams.factory,
                        params).send(), Worker.AssignResults.factory);
            }

            public ww.capnp.Answer<Worker.DescribeResults.Reader> describe(
                    Consumer<Worker.DescribeParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 1, 0, Worker.DescribeParams.factory,
                        params).send(), Worker.DescribeResults.factory);
            }

            public ww.capnp.Answer<Worker.DescribeResults.Reader> describe() {
                return describe(params -> { });
            }

            /** Brings the module into the worker, ready to run, before its first run is due. */
            public ww.capnp.Answer<Worker.PrepareResults.Reader> prepare(
                    Consumer<Worker.PrepareParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 2, 2, Worker.PrepareParams.factory,
                        params).send(), Worker.PrepareResults.factory);
            }

            /**
             * Runs one attempt to its end. A second `run` with the key of an attempt which is under way or held does
             * not start it
             * again; it answers what the first one comes to.
             */
            public ww.capnp.Answer<Worker.RunResults.Reader> run(Consumer<Worker.RunParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 3, 2, Worker.RunParams.factory, params)
                        .send(), Worker.RunResults.factory);
            }

            /** The attempts which are under way or whose outcome is kept. */
            public ww.capnp.Answer<Worker.HeldResults.Reader> held(Consumer<Worker.HeldParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 4, 0, Worker.HeldParams.factory,
                        params).send(), Worker.HeldResults.factory);
            }

            public ww.capnp.Answer<Worker.HeldResults.Reader> held() {
                return held(params -> { });
            }

            /** The outcome of such an attempt; waits while it is under way. Fails if the worker does not know it. */
            public ww.capnp.Answer<Worker.CollectResults.Reader> collect(
                    Consumer<Worker.CollectParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 5, 1, Worker.CollectParams.factory,
                        params).send(), Worker.CollectResults.factory);
            }

            /** These outcomes are recorded; the worker may forget them. Unknown ones are ignored. */
            public ww.capnp.Answer<Worker.AcknowledgeResults.Reader> acknowledge(
                    Consumer<Worker.AcknowledgeParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 6, 1, Worker.AcknowledgeParams.factory,
                        params).send(), Worker.AcknowledgeResults.factory);
            }

            /**
             * The worker takes no new runs from now on (`run` fails as `overloaded`); returns when none is under way.
             */
            public ww.capnp.Answer<Worker.DrainResults.Reader> drain(Consumer<Worker.DrainParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, Worker.TYPE_ID, 7, 0, Worker.DrainParams.factory,
                        params).send(), Worker.DrainResults.factory);
            }

            public ww.capnp.Answer<Worker.DrainResults.Reader> drain() {
                return drain(params -> { });
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            /**
             * Runs the module's export `run` with these two arguments, as its parameter types have them, and answers
             * its first
             * result as an unsigned decimal number. Any fault is an exception.
             */
            default void assign(MethodCall<Worker.AssignParams.Reader,
                    Worker.AssignResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 0);
            }

            default void describe(MethodCall<Worker.DescribeParams.Reader,
                    Worker.DescribeResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 1);
            }

            /** Brings the module into the worker, ready to run, before its first run is due. */
            default void prepare(MethodCall<Worker.PrepareParams.Reader,
                    Worker.PrepareResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 2);
            }

            /**
             * Runs one attempt to its end. A second `run` with the key of an attempt which is under way or held does
             * not start it
             * again; it answers what the first one comes to.
             */
            default void run(MethodCall<Worker.RunParams.Reader, Worker.RunResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 3);
            }

            /** The attempts which are under way or whose outcome is kept. */
            default void held(MethodCall<Worker.HeldParams.Reader, Worker.HeldResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 4);
            }

            /** The outcome of such an attempt; waits while it is under way. Fails if the worker does not know it. */
            default void collect(MethodCall<Worker.CollectParams.Reader,
                    Worker.CollectResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 5);
            }

            /** These outcomes are recorded; the worker may forget them. Unknown ones are ignored. */
            default void acknowledge(MethodCall<Worker.AcknowledgeParams.Reader,
                    Worker.AcknowledgeResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 6);
            }

            /**
             * The worker takes no new runs from now on (`run` fails as `overloaded`); returns when none is under way.
             */
            default void drain(MethodCall<Worker.DrainParams.Reader,
                    Worker.DrainResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("Worker", TYPE_ID, 7);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == Worker.TYPE_ID) {
                    Worker.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("Worker", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.assign(new MethodCall<>(context, Worker.AssignParams.factory, Worker.AssignResults.factory));
                }
                case 1 -> {
                    server.describe(new MethodCall<>(context, Worker.DescribeParams.factory,
                            Worker.DescribeResults.factory));
                }
                case 2 -> {
                    server.prepare(new MethodCall<>(context, Worker.PrepareParams.factory,
                            Worker.PrepareResults.factory));
                }
                case 3 -> {
                    server.run(new MethodCall<>(context, Worker.RunParams.factory, Worker.RunResults.factory));
                }
                case 4 -> {
                    server.held(new MethodCall<>(context, Worker.HeldParams.factory, Worker.HeldResults.factory));
                }
                case 5 -> {
                    server.collect(new MethodCall<>(context, Worker.CollectParams.factory,
                            Worker.CollectResults.factory));
                }
                case 6 -> {
                    server.acknowledge(new MethodCall<>(context, Worker.AcknowledgeParams.factory,
                            Worker.AcknowledgeResults.factory));
                }
                case 7 -> {
                    server.drain(new MethodCall<>(context, Worker.DrainParams.factory, Worker.DrainResults.factory));
                }
                default -> throw CallContext.unimplemented("Worker", TYPE_ID, methodId);
            }
        }

        public static final class AssignParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x8612f7506f622fbdL;

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
                    struct.pointer(0, Data.factory);
                }
            };

            private AssignParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasWasm() {
                    return !isNullAt(0);
                }

                public Data.Reader getWasm() {
                    return readAt(0, Data.factory);
                }

                public long getInput() {
                    return _getLongField(0);
                }

                public long getDifficulty() {
                    return _getLongField(1);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasWasm() {
                    return !isNullAt(0);
                }

                public Data.Builder getWasm() {
                    return buildAt(0, Data.factory);
                }

                public void setWasm(Data.Reader value) {
                    copyAt(0, Data.factory, value);
                }

                public void setWasm(byte[] value) {
                    copyAt(0, Data.factory, Data.of(value));
                }

                public Data.Builder initWasm(int size) {
                    return newAt(0, Data.factory, size);
                }

                public long getInput() {
                    return _getLongField(0);
                }

                public void setInput(long value) {
                    _setLongField(0, value);
                }

                public long getDifficulty() {
                    return _getLongField(1);
                }

                public void setDifficulty(long value) {
                    _setLongField(1, value);
                }
            }
        }

        public static final class AssignResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb2ad9e8e7b416561L;

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

            private AssignResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasResult() {
                    return !isNullAt(0);
                }

                public Text.Reader getResult() {
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

                public boolean hasResult() {
                    return !isNullAt(0);
                }

                public Text.Reader getResult() {
                    return buildAt(0, Text.factory);
                }

                public void setResult(Text.Reader value) {
                    copyAt(0, Text.factory, value);
                }

                public void setResult(String value) {
                    copyAt(0, Text.factory, Text.of(value));
                }
            }
        }

        public static final class DescribeParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe6984065834c53f7L;

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

            private DescribeParams() { }

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

        public static final class DescribeResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe87f80e37dde16d1L;

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
                    struct.pointer(0, Description.factory);
                }
            };

            private DescribeResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasDescription() {
                    return !isNullAt(0);
                }

                public Description.Reader getDescription() {
                    return readAt(0, Description.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasDescription() {
                    return !isNullAt(0);
                }

                public Description.Builder getDescription() {
                    return buildAt(0, Description.factory);
                }

                public void setDescription(Description.Reader value) {
                    copyAt(0, Description.factory, value);
                }

                public Description.Builder initDescription() {
                    return newAt(0, Description.factory, 0);
                }
            }
        }

        public static final class PrepareParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd1d5129527fecb48L;

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
                    struct.pointer(0, Module.factory);
                    struct.capability(1);
                }
            };

            private PrepareParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasModule() {
                    return !isNullAt(0);
                }

                public Module.Reader getModule() {
                    return readAt(0, Module.factory);
                }

                public boolean hasSource() {
                    return !isNullAt(1);
                }

                public ModuleSource.Client getSource() {
                    return new ModuleSource.Client(capabilityAt(1));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasModule() {
                    return !isNullAt(0);
                }

                public Module.Builder getModule() {
                    return buildAt(0, Module.factory);
                }

                public void setModule(Module.Reader value) {
                    copyAt(0, Module.factory, value);
                }

                public Module.Builder initModule() {
                    return newAt(0, Module.factory, 0);
                }

                public boolean hasSource() {
                    return !isNullAt(1);
                }

                public ModuleSource.Client getSource() {
                    return new ModuleSource.Client(capabilityAt(1));
                }

                public void setSource(ModuleSource.Client value) {
                    anyAt(1).setCapability(value);
                }

                public void setSource(ModuleSource.Server value) {
                    anyAt(1).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public ModuleSource.Client getSource() {
                    return new ModuleSource.Client(place.pointerField(1).capability());
                }
            }
        }

        public static final class PrepareResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcc934d10675e2de8L;

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
                    struct.pointer(0, Prepared.factory);
                }
            };

            private PrepareResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasPrepared() {
                    return !isNullAt(0);
                }

                public Prepared.Reader getPrepared() {
                    return readAt(0, Prepared.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasPrepared() {
                    return !isNullAt(0);
                }

                public Prepared.Builder getPrepared() {
                    return buildAt(0, Prepared.factory);
                }

                public void setPrepared(Prepared.Reader value) {
                    copyAt(0, Prepared.factory, value);
                }

                public Prepared.Builder initPrepared() {
                    return newAt(0, Prepared.factory, 0);
                }
            }
        }

        public static final class RunParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xb5183693d36a76feL;

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
                    struct.pointer(0, Job.factory);
                    struct.capability(1);
                }
            };

            private RunParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasJob() {
                    return !isNullAt(0);
                }

                public Job.Reader getJob() {
                    return readAt(0, Job.factory);
                }

                public boolean hasSource() {
                    return !isNullAt(1);
                }

                public ModuleSource.Client getSource() {
                    return new ModuleSource.Client(capabilityAt(1));
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasJob() {
                    return !isNullAt(0);
                }

                public Job.Builder getJob() {
                    return buildAt(0, Job.factory);
                }

                public void setJob(Job.Reader value) {
                    copyAt(0, Job.factory, value);
                }

                public Job.Builder initJob() {
                    return newAt(0, Job.factory, 0);
                }

                public boolean hasSource() {
                    return !isNullAt(1);
                }

                public ModuleSource.Client getSource() {
                    return new ModuleSource.Client(capabilityAt(1));
                }

                public void setSource(ModuleSource.Client value) {
                    anyAt(1).setCapability(value);
                }

                public void setSource(ModuleSource.Server value) {
                    anyAt(1).setCapability(new ww.capnp.LocalObject(value));
                }
            }

            /** Such a struct in results which need not be there yet. */
            public static final class Pipeline {
                private final ww.capnp.Pipeline place;

                public Pipeline(ww.capnp.Pipeline place) {
                    this.place = place;
                }

                public ModuleSource.Client getSource() {
                    return new ModuleSource.Client(place.pointerField(1).capability());
                }
            }
        }

        public static final class RunResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xeb87f2bfa31ee15aL;

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
                    struct.pointer(0, Outcome.factory);
                }
            };

            private RunResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasOutcome() {
                    return !isNullAt(0);
                }

                public Outcome.Reader getOutcome() {
                    return readAt(0, Outcome.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasOutcome() {
                    return !isNullAt(0);
                }

                public Outcome.Builder getOutcome() {
                    return buildAt(0, Outcome.factory);
                }

                public void setOutcome(Outcome.Reader value) {
                    copyAt(0, Outcome.factory, value);
                }

                public Outcome.Builder initOutcome() {
                    return newAt(0, Outcome.factory, 0);
                }
            }
        }

        public static final class HeldParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xaff5d8acb612a2d6L;

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
            public static final long TYPE_ID = 0xe37fbc061c8b0f84L;

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
                    struct.pointer(0, HeldRun.factory.list());
                }
            };

            private HeldResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasRuns() {
                    return !isNullAt(0);
                }

                public StructList.Reader<HeldRun.Reader> getRuns() {
                    return readAt(0, HeldRun.factory.list());
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasRuns() {
                    return !isNullAt(0);
                }

                public StructList.Builder<HeldRun.Builder> getRuns() {
                    return buildAt(0, HeldRun.factory.list());
                }

                public void setRuns(StructList.Reader<HeldRun.Reader> value) {
                    copyAt(0, HeldRun.factory.list(), value);
                }

                public StructList.Builder<HeldRun.Builder> initRuns(int size) {
                    return newAt(0, HeldRun.factory.list(), size);
                }
            }
        }

        public static final class CollectParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xd1adf984dc881f73L;

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
                    struct.pointer(0, RunKey.factory);
                }
            };

            private CollectParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasRun() {
                    return !isNullAt(0);
                }

                public RunKey.Reader getRun() {
                    return readAt(0, RunKey.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasRun() {
                    return !isNullAt(0);
                }

                public RunKey.Builder getRun() {
                    return buildAt(0, RunKey.factory);
                }

                public void setRun(RunKey.Reader value) {
                    copyAt(0, RunKey.factory, value);
                }

                public RunKey.Builder initRun() {
                    return newAt(0, RunKey.factory, 0);
                }
            }
        }

        public static final class CollectResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0x813a14953ec4c1dcL;

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
                    struct.pointer(0, Outcome.factory);
                }
            };

            private CollectResults() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasOutcome() {
                    return !isNullAt(0);
                }

                public Outcome.Reader getOutcome() {
                    return readAt(0, Outcome.factory);
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasOutcome() {
                    return !isNullAt(0);
                }

                public Outcome.Builder getOutcome() {
                    return buildAt(0, Outcome.factory);
                }

                public void setOutcome(Outcome.Reader value) {
                    copyAt(0, Outcome.factory, value);
                }

                public Outcome.Builder initOutcome() {
                    return newAt(0, Outcome.factory, 0);
                }
            }
        }

        public static final class AcknowledgeParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe720aab2ea62e842L;

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
                    struct.pointer(0, RunKey.factory.list());
                }
            };

            private AcknowledgeParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public boolean hasRuns() {
                    return !isNullAt(0);
                }

                public StructList.Reader<RunKey.Reader> getRuns() {
                    return readAt(0, RunKey.factory.list());
                }
            }

            public static final class Builder extends StructBuilder {
                private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public Reader asReader() {
                    return new Reader(segment, data, pointers, dataSize, pointerCount);
                }

                public boolean hasRuns() {
                    return !isNullAt(0);
                }

                public StructList.Builder<RunKey.Builder> getRuns() {
                    return buildAt(0, RunKey.factory.list());
                }

                public void setRuns(StructList.Reader<RunKey.Reader> value) {
                    copyAt(0, RunKey.factory.list(), value);
                }

                public StructList.Builder<RunKey.Builder> initRuns(int size) {
                    return newAt(0, RunKey.factory.list(), size);
                }
            }
        }

        public static final class AcknowledgeResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc3c60a1999f5a2eeL;

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

            private AcknowledgeResults() { }

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

        public static final class DrainParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xe275d6e83280d7f0L;

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

            private DrainParams() { }

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

        public static final class DrainResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xcc637757eefad033L;

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

            private DrainResults() { }

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

    /** Where a worker can read a module which it does not have. */
    public static final class ModuleSource {
        /** The id which the schema gives this interface; calls of its methods carry it. */
        public static final long TYPE_ID = 0xb6a0f1d2c3e49857L;

        private ModuleSource() { }

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

            /**
             * Up to so many bytes from there; fewer than asked for only at the end of the module, none behind it. The
             * source may
             * give less than asked for if that is more than it puts in one message.
             */
            public ww.capnp.Answer<ModuleSource.ReadResults.Reader> read(
                    Consumer<ModuleSource.ReadParams.Builder> params) {
                return new ww.capnp.Answer<>(Stubs.request(this, ModuleSource.TYPE_ID, 0, 2,
                        ModuleSource.ReadParams.factory, params).send(), ModuleSource.ReadResults.factory);
            }
        }

        /** An object with these methods; those which are not overridden fail as unimplemented. */
        public interface Server extends ww.capnp.Server {
            /**
             * Up to so many bytes from there; fewer than asked for only at the end of the module, none behind it. The
             * source may
             * give less than asked for if that is more than it puts in one message.
             */
            default void read(MethodCall<ModuleSource.ReadParams.Reader,
                    ModuleSource.ReadResults.Builder> call) throws Exception {
                throw CallContext.unimplemented("ModuleSource", TYPE_ID, 0);
            }

            @Override
            default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
                if (interfaceId == ModuleSource.TYPE_ID) {
                    ModuleSource.serve(this, methodId, context);
                }
                else {
                    throw CallContext.unimplemented("ModuleSource", interfaceId, methodId);
                }
            }
        }

        /** Serves a call of one of this interface's own methods. */
        public static void serve(Server server, int methodId, CallContext context) throws Exception {
            switch (methodId) {
                case 0 -> {
                    server.read(new MethodCall<>(context, ModuleSource.ReadParams.factory,
                            ModuleSource.ReadResults.factory));
                }
                default -> throw CallContext.unimplemented("ModuleSource", TYPE_ID, methodId);
            }
        }

        public static final class ReadParams {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc7d81cbed2907835L;

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

            private ReadParams() { }

            public static final class Reader extends StructReader {
                private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                    super(segment, data, pointers, dataBits, pointerCount);
                }

                public long getOffset() {
                    return _getLongField(0);
                }

                public int getBytes() {
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

                public long getOffset() {
                    return _getLongField(0);
                }

                public void setOffset(long value) {
                    _setLongField(0, value);
                }

                public int getBytes() {
                    return _getIntField(2);
                }

                public void setBytes(int value) {
                    _setIntField(2, value);
                }
            }
        }

        public static final class ReadResults {
            /** The id which the schema gives this type. */
            public static final long TYPE_ID = 0xc35c312be28d7534L;

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

            private ReadResults() { }

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
    }

    public static final class Module {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xd47a9b6f1c2e8035L;

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
                struct.pointer(0, Data.factory);
            }
        };

        private Module() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasSha256() {
                return !isNullAt(0);
            }

            /** 32 bytes. */
            public Data.Reader getSha256() {
                return readAt(0, Data.factory);
            }

            /** So that a worker can refuse before it reads. */
            public long getBytes() {
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

            public boolean hasSha256() {
                return !isNullAt(0);
            }

            /** 32 bytes. */
            public Data.Builder getSha256() {
                return buildAt(0, Data.factory);
            }

            public void setSha256(Data.Reader value) {
                copyAt(0, Data.factory, value);
            }

            public void setSha256(byte[] value) {
                copyAt(0, Data.factory, Data.of(value));
            }

            public Data.Builder initSha256(int size) {
                return newAt(0, Data.factory, size);
            }

            /** So that a worker can refuse before it reads. */
            public long getBytes() {
                return _getLongField(0);
            }

            public void setBytes(long value) {
                _setLongField(0, value);
            }
        }
    }

    public static final class Description {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xa8c35e7092d4f6b1L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(5, 4) {
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
                struct.pointer(2, PointerList.TEXT);
                struct.pointer(3, PointerList.DATA);
            }
        };

        private Description() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasName() {
                return !isNullAt(0);
            }

            /** For people; not unique. */
            public Text.Reader getName() {
                return readAt(0, Text.factory);
            }

            public boolean hasVersion() {
                return !isNullAt(1);
            }

            /** Of the worker's software. */
            public Text.Reader getVersion() {
                return readAt(1, Text.factory);
            }

            /** Runs at once. */
            public int getSlots() {
                return _getIntField(0);
            }

            public boolean hasLabels() {
                return !isNullAt(2);
            }

            /** `key=value`, for tasks that require one. */
            public PointerList.Reader<Text.Reader> getLabels() {
                return readAt(2, PointerList.TEXT);
            }

            /** Memory for all guests together. */
            public long getMemoryBytes() {
                return _getLongField(1);
            }

            /** What one guest can have, in pages of 64 KiB. */
            public int getGuestMemoryPagesMax() {
                return _getIntField(1);
            }

            public long getModuleBytesMax() {
                return _getLongField(2);
            }

            public boolean hasCachedModules() {
                return !isNullAt(3);
            }

            /** Hashes of modules which are ready to run. */
            public PointerList.Reader<Data.Reader> getCachedModules() {
                return readAt(3, PointerList.DATA);
            }

            /** Slots lost to guests which could not be stopped. */
            public int getStuckSlots() {
                return _getIntField(6);
            }

            public boolean getDraining() {
                return _getBooleanField(224);
            }

            /**
             * Drawn at random when the worker starts: the same worker started again is another instance, and holds
             * nothing.
             */
            public long getInstance() {
                return _getLongField(4);
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

            /** For people; not unique. */
            public Text.Reader getName() {
                return buildAt(0, Text.factory);
            }

            public void setName(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setName(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean hasVersion() {
                return !isNullAt(1);
            }

            /** Of the worker's software. */
            public Text.Reader getVersion() {
                return buildAt(1, Text.factory);
            }

            public void setVersion(Text.Reader value) {
                copyAt(1, Text.factory, value);
            }

            public void setVersion(String value) {
                copyAt(1, Text.factory, Text.of(value));
            }

            /** Runs at once. */
            public int getSlots() {
                return _getIntField(0);
            }

            public void setSlots(int value) {
                _setIntField(0, value);
            }

            public boolean hasLabels() {
                return !isNullAt(2);
            }

            /** `key=value`, for tasks that require one. */
            public PointerList.Builder<Text.Reader, Text.Reader> getLabels() {
                return buildAt(2, PointerList.TEXT);
            }

            public void setLabels(PointerList.Reader<Text.Reader> value) {
                copyAt(2, PointerList.TEXT, value);
            }

            public PointerList.Builder<Text.Reader, Text.Reader> initLabels(int size) {
                return newAt(2, PointerList.TEXT, size);
            }

            public void setLabels(List<String> values) {
                putTextsAt(2, values);
            }

            /** Memory for all guests together. */
            public long getMemoryBytes() {
                return _getLongField(1);
            }

            public void setMemoryBytes(long value) {
                _setLongField(1, value);
            }

            /** What one guest can have, in pages of 64 KiB. */
            public int getGuestMemoryPagesMax() {
                return _getIntField(1);
            }

            public void setGuestMemoryPagesMax(int value) {
                _setIntField(1, value);
            }

            public long getModuleBytesMax() {
                return _getLongField(2);
            }

            public void setModuleBytesMax(long value) {
                _setLongField(2, value);
            }

            public boolean hasCachedModules() {
                return !isNullAt(3);
            }

            /** Hashes of modules which are ready to run. */
            public PointerList.Builder<Data.Builder, Data.Reader> getCachedModules() {
                return buildAt(3, PointerList.DATA);
            }

            public void setCachedModules(PointerList.Reader<Data.Reader> value) {
                copyAt(3, PointerList.DATA, value);
            }

            public PointerList.Builder<Data.Builder, Data.Reader> initCachedModules(int size) {
                return newAt(3, PointerList.DATA, size);
            }

            /** Slots lost to guests which could not be stopped. */
            public int getStuckSlots() {
                return _getIntField(6);
            }

            public void setStuckSlots(int value) {
                _setIntField(6, value);
            }

            public boolean getDraining() {
                return _getBooleanField(224);
            }

            public void setDraining(boolean value) {
                _setBooleanField(224, value);
            }

            /**
             * Drawn at random when the worker starts: the same worker started again is another instance, and holds
             * nothing.
             */
            public long getInstance() {
                return _getLongField(4);
            }

            public void setInstance(long value) {
                _setLongField(4, value);
            }
        }
    }

    /** Names one attempt of one run for ever. */
    public static final class RunKey {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xf15d2b8c4a7e9063L;

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
                struct.pointer(0, Text.factory);
            }
        };

        private RunKey() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasTaskId() {
                return !isNullAt(0);
            }

            public Text.Reader getTaskId() {
                return readAt(0, Text.factory);
            }

            /** Which of the task's runs. */
            public long getOccurrence() {
                return _getLongField(0);
            }

            /** Which try at it, from 1. */
            public int getAttempt() {
                return _getIntField(2);
            }

            /**
             * Larger than that of every attempt the gateway started before, across its restarts: the name is never used
             * again.
             */
            public long getFence() {
                return _getLongField(2);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasTaskId() {
                return !isNullAt(0);
            }

            public Text.Reader getTaskId() {
                return buildAt(0, Text.factory);
            }

            public void setTaskId(Text.Reader value) {
                copyAt(0, Text.factory, value);
            }

            public void setTaskId(String value) {
                copyAt(0, Text.factory, Text.of(value));
            }

            /** Which of the task's runs. */
            public long getOccurrence() {
                return _getLongField(0);
            }

            public void setOccurrence(long value) {
                _setLongField(0, value);
            }

            /** Which try at it, from 1. */
            public int getAttempt() {
                return _getIntField(2);
            }

            public void setAttempt(int value) {
                _setIntField(2, value);
            }

            /**
             * Larger than that of every attempt the gateway started before, across its restarts: the name is never used
             * again.
             */
            public long getFence() {
                return _getLongField(2);
            }

            public void setFence(long value) {
                _setLongField(2, value);
            }
        }
    }

    public static final class Job {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xe2b94c6d80f3a715L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(1, 6) {
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
                struct.pointer(0, RunKey.factory);
                struct.pointer(1, Module.factory);
                switch (struct.tag(0)) {
                    case 0 -> {
                        struct.pointer(2, Text.factory);
                        struct.pointer(3, PointerList.TEXT);
                    }
                    case 1 -> {
                        struct.pointer(2, PointerList.TEXT);
                        struct.pointer(3, PointerList.TEXT);
                        struct.pointer(4, Data.factory);
                    }
                    default -> { }
                }
                struct.pointer(5, Limits.factory);
            }
        };

        private Job() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasRun() {
                return !isNullAt(0);
            }

            public RunKey.Reader getRun() {
                return readAt(0, RunKey.factory);
            }

            public boolean hasModule() {
                return !isNullAt(1);
            }

            public Module.Reader getModule() {
                return readAt(1, Module.factory);
            }

            public Job.Call.Reader getCall() {
                return new Job.Call.Reader(this);
            }

            public boolean hasLimits() {
                return !isNullAt(5);
            }

            public Limits.Reader getLimits() {
                return readAt(5, Limits.factory);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasRun() {
                return !isNullAt(0);
            }

            public RunKey.Builder getRun() {
                return buildAt(0, RunKey.factory);
            }

            public void setRun(RunKey.Reader value) {
                copyAt(0, RunKey.factory, value);
            }

            public RunKey.Builder initRun() {
                return newAt(0, RunKey.factory, 0);
            }

            public boolean hasModule() {
                return !isNullAt(1);
            }

            public Module.Builder getModule() {
                return buildAt(1, Module.factory);
            }

            public void setModule(Module.Reader value) {
                copyAt(1, Module.factory, value);
            }

            public Module.Builder initModule() {
                return newAt(1, Module.factory, 0);
            }

            public Job.Call.Builder getCall() {
                return new Job.Call.Builder(this);
            }

            public Job.Call.Builder initCall() {
                _setShortField(0, (short) 0);
                eraseAt(2);
                eraseAt(3);
                eraseAt(2);
                eraseAt(3);
                eraseAt(4);
                return new Job.Call.Builder(this);
            }

            public boolean hasLimits() {
                return !isNullAt(5);
            }

            public Limits.Builder getLimits() {
                return buildAt(5, Limits.factory);
            }

            public void setLimits(Limits.Reader value) {
                copyAt(5, Limits.factory, value);
            }

            public Limits.Builder initLimits() {
                return newAt(5, Limits.factory, 0);
            }
        }

        public static final class Call {
            private Call() { }

            /** The members of the union, of which one is set. */
            public enum Which {
                FUNCTION,
                COMMAND,
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
                    return Which.of(_getShortField(0) & 0xffff);
                }

                /** Calls an export of a reactor or a plain module. */
                public boolean isFunction() {
                    return (_getShortField(0) & 0xffff) == 0;
                }

                /** Calls an export of a reactor or a plain module. */
                public Job.Call.Function.Reader getFunction() {
                    requireTag(0, 0, "function");
                    return new Job.Call.Function.Reader(this);
                }

                /** Runs a WASI command: `_start`. */
                public boolean isCommand() {
                    return (_getShortField(0) & 0xffff) == 1;
                }

                /** Runs a WASI command: `_start`. */
                public Job.Call.Command.Reader getCommand() {
                    requireTag(0, 1, "command");
                    return new Job.Call.Command.Reader(this);
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
                    return Which.of(_getShortField(0) & 0xffff);
                }

                /** Calls an export of a reactor or a plain module. */
                public boolean isFunction() {
                    return (_getShortField(0) & 0xffff) == 0;
                }

                /** Calls an export of a reactor or a plain module. */
                public Job.Call.Function.Builder getFunction() {
                    requireTag(0, 0, "function");
                    return new Job.Call.Function.Builder(this);
                }

                public Job.Call.Function.Builder initFunction() {
                    _setShortField(0, (short) 0);
                    eraseAt(2);
                    eraseAt(3);
                    return new Job.Call.Function.Builder(this);
                }

                /** Runs a WASI command: `_start`. */
                public boolean isCommand() {
                    return (_getShortField(0) & 0xffff) == 1;
                }

                /** Runs a WASI command: `_start`. */
                public Job.Call.Command.Builder getCommand() {
                    requireTag(0, 1, "command");
                    return new Job.Call.Command.Builder(this);
                }

                public Job.Call.Command.Builder initCommand() {
                    _setShortField(0, (short) 1);
                    eraseAt(2);
                    eraseAt(3);
                    eraseAt(4);
                    return new Job.Call.Command.Builder(this);
                }
            }

            public static final class Function {
                private Function() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    private Reader(StructReader same) {
                        super(same);
                    }

                    public boolean hasExport() {
                        return !isNullAt(2);
                    }

                    public Text.Reader getExport() {
                        return readAt(2, Text.factory);
                    }

                    public boolean hasArguments() {
                        return !isNullAt(3);
                    }

                    /** Decimal numbers, converted to the export's parameter types. */
                    public PointerList.Reader<Text.Reader> getArguments() {
                        return readAt(3, PointerList.TEXT);
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

                    public boolean hasExport() {
                        return !isNullAt(2);
                    }

                    public Text.Reader getExport() {
                        return buildAt(2, Text.factory);
                    }

                    public void setExport(Text.Reader value) {
                        copyAt(2, Text.factory, value);
                    }

                    public void setExport(String value) {
                        copyAt(2, Text.factory, Text.of(value));
                    }

                    public boolean hasArguments() {
                        return !isNullAt(3);
                    }

                    /** Decimal numbers, converted to the export's parameter types. */
                    public PointerList.Builder<Text.Reader, Text.Reader> getArguments() {
                        return buildAt(3, PointerList.TEXT);
                    }

                    public void setArguments(PointerList.Reader<Text.Reader> value) {
                        copyAt(3, PointerList.TEXT, value);
                    }

                    public PointerList.Builder<Text.Reader, Text.Reader> initArguments(int size) {
                        return newAt(3, PointerList.TEXT, size);
                    }

                    public void setArguments(List<String> values) {
                        putTextsAt(3, values);
                    }
                }
            }

            public static final class Command {
                private Command() { }

                public static final class Reader extends StructReader {
                    private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                        super(segment, data, pointers, dataBits, pointerCount);
                    }

                    private Reader(StructReader same) {
                        super(same);
                    }

                    public boolean hasArgs() {
                        return !isNullAt(2);
                    }

                    /** From `argv[1]` on. */
                    public PointerList.Reader<Text.Reader> getArgs() {
                        return readAt(2, PointerList.TEXT);
                    }

                    public boolean hasEnv() {
                        return !isNullAt(3);
                    }

                    /** `NAME=value`. */
                    public PointerList.Reader<Text.Reader> getEnv() {
                        return readAt(3, PointerList.TEXT);
                    }

                    public boolean hasStdin() {
                        return !isNullAt(4);
                    }

                    public Data.Reader getStdin() {
                        return readAt(4, Data.factory);
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

                    public boolean hasArgs() {
                        return !isNullAt(2);
                    }

                    /** From `argv[1]` on. */
                    public PointerList.Builder<Text.Reader, Text.Reader> getArgs() {
                        return buildAt(2, PointerList.TEXT);
                    }

                    public void setArgs(PointerList.Reader<Text.Reader> value) {
                        copyAt(2, PointerList.TEXT, value);
                    }

                    public PointerList.Builder<Text.Reader, Text.Reader> initArgs(int size) {
                        return newAt(2, PointerList.TEXT, size);
                    }

                    public void setArgs(List<String> values) {
                        putTextsAt(2, values);
                    }

                    public boolean hasEnv() {
                        return !isNullAt(3);
                    }

                    /** `NAME=value`. */
                    public PointerList.Builder<Text.Reader, Text.Reader> getEnv() {
                        return buildAt(3, PointerList.TEXT);
                    }

                    public void setEnv(PointerList.Reader<Text.Reader> value) {
                        copyAt(3, PointerList.TEXT, value);
                    }

                    public PointerList.Builder<Text.Reader, Text.Reader> initEnv(int size) {
                        return newAt(3, PointerList.TEXT, size);
                    }

                    public void setEnv(List<String> values) {
                        putTextsAt(3, values);
                    }

                    public boolean hasStdin() {
                        return !isNullAt(4);
                    }

                    public Data.Builder getStdin() {
                        return buildAt(4, Data.factory);
                    }

                    public void setStdin(Data.Reader value) {
                        copyAt(4, Data.factory, value);
                    }

                    public void setStdin(byte[] value) {
                        copyAt(4, Data.factory, Data.of(value));
                    }

                    public Data.Builder initStdin(int size) {
                        return newAt(4, Data.factory, size);
                    }
                }
            }
        }
    }

    /** The most which one run may use. 0 means the worker's own default; more than the worker allows is cut to that. */
    public static final class Limits {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x9c7e05b3d1f8624aL;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(7, 0) {
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

        private Limits() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public long getWallMillis() {
                return _getLongField(0);
            }

            public long getCpuMillis() {
                return _getLongField(1);
            }

            /** Of 64 KiB. */
            public int getMemoryPages() {
                return _getIntField(4);
            }

            public long getStdoutBytes() {
                return _getLongField(3);
            }

            public long getStderrBytes() {
                return _getLongField(4);
            }

            /** Of `values` as text, together. */
            public long getResultBytes() {
                return _getLongField(5);
            }

            public int getStackFrames() {
                return _getIntField(5);
            }

            public int getTableElements() {
                return _getIntField(12);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public long getWallMillis() {
                return _getLongField(0);
            }

            public void setWallMillis(long value) {
                _setLongField(0, value);
            }

            public long getCpuMillis() {
                return _getLongField(1);
            }

            public void setCpuMillis(long value) {
                _setLongField(1, value);
            }

            /** Of 64 KiB. */
            public int getMemoryPages() {
                return _getIntField(4);
            }

            public void setMemoryPages(int value) {
                _setIntField(4, value);
            }

            public long getStdoutBytes() {
                return _getLongField(3);
            }

            public void setStdoutBytes(long value) {
                _setLongField(3, value);
            }

            public long getStderrBytes() {
                return _getLongField(4);
            }

            public void setStderrBytes(long value) {
                _setLongField(4, value);
            }

            /** Of `values` as text, together. */
            public long getResultBytes() {
                return _getLongField(5);
            }

            public void setResultBytes(long value) {
                _setLongField(5, value);
            }

            public int getStackFrames() {
                return _getIntField(5);
            }

            public void setStackFrames(int value) {
                _setIntField(5, value);
            }

            public int getTableElements() {
                return _getIntField(12);
            }

            public void setTableElements(int value) {
                _setIntField(12, value);
            }
        }
    }

    public static final class Value {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xcb1a6e94f07d3528L;

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

        private Value() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            I32,
            I64,
            F32,
            F64,
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

            public boolean isI32() {
                return (_getShortField(2) & 0xffff) == 0;
            }

            public int getI32() {
                requireTag(2, 0, "i32");
                return _getIntField(0);
            }

            public boolean isI64() {
                return (_getShortField(2) & 0xffff) == 1;
            }

            public long getI64() {
                requireTag(2, 1, "i64");
                return _getLongField(1);
            }

            public boolean isF32() {
                return (_getShortField(2) & 0xffff) == 2;
            }

            public float getF32() {
                requireTag(2, 2, "f32");
                return _getFloatField(0);
            }

            public boolean isF64() {
                return (_getShortField(2) & 0xffff) == 3;
            }

            public double getF64() {
                requireTag(2, 3, "f64");
                return _getDoubleField(1);
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

            public boolean isI32() {
                return (_getShortField(2) & 0xffff) == 0;
            }

            public int getI32() {
                requireTag(2, 0, "i32");
                return _getIntField(0);
            }

            public void setI32(int value) {
                _setShortField(2, (short) 0);
                _setIntField(0, value);
            }

            public boolean isI64() {
                return (_getShortField(2) & 0xffff) == 1;
            }

            public long getI64() {
                requireTag(2, 1, "i64");
                return _getLongField(1);
            }

            public void setI64(long value) {
                _setShortField(2, (short) 1);
                _setLongField(1, value);
            }

            public boolean isF32() {
                return (_getShortField(2) & 0xffff) == 2;
            }

            public float getF32() {
                requireTag(2, 2, "f32");
                return _getFloatField(0);
            }

            public void setF32(float value) {
                _setShortField(2, (short) 2);
                _setFloatField(0, value);
            }

            public boolean isF64() {
                return (_getShortField(2) & 0xffff) == 3;
            }

            public double getF64() {
                requireTag(2, 3, "f64");
                return _getDoubleField(1);
            }

            public void setF64(double value) {
                _setShortField(2, (short) 3);
                _setDoubleField(1, value);
            }
        }
    }

    public static final class Outcome {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xb90d43f7a265ec81L;

        public static final StructFactory<Builder, Reader> factory = new StructFactory<>(6, 3) {
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
                struct.pointer(1, Data.factory);
                struct.pointer(2, Data.factory);
                switch (struct.tag(0)) {
                    case 0 -> struct.pointer(0, Value.factory.list());
                    case 2 -> struct.pointer(0, Text.factory);
                    case 3 -> struct.pointer(0, Text.factory);
                    case 5 -> struct.pointer(0, Text.factory);
                    case 6 -> struct.pointer(0, Text.factory);
                    case 7 -> struct.pointer(0, Text.factory);
                    case 8 -> struct.pointer(0, Text.factory);
                    case 9 -> struct.pointer(0, Text.factory);
                    case 10 -> struct.pointer(0, Text.factory);
                    case 11 -> struct.pointer(0, Text.factory);
                    case 12 -> struct.pointer(0, Text.factory);
                    default -> { }
                }
            }
        };

        private Outcome() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            VALUES,
            EXIT_CODE,
            TRAP,
            TIMED_OUT,
            CANCELLED,
            OUT_OF_MEMORY,
            INVALID_MODULE,
            MISSING_IMPORT,
            MISSING_EXPORT,
            OUTPUT_LIMIT,
            UNSUPPORTED,
            INTERNAL,
            BAD_ARGUMENTS,
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

            /** The function returned, with all its results. */
            public boolean isValues() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean hasValues() {
                return (_getShortField(0) & 0xffff) == 0 && !isNullAt(0);
            }

            /** The function returned, with all its results. */
            public StructList.Reader<Value.Reader> getValues() {
                requireTag(0, 0, "values");
                return readAt(0, Value.factory.list());
            }

            /** The command ended, by `proc_exit` or by returning (0). */
            public boolean isExitCode() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            /** The command ended, by `proc_exit` or by returning (0). */
            public int getExitCode() {
                requireTag(0, 1, "exitCode");
                return _getIntField(1);
            }

            /** Which one. */
            public boolean isTrap() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasTrap() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            /** Which one. */
            public Text.Reader getTrap() {
                requireTag(0, 2, "trap");
                return readAt(0, Text.factory);
            }

            /** Which limit, wall or CPU time, and its value. */
            public boolean isTimedOut() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public boolean hasTimedOut() {
                return (_getShortField(0) & 0xffff) == 3 && !isNullAt(0);
            }

            /** Which limit, wall or CPU time, and its value. */
            public Text.Reader getTimedOut() {
                requireTag(0, 3, "timedOut");
                return readAt(0, Text.factory);
            }

            public boolean isCancelled() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean isOutOfMemory() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public boolean hasOutOfMemory() {
                return (_getShortField(0) & 0xffff) == 5 && !isNullAt(0);
            }

            public Text.Reader getOutOfMemory() {
                requireTag(0, 5, "outOfMemory");
                return readAt(0, Text.factory);
            }

            public boolean isInvalidModule() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public boolean hasInvalidModule() {
                return (_getShortField(0) & 0xffff) == 6 && !isNullAt(0);
            }

            public Text.Reader getInvalidModule() {
                requireTag(0, 6, "invalidModule");
                return readAt(0, Text.factory);
            }

            public boolean isMissingImport() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public boolean hasMissingImport() {
                return (_getShortField(0) & 0xffff) == 7 && !isNullAt(0);
            }

            public Text.Reader getMissingImport() {
                requireTag(0, 7, "missingImport");
                return readAt(0, Text.factory);
            }

            public boolean isMissingExport() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public boolean hasMissingExport() {
                return (_getShortField(0) & 0xffff) == 8 && !isNullAt(0);
            }

            public Text.Reader getMissingExport() {
                requireTag(0, 8, "missingExport");
                return readAt(0, Text.factory);
            }

            /** Too much of what. */
            public boolean isOutputLimit() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public boolean hasOutputLimit() {
                return (_getShortField(0) & 0xffff) == 9 && !isNullAt(0);
            }

            /** Too much of what. */
            public Text.Reader getOutputLimit() {
                requireTag(0, 9, "outputLimit");
                return readAt(0, Text.factory);
            }

            /** A valid module which needs something this worker does not have. */
            public boolean isUnsupported() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public boolean hasUnsupported() {
                return (_getShortField(0) & 0xffff) == 10 && !isNullAt(0);
            }

            /** A valid module which needs something this worker does not have. */
            public Text.Reader getUnsupported() {
                requireTag(0, 10, "unsupported");
                return readAt(0, Text.factory);
            }

            /** The worker's own fault; the module may be right. */
            public boolean isInternal() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public boolean hasInternal() {
                return (_getShortField(0) & 0xffff) == 11 && !isNullAt(0);
            }

            /** The worker's own fault; the module may be right. */
            public Text.Reader getInternal() {
                requireTag(0, 11, "internal");
                return readAt(0, Text.factory);
            }

            /** The export is there but does not take these arguments. */
            public boolean isBadArguments() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public boolean hasBadArguments() {
                return (_getShortField(0) & 0xffff) == 12 && !isNullAt(0);
            }

            /** The export is there but does not take these arguments. */
            public Text.Reader getBadArguments() {
                requireTag(0, 12, "badArguments");
                return readAt(0, Text.factory);
            }

            public boolean hasStdout() {
                return !isNullAt(1);
            }

            public Data.Reader getStdout() {
                return readAt(1, Data.factory);
            }

            public boolean hasStderr() {
                return !isNullAt(2);
            }

            public Data.Reader getStderr() {
                return readAt(2, Data.factory);
            }

            public boolean getStdoutTruncated() {
                return _getBooleanField(16);
            }

            public boolean getStderrTruncated() {
                return _getBooleanField(17);
            }

            public long getWallNanos() {
                return _getLongField(1);
            }

            public long getCpuNanos() {
                return _getLongField(2);
            }

            /** Of the wall time, what went into making the module ready. */
            public long getCompileNanos() {
                return _getLongField(3);
            }

            public long getPeakMemoryBytes() {
                return _getLongField(4);
            }

            /** The module was ready before. */
            public boolean getCacheHit() {
                return _getBooleanField(18);
            }

            /** When the guest started, by the worker's clock. */
            public long getStartedEpochMillis() {
                return _getLongField(5);
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

            /** The function returned, with all its results. */
            public boolean isValues() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean hasValues() {
                return (_getShortField(0) & 0xffff) == 0 && !isNullAt(0);
            }

            /** The function returned, with all its results. */
            public StructList.Builder<Value.Builder> getValues() {
                requireTag(0, 0, "values");
                return buildAt(0, Value.factory.list());
            }

            public void setValues(StructList.Reader<Value.Reader> value) {
                _setShortField(0, (short) 0);
                copyAt(0, Value.factory.list(), value);
            }

            public StructList.Builder<Value.Builder> initValues(int size) {
                _setShortField(0, (short) 0);
                return newAt(0, Value.factory.list(), size);
            }

            /** The command ended, by `proc_exit` or by returning (0). */
            public boolean isExitCode() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            /** The command ended, by `proc_exit` or by returning (0). */
            public int getExitCode() {
                requireTag(0, 1, "exitCode");
                return _getIntField(1);
            }

            public void setExitCode(int value) {
                _setShortField(0, (short) 1);
                _setIntField(1, value);
            }

            /** Which one. */
            public boolean isTrap() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasTrap() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            /** Which one. */
            public Text.Reader getTrap() {
                requireTag(0, 2, "trap");
                return buildAt(0, Text.factory);
            }

            public void setTrap(Text.Reader value) {
                _setShortField(0, (short) 2);
                copyAt(0, Text.factory, value);
            }

            public void setTrap(String value) {
                _setShortField(0, (short) 2);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** Which limit, wall or CPU time, and its value. */
            public boolean isTimedOut() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public boolean hasTimedOut() {
                return (_getShortField(0) & 0xffff) == 3 && !isNullAt(0);
            }

            /** Which limit, wall or CPU time, and its value. */
            public Text.Reader getTimedOut() {
                requireTag(0, 3, "timedOut");
                return buildAt(0, Text.factory);
            }

            public void setTimedOut(Text.Reader value) {
                _setShortField(0, (short) 3);
                copyAt(0, Text.factory, value);
            }

            public void setTimedOut(String value) {
                _setShortField(0, (short) 3);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isCancelled() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public void setCancelled() {
                _setShortField(0, (short) 4);
            }

            public boolean isOutOfMemory() {
                return (_getShortField(0) & 0xffff) == 5;
            }

            public boolean hasOutOfMemory() {
                return (_getShortField(0) & 0xffff) == 5 && !isNullAt(0);
            }

            public Text.Reader getOutOfMemory() {
                requireTag(0, 5, "outOfMemory");
                return buildAt(0, Text.factory);
            }

            public void setOutOfMemory(Text.Reader value) {
                _setShortField(0, (short) 5);
                copyAt(0, Text.factory, value);
            }

            public void setOutOfMemory(String value) {
                _setShortField(0, (short) 5);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isInvalidModule() {
                return (_getShortField(0) & 0xffff) == 6;
            }

            public boolean hasInvalidModule() {
                return (_getShortField(0) & 0xffff) == 6 && !isNullAt(0);
            }

            public Text.Reader getInvalidModule() {
                requireTag(0, 6, "invalidModule");
                return buildAt(0, Text.factory);
            }

            public void setInvalidModule(Text.Reader value) {
                _setShortField(0, (short) 6);
                copyAt(0, Text.factory, value);
            }

            public void setInvalidModule(String value) {
                _setShortField(0, (short) 6);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isMissingImport() {
                return (_getShortField(0) & 0xffff) == 7;
            }

            public boolean hasMissingImport() {
                return (_getShortField(0) & 0xffff) == 7 && !isNullAt(0);
            }

            public Text.Reader getMissingImport() {
                requireTag(0, 7, "missingImport");
                return buildAt(0, Text.factory);
            }

            public void setMissingImport(Text.Reader value) {
                _setShortField(0, (short) 7);
                copyAt(0, Text.factory, value);
            }

            public void setMissingImport(String value) {
                _setShortField(0, (short) 7);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isMissingExport() {
                return (_getShortField(0) & 0xffff) == 8;
            }

            public boolean hasMissingExport() {
                return (_getShortField(0) & 0xffff) == 8 && !isNullAt(0);
            }

            public Text.Reader getMissingExport() {
                requireTag(0, 8, "missingExport");
                return buildAt(0, Text.factory);
            }

            public void setMissingExport(Text.Reader value) {
                _setShortField(0, (short) 8);
                copyAt(0, Text.factory, value);
            }

            public void setMissingExport(String value) {
                _setShortField(0, (short) 8);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** Too much of what. */
            public boolean isOutputLimit() {
                return (_getShortField(0) & 0xffff) == 9;
            }

            public boolean hasOutputLimit() {
                return (_getShortField(0) & 0xffff) == 9 && !isNullAt(0);
            }

            /** Too much of what. */
            public Text.Reader getOutputLimit() {
                requireTag(0, 9, "outputLimit");
                return buildAt(0, Text.factory);
            }

            public void setOutputLimit(Text.Reader value) {
                _setShortField(0, (short) 9);
                copyAt(0, Text.factory, value);
            }

            public void setOutputLimit(String value) {
                _setShortField(0, (short) 9);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** A valid module which needs something this worker does not have. */
            public boolean isUnsupported() {
                return (_getShortField(0) & 0xffff) == 10;
            }

            public boolean hasUnsupported() {
                return (_getShortField(0) & 0xffff) == 10 && !isNullAt(0);
            }

            /** A valid module which needs something this worker does not have. */
            public Text.Reader getUnsupported() {
                requireTag(0, 10, "unsupported");
                return buildAt(0, Text.factory);
            }

            public void setUnsupported(Text.Reader value) {
                _setShortField(0, (short) 10);
                copyAt(0, Text.factory, value);
            }

            public void setUnsupported(String value) {
                _setShortField(0, (short) 10);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** The worker's own fault; the module may be right. */
            public boolean isInternal() {
                return (_getShortField(0) & 0xffff) == 11;
            }

            public boolean hasInternal() {
                return (_getShortField(0) & 0xffff) == 11 && !isNullAt(0);
            }

            /** The worker's own fault; the module may be right. */
            public Text.Reader getInternal() {
                requireTag(0, 11, "internal");
                return buildAt(0, Text.factory);
            }

            public void setInternal(Text.Reader value) {
                _setShortField(0, (short) 11);
                copyAt(0, Text.factory, value);
            }

            public void setInternal(String value) {
                _setShortField(0, (short) 11);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** The export is there but does not take these arguments. */
            public boolean isBadArguments() {
                return (_getShortField(0) & 0xffff) == 12;
            }

            public boolean hasBadArguments() {
                return (_getShortField(0) & 0xffff) == 12 && !isNullAt(0);
            }

            /** The export is there but does not take these arguments. */
            public Text.Reader getBadArguments() {
                requireTag(0, 12, "badArguments");
                return buildAt(0, Text.factory);
            }

            public void setBadArguments(Text.Reader value) {
                _setShortField(0, (short) 12);
                copyAt(0, Text.factory, value);
            }

            public void setBadArguments(String value) {
                _setShortField(0, (short) 12);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean hasStdout() {
                return !isNullAt(1);
            }

            public Data.Builder getStdout() {
                return buildAt(1, Data.factory);
            }

            public void setStdout(Data.Reader value) {
                copyAt(1, Data.factory, value);
            }

            public void setStdout(byte[] value) {
                copyAt(1, Data.factory, Data.of(value));
            }

            public Data.Builder initStdout(int size) {
                return newAt(1, Data.factory, size);
            }

            public boolean hasStderr() {
                return !isNullAt(2);
            }

            public Data.Builder getStderr() {
                return buildAt(2, Data.factory);
            }

            public void setStderr(Data.Reader value) {
                copyAt(2, Data.factory, value);
            }

            public void setStderr(byte[] value) {
                copyAt(2, Data.factory, Data.of(value));
            }

            public Data.Builder initStderr(int size) {
                return newAt(2, Data.factory, size);
            }

            public boolean getStdoutTruncated() {
                return _getBooleanField(16);
            }

            public void setStdoutTruncated(boolean value) {
                _setBooleanField(16, value);
            }

            public boolean getStderrTruncated() {
                return _getBooleanField(17);
            }

            public void setStderrTruncated(boolean value) {
                _setBooleanField(17, value);
            }

            public long getWallNanos() {
                return _getLongField(1);
            }

            public void setWallNanos(long value) {
                _setLongField(1, value);
            }

            public long getCpuNanos() {
                return _getLongField(2);
            }

            public void setCpuNanos(long value) {
                _setLongField(2, value);
            }

            /** Of the wall time, what went into making the module ready. */
            public long getCompileNanos() {
                return _getLongField(3);
            }

            public void setCompileNanos(long value) {
                _setLongField(3, value);
            }

            public long getPeakMemoryBytes() {
                return _getLongField(4);
            }

            public void setPeakMemoryBytes(long value) {
                _setLongField(4, value);
            }

            /** The module was ready before. */
            public boolean getCacheHit() {
                return _getBooleanField(18);
            }

            public void setCacheHit(boolean value) {
                _setBooleanField(18, value);
            }

            /** When the guest started, by the worker's clock. */
            public long getStartedEpochMillis() {
                return _getLongField(5);
            }

            public void setStartedEpochMillis(long value) {
                _setLongField(5, value);
            }
        }
    }

    public static final class Prepared {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0x87f2c9e04b6d1a3eL;

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
                    case 1 -> struct.pointer(0, Text.factory);
                    case 2 -> struct.pointer(0, Text.factory);
                    case 3 -> struct.pointer(0, Text.factory);
                    case 4 -> struct.pointer(0, Text.factory);
                    default -> { }
                }
            }
        };

        private Prepared() { }

        /** The members of the union, of which one is set. */
        public enum Which {
            READY,
            INVALID_MODULE,
            UNSUPPORTED,
            TOO_LARGE,
            UNREADABLE,
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

            public boolean isReady() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public boolean isInvalidModule() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasInvalidModule() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            public Text.Reader getInvalidModule() {
                requireTag(0, 1, "invalidModule");
                return readAt(0, Text.factory);
            }

            public boolean isUnsupported() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasUnsupported() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            public Text.Reader getUnsupported() {
                requireTag(0, 2, "unsupported");
                return readAt(0, Text.factory);
            }

            public boolean isTooLarge() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public boolean hasTooLarge() {
                return (_getShortField(0) & 0xffff) == 3 && !isNullAt(0);
            }

            public Text.Reader getTooLarge() {
                requireTag(0, 3, "tooLarge");
                return readAt(0, Text.factory);
            }

            /** The source failed, or its bytes do not have the hash. */
            public boolean isUnreadable() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean hasUnreadable() {
                return (_getShortField(0) & 0xffff) == 4 && !isNullAt(0);
            }

            /** The source failed, or its bytes do not have the hash. */
            public Text.Reader getUnreadable() {
                requireTag(0, 4, "unreadable");
                return readAt(0, Text.factory);
            }

            public long getCompileNanos() {
                return _getLongField(1);
            }

            public boolean getCacheHit() {
                return _getBooleanField(16);
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

            public boolean isReady() {
                return (_getShortField(0) & 0xffff) == 0;
            }

            public void setReady() {
                _setShortField(0, (short) 0);
            }

            public boolean isInvalidModule() {
                return (_getShortField(0) & 0xffff) == 1;
            }

            public boolean hasInvalidModule() {
                return (_getShortField(0) & 0xffff) == 1 && !isNullAt(0);
            }

            public Text.Reader getInvalidModule() {
                requireTag(0, 1, "invalidModule");
                return buildAt(0, Text.factory);
            }

            public void setInvalidModule(Text.Reader value) {
                _setShortField(0, (short) 1);
                copyAt(0, Text.factory, value);
            }

            public void setInvalidModule(String value) {
                _setShortField(0, (short) 1);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isUnsupported() {
                return (_getShortField(0) & 0xffff) == 2;
            }

            public boolean hasUnsupported() {
                return (_getShortField(0) & 0xffff) == 2 && !isNullAt(0);
            }

            public Text.Reader getUnsupported() {
                requireTag(0, 2, "unsupported");
                return buildAt(0, Text.factory);
            }

            public void setUnsupported(Text.Reader value) {
                _setShortField(0, (short) 2);
                copyAt(0, Text.factory, value);
            }

            public void setUnsupported(String value) {
                _setShortField(0, (short) 2);
                copyAt(0, Text.factory, Text.of(value));
            }

            public boolean isTooLarge() {
                return (_getShortField(0) & 0xffff) == 3;
            }

            public boolean hasTooLarge() {
                return (_getShortField(0) & 0xffff) == 3 && !isNullAt(0);
            }

            public Text.Reader getTooLarge() {
                requireTag(0, 3, "tooLarge");
                return buildAt(0, Text.factory);
            }

            public void setTooLarge(Text.Reader value) {
                _setShortField(0, (short) 3);
                copyAt(0, Text.factory, value);
            }

            public void setTooLarge(String value) {
                _setShortField(0, (short) 3);
                copyAt(0, Text.factory, Text.of(value));
            }

            /** The source failed, or its bytes do not have the hash. */
            public boolean isUnreadable() {
                return (_getShortField(0) & 0xffff) == 4;
            }

            public boolean hasUnreadable() {
                return (_getShortField(0) & 0xffff) == 4 && !isNullAt(0);
            }

            /** The source failed, or its bytes do not have the hash. */
            public Text.Reader getUnreadable() {
                requireTag(0, 4, "unreadable");
                return buildAt(0, Text.factory);
            }

            public void setUnreadable(Text.Reader value) {
                _setShortField(0, (short) 4);
                copyAt(0, Text.factory, value);
            }

            public void setUnreadable(String value) {
                _setShortField(0, (short) 4);
                copyAt(0, Text.factory, Text.of(value));
            }

            public long getCompileNanos() {
                return _getLongField(1);
            }

            public void setCompileNanos(long value) {
                _setLongField(1, value);
            }

            public boolean getCacheHit() {
                return _getBooleanField(16);
            }

            public void setCacheHit(boolean value) {
                _setBooleanField(16, value);
            }
        }
    }

    public static final class HeldRun {
        /** The id which the schema gives this type. */
        public static final long TYPE_ID = 0xda3718f5c6e290b4L;

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
                struct.pointer(0, RunKey.factory);
            }
        };

        private HeldRun() { }

        public static final class Reader extends StructReader {
            private Reader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public boolean hasRun() {
                return !isNullAt(0);
            }

            public RunKey.Reader getRun() {
                return readAt(0, RunKey.factory);
            }

            /** If not, its outcome is kept. */
            public boolean getUnderway() {
                return _getBooleanField(0);
            }

            public long getStartedEpochMillis() {
                return _getLongField(1);
            }
        }

        public static final class Builder extends StructBuilder {
            private Builder(SegmentBuilder segment, int data, int pointers, int dataBits, short pointerCount) {
                super(segment, data, pointers, dataBits, pointerCount);
            }

            public Reader asReader() {
                return new Reader(segment, data, pointers, dataSize, pointerCount);
            }

            public boolean hasRun() {
                return !isNullAt(0);
            }

            public RunKey.Builder getRun() {
                return buildAt(0, RunKey.factory);
            }

            public void setRun(RunKey.Reader value) {
                copyAt(0, RunKey.factory, value);
            }

            public RunKey.Builder initRun() {
                return newAt(0, RunKey.factory, 0);
            }

            /** If not, its outcome is kept. */
            public boolean getUnderway() {
                return _getBooleanField(0);
            }

            public void setUnderway(boolean value) {
                _setBooleanField(0, value);
            }

            public long getStartedEpochMillis() {
                return _getLongField(1);
            }

            public void setStartedEpochMillis(long value) {
                _setLongField(1, value);
            }
        }
    }
}
