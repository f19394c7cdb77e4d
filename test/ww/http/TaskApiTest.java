package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.sched.SchedulerSettings;

class TaskApiTest {
    private static final String WAIT = "Prefer: wait=20";

    static Stream<Vectors.Case> submissions() throws IOException {
        return Vectors.read("http/submissions.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void wrongSubmissionsNameTheFieldAndTheLimit(Vectors.Case vector) throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            TestForm form = vector.text("bare") == null ? TestForm.of() : new TestForm();
            int times = vector.text("times") == null ? 1 : Integer.parseInt(vector.text("times"));
            for (int i = 0; i < times; i++) {
                for (String field : vector.all("field")) {
                    int equals = field.indexOf('=');
                    form.part(field.substring(0, equals), "", Vectors.unescape(field.substring(equals + 1)));
                }
            }
            RawHttp.Answer answer = client.submit(form);
            assertEquals(vector.text("problem"), answer.problem(), answer.text());
            assertEquals(Integer.parseInt(vector.text("status")), answer.status());
            if (vector.text("names") != null) {
                assertEquals(vector.text("names"), answer.json().get("field"), answer.text());
                assertTrue(answer.detail().contains("'" + vector.text("names") + "'"), answer.detail());
            }
            if (vector.text("says") != null) {
                assertTrue(answer.detail().contains(vector.text("says")), answer.detail());
            }
            assertEquals("[]\n", gateway.connect().get("/tasks").text(), "nothing was accepted");
        }
    }

    @Test
    void anEmptyListIsAnArray() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer answer = client.get("/tasks");
            assertEquals("[]\n", answer.text());
            assertEquals("application/json", answer.header("content-type"));
        }
    }

    @Test
    void theAnswerToASubmissionBeginsWithTheDemosKeysInItsOrder() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer answer = client.submit(TestForm.of("id", "a/b", "description", "<puzzle>", "complete", "2",
                    "duration", "5", "start", "1", "delay", "2", "repeats", "3", "input", "7", "difficulty", "4"));
            assertEquals(201, answer.status());
            assertEquals("application/json", answer.header("content-type"));
            assertEquals("/tasks/a%2Fb", answer.header("location"));
            assertTrue(answer.text().startsWith("{\"id\":\"a/b\",\"description\":\"\\u003cpuzzle\\u003e\","
                    + "\"complete\":2,\"duration\":5,\"start\":1,\"delay\":2,\"repeats\":3,\"wasm\":null,"
                    + "\"input\":7,\"difficulty\":4,"), answer.text());
            assertEquals(200, client.get("/tasks/a%2Fb").status());
        }
    }

    @Test
    void itemsOfTheListBeginWithTheDemosKeysInItsOrder() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "complete", "2", "start", "0.25", "input", "-1"));
            RawHttp.Answer list = client.get("/tasks");
            assertTrue(list.text().startsWith("[{\"id\":\"a\",\"description\":\"\",\"completions\":2,\"duration\":0,"
                    + "\"start\":0.25,\"delay\":0,\"repeats\":0,\"input\":-1,\"difficulty\":0,"), list.text());
            String whole = client.get("/tasks/a").text();
            assertTrue(whole.startsWith(list.text().substring(1, list.text().indexOf(",\"labels\""))), whole);
        }
    }

    @Test
    void anIdIsMadeWhereNoneIsGiven() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                ids.add(client.accepted(i % 2 == 0 ? TestForm.of() : TestForm.of("id", "")));
            }
            assertEquals(20, ids.size(), ids.toString());
        }
    }

    @Test
    void aSecondTaskOfAnIdIsAConflict() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a"));
            RawHttp.Answer answer = client.submit(TestForm.of("id", "a"));
            assertEquals(409, answer.status());
            assertEquals("conflict", answer.problem());
            assertEquals("id", answer.json().get("field"));
        }
    }

    @Test
    void aBodyThatIsNoFormIsOfTheWrongType() throws IOException {
        try (TestGateway gateway = new TestGateway()) {
            for (String type : Arrays.asList("application/json", "application/x-www-form-urlencoded",
                    "multipart/mixed; boundary=b", "text/plain", null)) {
                try (TestGateway.Client client = gateway.connect()) {
                    RawHttp.Answer answer = client.send("POST", "/tasks", type, "{}".getBytes());
                    assertEquals(415, answer.status());
                    assertEquals("unsupported-media-type", answer.problem());
                    assertEquals("multipart/form-data", answer.header("accept-post"));
                }
            }
        }
    }

    @Test
    void aModuleBeyondTheLimitIsTooLarge() throws IOException {
        HttpLimits limits = HttpLimits.DEFAULT.withModuleBytes(1000);
        try (TestGateway gateway = new TestGateway(limits, List.of()); TestGateway.Client client = gateway.connect()) {
            assertEquals(201, client.submit(new TestForm().file("wasm", new byte[1000])).status());
            RawHttp.Answer answer = client.submit(new TestForm().file("wasm", new byte[1001]));
            assertEquals(413, answer.status());
            assertEquals("wasm", answer.json().get("field"));
            assertEquals(1000L, answer.json().get("limit"));
        }
        try (TestGateway gateway = new TestGateway(limits, List.of()); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer answer = client.submit(new TestForm().file("wasm", new byte[20 << 20]));
            assertEquals(413, answer.status(), "refused by its announced length");
            assertEquals((Long) limits.formBytes(), answer.json().get("limit"));
        }
    }

    @Test
    void everyBeginningOfAFormIsRefusedAndLeavesNothing() throws IOException {
        byte[] body = TestForm.of("id", "a", "repeats", "3").body();
        int end = body.length - 2; // without the line end behind the closing boundary the form is whole
        try (TestGateway gateway = new TestGateway()) {
            for (int length = 0; length < end; length += 7) {
                try (TestGateway.Client client = gateway.connect()) {
                    RawHttp.Answer answer = client.send("POST", "/tasks", TestForm.type(),
                            Arrays.copyOf(body, length));
                    assertEquals(400, answer.status(), length + " bytes: " + answer.text());
                }
            }
            assertEquals("[]\n", gateway.connect().get("/tasks").text());
        }
    }

    @Test
    void aFormThatStopsComingIsAnswered408AndLeavesNothing() throws IOException {
        HttpLimits quick = HttpLimits.DEFAULT.withTimes(Duration.ofSeconds(5), Duration.ofMillis(200),
                Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(5));
        byte[] body = new TestForm().file("wasm", new byte[100_000]).body();
        try (TestGateway gateway = new TestGateway(quick, List.of())) {
            for (int length : new int[] {0, 10, 150, 60_000, body.length - 10}) {
                try (TestGateway.Client client = gateway.connect()) {
                    client.http().send("POST /tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + TestForm.type()
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n").send(Arrays.copyOf(body, length));
                    RawHttp.Answer answer = client.http().read();
                    assertEquals(408, answer.status(), length + " bytes");
                    assertTrue(client.http().isClosed());
                }
            }
            assertEquals("[]\n", gateway.connect().get("/tasks").text());
        }
    }

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
    void aModuleIsSentOnceAndNamedByItsHashAfterwards() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            Map<?, ?> module = (Map<?, ?>) client.submit(TestForm.of("id", "a")).json().get("module");
            assertEquals(8L, module.get("bytes"));
            RawHttp.Answer second = client.submit(new TestForm().field("id", "b")
                    .field("module", ((String) module.get("sha256")).toUpperCase()));
            assertEquals(201, second.status(), second.text());
            assertEquals(module, second.json().get("module"));
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

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a"), WAIT);
            for (String path : List.of("/tasks/b", "/tasks/b/runs", "/tasks/b/runs/1", "/tasks/b/explain",
                    "/tasks/a/runs/2", "/tasks/a/runs/0", "/tasks/a/runs/-1", "/tasks/a/runs/x",
                    "/tasks/a/runs/99999999999999999999", "/tasks/a/runs/2/result", "/workers/x")) {
                RawHttp.Answer answer = client.get(path);
                assertEquals(404, answer.status(), path);
                assertEquals("not-found", answer.problem(), path);
            }
        }
    }

    @Test
    void theSameKeyAndFormGiveTheSameTask() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer first = client.submit(TestForm.of("input", "1"), "Idempotency-Key: k1");
            RawHttp.Answer again = client.submit(new TestForm().field("input", "1").file("wasm", TestForm.MODULE),
                    "Idempotency-Key: \"k1\"");
            assertEquals(201, again.status());
            assertEquals(first.json().get("id"), again.json().get("id"));
            assertEquals("true", again.header("idempotency-replayed"));
            assertNull(first.header("idempotency-replayed"));
            RawHttp.Answer other = client.submit(TestForm.of("input", "2"), "Idempotency-Key: k1");
            assertEquals(422, other.status());
            assertEquals("idempotency-key-reused", other.problem());
            assertEquals(400, client.submit(TestForm.of(), "Idempotency-Key: " + "k".repeat(300)).status());
            assertEquals(1, ((List<?>) JsonReader.read(client.get("/tasks").text())).size());
        }
    }

    @Test
    void aListComesInPagesThatFollowEachOther() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            List<String> submitted = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                submitted.add(client.accepted(TestForm.of("label", "half=" + i % 2)));
            }
            assertEquals(submitted, ids(client, "/tasks?limit=3"));
            assertEquals(List.of(submitted.get(1), submitted.get(3), submitted.get(5)),
                    ids(client, "/tasks?limit=2&label=half%3D1"));
            assertEquals(List.of(), ids(client, "/tasks?state=succeeded,failed"));
            assertEquals(submitted, ids(client, "/tasks?state=waiting"));
            for (String wrong : List.of("limit=0", "limit=1001", "limit=x", "cursor=-1", "state=done", "label=x",
                    "page=1")) {
                assertTrue(client.get("/tasks?" + wrong).status() / 100 == 4, wrong);
            }
        }
    }

    @Test
    void runsComeInPagesToo() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "repeats", "5"), WAIT);
            List<Long> numbers = new ArrayList<>();
            String path = "/tasks/a/runs?limit=2";
            while (path != null) {
                RawHttp.Answer page = client.get(path);
                for (Object run : (List<?>) JsonReader.read(page.text())) {
                    numbers.add((Long) ((Map<?, ?>) run).get("run"));
                }
                path = next(page);
            }
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), numbers);
        }
    }

    @Test
    void anUnchangedTaskIsNotSentAgain() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "start", "1000"));
            String tag = client.get("/tasks/a").header("etag");
            assertNotNull(tag);
            RawHttp.Answer same = client.get("/tasks/a", "If-None-Match: " + tag);
            assertEquals(304, same.status());
            client.post("/tasks/a/pause");
            RawHttp.Answer changed = client.get("/tasks/a", "If-None-Match: " + tag, WAIT);
            assertEquals(200, changed.status());
            assertFalse(tag.equals(changed.header("etag")));
        }
    }

    @Test
    void ownersPauseResumeRunAndCancel() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "start", "1000"));
            assertEquals("paused", client.post("/tasks/a/pause").json().get("state"));
            assertEquals(200, client.post("/tasks/a/pause").status(), "twice is as good as once");
            assertEquals("scheduled", client.post("/tasks/a/resume").json().get("state"));
            RawHttp.Answer now = client.post("/tasks/a/run-now");
            assertEquals(201, now.status());
            assertEquals("/tasks/a/runs/1", now.header("location"));
            assertEquals("2832\n", client.get("/tasks/a/runs/1/result", WAIT).text());
            assertEquals("cancelled", client.delete("/tasks/a").json().get("state"));
            assertEquals(200, client.delete("/tasks/a").status());
            assertEquals(409, client.post("/tasks/a/pause").status());
            assertEquals(204, client.delete("/tasks/a?forget=true").status());
            assertEquals(404, client.get("/tasks/a").status());
        }
    }

    @Test
    void aTaskThatHasNotEndedIsNotForgotten() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a"));
            assertEquals("conflict", client.delete("/tasks/a?forget=true").problem());
        }
    }

    @Test
    void aRunningRunIsCancelledAndTheTaskGoesOn() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "export", "hang", "repeats", "2", "delay", "1000"));
            assertEquals(200, client.delete("/tasks/a/runs/1").status());
            assertEquals("cancelled", client.get("/tasks/a/runs/1", WAIT).json().get("state"));
            assertEquals("scheduled", client.get("/tasks/a").json().get("state"));
        }
    }

    @Test
    void aCalendarTaskShowsItsPatternAndWhenItIsDue() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "cron", "0 6 * * *", "zone", "Europe/Paris",
                    "until", "2999-01-01T00:00:00+01:00"));
            Map<String, Object> task = client.get("/tasks/a").json();
            assertEquals("0 6 * * *", task.get("cron"));
            assertEquals("Europe/Paris", task.get("zone"));
            assertEquals("2998-12-31T23:00:00Z", task.get("until"));
            assertTrue(((String) task.get("next_due")).endsWith(":00:00Z"), task.toString());
            assertEquals("once", task.get("misfire"));
        }
    }

    @Test
    void aTaskThatWaitsIsExplained() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a", "require", "zone=moon"));
            Map<String, Object> explanation = client.get("/tasks/a/explain").json();
            assertEquals("waiting", explanation.get("state"));
            assertEquals(false, first(explanation.get("workers")).get("eligible"));
            assertFalse(((String) explanation.get("summary")).isEmpty());
        }
    }

    @Test
    void aFullGatewayAsksToComeAgain() throws IOException {
        SchedulerSettings settings = SchedulerSettings.defaults().withTasks(2, 10);
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, List.of(), settings);
                TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of());
            client.accepted(TestForm.of());
            RawHttp.Answer full = client.submit(TestForm.of());
            assertEquals(429, full.status());
            assertEquals("too-many-requests", full.problem());
            assertEquals(2L, full.json().get("limit"));
            assertTrue(Integer.parseInt(full.header("retry-after")) >= 1);
        }
    }

    private static List<String> ids(TestGateway.Client client, String first) throws IOException {
        List<String> ids = new ArrayList<>();
        String path = first;
        while (path != null) {
            RawHttp.Answer page = client.get(path);
            assertEquals(200, page.status(), page.text());
            for (Object task : (List<?>) JsonReader.read(page.text())) {
                ids.add((String) ((Map<?, ?>) task).get("id"));
            }
            path = next(page);
        }
        return ids;
    }

    private static String next(RawHttp.Answer page) {
        String link = page.header("link");
        if (link == null) {
            return null;
        }
        assertTrue(link.endsWith(">; rel=\"next\""), link);
        return link.substring(1, link.indexOf('>'));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Object list) {
        return (Map<String, Object>) ((List<?>) list).getFirst();
    }
}
