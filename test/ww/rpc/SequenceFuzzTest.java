package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;
import ww.schema.RpcSchema;

/**
 * A peer that says anything in any order, mostly with numbers which are in use, so that most of it is plausible; and
 * the same with bits flipped. The connection answers or aborts, never hangs, and holds nothing when it has ended.
 */
@Timeout(120)
class SequenceFuzzTest {
    private static final int RUNS = 300 * Integer.getInteger("ww.test.scale", 1);
    private static final int MESSAGES = 40;

    private static final long[] INTERFACES = {Peer.TYPE_ID, Peer.TYPE_ID, Counter.TYPE_ID, Callback.TYPE_ID, 7};
    /** Methods of the peer that do not wait for others; its own calls back to us are among them. */
    private static final int[] METHODS =
            {0, 1, 2, 3, 3, 4, 5, 6, 8, 9, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 22, 23, 40};

    @Test
    void anySequenceIsAnsweredOrAborted() throws Exception {
        runAll(false);
    }

    @Test
    void anySequenceWithFlippedBitsIsAnsweredOrAborted() throws Exception {
        runAll(true);
    }

    private static void runAll(boolean flipping) throws Exception {
        Long fixed = Long.getLong("ww.test.seed");
        for (int i = 0; i < (fixed != null ? 1 : RUNS); i++) {
            long seed = fixed != null ? fixed : new Random().nextLong();
            CompletableFuture<Void> done = new CompletableFuture<>();
            Run run = new Run(new Random(seed), flipping);
            Thread.ofVirtual().name("sequence fuzz").start(() -> {
                try {
                    run.play();
                    done.complete(null);
                } catch (Throwable e) {
                    done.completeExceptionally(e);
                }
            });
            try {
                done.get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError("seed " + seed + " (-Dww.test.seed repeats it): "
                        + String.join("; ", run.story), e);
            }
        }
    }

    private static final class Run {
        private final Random random;
        private final boolean flipping;
        private final TestPeer object = new TestPeer();
        private final CountingObject ours = new CountingObject();
        private final RawPeer raw = new RawPeer();
        private final RpcConnection connection = Vats.offering(raw.tested(), object);
        private final Queue<String> story = new ConcurrentLinkedQueue<>();
        private int question;

        Run(Random random, boolean flipping) {
            this.random = random;
            this.flipping = flipping;
        }

        void play() throws Exception {
            Thread drain = Thread.ofVirtual().name("sequence fuzz drain").start(this::drain);
            try (Peer.Client peer = Vats.peer(connection); Counter.Client own = new Counter.Client(ours);
                    var echoed = peer.echoCap(p -> p.setCap(own)); var back = echoed.getCap();
                    var called = back.next(); var hanging = peer.hang()) {
                for (int i = 0; i < MESSAGES; i++) {
                    say();
                }
                called.hook();
                hanging.hook();
            }
            object.settle();
            raw.close();
            connection.closed().get(10, TimeUnit.SECONDS);
            connection.close();
            drain.join();
            assertEquals(new RpcTables(0, 0, 0, 0, 0), connection.tables());
            Vats.await(ours::isClosed, () -> "our object is still held");
            object.settle();
            object.closed().get(10, TimeUnit.SECONDS);
            Vats.await(() -> object.liveCounters() == 0, () -> object.liveCounters() + " counters are still held");
        }

        private void drain() {
            try {
                for (String line = raw.next(); !line.equals("end"); line = raw.next()) {
                    story.add("< " + line);
                }
            } catch (UncheckedIOException e) {
                return; // our own end is closed
            }
        }

        private void say() {
            byte[] frame = RawPeer.frame(message -> {
                fill(message);
                story.add("> " + Describe.message(message.asReader()));
            });
            if (flipping && random.nextInt(4) == 0) {
                int bit = random.nextInt(8 * frame.length);
                frame[bit / 8] ^= (byte) (1 << bit % 8);
            }
            try {
                raw.send(frame);
            } catch (UncheckedIOException e) {
                return; // it has aborted: nothing more to say
            }
        }

        private int small() {
            return random.nextInt(12) == 0 ? random.nextInt() : random.nextInt(4);
        }

        private void fill(RpcSchema.Message.Builder message) {
            switch (random.nextInt(16)) {
                case 0 -> message.initBootstrap().setQuestionId(nextQuestion());
                case 1, 2, 3, 4, 5 -> call(message.initCall());
                case 6, 7 -> returned(message.initReturn());
                case 8, 9 -> {
                    RpcSchema.Finish.Builder finish = message.initFinish();
                    finish.setQuestionId(random.nextInt(Math.max(1, question)));
                    finish.setReleaseResultCaps(random.nextBoolean());
                }
                case 10 -> {
                    RpcSchema.Resolve.Builder resolve = message.initResolve();
                    resolve.setPromiseId(small());
                    if (random.nextInt(4) == 0) {
                        resolve.initException().setReason("why not");
                    } else {
                        descriptor(resolve.initCap());
                    }
                }
                case 11, 12 -> {
                    RpcSchema.Release.Builder release = message.initRelease();
                    release.setId(small());
                    release.setReferenceCount(random.nextInt(20) == 0 ? small() : 1);
                }
                case 13 -> {
                    RpcSchema.Disembargo.Builder disembargo = message.initDisembargo();
                    target(disembargo.initTarget());
                    if (random.nextBoolean()) {
                        disembargo.getContext().setSenderLoopback(small());
                    } else {
                        disembargo.getContext().setReceiverLoopback(small());
                    }
                }
                case 14 -> fill(message.initUnimplemented());
                default -> {
                    if (random.nextInt(10) == 0) {
                        message.initAbort().setReason("enough");
                    } else {
                        message.initProvide();
                    }
                }
            }
        }

        private int nextQuestion() {
            return random.nextInt(30) == 0 ? small() : question++;
        }

        private void call(RpcSchema.Call.Builder call) {
            call.setQuestionId(nextQuestion());
            call.setInterfaceId(INTERFACES[random.nextInt(INTERFACES.length)]);
            call.setMethodId((short) METHODS[random.nextInt(METHODS.length)]);
            target(call.initTarget());
            if (random.nextInt(6) == 0) {
                call.getSendResultsTo().setYourself();
            }
            RpcSchema.Payload.Builder params = call.initParams();
            if (random.nextInt(3) > 0) {
                Peer.EchoCapParams.Builder content = params.getContent().initAs(Peer.EchoCapParams.factory);
                content.setCap(new CountingObject());
            }
            payload(params);
        }

        private void payload(RpcSchema.Payload.Builder payload) {
            var caps = payload.initCapTable(random.nextInt(3));
            for (RpcSchema.CapDescriptor.Builder cap : caps) {
                descriptor(cap);
            }
        }

        private void returned(RpcSchema.Return.Builder returned) {
            returned.setAnswerId(small());
            returned.setReleaseParamCaps(random.nextInt(8) == 0);
            switch (random.nextInt(6)) {
                case 0 -> returned.initException().setReason("no");
                case 1 -> returned.setTakeFromOtherQuestion(random.nextInt(Math.max(1, question)));
                default -> {
                    RpcSchema.Payload.Builder results = returned.initResults();
                    results.getContent().initAs(Peer.EchoCapResults.factory).setCap(new CountingObject());
                    payload(results);
                }
            }
        }

        private void target(RpcSchema.MessageTarget.Builder target) {
            if (random.nextInt(3) > 0) {
                target.setImportedCap(random.nextInt(8) == 0 ? small() : 0);
            } else {
                promised(target.initPromisedAnswer());
            }
        }

        private void promised(RpcSchema.PromisedAnswer.Builder promised) {
            promised.setQuestionId(random.nextInt(Math.max(1, question)));
            if (random.nextBoolean()) {
                promised.initTransform(1).get(0).setGetPointerField((short) random.nextInt(2));
            }
        }

        private void descriptor(RpcSchema.CapDescriptor.Builder cap) {
            switch (random.nextInt(6)) {
                case 0 -> cap.setNone();
                case 1 -> cap.setSenderHosted(small());
                case 2 -> cap.setSenderPromise(small());
                case 3 -> cap.setReceiverHosted(random.nextInt(6) == 0 ? small() : 0);
                case 4 -> promised(cap.initReceiverAnswer());
                default -> cap.initThirdPartyHosted().setVineId(small());
            }
        }
    }
}
