package ww.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What `curl` does to a gateway, and waiting for a task to end by asking the gateway to hold the answer. */
public final class RestClient implements AutoCloseable {
    /** Longer than any answer is held, also on a machine with much else to do. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final Duration answerWithin;

    public RestClient(String base) {
        this(base, ANSWER_WITHIN);
    }

    /** @param answerWithin beyond it a request fails with an {@link IOException} */
    public RestClient(String base, Duration answerWithin) {
        this.base = URI.create(base);
        this.answerWithin = answerWithin;
    }

    public static byte[] puzzle() throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty("ww.root", ".")).resolve("wasm/puzzle.wasm"));
    }

    /** Form fields in order: {@code form("id", "a", "input", "0")}. */
    public static Map<String, String> form(String... namesAndValues) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    public HttpResponse<String> post(Map<String, String> form, byte[] wasm, String... headers)
            throws IOException, InterruptedException {
        return post(List.copyOf(form.entrySet()), wasm, headers);
    }

    /** Posts a form in which a field may stand several times. */
    public HttpResponse<String> post(List<Map.Entry<String, String>> form, byte[] wasm, String... headers)
            throws IOException, InterruptedException {
        String boundary = "e2e-boundary-71";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : form) {
            body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                    + "\"\r\n\r\n" + field.getValue() + "\r\n"));
        }
        body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"wasm\"; filename=\"a.wasm\""
                + "\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(wasm);
        body.writeBytes(utf8("\r\n--" + boundary + "--\r\n"));
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/tasks"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        return send(request, headers);
    }

    /** Posts and insists on 201. */
    public Map<String, Object> submit(Map<String, String> form, byte[] wasm) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(form, wasm);
        if (answer.statusCode() != 201) {
            throw new AssertionError("POST " + form + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.object(answer.body());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    public HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody()),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.timeout(answerWithin).build(), HttpResponse.BodyHandlers.ofString());
    }

    public Map<String, Object> task(String id) throws IOException, InterruptedException {
        return Json.object(get("/tasks/" + id).body());
    }

    /** A run with all its attempts. */
    public Map<String, Object> run(String id, long number) throws IOException, InterruptedException {
        return Json.object(get("/tasks/" + id + "/runs/" + number).body());
    }

    /** The task once it has ended; the gateway is asked to hold its answer, so nothing here sleeps. */
    public Map<String, Object> ended(String id, Duration within) throws IOException, InterruptedException {
        return until(id, task -> List.of("succeeded", "failed", "cancelled").contains(task.get("state")), within);
    }

    /** The task once its state is the one named. */
    public Map<String, Object> inState(String id, String state, Duration within)
            throws IOException, InterruptedException {
        return until(id, task -> task.get("state").equals(state), within);
    }

    /** The task once it is as wanted: each look waits at the gateway until there is something new to see. */
    public Map<String, Object> until(String id, Predicate<Map<String, Object>> wanted, Duration within)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        HttpResponse<String> seen = get("/tasks/" + id);
        Map<String, Object> task = Json.object(seen.body());
        while (seen.statusCode() != 200 || !wanted.test(task)) {
            if (seen.statusCode() != 200 || System.nanoTime() > deadline) {
                throw new AssertionError("task " + id + " is not as awaited within " + within + ": " + task);
            }
            HttpResponse<String> next = send("GET", "/tasks/" + id, "Prefer", "wait=5",
                    "If-None-Match", seen.headers().firstValue("ETag").orElseThrow());
            if (next.statusCode() != 304) {
                seen = next;
                task = Json.object(seen.body());
            }
        }
        return task;
    }

    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> list(Map<String, Object> object, String member) {
        return (List<Map<String, Object>>) object.get(member);
    }

    public static List<Map<String, Object>> runs(Map<String, Object> task) {
        return list(task, "runs");
    }

    public static List<Object> results(Map<String, Object> task) {
        return runs(task).stream().map(run -> run.get("result")).toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
