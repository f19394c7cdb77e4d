package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run has left, and what is said of one that left nothing. */
class RunApiTest {
    private static final String WAIT = "Prefer: wait=20";

    @Test
    void theResultOfARunCanBeWaitedFor() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer submitted = client.submit(TestForm.of("id", "a", "difficulty", "3"), WAIT);
            assertEquals("wait=20", submitted.header("preference-applied"));
            assertEquals("succeeded", submitted.json().get("state"));
            RawHttp.Answer result = client.get("/tasks/a/runs/1/result");
            assertEquals("2832\n", result.text());
            assertEquals("text/plain; charset=utf-8", result.header("content-type"));
            Map<String, Object> run = first(client.get("/tasks/a").json().get("runs"));
            assertEquals("2832", run.get("result"));
            assertEquals("succeeded", run.get("state"));
            assertEquals(1L, client.get("/tasks/a").json().get("completions"));
        }
    }

    @Test
    void aFailedRunTellsWhyAndHasNoResult() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "export", "trap"), WAIT);
            assertEquals("failed", client.get("/tasks/a").json().get("state"));
            Map<String, Object> run = client.get("/tasks/a/runs/1").json();
            assertEquals(Map.of("fault", "task", "kind", "trap", "message", "unreachable executed"), run.get("error"));
            Map<String, Object> attempt = first(run.get("attempts"));
            assertEquals("task-fault", attempt.get("outcome"));
            assertEquals("w1", attempt.get("worker"));
            RawHttp.Answer result = client.get("/tasks/a/runs/1/result");
            assertEquals(404, result.status());
            assertTrue(result.detail().contains("failed"), result.detail());
            assertEquals("about to fail\n", client.get("/tasks/a/runs/1/stderr").text());
        }
    }

    @Test
    void aRunThatTookTooLongSaysSo() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "export", "slow", "duration", "3"), WAIT);
            Map<String, Object> run = client.get("/tasks/a/runs/1").json();
            assertEquals("timed-out", run.get("state"));
            assertTrue(run.get("error").toString().contains("3 s"), run.toString());
        }
    }

    @Test
    void severalValuesStandOneALineAndLongOnesAreWholeAtTheResult() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "export", "pair"), WAIT);
            assertEquals("1\n-2\n", client.get("/tasks/a/runs/1/result").text());
            client.accepted(TestForm.of("id", "b", "export", "large"), WAIT);
            Map<String, Object> run = first(client.get("/tasks/b").json().get("runs"));
            assertEquals(4096, ((String) run.get("result")).length());
            assertEquals(true, run.get("result_truncated"));
            assertEquals(100_001, client.get("/tasks/b/runs/1/result").body().length);
        }
    }

    @Test
    void aCommandGetsItsArgumentsAndGivesItsOutput() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            TestForm form = TestForm.of("id", "a", "call", "command", "args", "x", "args", "y z", "env", "K=v=w")
                    .file("stdin", "typed\r\n".getBytes());
            client.accepted(form, WAIT);
            String expected = "x y z{K=v=w}typed\r\n";
            assertEquals(expected, client.get("/tasks/a/runs/1/result").text());
            assertEquals(expected, client.get("/tasks/a/runs/1/stdout").text());
            RawHttp.Answer stderr = client.get("/tasks/a/runs/1/stderr");
            assertEquals("<b>careful</b>", stderr.text());
            assertEquals("true", stderr.header("ww-truncated"));
            assertEquals("nosniff", stderr.header("x-content-type-options"));
            Map<String, Object> task = client.get("/tasks/a").json();
            assertEquals(List.of("x", "y z"), task.get("args"));
            assertEquals(7L, task.get("stdin_bytes"));
        }
    }

    @Test
    void aRunWithoutResultYetIsAConflict() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "export", "hang"));
            RawHttp.Answer early = client.get("/tasks/a/runs/1/result", "Prefer: wait=0");
            assertEquals(409, early.status(), early.text());
            assertEquals("1", early.header("retry-after"));
            gateway.runner.finish();
            assertEquals("late\n", client.get("/tasks/a/runs/1/result", WAIT).text());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Object list) {
        return (Map<String, Object>) ((List<?>) list).getFirst();
    }
}
