package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ww.sched.SchedulerSettings;

/** Submitting: what is taken, what is refused and with which words, and that nothing of what is refused stays. */
class SubmissionTest {
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
            assertEquals(201, client.submit(new TestForm().file("wasm", TestForm.module(1000))).status());
            RawHttp.Answer answer = client.submit(new TestForm().file("wasm", TestForm.module(1001)));
            assertEquals(413, answer.status());
            assertEquals("wasm", answer.json().get("field"));
            assertEquals(1000L, answer.json().get("limit"));
        }
        try (TestGateway gateway = new TestGateway(limits, List.of()); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer answer = client.submit(new TestForm().file("wasm", TestForm.module(20 << 20)));
            assertEquals(413, answer.status(), "refused by its announced length");
            assertEquals((Long) limits.formBytes(), answer.json().get("limit"));
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
    void everyBeginningOfAFormIsRefusedAndLeavesNothing() throws IOException {
        byte[] body = TestForm.of("id", "a", "repeats", "3").body();
        int end = body.length - 2; // without the line end behind the closing boundary the form is whole
        try (TestGateway gateway = new TestGateway()) {
            for (int length = 0; length < end; length++) {
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
        byte[] body = new TestForm().file("wasm", TestForm.module(100_000)).body();
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
    void atOnceTheSameKeyAndFormStillMakeOneTask() throws Exception {
        try (TestGateway gateway = new TestGateway();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CyclicBarrier together = new CyclicBarrier(16);
            List<Future<RawHttp.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                // Two forms fight for one key.
                TestForm form = TestForm.of("input", Integer.toString(i % 2));
                answers.add(threads.submit(() -> {
                    try (TestGateway.Client client = gateway.connect()) {
                        together.await();
                        return client.submit(form, "Idempotency-Key: k");
                    }
                }));
            }
            Set<Object> ids = new HashSet<>();
            int refused = 0;
            for (Future<RawHttp.Answer> each : answers) {
                RawHttp.Answer answer = each.get();
                if (answer.status() == 201) {
                    ids.add(answer.json().get("id"));
                } else {
                    assertEquals("idempotency-key-reused", answer.problem());
                    refused++;
                }
            }
            assertEquals(1, ids.size(), ids.toString());
            assertEquals(8, refused, "all of the form that came second");
            assertEquals(1, ((List<?>) JsonReader.read(gateway.connect().get("/tasks").text())).size());
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
}
