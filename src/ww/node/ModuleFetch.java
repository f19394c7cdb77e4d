package ww.node;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import ww.capnp.Answer;
import ww.capnp.CallException;
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

    private final long moduleBytesMax;
    private final Map<ModuleHash, CompletableFuture<byte[]>> under = new ConcurrentHashMap<>();

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
            CompletableFuture<byte[]> mine = new CompletableFuture<>();
            CompletableFuture<byte[]> first = under.putIfAbsent(hash, mine);
            if (first == null) {
                return lead(hash, (int) bytes, source, mine);
            }
            try {
                return first.get();
            } catch (ExecutionException e) {
                // The one who fetched gave up, perhaps only because it was cancelled: it is our turn then.
                if (e.getCause() instanceof CallException reason) {
                    throw reason.again();
                }
            }
        }
    }

    private byte[] lead(ModuleHash hash, int bytes, ModuleSource.Client source, CompletableFuture<byte[]> mine)
            throws CallException, InterruptedException {
        try {
            byte[] module = read(bytes, source);
            if (!ModuleHash.of(module).equals(hash)) {
                throw CallException.failed("the source's " + module.length + " bytes are not the module " + hash);
            }
            mine.complete(module);
            return module;
        } catch (CallException | InterruptedException | RuntimeException e) {
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
                try (Answer<ModuleSource.ReadResults.Reader> answer = asked.remove()) {
                    byte[] piece = answer.join().getData().toBytes();
                    if (piece.length != expected) {
                        throw CallException.failed("the module's source gave " + piece.length + " bytes at " + at
                                + " instead of " + expected);
                    }
                    if (at + expected > module.length) {
                        module = Arrays.copyOf(module, Math.min(bytes, 2 * module.length));
                    }
                    System.arraycopy(piece, 0, module, at, expected);
                }
                at += expected;
            }
            return module;
        } finally {
            asked.forEach(Answer::close);
        }
    }

    private static Answer<ModuleSource.ReadResults.Reader> ask(ModuleSource.Client source, long offset, int bytes) {
        return source.read(params -> {
            params.setOffset(offset);
            params.setBytes(bytes);
        });
    }
}
