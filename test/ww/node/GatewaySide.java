package ww.node;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ww.capnp.Answer;
import ww.capnp.Client;
import ww.sched.Call;
import ww.sched.GuestLimits;
import ww.sched.Invocation;
import ww.sched.Modules;
import ww.sched.Policies;
import ww.sched.RunOutcome;
import ww.sched.Schedule;
import ww.sched.Scheduler;
import ww.sched.SchedulerSettings;
import ww.sched.SubmitResult;
import ww.sched.TaskSpec;
import ww.sched.WorkerView;
import ww.schema.ChannelSchema.Sender;
import ww.vat.VatConnection;

/** A gateway without HTTP: its scheduler and its side of the workers, for peers that are no workers of ours. */
final class GatewaySide implements AutoCloseable {
    private final Cluster cluster = new Cluster();
    private final Lobby lobby = new Lobby();
    private final RemoteWorkers workers = new RemoteWorkers(lobby, Duration.ofSeconds(3));
    private final List<Network> peers = new ArrayList<>();
    final Scheduler scheduler;
    private final Network gateway;

    GatewaySide() throws IOException {
        scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), workers);
        gateway = new Network(cluster.network());
        workers.start(gateway, scheduler);
        gateway.vat().addListener(workers);
        gateway.vat().export(lobby::end, Network.LOBBY);
    }

    @Override
    public void close() {
        peers.forEach(Network::close);
        scheduler.close();
        lobby.close();
        gateway.close();
        workers.close();
    }

    Network peer() throws IOException {
        Network peer = new Network(cluster.network());
        peers.add(peer);
        peer.host().connect(gateway.addresses().getFirst());
        return peer;
    }

    VatConnection come(Network peer) throws IOException {
        return peer.vat().connect(gateway.id(), Network.LOBBY);
    }

    Answer<Sender.SendResults.Reader> send(VatConnection connection, FakeWorker worker) {
        try (Sender.Client sender = new Sender.Client(connection.bootstrap().hook()); Client self = worker.client()) {
            return sender.send(params -> params.initValue().setCapability(self));
        }
    }

    Network joined(FakeWorker worker) throws Exception {
        Network peer = peer();
        joined(peer, worker);
        return peer;
    }

    VatConnection joined(Network peer, FakeWorker worker) throws Exception {
        VatConnection connection = come(peer);
        try (Answer<?> sent = send(connection, worker)) {
            sent.join();
        }
        Until.holds("it joined", () -> isThere(peer) && worker.described.get() > 0);
        return connection;
    }

    boolean isThere(Network peer) {
        return scheduler.workers().stream().anyMatch(worker -> worker.id().equals(peer.id().toString()));
    }

    WorkerView view(Network peer) {
        return scheduler.workers().stream().filter(worker -> worker.id().equals(peer.id().toString()))
                .findFirst().orElseThrow();
    }

    /** Submits a call of {@code run(1, 2)}. */
    void submit(String id) throws IOException {
        submit(id, new Call.Function("run", List.of("1", "2")));
    }

    void submit(String id, Call call) throws IOException {
        try (Modules.Pinned pinned = scheduler.modules().put(new ByteArrayInputStream(Guests.echo()), 1 << 20)) {
            Schedule once = Schedule.Interval.once();
            assertInstanceOf(SubmitResult.Accepted.class, scheduler.submit(new TaskSpec(id, "", 0, once,
                    Invocation.of(pinned.module(), call), GuestLimits.DEFAULTS, Policies.defaults(once), Map.of())));
        }
    }

    RunOutcome outcome(String id) throws Exception {
        Until.holds(id + " ended", () -> scheduler.task(id).orElseThrow().ended());
        return scheduler.task(id).orElseThrow().run(1).orElseThrow().outcome().orElseThrow();
    }

    String result(String id) throws Exception {
        return assertInstanceOf(RunOutcome.Succeeded.class, outcome(id)).result();
    }

    void isNotTaken(FakeWorker worker) throws Exception {
        Network peer = peer();
        try (Answer<?> sent = send(come(peer), worker)) {
            sent.join();
        }
        assertTrue(worker.isDropped(), "the gateway still holds it");
        assertFalse(isThere(peer));
        Until.holds("it learns of it", () -> peer.host().peers().isEmpty());
    }
}
