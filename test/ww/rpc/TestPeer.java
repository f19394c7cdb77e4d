package ww.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.MethodCall;
import ww.capnp.PromiseClient;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Missing;
import ww.rpc.peer.PeerSchema.Number;
import ww.rpc.peer.PeerSchema.Peer;

/** The Java side's {@code Peer}: what the schema's comments say, and a view of its state for tests. */
public final class TestPeer implements Peer.Server {
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger nothings = new AtomicInteger();
    private final AtomicInteger hangsBegun = new AtomicInteger();
    private final AtomicInteger hangsCancelled = new AtomicInteger();
    private final List<PromiseClient> promises = new ArrayList<>();         // guarded by this
    private final List<Client> promised = new ArrayList<>();                // guarded by this
    private CountDownLatch settled = new CountDownLatch(1);                 // guarded by this
    private Counter.Client held;                                            // guarded by this
    private long writtenBytes;                                              // guarded by this
    private int waitingSlowly;                                              // guarded by this
    private int writes;                                                     // guarded by this
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Override
    public void nothing(MethodCall<Peer.NothingParams.Reader, Peer.NothingResults.Builder> call) {
        nothings.incrementAndGet();
    }

    @Override
    public void add(MethodCall<Peer.AddParams.Reader, Peer.AddResults.Builder> call) throws Exception {
        call.results().setSum(call.params().getA() + call.params().getB());
    }

    @Override
    public void echo(MethodCall<Peer.EchoParams.Reader, Peer.EchoResults.Builder> call) throws Exception {
        var data = call.params().getData();
        call.results(data.size() / 8 + 4).setData(data);
    }

    @Override
    public void counter(MethodCall<Peer.CounterParams.Reader, Peer.CounterResults.Builder> call) throws Exception {
        call.results().setCounter(new CountingObject(call.params().getStart(), live));
    }

    @Override
    public void chain(MethodCall<Peer.ChainParams.Reader, Peer.ChainResults.Builder> call) throws Exception {
        call.results().setDepth(call.params().getDepth() + 1);
        try (Peer.Client self = new Peer.Client(call.context().self())) {
            call.results().setNext(self);
        }
    }

    @Override
    public void callMe(MethodCall<Peer.CallMeParams.Reader, Peer.CallMeResults.Builder> call) throws Exception {
        long sum = 0;
        List<Answer<Number.Reader>> answers = new ArrayList<>();
        try (Callback.Client callback = call.params().getCallback()) {
            for (int i = 0; i < call.params().getTimes(); i++) {
                int number = i;
                answers.add(callback.called(p -> p.setNumber(number)));
            }
            for (Answer<Number.Reader> answer : answers) {
                sum += answer.join().getNumber();
            }
        } finally {
            answers.forEach(Answer::close);
        }
        call.results().setSum(sum);
    }

    @Override
    public void hang(MethodCall<Peer.HangParams.Reader, Peer.HangResults.Builder> call) throws Exception {
        call.context().detach();
        hangsBegun.incrementAndGet();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            hangsCancelled.incrementAndGet();
            throw e;
        }
    }

    @Override
    public void hangs(MethodCall<Peer.HangsParams.Reader, Peer.HangsResults.Builder> call) {
        call.results().setBegun(hangsBegun.get());
        call.results().setCancelled(hangsCancelled.get());
    }

    @Override
    public void fail(MethodCall<Peer.FailParams.Reader, Peer.FailResults.Builder> call) throws Exception {
        throw new CallException(CallException.Type.values()[call.params().getKind()],
                call.params().getText().toString());
    }

    @Override
    public void echoCap(MethodCall<Peer.EchoCapParams.Reader, Peer.EchoCapResults.Builder> call) throws Exception {
        try (Counter.Client cap = call.params().getCap()) {
            call.results().setCap(cap);
        }
    }

    @Override
    public void echoCapLater(MethodCall<Peer.EchoCapLaterParams.Reader, Peer.EchoCapLaterResults.Builder> call)
            throws Exception {
        PromiseClient promise = new PromiseClient();
        try (Counter.Client cap = new Counter.Client(promise.addRef())) {
            synchronized (this) {
                promises.add(promise);
                promised.add(call.params().getCap());
            }
            call.results().setCap(cap);
        }
    }

    @Override
    public void echoCapSlowly(MethodCall<Peer.EchoCapSlowlyParams.Reader, Peer.EchoCapSlowlyResults.Builder> call)
            throws Exception {
        call.context().detach();
        CountDownLatch latch;
        synchronized (this) {
            latch = settled;
            waitingSlowly++;
        }
        latch.await();
        try (Counter.Client cap = call.params().getCap()) {
            call.results().setCap(cap);
        }
    }

    @Override
    public void settle(MethodCall<Peer.SettleParams.Reader, Peer.SettleResults.Builder> call) {
        settle();
    }

    void settle() {
        List<PromiseClient> toResolve;
        List<Client> targets;
        synchronized (this) {
            toResolve = List.copyOf(promises);
            targets = List.copyOf(promised);
            promises.clear();
            promised.clear();
            settled.countDown();
            settled = new CountDownLatch(1);
        }
        for (int i = 0; i < toResolve.size(); i++) {
            toResolve.get(i).resolve(targets.get(i).hook().addRef());
            toResolve.get(i).release();
            targets.get(i).close();
        }
    }

    @Override
    public void hold(MethodCall<Peer.HoldParams.Reader, Peer.HoldResults.Builder> call) throws Exception {
        holdNow(call.params().getCap());
    }

    /** Keeps this reference, and lets go of the one before. */
    synchronized void holdNow(Counter.Client cap) {
        if (held != null) {
            held.close();
        }
        held = cap;
    }

    @Override
    public void callHeld(MethodCall<Peer.CallHeldParams.Reader, Peer.CallHeldResults.Builder> call) throws Exception {
        Counter.Client cap;
        synchronized (this) {
            cap = held.addRef();
        }
        try (cap; var answer = cap.next()) {
            call.results().setValue(answer.join().getValue());
        }
    }

    @Override
    public void dropHeld(MethodCall<Peer.DropHeldParams.Reader, Peer.DropHeldResults.Builder> call) {
        holdNow(null);
    }

    @Override
    public synchronized void held(MethodCall<Peer.HeldParams.Reader, Peer.HeldResults.Builder> call) {
        call.results().setCap(held);
    }

    @Override
    public void tail(MethodCall<Peer.TailParams.Reader, Number.Builder> call) throws Exception {
        try (Callback.Client callee = call.params().getCallee()) {
            var request = callee.newCall(Callback.TYPE_ID, 0, 4);
            request.params().initAs(Callback.CalledParams.factory).setNumber(call.params().getNumber());
            call.context().tailCall(request);
        }
    }

    @Override
    public synchronized void write(MethodCall<Peer.WriteParams.Reader, ww.capnp.StreamResult.Builder> call)
            throws Exception {
        writtenBytes += call.params().getChunk().size();
        writes++;
    }

    @Override
    public synchronized void written(MethodCall<Peer.WrittenParams.Reader, Peer.WrittenResults.Builder> call) {
        call.results().setBytes(writtenBytes);
        call.results().setCalls(writes);
    }

    @Override
    public void live(MethodCall<Peer.LiveParams.Reader, Peer.LiveResults.Builder> call) {
        call.results().setCounters(live.get());
    }

    @Override
    public void unknown(MethodCall<Peer.UnknownParams.Reader, Peer.UnknownResults.Builder> call) {
        try (Client other = Client.of(new CountingObject(0, live));
                var cap = new Missing.Client(other.hook().addRef())) {
            call.results().setCap(cap);
        }
    }

    @Override
    public void nullCap(MethodCall<Peer.NullCapParams.Reader, Peer.NullCapResults.Builder> call) {
        call.results();
    }

    @Override
    public void brokenCap(MethodCall<Peer.BrokenCapParams.Reader, Peer.BrokenCapResults.Builder> call) {
        try (Client broken = Client.broken(CallException.overloaded("broken on purpose"));
                var cap = new Counter.Client(broken.hook().addRef())) {
            call.results().setCap(cap);
        }
    }

    @Override
    public void close() {
        holdNow(null);
        closed.complete(null);
    }

    /** Completed when the last reference to this object is gone. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** Holds an object that has noted so many numbers. */
    void noteMany(int count) {
        CountingObject many = new CountingObject();
        for (int i = 0; i < count; i++) {
            many.noteNow(i);
        }
        holdNow(new Counter.Client(many));
    }

    /** How many calls of {@code echoCapSlowly} have begun. */
    synchronized int waitingSlowly() {
        return waitingSlowly;
    }

    int liveCounters() {
        return live.get();
    }

    /** How many calls of {@code nothing} have begun. */
    int nothings() {
        return nothings.get();
    }

    int hangsBegun() {
        return hangsBegun.get();
    }

    int hangsCancelled() {
        return hangsCancelled.get();
    }
}
