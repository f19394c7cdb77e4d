package ww.node;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import ww.capnp.CallException;
import ww.wasm.Engine;
import ww.wasm.ModuleRefusedException;
import ww.wasm.Prepared;

/**
 * Compiles modules ahead of their first run, one at a time and on a thread of its own: compiling is computing, which
 * would keep a virtual thread's carrier from everyone else, and it must not take a slot from a run that is due.
 */
final class Preparer implements AutoCloseable {
    private final Engine engine;
    private final ExecutorService thread;

    Preparer(Engine engine) {
        this.engine = engine;
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("worker prepare").daemon().priority(Thread.MIN_PRIORITY).factory());
    }

    /** Compiles a module unless it is done already; interrupting the caller gives it up. */
    Prepared prepare(byte[] module) throws ModuleRefusedException, CallException, InterruptedException {
        Future<Prepared> prepared;
        try {
            prepared = thread.submit(() -> engine.prepare(module));
        } catch (RejectedExecutionException e) {
            throw CallException.overloaded("the worker is stopping");
        }
        try {
            return prepared.get();
        } catch (InterruptedException e) {
            prepared.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModuleRefusedException refused) {
                throw refused;
            }
            throw CallException.failed("the module could not be prepared: " + e.getCause().getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            // A compile in one very long function does not look at interrupts; the daemon thread ends with it.
            thread.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
