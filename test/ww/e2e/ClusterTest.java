package ww.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole path with real processes on this machine: gateway, workers, REST, discovery, kills. */
class ClusterTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** How late a start may be on a machine that runs everything else at the same time; never early is exact. */
    private static final Duration LATE = Duration.ofMillis(1_500);

    /** Its own cluster for each test, so that tests do not find each other's nodes. */
    private final String namespace = "e2e-" + Long.toHexString(System.nanoTime());
    private final List<NodeProcess> nodes = new ArrayList<>();

    private NodeProcess gateway(String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of("gateway", "--ns", namespace, "--http", "127.0.0.1:0",
                "--ephemeral"));
        line.addAll(List.of(more));
        return started("gateway", line);
    }

    private NodeProcess worker(String name, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of("worker", "--ns", namespace));
        line.addAll(List.of(more));
        return started(name, line);
    }

    private NodeProcess started(String name, List<String> line) throws IOException {
        NodeProcess node = NodeProcess.start(name, line.toArray(String[]::new));
        nodes.add(node);
        return node;
    }

    @AfterEach
    void killAll() {
        nodes.forEach(NodeProcess::close);
    }

    private static void awaitJoined(NodeProcess worker) throws InterruptedException {
        worker.awaitTalk("joined gateway 12D3KooW", SOON);
    }

    private static Map<String, String> puzzle(String id, int difficulty, String... more) {
        Map<String, String> form = RestClient.form("id", id, "input", "0", "difficulty", Integer.toString(difficulty));
        form.putAll(RestClient.form(more));
        return form;
    }

    @Test
    void threeWorkersAnswerThePuzzleAtEveryDifficulty() throws Exception {
        NodeProcess gateway = gateway();
        for (int i = 1; i <= 3; i++) {
            worker("worker " + i);
        }
        for (NodeProcess worker : nodes.subList(1, 4)) {
            awaitJoined(worker);
        }
        try (RestClient rest = new RestClient(gateway.http())) {
            byte[] wasm = RestClient.puzzle();
            for (int difficulty = 1; difficulty <= 4; difficulty++) {
                rest.submit(puzzle("d" + difficulty, difficulty, "repeats", "4"), wasm);
            }
            assertEquals(List.of("3", "3", "3", "3"), RestClient.results(rest.ended("d1", SOON)));
            assertEquals(List.of("2832", "2832", "2832", "2832"), RestClient.results(rest.ended("d3", SOON)));
            assertEquals(List.of("69732", "69732", "69732", "69732"), RestClient.results(rest.ended("d4", SOON)));
            // The answer at difficulty 2 is checked against its definition, not against a number written down here.
            List<Object> second = RestClient.results(rest.ended("d2", SOON));
            assertEquals(List.of(smallestCounter(2)), second.stream().distinct().toList());
            assertEquals(4L, rest.task("d2").get("completions"));
        }
    }

    private static String smallestCounter(int zeros) throws Exception {
        for (int counter = 1;; counter++) {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(("0" + counter).getBytes());
            if (java.util.HexFormat.of().formatHex(hash).startsWith("0".repeat(zeros))) {
                return Integer.toString(counter);
            }
        }
    }

    @Test
    void theDemosExampleStartsItsRunsWhenItsCommentSays() throws Exception {
        NodeProcess gateway = gateway();
        awaitJoined(worker("worker"));
        try (RestClient rest = new RestClient(gateway.http())) {
            Map<String, Object> answer = rest.submit(puzzle("hash", 3, "start", "1", "delay", "2", "repeats", "3",
                    "duration", "5"), RestClient.puzzle());
            Instant accepted = Instant.parse((String) answer.get("accepted"));
            Map<String, Object> task = rest.ended("hash", SOON);
            assertEquals(List.of("2832", "2832", "2832"), RestClient.results(task));
            List<Map<String, Object>> runs = RestClient.runs(task);
            for (int i = 0; i < 3; i++) {
                Duration after = Duration.between(accepted, Instant.parse((String) runs.get(i).get("started")));
                Duration wanted = Duration.ofSeconds(1 + 2 * i);
                assertTrue(after.compareTo(wanted) >= 0, "run " + (i + 1) + " started early, after " + after);
                assertTrue(after.compareTo(wanted.plus(LATE)) <= 0, "run " + (i + 1) + " started late, after " + after);
            }
        }
    }

    @Test
    void delayZeroRunsOneAfterAnother() throws Exception {
        NodeProcess gateway = gateway();
        awaitJoined(worker("worker 1"));
        awaitJoined(worker("worker 2"));
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(puzzle("row", 3, "repeats", "5"), RestClient.puzzle());
            List<Map<String, Object>> runs = RestClient.runs(rest.ended("row", SOON));
            assertEquals(5, runs.size());
            for (int i = 1; i < runs.size(); i++) {
                Instant before = Instant.parse((String) runs.get(i - 1).get("ended"));
                Instant next = Instant.parse((String) runs.get(i).get("started"));
                assertTrue(!next.isBefore(before), "run " + (i + 1) + " overlaps the one before: " + runs);
            }
        }
    }

    @Test
    void everyRunCompletesWhenAWorkerIsKilledInTheMiddleOfOne() throws Exception {
        NodeProcess gateway = gateway();
        NodeProcess first = worker("worker 1", "--slots", "1");
        awaitJoined(first);
        try (RestClient rest = new RestClient(gateway.http())) {
            // Input 1 at difficulty 6 keeps the only worker busy for seconds, so the kill is in the middle of the run.
            byte[] wasm = RestClient.puzzle();
            rest.submit(RestClient.form("id", "long", "input", "0", "difficulty", "5", "repeats", "3"), wasm);
            awaitState(rest, "long", "running");
            first.kill();
            NodeProcess second = worker("worker 2", "--slots", "1");
            awaitJoined(second);
            Map<String, Object> task = rest.ended("long", SOON);
            assertEquals(List.of("610536", "610536", "610536"), RestClient.results(task));
            assertEquals(2L, RestClient.runs(task).getFirst().get("attempt_count"), task.toString());
        }
    }

    private static void awaitState(RestClient rest, String id, String state) throws Exception {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!rest.task(id).get("state").equals(state)) {
            assertTrue(System.nanoTime() < deadline, id + " is not " + state + " but " + rest.task(id));
        }
    }

    @Test
    void aRunWaitsForTheWorkerThatComesLater() throws Exception {
        NodeProcess gateway = gateway();
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(puzzle("early", 3), RestClient.puzzle());
            assertEquals("waiting", rest.task("early").get("state"));
            worker("worker");
            assertEquals(List.of("2832"), RestClient.results(rest.ended("early", SOON)));
        }
    }

    @Test
    void aWorkerThatJoinsLaterGetsWork() throws Exception {
        NodeProcess gateway = gateway();
        awaitJoined(worker("worker 1", "--slots", "1"));
        try (RestClient rest = new RestClient(gateway.http())) {
            byte[] wasm = RestClient.puzzle();
            rest.submit(puzzle("a", 3), wasm);
            rest.ended("a", SOON);
            awaitJoined(worker("worker 2", "--slots", "1"));
            rest.submit(puzzle("b", 4, "delay", "1", "repeats", "2"), wasm);
            for (int i = 0; i < 8; i++) {
                rest.submit(puzzle("c" + i, 4), wasm);
            }
            Set<Object> workers = new HashSet<>();
            for (int i = 0; i < 8; i++) {
                workers.add(RestClient.runs(rest.ended("c" + i, SOON)).getFirst().get("worker"));
            }
            assertEquals(2, workers.size(), "both workers had runs");
        }
    }

    @Test
    void workersComeAndGoAndComeAgain() throws Exception {
        NodeProcess gateway = gateway();
        try (RestClient rest = new RestClient(gateway.http())) {
            for (int round = 1; round <= 3; round++) {
                NodeProcess worker = worker("worker " + round);
                awaitJoined(worker);
                rest.submit(puzzle("round" + round, 1), RestClient.puzzle());
                assertEquals(List.of("3"), RestClient.results(rest.ended("round" + round, SOON)));
                assertEquals(0, worker.terminate(Duration.ofSeconds(10)));
            }
        }
    }

    @Test
    void aWorkerFindsTheGatewayAgainAfterItWasRestarted() throws Exception {
        NodeProcess gateway = gateway();
        NodeProcess worker = worker("worker");
        awaitJoined(worker);
        assertEquals(0, gateway.terminate(Duration.ofSeconds(10)));
        worker.awaitTalk("lost gateway", SOON);
        NodeProcess again = gateway();
        worker.awaitTalk("joined gateway " + again.peerId(), SOON);
        try (RestClient rest = new RestClient(again.http())) {
            rest.submit(puzzle("after", 1), RestClient.puzzle());
            assertEquals(List.of("3"), RestClient.results(rest.ended("after", SOON)));
        }
    }

    @Test
    void anAddressReplacesDiscovery() throws Exception {
        NodeProcess gateway = gateway("--listen", "/ip4/127.0.0.1/tcp/0");
        // Another namespace's discovery could not find it; only the address can.
        NodeProcess worker = worker("worker", "--addr", gateway.address());
        awaitJoined(worker);
        assertTrue(worker.talk().stream().noneMatch(line -> line.contains("multicast")), worker.transcript());
    }

    @Test
    void theDemosOwnFormJoinsByPeerId() throws Exception {
        NodeProcess gateway = started("gateway", List.of("--gateway", "--ns", namespace, "--ephemeral",
                "--http", "127.0.0.1:0"));
        NodeProcess worker = started("worker", List.of("--ns", namespace, "--dial", gateway.peerId()));
        worker.awaitTalk("joined gateway " + gateway.peerId(), SOON);
    }

    @Test
    void processesOfOneHostFindEachOtherWhereMulticastIsNotUsed() throws Exception {
        // A crawl of one port that nobody listens on: what remains is the meeting point on loopback.
        String[] nowhere = {"--discover", "/ip4/127.0.0.1/udp/9"};
        NodeProcess gateway = gateway(nowhere);
        NodeProcess worker = worker("worker", nowhere);
        awaitJoined(worker);
        assertTrue(worker.talk().stream().anyMatch(line -> line.contains("loopback")), worker.transcript());
        gateway.http();
    }

    @Test
    void aSilentWorkerIsGivenUpWithinSecondsAndItsRunGoesElsewhere() throws Exception {
        NodeProcess gateway = gateway();
        NodeProcess silent = worker("worker 1", "--slots", "1");
        awaitJoined(silent);
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(puzzle("long", 5), RestClient.puzzle());
            awaitState(rest, "long", "running");
            silent.signal("STOP");
            awaitJoined(worker("worker 2", "--slots", "1"));
            assertEquals(List.of("610536"), RestClient.results(rest.ended("long", SOON)));
        }
    }

    @Test
    void aModuleAtFaultEndsItsRunAndTheWorkerGoesOn() throws Exception {
        NodeProcess gateway = gateway();
        awaitJoined(worker("worker"));
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(puzzle("junk", 1), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
            Map<String, Object> junk = rest.ended("junk", SOON);
            assertEquals("failed", junk.get("state"));
            assertEquals(1L, RestClient.runs(junk).getFirst().get("attempt_count"), junk.toString());
            rest.submit(puzzle("good", 1), RestClient.puzzle());
            assertEquals(List.of("3"), RestClient.results(rest.ended("good", SOON)));
        }
    }

    @Test
    void aRunThatTakesTooLongIsStopped() throws Exception {
        NodeProcess gateway = gateway();
        awaitJoined(worker("worker"));
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(puzzle("slow", 8, "duration", "1"), RestClient.puzzle());
            Map<String, Object> task = rest.ended("slow", SOON);
            assertEquals("timed-out", RestClient.runs(task).getFirst().get("state"), task.toString());
        }
    }

    @Test
    void theGuestThatIsNoPuzzleCountsWords() throws Exception {
        NodeProcess gateway = gateway();
        awaitJoined(worker("worker"));
        byte[] wordcount = Files.readAllBytes(Path.of(System.getProperty("ww.root", "."), "wasm", "wordcount.wasm"));
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(RestClient.form("id", "wc", "call", "command", "stdin", "two words\n"), wordcount);
            assertEquals("succeeded", rest.ended("wc", SOON).get("state"));
            String counted = rest.get("/tasks/wc/runs/1/stdout").body();
            assertTrue(counted.matches("(?s)\\s*1\\s+2\\s+10\\b.*"), counted);
        }
    }
}
