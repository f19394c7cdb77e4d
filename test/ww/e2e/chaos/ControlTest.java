package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ww.e2e.Json;
import ww.e2e.NodeProcess;
import ww.e2e.RestClient;

/** What the owner of a task and the keeper of a cluster can do, through the API, to processes that really run. */
class ControlTest {
    private static final Duration SOON = Nodes.SOON;

    /** Nobody waits for the end of this. */
    private static final String ENDLESS = "12";

    /** What a running guest may take to stop. */
    private static final long CANCEL_MILLIS_MAX = 250;

    private static Nodes nodes;
    private static NodeProcess gateway;
    private static RestClient rest;
    private static byte[] puzzle;

    @BeforeAll
    static void open() throws Exception {
        nodes = new Nodes();
        puzzle = RestClient.puzzle();
        gateway = nodes.gateway();
        nodes.joined("worker", "--slots", "2", "--meta", "zone=earth");
        rest = new RestClient(gateway.http());
    }

    @AfterAll
    static void close() throws Exception {
        rest.close();
        nodes.close();
    }

    private static Map<String, Object> submit(String id, String difficulty, String... more) throws Exception {
        Map<String, String> form = RestClient.form("id", id, "input", "0", "difficulty", difficulty, "require",
                "zone=earth");
        form.putAll(RestClient.form(more));
        return rest.submit(form, puzzle);
    }

    private static Map<String, Object> done(int status, String method, String path) throws Exception {
        HttpResponse<String> answer = rest.send(method, path);
        assertEquals(status, answer.statusCode(), method + " " + path + ": " + answer.body());
        return answer.body().isEmpty() ? Map.of() : Json.object(answer.body());
    }

    @Test
    void aRunningGuestIsCancelledWithinAQuarterOfASecond() throws Exception {
        long[] millis = new long[5];
        for (int i = 0; i < millis.length; i++) {
            String id = "cancelled-" + i;
            submit(id, ENDLESS);
            rest.inState(id, "running", SOON);
            long begun = System.nanoTime();
            done(200, "DELETE", "/tasks/" + id);
            Map<String, Object> task = rest.ended(id, SOON);
            millis[i] = (System.nanoTime() - begun) / 1_000_000;
            assertEquals("cancelled", task.get("state"));
            Map<String, Object> attempt = RestClient.list(rest.run(id, 1), "attempts").getFirst();
            // What its worker has measured says that it really stopped, and was not just given up.
            assertEquals("cancelled", attempt.get("outcome"));
            assertTrue(attempt.containsKey("wall_nanos"), attempt.toString());
        }
        Arrays.sort(millis);
        System.out.println("cancel of a running guest, DELETE to recorded outcome, ms: " + Arrays.toString(millis));
        // The machine may be busy with anything; the best of five is ours.
        assertTrue(millis[0] <= CANCEL_MILLIS_MAX, Arrays.toString(millis));
    }

    @Test
    void oneRunIsCancelledAndTheTaskGoesOn() throws Exception {
        submit("one-of-two", ENDLESS, "repeats", "2", "delay", "1", "overlap", "queue-one");
        rest.inState("one-of-two", "running", SOON);
        done(200, "DELETE", "/tasks/one-of-two/runs/1");
        Map<String, Object> task = rest.until("one-of-two", now -> RestClient.runs(now).size() == 2
                && RestClient.runs(now).get(1).get("state").equals("running"), SOON);
        assertEquals("cancelled", RestClient.runs(task).getFirst().get("state"), task.toString());
        done(200, "DELETE", "/tasks/one-of-two");
        assertEquals("cancelled", rest.ended("one-of-two", SOON).get("state"));
    }

    @Test
    void aPausedTaskWaitsAndGoesOnWhenResumed() throws Exception {
        Map<String, Object> accepted = submit("paused", "1", "start", "1");
        assertEquals(true, done(200, "POST", "/tasks/paused/pause").get("paused"));
        // Another task that is due a second later shows that the time has passed.
        submit("clock", "1", "start", "2");
        rest.ended("clock", SOON);
        Map<String, Object> held = rest.task("paused");
        assertEquals("paused", held.get("state"), held.toString());
        assertTrue(((String) done(200, "GET", "/tasks/paused/explain").get("summary")).contains("paused"));
        done(200, "POST", "/tasks/paused/resume");
        Map<String, Object> task = rest.ended("paused", SOON);
        assertEquals(List.of("3"), RestClient.results(task));
        assertEquals(Instant.parse((String) accepted.get("accepted")).plusSeconds(1).toString(),
                RestClient.runs(task).getFirst().get("due"), "its due time stays what it was");
    }

    @Test
    void aRunByHandComesBesideTheSchedule() throws Exception {
        submit("by-hand", "1", "start", "3600");
        done(201, "POST", "/tasks/by-hand/run-now");
        Map<String, Object> task = rest.until("by-hand", now -> RestClient.results(now).equals(List.of("3")), SOON);
        assertEquals(true, RestClient.runs(task).getFirst().get("by_hand"));
        assertEquals("scheduled", task.get("state"), task.toString());
        done(200, "DELETE", "/tasks/by-hand");
        assertEquals("cancelled", rest.task("by-hand").get("state"));
        done(201, "POST", "/tasks/by-hand/run-now");
        rest.until("by-hand", now -> RestClient.results(now).equals(List.of("3", "3")), SOON);
    }

    @Test
    void onlyAnEndedTaskIsForgotten() throws Exception {
        submit("forgotten", "1", "start", "3600");
        done(409, "DELETE", "/tasks/forgotten?forget=true");
        done(200, "DELETE", "/tasks/forgotten");
        done(200, "DELETE", "/tasks/forgotten");
        done(204, "DELETE", "/tasks/forgotten?forget=true");
        done(404, "GET", "/tasks/forgotten");
        done(404, "DELETE", "/tasks/forgotten");
        submit("forgotten", "1");
        assertEquals(List.of("3"), RestClient.results(rest.ended("forgotten", SOON)), "the name is free again");
    }

    @Test
    void theExplanationNamesWorkerAndReason() throws Exception {
        submit("moon", "1", "require", "zone=moon");
        Map<String, Object> explained = done(200, "GET", "/tasks/moon/explain");
        assertTrue(explained.get("summary").toString().contains("no worker there is may take it"));
        String reasons = RestClient.list(explained, "workers").toString();
        assertTrue(reasons.contains("its label zone is 'earth', required is 'moon'"), reasons);
        done(200, "DELETE", "/tasks/moon");
    }

    @Test
    void aDrainedWorkerFinishesWhatItHasAndTakesNothingNew() throws Exception {
        NodeProcess drained = nodes.joined("drained", "--slots", "2", "--meta", "zone=drained");
        String worker = drained.peerId();
        submit("kept", ENDLESS, "require", "zone=drained");
        rest.inState("kept", "running", SOON);
        assertEquals("draining", done(200, "POST", "/workers/" + worker + "/drain").get("health"));
        submit("refused", "1", "require", "zone=drained");
        String reasons = RestClient.list(done(200, "GET", "/tasks/refused/explain"), "workers").toString();
        assertTrue(reasons.contains("it is told to finish what it has"), reasons);
        assertEquals("running", rest.task("kept").get("state"));
        assertEquals("ready", done(200, "POST", "/workers/" + worker + "/undrain").get("health"));
        assertEquals(List.of("3"), RestClient.results(rest.ended("refused", SOON)));
        done(200, "DELETE", "/tasks/kept");
        rest.ended("kept", SOON);
        assertEquals(0, drained.terminate(SOON));
    }
}
