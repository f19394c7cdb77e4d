package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ww.e2e.Json;
import ww.e2e.NodeProcess;
import ww.e2e.RestClient;

/** SIGTERM while there is work under way: exit code 0 within seconds, and nothing lost. */
class StoppingTest {
    private static final Duration SOON = Nodes.SOON;

    /** Five seconds of grace are built in; the rest is for a machine with much else to do. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private static final String ENDLESS = "12";

    private byte[] puzzle;
    private Nodes nodes;

    @BeforeEach
    void open() throws IOException {
        nodes = new Nodes();
        puzzle = RestClient.puzzle();
    }

    @AfterEach
    void close() throws Exception {
        nodes.close();
    }

    private static Map<String, String> form(String id, String difficulty) {
        return RestClient.form("id", id, "input", "0", "difficulty", difficulty);
    }

    @Test
    void aStoppedGatewayLeavesItsRunsToTheNextOne() throws Exception {
        NodeProcess first = nodes.gateway();
        NodeProcess worker = nodes.joined("worker");
        try (RestClient rest = new RestClient(first.http())) {
            rest.submit(form("endless", ENDLESS), puzzle);
            rest.inState("endless", "running", SOON);
            long begun = System.nanoTime();
            assertEquals(0, first.terminate(STOPPED_WITHIN), first.transcript());
            System.out.println("gateway with a run under way: stopped after "
                    + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
        NodeProcess second = nodes.gateway();
        second.awaitTalk("holding 1 runs", SOON);
        try (RestClient rest = new RestClient(second.http())) {
            Map<String, Object> task = rest.task("endless");
            assertEquals("running", task.get("state"));
            assertEquals(1L, RestClient.runs(task).getFirst().get("attempt_count"), task.toString());
        }
        assertTrue(worker.isAlive());
    }

    @Test
    void aStoppedWorkerHandsBackWhatItCannotFinish() throws Exception {
        NodeProcess gateway = nodes.gateway();
        NodeProcess first = nodes.joined("worker 1", "--slots", "1", "--grace", "1");
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(form("endless", ENDLESS), puzzle);
            rest.inState("endless", "running", SOON);
            nodes.joined("worker 2", "--slots", "1");
            long begun = System.nanoTime();
            first.signal("TERM");
            assertEquals(0, first.exitCode(STOPPED_WITHIN), first.transcript());
            System.out.println("worker with an endless run under way and 1 s of grace: stopped after "
                    + (System.nanoTime() - begun) / 1_000_000 + " ms");
            rest.until("endless", task -> task.get("state").equals("running")
                    && RestClient.runs(task).getFirst().get("attempt_count").equals(2L), SOON);
            Map<String, Object> handedBack = RestClient.list(rest.run("endless", 1), "attempts").getFirst();
            assertEquals("worker-fault", handedBack.get("outcome"), handedBack.toString());
        }
    }

    @Test
    void aStoppedWorkerFinishesWhatItCan() throws Exception {
        NodeProcess gateway = nodes.gateway();
        NodeProcess worker = nodes.joined("worker", "--slots", "1", "--grace", "60");
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(form("short", "5"), puzzle);
            rest.inState("short", "running", SOON);
            assertEquals(0, worker.terminate(SOON), worker.transcript());
            Map<String, Object> task = rest.ended("short", SOON);
            assertEquals(List.of("610536"), RestClient.results(task));
            assertEquals(1L, RestClient.runs(task).getFirst().get("attempt_count"), task.toString());
        }
    }

    @Test
    void aStoppingGatewayAnswersWhoWaits() throws Exception {
        NodeProcess gateway = nodes.gateway();
        try (RestClient rest = new RestClient(gateway.http())) {
            rest.submit(form("waiting", "1"), puzzle);
            CompletableFuture<HttpResponse<String>> held = CompletableFuture.supplyAsync(() -> {
                try {
                    return rest.send("GET", "/tasks/waiting", "Prefer", "wait=60");
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError("no answer", e);
                }
            }, task -> Thread.ofVirtual().name("waits").start(task));
            awaitRequestUnderWay(rest);
            assertEquals(0, gateway.terminate(STOPPED_WITHIN), gateway.transcript());
            HttpResponse<String> answer = held.get(1, TimeUnit.MINUTES);
            assertEquals(200, answer.statusCode());
            assertEquals("waiting", Json.object(answer.body()).get("state"));
        }
    }

    /** The gateway counts the requests under way: ours that asks, and the one that waits. */
    private static void awaitRequestUnderWay(RestClient rest) throws Exception {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!rest.get("/metrics").body().contains("\nww_http_waiters 1")) {
            assertTrue(System.nanoTime() < deadline, "the request does not arrive");
        }
    }
}
