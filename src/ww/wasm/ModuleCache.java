package ww.wasm;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Prepared modules by hash, least recently used out first, bounded by count and by bytes. Refusals are kept too: a bad
 * module sent again is refused again without work.
 *
 * <p>One future for a hash: whoever asks first prepares on its own thread, all others wait for that. When the first is
 * stopped half-way, one of the others takes over; its stop is no verdict on the module.
 *
 * <p>Any thread. The lock guards the map only; preparing and waiting happen outside.
 */
final class ModuleCache {
    /** What a kept refusal counts for. */
    private static final long REFUSAL_BYTES = 1_024;

    /** Prepares a module; the one long action. */
    interface Preparation {
        Prepared prepare() throws ModuleRefusedException;
    }

    /** What came of asking: the module, and whether it was there before. */
    record Found(Prepared prepared, boolean hit) {
    }

    /** A finished preparation; exactly one of the two is there. */
    private record Result(Prepared prepared, ModuleRefusedException refusal) {
        long bytes() {
            return prepared == null ? REFUSAL_BYTES : prepared.retainedBytes();
        }
    }

    private final int modulesMax;
    private final long bytesMax;
    private final LinkedHashMap<ModuleHash, CompletableFuture<Result>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long hits;
    private long misses;
    private long evictions;

    ModuleCache(int modulesMax, long bytesMax) {
        this.modulesMax = modulesMax;
        this.bytesMax = bytesMax;
    }

    /** The module, if it is prepared; counts as a use. */
    Optional<Prepared> find(ModuleHash hash) {
        CompletableFuture<Result> future;
        synchronized (this) {
            future = entries.get(hash);
        }
        Result result = future == null || future.isCompletedExceptionally() ? null : future.getNow(null);
        return result == null ? Optional.empty() : Optional.ofNullable(result.prepared);
    }

    /**
     * The module, prepared by this thread if nobody has or does.
     *
     * @throws InterruptedException when interrupted while waiting for another thread
     */
    Found obtain(ModuleHash hash, Preparation preparation) throws ModuleRefusedException, InterruptedException {
        while (true) {
            CompletableFuture<Result> mine = new CompletableFuture<>();
            CompletableFuture<Result> theirs;
            synchronized (this) {
                theirs = entries.putIfAbsent(hash, mine);
                if (theirs == null || !theirs.isDone()) {
                    misses++;
                } else {
                    hits++;
                }
            }
            if (theirs == null) {
                return new Found(verdict(prepare(hash, mine, preparation)), false);
            }
            boolean hit = theirs.isDone();
            try {
                return new Found(verdict(theirs.get()), hit);
            } catch (ExecutionException e) {
                // The other was stopped and has removed its entry: try again, perhaps as the first.
            }
        }
    }

    private static Prepared verdict(Result result) throws ModuleRefusedException {
        if (result.refusal != null) {
            throw result.refusal;
        }
        return result.prepared;
    }

    private Result prepare(ModuleHash hash, CompletableFuture<Result> future, Preparation preparation) {
        Result result;
        try {
            result = new Result(preparation.prepare(), null);
        } catch (ModuleRefusedException e) {
            result = new Result(null, e);
        } catch (Throwable e) {
            synchronized (this) {
                entries.remove(hash, future);
            }
            future.completeExceptionally(e);
            throw e;
        }
        synchronized (this) {
            bytes += result.bytes();
            future.complete(result);
            evict(hash);
        }
        return result;
    }

    /** Lets go of the least recently used until both bounds hold; never of the newest, nor of one in preparation. */
    private void evict(ModuleHash newest) {
        Iterator<Map.Entry<ModuleHash, CompletableFuture<Result>>> eldest = entries.entrySet().iterator();
        while ((entries.size() > modulesMax || bytes > bytesMax) && eldest.hasNext()) {
            Map.Entry<ModuleHash, CompletableFuture<Result>> entry = eldest.next();
            Result result = entry.getValue().getNow(null);
            if (result != null && !entry.getKey().equals(newest)) {
                eldest.remove();
                bytes -= result.bytes();
                evictions++;
            }
        }
    }

    /** The modules that are ready to run; not a use of them. */
    synchronized List<ModuleHash> ready() {
        List<ModuleHash> ready = new ArrayList<>();
        entries.forEach((hash, future) -> {
            Result result = future.isCompletedExceptionally() ? null : future.getNow(null);
            if (result != null && result.prepared != null) {
                ready.add(hash);
            }
        });
        return ready;
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long hits() {
        return hits;
    }

    synchronized long misses() {
        return misses;
    }

    synchronized long evictions() {
        return evictions;
    }
}
