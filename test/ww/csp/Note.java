package ww.csp;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.schema.ChannelSchema.Closer;

/** A capability to be sent through channels: says how often it was called, and when its last reference is gone. */
public final class Note implements Closer.Server {
    private final CountDownLatch dropped = new CountDownLatch(1);
    private int calls; // guarded by this

    @Override
    public synchronized void close_(MethodCall<Closer.CloseParams.Reader, Closer.CloseResults.Builder> call) {
        calls++;
    }

    public synchronized int calls() {
        return calls;
    }

    /** The only reference to it until somebody makes another one. */
    public Closer.Client client() {
        return new Closer.Client(this);
    }

    public boolean isDroppedWithin(int seconds) throws InterruptedException {
        return dropped.await(seconds, TimeUnit.SECONDS);
    }

    /** Calls the object behind a reference and waits for the answer. */
    public static void call(Closer.Client client) throws CallException, InterruptedException {
        try (Answer<Closer.CloseResults.Reader> answer = client.close_()) {
            answer.join();
        }
    }

    @Override
    public void close() {
        dropped.countDown();
    }
}
