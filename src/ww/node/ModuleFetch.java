package ww.node;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Data;
import ww.schema.WorkerSchema.ModuleSource;
import ww.wasm.ModuleHash;

/**
 * Brings modules that this worker does not have: reads them from the source that came with a run, in pieces, several of
 * them under way at once. Runs that need the same module at the same time share one transfer. What arrives is used only
 * if it has the hash that was asked for.
 */
final class ModuleFetch {
    /** Small beside the RPC's message limit, large beside a round trip. */
    private static final int PIECE_BYTES = 256 << 10;

    /** Pieces asked for ahead: 1 MiB fills a fast network with some milliseconds of round trip. */
    private static final int AHEAD = 4;

    /** A source that gives less than this at a time, but for the module's end, gives nothing worth a round trip. */
    private static final int LEAST_BYTES = 1 << 10;

    /** Modules read at once: they take memory before their runs do, and one after the other is no slower. */
    private static final int TRANSFERS_MAX = 4;

    private final long moduleBytesMax;
    private final Semaphore transfers = new Semaphore(TRANSFERS_MAX);
    private final Map<ModuleHash, CompletableFuture<byte[]>> under = new ConcurrentHashMap<>();
    /** What a run that has not compiled it yet still holds, so that the next run does not fetch it once more. */
    private final Map<ModuleHash, WeakReference<byte[]>> inMemory = new ConcurrentHashMap<>();

    ModuleFetch(long moduleBytesMax) {
        this.moduleBytesMax = moduleBytesMax;
    }

    /**
     * The module's bytes.
     *
     * @throws CallException if it is too large, cannot be read or has another hash
     */
    byte[] fetch(ModuleHash hash, long bytes, ModuleSource.Client source) throws CallException, InterruptedException {
        if (Long.compareUnsigned(bytes, moduleBytesMax) > 0) {
            throw CallException.failed("the module has " + Long.toUnsignedString(bytes) + " bytes, the limit of this "
                    + "worker is " + moduleBytesMax);
        }
        while (true) {
            byte[] there = inMemory(hash);
            if (there != null) {
                return there;
            }
            CompletableFuture<byte[]> mine = new CompletableFuture<>();
            CompletableFuture<byte[]> first = under.putIfAbsent(hash, mine);
            if (first == null) {
                return lead(hash, (int) bytes, source, mine);
            }
            try {
                return first.get();
            } catch (ExecutionException e) {
                // The one who fetched was cancelled, or its source went away with its connection: ours need not have.
                if (e.getCause() instanceof CallException reason && reason.type() == CallException.Type.FAILED) {
                    throw reason.again();
                }
            }
        }
    }

    private byte[] inMemory(ModuleHash hash) {
        WeakReference<byte[]> fetched = inMemory.get(hash);
        return fetched == null ? null : fetched.get();
    }

    private void keepInMemory(ModuleHash hash, byte[] module) {
        inMemory.values().removeIf(fetched -> fetched.refersTo(null));
        inMemory.put(hash, new WeakReference<>(module));
    }

    private byte[] lead(ModuleHash hash, int bytes, ModuleSource.Client source, CompletableFuture<byte[]> mine)
            throws CallException, InterruptedException {
        try {
            transfers.acquire();
            byte[] module;
            try {
                module = read(bytes, source);
            } finally {
                transfers.release();
            }
            if (!ModuleHash.of(module).equals(hash)) {
                throw CallException.failed("the source's " + module.length + " bytes are not the module " + hash);
            }
            keepInMemory(hash, module);
            mine.complete(module);
            return module;
        } catch (CallException | InterruptedException | RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            under.remove(hash, mine);
        }
    }

    private static byte[] read(int bytes, ModuleSource.Client source) throws CallException, InterruptedException {
        // Grows as the bytes come: what a peer says of a size is no reason to take that much memory.
        byte[] module = new byte[Math.min(bytes, AHEAD * PIECE_BYTES)];
        ArrayDeque<Answer<ModuleSource.ReadResults.Reader>> asked = new ArrayDeque<>();
        try {
            int at = 0;
            int next = 0;
            while (at < bytes) {
                while (next < bytes && asked.size() < AHEAD) {
                    asked.add(ask(source, next, Math.min(PIECE_BYTES, bytes - next)));
                    next += PIECE_BYTES;
                }
                int expected = Math.min(PIECE_BYTES, bytes - at);
                if (at + expected > module.length) {
                    module = Arrays.copyOf(module, (int) Math.min(bytes, 2L * module.length));
                }
                take(asked.remove(), source, module, at, expected);
                at += expected;
            }
            return module;
        } finally {
            asked.forEach(Answer::close);
        }
    }

    /** Puts one piece in its place. A source may give less than was asked for; then it is asked for the rest. */
    private static void take(Answer<ModuleSource.ReadResults.Reader> first, ModuleSource.Client source, byte[] module,
            int offset, int bytes) throws CallException, InterruptedException {
        int had = 0;
        Answer<ModuleSource.ReadResults.Reader> asked = first;
        while (true) {
            try (Answer<ModuleSource.ReadResults.Reader> answer = asked) {
                Data.Reader piece = answer.join().getData();
                int left = bytes - had;
                if (piece.size() > left || piece.size() < Math.min(left, LEAST_BYTES)) {
                    throw CallException.failed("the module's source gave " + piece.size() + " bytes at "
                            + (offset + had) + ", asked for " + left);
                }
                piece.asByteBuffer().get(module, offset + had, piece.size());
                had += piece.size();
            }
            if (had == bytes) {
                return;
            }
            asked = ask(source, offset + had, bytes - had);
        }
    }

    private static Answer<ModuleSource.ReadResults.Reader> ask(ModuleSource.Client source, long offset, int bytes) {
        return source.read(params -> {
            params.setOffset(offset);
            params.setBytes(bytes);
        });
    }
}
