package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.sched.Attempt;
import ww.sched.RunOutcome;
import ww.sched.Task;

/** Gateways and workers in one process, over real sockets. */
@Timeout(120)
class NodesTest {
    private final Cluster cluster = new Cluster();

    @AfterEach
    void closeAll() {
        cluster.close();
    }

    @Test
    void aWorkerThatKnowsTheGatewaysAddressJoinsAndRuns() throws Exception {
        Gateway gateway = cluster.gateway();
        Worker worker = cluster.worker(gateway);
        Cluster.submit(gateway, "echo", Guests.echo(), 41, 0);
        assertEquals("41", Cluster.result(gateway, "echo"));
        assertEquals(worker.id().toString(), Cluster.attempts(gateway, "echo").getFirst().worker());
        Until.holds("the worker knows its gateway", () -> worker.gateway().equals(Optional.of(gateway.id())));
    }

    @Test
    void aWorkerWithoutAnAddressFindsTheGatewayOfItsNamespace() throws Exception {
        Gateway gateway = cluster.gateway();
        cluster.worker(cluster.workerSettings());
        Cluster.submit(gateway, "echo", Guests.echo(), 7, 0);
        assertEquals("7", Cluster.result(gateway, "echo"));
    }

    @Test
    void twoClustersOfDifferentNamespacesInOneProcessDoNotMix() throws Exception {
        try (Cluster other = new Cluster()) {
            Gateway ours = cluster.gateway();
            Gateway theirs = other.gateway();
            Worker our = cluster.worker(cluster.workerSettings());
            Worker their = other.worker(other.workerSettings());
            Cluster.awaitWorkers(ours, 1);
            Cluster.awaitWorkers(theirs, 1);
            Cluster.submit(ours, "task", Guests.echo(), 1, 0);
            Cluster.submit(theirs, "task", Guests.echo(), 2, 0);
            assertEquals("1", Cluster.result(ours, "task"));
            assertEquals("2", Cluster.result(theirs, "task"));
            assertEquals(our.id().toString(), Cluster.attempts(ours, "task").getFirst().worker());
            assertEquals(their.id().toString(), Cluster.attempts(theirs, "task").getFirst().worker());
        }
    }

    @Test
    void aWorkerThatIsClosedHandsItsRunToAnother() throws Exception {
        Gateway gateway = cluster.gateway();
        Worker first = cluster.worker(gateway);
        Cluster.awaitWorkers(gateway, 1);
        Cluster.submit(gateway, "long", Guests.endless(), 0, 0);
        Until.holds("the first worker has it", () -> Cluster.attempts(gateway, "long").size() == 1);
        Worker second = cluster.worker(gateway);
        Cluster.awaitWorkers(gateway, 2);
        first.close();
        Until.holds("the second worker has it", () -> {
            List<Attempt> attempts = Cluster.attempts(gateway, "long");
            return attempts.size() > 1 && attempts.getLast().worker().equals(second.id().toString());
        });
        assertInstanceOf(RunOutcome.WorkerFault.class,
                Cluster.attempts(gateway, "long").getFirst().outcome().orElseThrow());
        gateway.scheduler().cancel("long");
        Until.holds("it is stopped there", () -> Cluster.task(gateway, "long").state() == Task.State.CANCELLED);
    }

    @Test
    void aWorkerThatLeavesWhileRunsComeRefusesNone() throws Exception {
        Gateway gateway = cluster.gateway();
        WorkerSettings one = cluster.workerSettings().on(cluster.network().dialling(gateway.addresses()));
        WorkerSettings patient = new WorkerSettings(one.network(), one.gateway(), one.labels(), one.engine(),
                Duration.ofSeconds(30));
        cluster.worker(patient);
        int tasks = 0;
        for (int round = 0; round < 4; round++) {
            Worker leaver = cluster.worker(patient);
            Cluster.awaitWorkers(gateway, 2);
            Thread leaving = Thread.ofVirtual().name("leaving").unstarted(leaver::close);
            for (int i = 0; i < 60; i++) {
                Cluster.submit(gateway, "task" + tasks++, Guests.echo(), 7, 0);
                if (i == 20) {
                    leaving.start();
                }
            }
            leaving.join();
            Cluster.awaitWorkers(gateway, 1);
        }
        for (int i = 0; i < tasks; i++) {
            assertEquals("7", Cluster.result(gateway, "task" + i));
            List<Attempt> attempts = Cluster.attempts(gateway, "task" + i);
            assertEquals(1, attempts.size(), () -> "an attempt was wasted: " + attempts);
        }
    }

    @Test
    void aRunIsAdoptedByTheGatewayThatComesBackOnTheSameData(@TempDir Path data) throws Exception {
        Gateway before = cluster.keptGateway(data, cluster.network().listen());
        List<Multiaddr> listen = before.addresses().stream().map(Multiaddr::withoutPeer).toList();
        Worker worker = cluster.worker(before);
        Cluster.awaitWorkers(before, 1);
        Cluster.submit(before, "kept", Guests.countdown(), 300_000_000L, 5);
        Until.holds("it runs", () -> Cluster.attempts(before, "kept").size() == 1);
        before.close();
        Gateway after = cluster.keptGateway(data, listen);
        assertEquals(before.id(), after.id());
        assertEquals("5", Cluster.result(after, "kept"));
        assertEquals(1, Cluster.attempts(after, "kept").size(), "it was run again");
        assertEquals(worker.id().toString(), Cluster.attempts(after, "kept").getFirst().worker());
    }

    @Test
    void aWorkerJoinsAgainWhenItsGatewayIsThereAgain(@TempDir Path data) throws Exception {
        Gateway before = cluster.keptGateway(data, cluster.network().listen());
        List<Multiaddr> listen = before.addresses().stream().map(Multiaddr::withoutPeer).toList();
        Worker worker = cluster.worker(before);
        Until.holds("it joined", () -> worker.gateway().isPresent());
        before.close();
        Until.holds("it noticed", () -> worker.gateway().isEmpty());
        Gateway after = cluster.keptGateway(data, listen);
        Cluster.awaitWorkers(after, 1);
        Cluster.submit(after, "echo", Guests.echo(), 3, 0);
        assertEquals("3", Cluster.result(after, "echo"));
    }

    @Test
    void aWorkerToldWhomToJoinIgnoresOthers() throws Exception {
        Gateway other = cluster.gateway();
        Gateway wanted = cluster.gateway();
        Worker worker = cluster.worker(cluster.workerSettings().joining(wanted.id()));
        Worker anybodys = cluster.worker(other);
        Until.holds("it joined the one it was told", () -> worker.gateway().equals(Optional.of(wanted.id())));
        Cluster.awaitWorkers(other, 1);
        assertEquals(anybodys.id().toString(), other.scheduler().workers().getFirst().id());
    }

    @Test
    void aWorkerThatFindsOnlyAnotherWorkerGoesOnLooking() throws Exception {
        Worker lonely = cluster.worker(cluster.workerSettings());
        List<Multiaddr> noGateway = lonely.addresses();
        Gateway gateway = cluster.gateway();
        List<Multiaddr> both = List.of(noGateway.getFirst(), gateway.addresses().getFirst());
        Worker worker = cluster.worker(cluster.workerSettings().on(cluster.network().dialling(both)));
        Until.holds("it joined the gateway", () -> worker.gateway().equals(Optional.of(gateway.id())));
        Until.holds("the other one did as well", () -> lonely.gateway().equals(Optional.of(gateway.id())));
    }

    @Test
    void aTrapIsTheTasksFaultAndTheWorkerGoesOn() throws Exception {
        Gateway gateway = cluster.gateway();
        cluster.worker(gateway);
        Cluster.submit(gateway, "bad", Guests.trapping(), 0, 0);
        RunOutcome.TaskFault fault = assertInstanceOf(RunOutcome.TaskFault.class, Cluster.outcome(gateway, "bad"));
        assertEquals("trap", fault.kind());
        Cluster.submit(gateway, "good", Guests.echo(), 9, 0);
        assertEquals("9", Cluster.result(gateway, "good"));
    }

    @Test
    void aModuleOfTwelveMebibytesTravelsAndRuns() throws Exception {
        Gateway gateway = cluster.gateway();
        cluster.worker(gateway);
        byte[] large = Guests.padded(Guests.echo(), 12 << 20);
        Cluster.submit(gateway, "large", large, 12, 0);
        assertEquals("12", Cluster.result(gateway, "large"));
        Cluster.submit(gateway, "again", large, 13, 0);
        RunOutcome again = Cluster.outcome(gateway, "again");
        assertEquals("13", assertInstanceOf(RunOutcome.Succeeded.class, again).result());
        assertTrue(again.evidence().statistics().moduleCached());
    }

    @Test
    void closingTwiceIsClosingOnce() throws Exception {
        Gateway gateway = cluster.gateway();
        Worker worker = cluster.worker(gateway);
        Cluster.awaitWorkers(gateway, 1);
        worker.close();
        worker.close();
        Cluster.awaitWorkers(gateway, 0);
        gateway.close();
        gateway.close();
        assertFalse(gateway.scheduler().unready().isEmpty());
    }

    @Test
    void aGatewayThatCannotOpenLeavesItsDataFree(@TempDir Path data) throws Exception {
        Gateway first = cluster.gateway();
        GatewaySettings taken = cluster.gatewaySettings();
        GatewaySettings clash = taken.serving(taken.http().withAddress(
                new InetSocketAddress("127.0.0.1", first.http().getPort()))).keepingDataIn(data);
        assertThrows(IOException.class, () -> Gateway.open(clash));
        assertNotEquals(first.http(), cluster.gateway(taken.keepingDataIn(data)).http());
    }

    @Test
    void labelsThatNoGatewayTakesAreRefusedAtOnce() {
        Map<String, String> tooMany = new HashMap<>();
        for (int i = 0; i < 33; i++) {
            tooMany.put("name" + i, "");
        }
        for (Map<String, String> labels : List.of(tooMany, Map.of("a", "b".repeat(129)), Map.of("", "b"))) {
            assertThrows(IllegalArgumentException.class, () -> cluster.workerSettings().labelled(labels));
        }
        assertEquals(Map.of("zone", "eu"), cluster.workerSettings().labelled(Map.of("zone", "eu")).labels());
    }

    @Test
    void aWorkersIdIsItsKeys(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("key");
        try (Worker worker = Worker.join(cluster.workerSettings().on(cluster.network().keepingKeyIn(key)))) {
            assertEquals(Identity.load(key).id(), worker.id());
        }
    }
}
