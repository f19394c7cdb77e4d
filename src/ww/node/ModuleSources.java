package ww.node;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.sched.ModuleRef;
import ww.sched.Modules;
import ww.schema.WorkerSchema.ModuleSource;

/**
 * Modules as capabilities that workers read from. One object serves a module for all workers and runs, so handing it
 * along with each run costs a reference and no bytes; a worker that has the module never reads.
 */
final class ModuleSources implements AutoCloseable {
    /** More than this is no piece but a flood; a worker of ours asks for a quarter of it. */
    private static final int PIECE_BYTES_MAX = 1 << 20;

    /** Objects kept; a module in use beyond this is made an object again. */
    private static final int KEPT_MAX = 256;

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final Modules modules;
    private final LinkedHashMap<String, ModuleSource.Client> sources = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    ModuleSources(Modules modules) {
        this.modules = modules;
    }

    /** A reference to the module's source, the caller's to close. */
    ModuleSource.Client of(ModuleRef module) throws CallException {
        ModuleSource.Client replaced = null;
        try {
            synchronized (this) {
                if (closed) {
                    throw CallException.disconnected("the gateway is stopping");
                }
                ModuleSource.Client source = sources.get(module.sha256());
                if (source == null) {
                    source = new ModuleSource.Client(new Stored(module));
                    sources.put(module.sha256(), source);
                    replaced = sources.size() > KEPT_MAX ? sources.pollFirstEntry().getValue() : null;
                }
                return source.addRef();
            }
        } finally {
            if (replaced != null) {
                replaced.close();
            }
        }
    }

    /** All bytes of a module, for workers that know only {@code assign}. */
    byte[] bytes(ModuleRef module) throws IOException {
        return modules.bytes(module.sha256()).orElseThrow(() -> new IOException(
                "the module " + module.sha256() + " is not in the store any more"));
    }

    @Override
    public void close() {
        List<ModuleSource.Client> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(sources.values());
            sources.clear();
        }
        left.forEach(ModuleSource.Client::close);
    }

    /** One module. Its bytes are read from the store once for a burst of readers and dropped when memory is short. */
    private final class Stored implements ModuleSource.Server {
        private final ModuleRef module;
        /** Without a lock: the calls of one object are served one after the other, since none of them waits. */
        private SoftReference<byte[]> bytes = new SoftReference<>(null);

        Stored(ModuleRef module) {
            this.module = module;
        }

        @Override
        public void read(MethodCall<ModuleSource.ReadParams.Reader, ModuleSource.ReadResults.Builder> call)
                throws CallException {
            long offset = call.params().getOffset();
            long wanted = Math.min(Integer.toUnsignedLong(call.params().getBytes()), PIECE_BYTES_MAX);
            byte[] whole = load();
            if (offset < 0 || offset > whole.length) {
                throw CallException.failed("read: offset " + Long.toUnsignedString(offset) + " is behind the end of "
                        + "the module, which has " + whole.length + " bytes");
            }
            int length = (int) Math.min(wanted, whole.length - offset);
            call.results(length / Long.BYTES + 2).initData(length).asByteBuffer().put(whole, (int) offset, length);
        }

        private byte[] load() throws CallException {
            byte[] whole = bytes.get();
            if (whole == null) {
                try {
                    whole = ModuleSources.this.bytes(module);
                } catch (IOException e) {
                    // Where we keep it and why it is gone is no worker's affair.
                    LOG.log(Level.WARNING, "a worker cannot have a module: {0}", e.getMessage());
                    throw CallException.failed("read: the gateway cannot read the module " + module.sha256());
                }
                bytes = new SoftReference<>(whole);
            }
            return whole;
        }
    }
}
