package ww.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import ww.journal.DiskBlobs;
import ww.journal.FakeDisk;
import ww.sched.SchedulerOnDisk;
import ww.sched.SchedulerSettings;

/** The document says what the server does: every operation is called, and every answer held to its schema. */
class OpenApiTest {
    private static final String WAIT = "Prefer: wait=20";

    private static final String SECRET = "0123456789abcdef-";

    /** What has been asked and answered as the document says. */
    private final Set<String> tried = new TreeSet<>();
    /** The same with the status of the answer. */
    private final Set<String> reached = new TreeSet<>();
    private Map<String, Object> document;
    private SchemaCheck schemas;

    @Test
    void everyAnswerIsAsTheDocumentSays() throws IOException {
        try (TestGateway gateway = TestGateway.working(); TestGateway.Client client = gateway.connect()) {
            document = client.get("/openapi.json").json();
            schemas = new SchemaCheck(document);
            assertEquals("3.1.0", document.get("openapi"));
            submissions(client);
            reads(client);
            commands(client);
            cluster(client);
            gateway.scheduler.close();
            hold("/readyz", client.get("/readyz"));
            hold("/tasks", client.submit(TestForm.of()), "post");
        }
        refusals();
        full();
        assertEquals(operations(), tried, "operations of the document that were not tried, or the reverse");
        assertEquals(statuses(), reached, "statuses of the document that were not reached, or the reverse");
    }

    /** What a gateway with small limits says. */
    private void refusals() throws IOException {
        HttpLimits limits = HttpLimits.DEFAULT.withModuleBytes(1_000).withCounts(10, 1, 1);
        SchedulerSettings all = SchedulerSettings.defaults().withTasks(1, 10);
        SchedulerSettings few = new SchedulerSettings(all.tasksMax(), all.tasksKept(), all.taskAge(),
                all.resultBytesMax(), all.runsKept(), 1, all.timeLimit(), all.timeLimitGrace(), all.cancelGrace(),
                all.adoptionGrace(), all.suspectAfter(), all.lostAfter(), all.misfireAfter(), all.queueMax(),
                all.eventsKept(), all.snapshotBytes(), all.seed());
        try (TestGateway gateway = new TestGateway(limits, List.of(), few);
                TestGateway.Client client = gateway.connect(); TestGateway.Client stream = gateway.connect();
                TestGateway.Client mistaken = gateway.connect()) {
            hold("/tasks", mistaken.send("POST", "/tasks", "application/json", "{}".getBytes()), "post");
            hold("/tasks", client.submit(new TestForm().file("wasm", TestForm.module(1_001))), "post");
            hold("/tasks", client.submit(TestForm.of("id", "waits")), "post");
            hold("/tasks", client.submit(TestForm.of("id", "more")), "post");
            hold("/tasks/{id}/run-now", client.post("/tasks/waits/run-now"), "post");
            stream.http().send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
            // Its answer has no end; EventsTest reads it.
            note("/events", "get", stream.http().status());
            hold("/events", client.get("/events"));
        }
    }

    private void full() throws IOException {
        FakeDisk disk = new FakeDisk();
        FakeDisk modules = new FakeDisk();
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, List.of(),
                runner -> SchedulerOnDisk.open(disk, new DiskBlobs(modules), runner));
                TestGateway.Client client = gateway.connect()) {
            modules.capacity(0);
            hold("/tasks", client.submit(TestForm.of()), "post");
        }
    }

    private void note(String path, String method, int status) {
        tried.add(method + " " + path);
        reached.add(method + " " + path + " " + status);
    }

    private Set<String> statuses() {
        Set<String> statuses = new TreeSet<>();
        for (String operation : operations()) {
            String[] words = operation.split(" ");
            ((Map<?, ?>) operation(words[1], words[0]).get("responses")).keySet().stream()
                    .filter(status -> !status.equals("default"))
                    .forEach(status -> statuses.add(operation + " " + status));
        }
        return statuses;
    }

    private void submissions(TestGateway.Client client) throws IOException {
        hold("/tasks", client.submit(TestForm.of("id", "a", "label", "x=y"), WAIT), "post");
        hold("/tasks", client.submit(TestForm.of("id", "a")), "post");
        hold("/tasks", client.submit(TestForm.of("repeats", "x")), "post");
        hold("/tasks", client.submit(TestForm.of("priority", "11")), "post");
        hold("/tasks", client.submit(TestForm.of("id", "b", "export", "trap", "attempts", "2", "backoff", "0"), WAIT),
                "post");
        hold("/tasks", client.submit(TestForm.of("id", "c", "call", "command", "env", "A=b", "cron", "@daily",
                "zone", "Europe/Paris", "until", "2999-01-01T00:00:00Z")), "post");
        hold("/tasks", client.submit(TestForm.of("id", "d", "export", "hang")), "post");
        hold("/tasks", client.submit(TestForm.of("id", "e", "export", "large"), WAIT), "post");
        hold("/tasks", client.submit(TestForm.of("id", "f", "require", "gpu=yes")), "post");
        hold("/tasks", client.submit(TestForm.of("id", "g", "export", "slow"), WAIT), "post");
    }

    private void reads(TestGateway.Client client) throws IOException {
        hold("/tasks", client.get("/tasks"));
        hold("/tasks", client.get("/tasks?limit=1"));
        for (String id : List.of("a", "b", "c", "d", "e", "f", "g", "none")) {
            hold("/tasks/{id}", client.get("/tasks/" + id));
            hold("/tasks/{id}/explain", client.get("/tasks/" + id + "/explain"));
            hold("/tasks/{id}/runs", client.get("/tasks/" + id + "/runs"));
            hold("/tasks/{id}/runs/{run}", client.get("/tasks/" + id + "/runs/1"));
            hold("/tasks/{id}/runs/{run}/result", client.get("/tasks/" + id + "/runs/1/result"));
            hold("/tasks/{id}/runs/{run}/stdout", client.get("/tasks/" + id + "/runs/1/stdout"));
            hold("/tasks/{id}/runs/{run}/stderr", client.get("/tasks/" + id + "/runs/1/stderr"));
        }
        hold("/tasks/{id}", client.get("/tasks/a", "If-None-Match: " + client.get("/tasks/a").header("etag")));
        hold("/openapi.json", client.get("/openapi.json"));
        hold("/problems", client.get("/problems"));
        hold("/", client.get("/"));
        hold("/metrics", client.get("/metrics"));
    }

    private void commands(TestGateway.Client client) throws IOException {
        for (String id : List.of("c", "none", "a")) {
            hold("/tasks/{id}/pause", client.post("/tasks/" + id + "/pause"), "post");
            hold("/tasks/{id}/resume", client.post("/tasks/" + id + "/resume"), "post");
            hold("/tasks/{id}/run-now", client.post("/tasks/" + id + "/run-now"), "post");
        }
        hold("/tasks/{id}/runs/{run}", client.delete("/tasks/d/runs/1"), "delete");
        hold("/tasks/{id}/runs/{run}", client.delete("/tasks/d/runs/9"), "delete");
        hold("/tasks/{id}", client.delete("/tasks/c"), "delete");
        hold("/tasks/{id}", client.delete("/tasks/none"), "delete");
        hold("/tasks/{id}", client.delete("/tasks/b?forget=true"), "delete");
        hold("/tasks/{id}", client.delete("/tasks/f?forget=true"), "delete");
    }

    private void cluster(TestGateway.Client client) throws IOException {
        hold("/workers", client.get("/workers"));
        for (String id : List.of("w1", "none")) {
            hold("/workers/{id}", client.get("/workers/" + id));
            hold("/workers/{id}/drain", client.post("/workers/" + id + "/drain"), "post");
            hold("/workers/{id}/undrain", client.post("/workers/" + id + "/undrain"), "post");
        }
        hold("/gateway", client.get("/gateway"));
        hold("/gateway/pause", client.post("/gateway/pause"), "post");
        hold("/gateway/resume", client.post("/gateway/resume"), "post");
        hold("/healthz", client.get("/healthz"));
        hold("/readyz", client.get("/readyz"));
    }

    private void hold(String path, RawHttp.Answer answer) {
        hold(path, answer, "get");
    }

    /** The status must be one the document names, the media type the one it names with it, and the body must fit. */
    private void hold(String path, RawHttp.Answer answer, String method) {
        String where = method + " " + path + " " + answer.status();
        note(path, method, answer.status());
        Map<?, ?> responses = (Map<?, ?>) operation(path, method).get("responses");
        Map<?, ?> response = (Map<?, ?>) responses.get(Integer.toString(answer.status()));
        if (response == null) {
            throw new AssertionError(where + " is not in the document: " + answer.text());
        }
        if (!(response.get("content") instanceof Map<?, ?> content)) {
            assertEquals(0, answer.body().length, where);
            return;
        }
        String mediaType = answer.header("content-type").split(";")[0];
        assertEquals(Set.of(mediaType), content.keySet(), where);
        Map<?, ?> schema = (Map<?, ?>) ((Map<?, ?>) content.get(mediaType)).get("schema");
        if (mediaType.endsWith("json") && !"string".equals(schema.get("type"))) {
            schemas.check(where, schema, JsonReader.read(answer.text()));
        }
    }

    private Map<?, ?> operation(String path, String method) {
        return (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) document.get("paths")).get(path)).get(method);
    }

    private Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        ((Map<?, ?>) document.get("paths")).forEach((path, methods) ->
                ((Map<?, ?>) methods).keySet().forEach(method -> operations.add(method + " " + path)));
        return operations;
    }

    @Test
    void everyOperationAsksForTheRoleItStates() throws IOException {
        List<Token> tokens = List.of(Token.of("r", Role.READ, SECRET + "READ"),
                Token.of("s", Role.SUBMIT, SECRET + "SUBMIT"), Token.of("a", Role.ADMIN, SECRET + "ADMIN"));
        try (TestGateway gateway = new TestGateway(HttpLimits.DEFAULT, tokens);
                TestGateway.Client client = gateway.connect()) {
            document = client.get("/openapi.json").json();
            for (String operation : operations()) {
                String[] words = operation.split(" ");
                Object stated = operation(words[1], words[0]).get("x-role");
                Role needed = stated == null ? Role.ANYONE : Role.valueOf(stated.toString().toUpperCase());
                if (!words[1].equals("/events")) {
                    ask(client, words[0].toUpperCase(), words[1].replace("{id}", "x").replace("{run}", "1"), needed);
                }
            }
        }
    }

    private static void ask(TestGateway.Client client, String method, String path, Role needed) throws IOException {
        for (Role role : Role.values()) {
            String header = role == Role.ANYONE ? "X: none" : "Authorization: Bearer " + SECRET + role;
            int status = client.send(method, path, null, new byte[0], header).status();
            String where = method + " " + path + " as " + role;
            if (role.compareTo(needed) >= 0) {
                assertTrue(status != 401 && status != 403, where + ": " + status);
            } else {
                assertEquals(role == Role.ANYONE ? 401 : 403, status, where);
            }
        }
    }

    @Test
    void everyFieldOfTheFormIsInTheDocument() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            document = client.get("/openapi.json").json();
            Map<?, ?> content = (Map<?, ?>) ((Map<?, ?>) operation("/tasks", "post").get("requestBody")).get("content");
            Map<?, ?> schema = (Map<?, ?>) ((Map<?, ?>) content.get("multipart/form-data")).get("schema");
            Set<Object> words = new HashSet<>();
            for (TaskField field : TaskField.values()) {
                words.add(field.word());
            }
            assertEquals(words, ((Map<?, ?>) schema.get("properties")).keySet());
        }
    }

    @Test
    void namesOfOperationsAreUnique() throws IOException {
        try (TestGateway gateway = new TestGateway(); TestGateway.Client client = gateway.connect()) {
            document = client.get("/openapi.json").json();
            Set<Object> ids = new HashSet<>();
            for (String operation : operations()) {
                String[] words = operation.split(" ");
                assertTrue(ids.add(operation(words[1], words[0]).get("operationId")), operation);
            }
        }
    }
}
