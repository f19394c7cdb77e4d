package ww.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import ww.capnp.MethodCall;
import ww.rpc.peer.PeerSchema.Counter;

/** A {@code Counter} that also counts how many of its kind exist. */
public final class CountingObject implements Counter.Server {
    private final AtomicInteger live;
    private int value;                                       // guarded by this
    private final List<Integer> noted = new ArrayList<>(); // guarded by this

    public CountingObject(int start, AtomicInteger live) {
        this.value = start;
        this.live = live;
        live.incrementAndGet();
    }

    public CountingObject() {
        this(0, new AtomicInteger());
    }

    @Override
    public synchronized void next(MethodCall<Counter.NextParams.Reader, Counter.NextResults.Builder> call) {
        call.results().setValue(++value);
    }

    @Override
    public synchronized void note(MethodCall<Counter.NoteParams.Reader, Counter.NoteResults.Builder> call)
            throws Exception {
        noteNow(call.params().getNumber());
    }

    synchronized void noteNow(int number) {
        noted.add(number);
    }

    @Override
    public synchronized void noted(MethodCall<Counter.NotedParams.Reader, Counter.NotedResults.Builder> call) {
        var numbers = call.results().initNumbers(noted.size());
        for (int i = 0; i < noted.size(); i++) {
            numbers.set(i, noted.get(i));
        }
    }

    synchronized List<Integer> notedSoFar() {
        return List.copyOf(noted);
    }

    @Override
    public void close() {
        live.decrementAndGet();
    }

    boolean isClosed() {
        return live.get() <= 0;
    }
}
