package ww.node;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.schema.WorkerSchema.ModuleSource;

/** A module's source that gives what the test wants, counts, and waits to be let go on. */
final class FakeSource implements ModuleSource.Server {
    final AtomicInteger reads = new AtomicInteger();
    final AtomicLong bytesGiven = new AtomicLong();
    volatile CountDownLatch goOn = new CountDownLatch(0);
    volatile CallException failure;
    volatile Giving giving = Math::min;
    private final byte[] module;

    /** How many bytes are given where so many were asked for and so many are left. */
    @FunctionalInterface
    interface Giving {
        int bytes(int asked, int left);
    }

    FakeSource(byte[] module) {
        this.module = module;
    }

    ModuleSource.Client client() {
        return new ModuleSource.Client(this);
    }

    @Override
    public void read(MethodCall<ModuleSource.ReadParams.Reader, ModuleSource.ReadResults.Builder> call)
            throws Exception {
        reads.incrementAndGet();
        goOn.await();
        if (failure != null) {
            throw failure;
        }
        int offset = (int) call.params().getOffset();
        int length = giving.bytes(call.params().getBytes(), Math.max(0, module.length - offset));
        bytesGiven.addAndGet(length);
        call.results().setData(Arrays.copyOfRange(module, offset, offset + length));
    }
}
