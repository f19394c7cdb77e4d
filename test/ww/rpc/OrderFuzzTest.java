package ww.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.Answer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.PromiseClient;
import ww.rpc.peer.PeerSchema.Counter;
import ww.rpc.peer.PeerSchema.Peer;

/**
 * References that turn into other references at random moments, while messages arrive at random moments: each
 * reference's calls arrive in their order, every call arrives, and nothing is left. In a net of two vats, and of three
 * in which the middle one passes everything on.
 */
@Timeout(120)
class OrderFuzzTest {
    private static final int RUNS = 60 * Integer.getInteger("ww.test.scale", 1);
    private static final int STEPS = 70;
    private static final int REFERENCES_MAX = 6;

    @Test
    void eachReferenceKeepsItsOrderBetweenTwoVats() throws Exception {
        runAll(false);
    }

    @Test
    void eachReferenceKeepsItsOrderAmongThreeVats() throws Exception {
        runAll(true);
    }

    /** On a virtual thread, as everything else here: handing over to the readers then costs next to nothing. */
    private static void runAll(boolean threeVats) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().name("order fuzz").start(() -> {
            try {
                runEach(threeVats);
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }

    private static void runEach(boolean threeVats) {
        Long fixed = Long.getLong("ww.test.seed");
        for (int i = 0; i < RUNS; i++) {
            long seed = fixed != null ? fixed : new Random().nextLong();
            Run run = new Run(new Random(seed), threeVats);
            try {
                run.play();
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + " (-Dww.test.seed repeats it): " + run.story, e);
            }
        }
    }

    /** A reference under test, and how many calls were made through it. */
    private static final class Reference {
        private final int number;
        private final Counter.Client client;
        private int calls;

        Reference(int number, Counter.Client client) {
            this.number = number;
            this.client = client;
        }
    }

    private static final class Run {
        private final Random random;
        private final StringBuilder story = new StringBuilder();
        private final List<Link> links = new ArrayList<>();
        private final List<RpcConnection> connections = new ArrayList<>();
        private final TestPeer object = new TestPeer();
        private final CountingObject ours = new CountingObject();
        private final CountingObject remote = new CountingObject();
        private final List<Reference> references = new ArrayList<>();
        private final List<Answer<?>> answers = new ArrayList<>();
        private final List<PromiseClient> promises = new ArrayList<>();
        private final Peer.Client peer;
        private int calls;

        Run(Random random, boolean threeVats) {
            this.random = random;
            Link link = newLink();
            RpcConnection left = add(Vats.offering(link.left(), null));
            if (threeVats) {
                Link second = newLink();
                add(Vats.offering(second.right(), object));
                RpcConnection middle = add(Vats.offering(second.left(), null));
                try (Client passedOn = middle.bootstrap()) {
                    add(new RpcConnection(link.right(), Vats.SETTINGS, passedOn));
                }
            } else {
                add(Vats.offering(link.right(), object));
            }
            object.holdNow(new Counter.Client(remote));
            peer = Vats.peer(left);
            references.add(new Reference(0, new Counter.Client(ours)));
            var held = peer.held();
            answers.add(held);
            references.add(new Reference(1, held.getCap()));
        }

        private Link newLink() {
            Link link = new Link();
            links.add(link);
            return link;
        }

        private RpcConnection add(RpcConnection connection) {
            connections.add(connection);
            return connection;
        }

        void play() throws Exception {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            story.append(" end");
            resolveAll();
            run(() -> {
                object.settle();
                return ours.notedSoFar().size() + remote.notedSoFar().size() == calls;
            });
            for (Reference reference : references) {
                check(reference);
                reference.client.close();
            }
            answers.forEach(Answer::close);
            peer.close();
            object.holdNow(null);
            run(() -> {
                object.settle();
                return connections.stream().allMatch(Run::isIdle);
            });
            links.forEach(Link::flow);
            connections.forEach(RpcConnection::close);
        }

        /** Nothing is held but what a middle vat offers on: one reference. */
        private static boolean isIdle(RpcConnection connection) {
            RpcTables tables = connection.tables();
            return tables.questions() + tables.answers() + tables.embargoes() == 0
                    && tables.exports() + tables.imports() <= 1;
        }

        private void step() throws Exception {
            switch (random.nextInt(12)) {
                case 0 -> newReference();
                case 1 -> {
                    story.append(" settle");
                    object.settle();
                }
                case 2 -> resolveOne();
                case 3, 4, 5, 6 -> call(references.get(random.nextInt(references.size())));
                default -> deliverOne();
            }
        }

        private void deliverOne() {
            Link link = links.get(random.nextInt(links.size()));
            Link.End end = random.nextBoolean() ? link.left() : link.right();
            if (end.waiting() > 0) {
                story.append(' ').append(end == link.left() ? "<" : ">").append(link.deliver(end));
            }
        }

        private void call(Reference reference) {
            int number = reference.number * 1000 + reference.calls++;
            calls++;
            story.append(" note").append(number);
            answers.add(reference.client.note(p -> p.setNumber(number)));
        }

        private void newReference() throws CallException, InterruptedException {
            if (references.size() >= REFERENCES_MAX) {
                return;
            }
            Reference base = references.get(random.nextInt(references.size()));
            int kind = random.nextInt(5);
            story.append(" new").append(references.size()).append("of").append(base.number).append("by").append(kind);
            Counter.Client made = switch (kind) {
                case 0 -> localPromise();
                case 1 -> {
                    var answer = peer.echoCap(p -> p.setCap(base.client));
                    answers.add(answer);
                    yield answer.getCap();
                }
                case 2 -> {
                    var answer = peer.echoCapSlowly(p -> p.setCap(base.client));
                    answers.add(answer);
                    yield answer.getCap();
                }
                case 3 -> {
                    var answer = peer.echoCapLater(p -> p.setCap(base.client));
                    answers.add(answer);
                    yield answer.getCap();
                }
                default -> {
                    var answer = peer.echoCapLater(p -> p.setCap(base.client));
                    answers.add(answer);
                    run(() -> answer.hook().response().isDone());
                    yield answer.join().getCap();
                }
            };
            references.add(new Reference(references.size(), made));
        }

        private Counter.Client localPromise() {
            PromiseClient promise = new PromiseClient();
            promises.add(promise);
            return new Counter.Client(promise.addRef());
        }

        private void resolveOne() {
            if (!promises.isEmpty()) {
                story.append(" resolve");
                PromiseClient promise = promises.removeFirst();
                promise.resolve(references.get(random.nextInt(2)).client.hook().addRef());
                promise.release();
            }
        }

        private void resolveAll() {
            while (!promises.isEmpty()) {
                resolveOne();
            }
        }

        private void check(Reference reference) {
            List<Integer> arrived = new ArrayList<>();
            for (CountingObject counter : List.of(ours, remote)) {
                counter.notedSoFar().stream().filter(n -> n / 1000 == reference.number).forEach(arrived::add);
            }
            List<Integer> sent = new ArrayList<>();
            for (int i = 0; i < reference.calls; i++) {
                sent.add(reference.number * 1000 + i);
            }
            assertEquals(sent, arrived, "reference " + reference.number);
        }

        /** Lets messages arrive in random order of ends until this holds. */
        private void run(BooleanSupplier goal) {
            Vats.await(() -> {
                for (int i = 0; i < 4 * links.size(); i++) {
                    deliverOne();
                }
                return goal.getAsBoolean();
            }, () -> connections.stream().map(RpcConnection::tables).toList() + " noted " + ours.notedSoFar()
                    + remote.notedSoFar() + " of " + calls);
        }
    }
}
