package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ww.e2e.Json;
import ww.e2e.NodeProcess;
import ww.e2e.RestClient;

/** What a gateway has accepted outlives it: killed at any moment, the next one on the same data directory goes on. */
class DurabilityTest {
    private static final Duration SOON = Nodes.SOON;

    /** A run of a second or so: long enough to be under way when its gateway is killed. */
    private static final String LONG_DIFFICULTY = "5";
    private static final String LONG_RESULT = "610536";

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

    private static Map<String, String> form(String id, String difficulty, String... more) {
        Map<String, String> form = RestClient.form("id", id, "input", "0", "difficulty", difficulty);
        form.putAll(RestClient.form(more));
        return form;
    }

    @Test
    void everythingAcceptedBeforeAKillIsThereAfterIt() throws Exception {
        NodeProcess first = nodes.gateway();
        NodeProcess worker = nodes.joined("worker");
        Map<String, Object> ended;
        Map<String, Object> distant;
        try (RestClient rest = new RestClient(first.http())) {
            rest.submit(form("ended", "3", "repeats", "3", "label", "colour=blue"), puzzle);
            ended = rest.ended("ended", SOON);
            distant = rest.submit(form("distant", "1", "start", "3600"), puzzle);
            rest.submit(form("nowhere", "1", "require", "zone=moon"), puzzle);
            rest.submit(form("soon", "1", "start", "1", "delay", "1", "repeats", "6"), puzzle);
            rest.submit(form("paused", "1", "start", "1"), puzzle);
            assertEquals(200, rest.send("POST", "/tasks/paused/pause").statusCode());
            assertEquals(200, rest.send("DELETE", "/tasks/nowhere").statusCode());
            rest.submit(form("waiting", "1", "require", "zone=moon"), puzzle);
            first.kill();
        }
        NodeProcess second = nodes.gateway();
        try (RestClient rest = new RestClient(second.http())) {
            assertEquals(ended, rest.task("ended"), "a task that had ended, with its results");
            assertEquals("2832\n", rest.get("/tasks/ended/runs/2/result").body());
            assertEquals(distant.get("next_due"), rest.task("distant").get("next_due"), "a timer keeps its time");
            assertEquals("cancelled", rest.task("nowhere").get("state"));
            assertEquals(true, rest.task("paused").get("paused"));
            assertEquals("waiting", rest.task("waiting").get("state"));
            worker.awaitTalk("lost gateway", SOON);
            assertNoneLostOrEarly(rest.ended("soon", SOON), 6);
        }
    }

    private static void assertNoneLostOrEarly(Map<String, Object> task, int repeats) {
        List<Map<String, Object>> runs = RestClient.runs(task);
        assertEquals(repeats, runs.size(), task.toString());
        for (int i = 0; i < repeats; i++) {
            Map<String, Object> run = runs.get(i);
            Instant due = Instant.parse((String) task.get("accepted")).plusSeconds(1 + i);
            assertEquals(due, Instant.parse((String) run.get("due")), run.toString());
            assertEquals("succeeded", run.get("state"), run.toString());
            assertTrue(!Instant.parse((String) run.get("started")).isBefore(due), "early: " + run);
        }
    }

    @Test
    void aRunUnderWayIsAdoptedAndNotMadeTwice() throws Exception {
        NodeProcess first = nodes.gateway();
        NodeProcess worker = nodes.joined("worker", "--slots", "2");
        Object held;
        try (RestClient rest = new RestClient(first.http())) {
            rest.submit(form("ends", LONG_DIFFICULTY), puzzle);
            rest.submit(form("endless", "12"), puzzle);
            rest.inState("ends", "running", SOON);
            rest.inState("endless", "running", SOON);
            held = RestClient.list(rest.run("endless", 1), "attempts");
            first.kill();
        }
        worker.awaitTalk("lost gateway", SOON);
        NodeProcess second = nodes.gateway();
        second.awaitTalk("joined with 2 slots, holding 2 runs", SOON);
        try (RestClient rest = new RestClient(second.http())) {
            Map<String, Object> ends = rest.ended("ends", SOON);
            assertEquals(List.of(LONG_RESULT), RestClient.results(ends));
            Map<String, Object> run = rest.run("ends", 1);
            assertEquals(1, RestClient.list(run, "attempts").size(), () -> run + nodes.transcripts());
            assertEquals("running", rest.task("endless").get("state"));
            assertEquals(held, RestClient.list(rest.run("endless", 1), "attempts"), "the attempt of before goes on");
            // And it obeys its new gateway.
            assertEquals(200, rest.send("DELETE", "/tasks/endless").statusCode());
            Map<String, Object> stopped = rest.ended("endless", SOON);
            assertEquals("cancelled", stopped.get("state"));
            assertEquals("cancelled", attempt(rest.run("endless", 1), 1).get("outcome"));
        }
    }

    private static Map<String, Object> attempt(Map<String, Object> run, int number) {
        return RestClient.list(run, "attempts").get(number - 1);
    }

    @Test
    void aRunOfAWorkerThatDoesNotComeBackGoesElsewhere() throws Exception {
        NodeProcess first = nodes.gateway();
        NodeProcess gone = nodes.joined("worker 1", "--slots", "1");
        try (RestClient rest = new RestClient(first.http())) {
            rest.submit(form("long", LONG_DIFFICULTY), puzzle);
            rest.inState("long", "running", SOON);
            first.kill();
            gone.kill();
        }
        nodes.worker("worker 2", "--slots", "1");
        NodeProcess second = nodes.gateway();
        try (RestClient rest = new RestClient(second.http())) {
            assertEquals(List.of(LONG_RESULT), RestClient.results(rest.ended("long", SOON)));
            Map<String, Object> run = rest.run("long", 1);
            assertEquals(2, RestClient.list(run, "attempts").size(), run.toString());
            assertEquals("worker-fault", attempt(run, 1).get("outcome"), run.toString());
            assertEquals("succeeded", attempt(run, 2).get("outcome"), run.toString());
            assertNotEquals(attempt(run, 1).get("worker"), attempt(run, 2).get("worker"));
        }
    }

    @Test
    void anIdempotencyKeyHoldsAcrossAKill() throws Exception {
        NodeProcess first = nodes.gateway();
        Map<String, String> form = RestClient.form("description", "once", "input", "0", "difficulty", "1");
        Object id;
        try (RestClient rest = new RestClient(first.http())) {
            id = assertAnswer(201, rest.post(form, puzzle, "Idempotency-Key", "k-1")).get("id");
            assertEquals(id, assertAnswer(201, rest.post(form, puzzle, "Idempotency-Key", "k-1")).get("id"));
            first.kill();
        }
        try (RestClient rest = new RestClient(nodes.gateway().http())) {
            HttpResponse<String> again = rest.post(form, puzzle, "Idempotency-Key", "k-1");
            assertEquals(id, assertAnswer(201, again).get("id"));
            assertEquals("true", again.headers().firstValue("Idempotency-Replayed").orElse(""));
            form.put("difficulty", "2");
            assertAnswer(422, rest.post(form, puzzle, "Idempotency-Key", "k-1"));
            assertNotEquals(id, assertAnswer(201, rest.post(form, puzzle, "Idempotency-Key", "k-2")).get("id"));
            assertEquals(2, Json.objects(rest.get("/tasks").body()).size());
        }
    }

    private static Map<String, Object> assertAnswer(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        return Json.object(answer.body());
    }

    @Test
    void aSecondGatewayOnTheSameDataIsRefusedInOneSentence() throws Exception {
        NodeProcess first = nodes.gateway();
        first.http();
        NodeProcess second = nodes.gateway();
        assertEquals(1, second.exitCode(SOON), second.transcript());
        assertEquals(1, second.talk().size(), second.transcript());
        assertTrue(second.talk().getFirst().matches("ww-sched: .* is in use by another gateway; .*"),
                second.transcript());
        try (RestClient rest = new RestClient(first.http())) {
            assertEquals(200, rest.get("/readyz").statusCode(), "the first is not disturbed");
        }
    }

    @Test
    void aGatewayKilledAgainAndAgainLosesNothing() throws Exception {
        NodeProcess worker = nodes.worker("worker");
        int rounds = 4;
        for (int round = 0; round < rounds; round++) {
            NodeProcess gateway = nodes.gateway();
            try (RestClient rest = new RestClient(gateway.http())) {
                for (int i = 0; i < 5; i++) {
                    rest.submit(form("r" + round + "-" + i, "3", "repeats", "2"), puzzle);
                }
                // At once: some of these are waiting, running or reported at this moment.
                gateway.kill();
            }
        }
        try (RestClient rest = new RestClient(nodes.gateway().http())) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < 5; i++) {
                    Map<String, Object> task = rest.ended("r" + round + "-" + i, SOON);
                    assertEquals(List.of("2832", "2832"), RestClient.results(task), task.toString());
                }
            }
            assertEquals(5 * rounds, Json.objects(rest.get("/tasks").body()).size());
        }
        assertTrue(worker.isAlive(), worker.transcript());
    }
}
