package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatewayApiTest {
    @Test
    void theIndexListsEveryOperationForPeopleAndPrograms() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer text = client.get("/", "Accept: */*");
            assertEquals("text/plain; charset=utf-8", text.header("content-type"));
            assertTrue(text.text().contains("POST   /tasks "), text.text());
            List<?> json = (List<?>) JsonReader.read(client.get("/", "Accept: application/json").text());
            assertEquals(json.size(), text.text().lines().filter(line -> line.matches("[A-Z]+ +/.*")).count());
        }
    }

    @Test
    void aBrowserGetsAPageThatRunsNothingButItself() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            RawHttp.Answer page = client.get("/", "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
            assertEquals("text/html; charset=utf-8", page.header("content-type"));
            assertTrue(page.body().length < 60_000, page.body().length + " bytes");
            String policy = page.header("content-security-policy");
            assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            for (String markup : List.of("innerHTML", "outerHTML", "document.write", "insertAdjacentHTML", "eval(",
                    "http://", "https://", " on", "style=\"")) {
                boolean handler = markup.equals(" on") && !page.text().matches("(?s).*<[^>]* on[a-z]+=.*");
                assertTrue(handler || !page.text().contains(markup), "the page holds " + markup);
            }
        }
    }

    @Test
    void healthIsToldToAnyoneAndReadinessSaysWhyNot() throws IOException {
        List<Token> tokens = List.of(Token.of("r", Role.READ, "0123456789abcdef"));
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, tokens);
                TestGateway.Client client = gateway.connect()) {
            assertEquals("ok", client.get("/healthz").json().get("status"));
            assertEquals("ready", client.get("/readyz").json().get("status"));
            assertEquals(401, client.get("/tasks").status());
            gateway.scheduler.close();
            assertEquals(200, client.get("/healthz").status());
            RawHttp.Answer unready = client.get("/readyz");
            assertEquals(503, unready.status());
            assertEquals("overloaded", unready.problem());
            assertEquals("1", unready.header("retry-after"));
        }
    }

    @Test
    void metricsAreWellFormedAndCount() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            client.accepted(TestForm.of("id", "a\"b"), "Prefer: wait=20");
            client.get("/nowhere");
            String text = client.get("/metrics").text();
            Set<String> names = new HashSet<>();
            for (String line : text.split("\n")) {
                if (!line.startsWith("#")) {
                    assertTrue(line.matches("[a-z_]+(\\{[a-z]+=\"[a-z0-9-]+\"\\})? \\d+"), line);
                    assertTrue(names.add(line.substring(0, line.lastIndexOf(' '))), "twice: " + line);
                }
            }
            assertTrue(text.contains("\nww_tasks{state=\"succeeded\"} 1\n"), text);
            assertTrue(text.contains("\nww_workers{health=\"ready\"} 1\n"), text);
            assertTrue(text.contains("\nww_worker_slots 4\n"), text);
            assertTrue(text.contains("\nww_http_answers_total{status=\"4xx\"} 1\n"), text);
        }
    }

    @Test
    void aDrainedWorkerGetsNothingNewUntilItIsTakenBack() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            assertEquals("draining", client.post("/workers/w1/drain").json().get("health"));
            client.accepted(TestForm.of("id", "a"));
            assertEquals("waiting", client.get("/tasks/a").json().get("state"));
            client.post("/workers/w1/undrain");
            assertEquals("2832\n", client.get("/tasks/a/runs/1/result", "Prefer: wait=20").text());
            Map<String, Object> worker = client.get("/workers/w1").json();
            assertEquals(1L, worker.get("succeeded"));
            assertEquals(Map.of("zone", "b"), worker.get("labels"));
        }
    }

    @Test
    void slotsLostToGuestsAreShownAndNotFilled() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            gateway.scheduler.workerStuck("w1", 0, 4);
            client.accepted(TestForm.of("id", "a"));
            assertEquals(4L, client.get("/workers/w1").json().get("stuck_slots"));
            assertEquals("waiting", client.get("/tasks/a").json().get("state"));
            String explanation = client.get("/tasks/a/explain").text();
            assertTrue(explanation.contains("guests that do not stop hold 4 of its 4 slots"), explanation);
            assertTrue(client.get("/metrics").text().contains("\nww_worker_stuck_slots 4\n"));
            gateway.scheduler.workerStuck("w1", 0, 3);
            assertEquals("2832\n", client.get("/tasks/a/runs/1/result", "Prefer: wait=20").text());
        }
    }

    @Test
    void aPausedGatewayStartsNothing() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            assertEquals(true, client.post("/gateway/pause").json().get("paused"));
            client.accepted(TestForm.of("id", "a"));
            assertEquals("waiting", client.get("/tasks/a").json().get("state"));
            assertEquals(false, client.post("/gateway/resume").json().get("paused"));
            assertEquals("2832\n", client.get("/tasks/a/runs/1/result", "Prefer: wait=20").text());
        }
    }

    @Test
    void theGatewayTellsItsLimits() throws IOException {
        HttpLimits limits = HttpLimits.DEFAULT.withModuleBytes(12_345);
        try (TestGateway gateway = new TestGateway(limits, List.of()); TestGateway.Client client = gateway.connect()) {
            Map<?, ?> told = (Map<?, ?>) client.get("/gateway").json().get("limits");
            assertEquals(12_345L, told.get("module_bytes"));
            assertEquals(limits.formBytes(), told.get("form_bytes"));
        }
    }

    @Test
    void twoGatewaysLiveInOneProcess() throws IOException {
        try (TestGateway one = new TestGateway(); TestGateway two = new TestGateway();
                TestGateway.Client first = one.connect(); TestGateway.Client second = two.connect()) {
            first.accepted(TestForm.of("id", "a"));
            assertEquals(404, second.get("/tasks/a").status());
        }
    }

    @Test
    void closingTwiceIsAsGoodAsOnce() throws IOException {
        TestGateway gateway = new TestGateway();
        gateway.gateway.close();
        gateway.close();
    }
}
