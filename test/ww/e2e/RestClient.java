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

/** What `curl` does to a gateway, and waiting for a task to end by asking the gateway to hold the answer. */
final class RestClient implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    RestClient(String base) {
        this.base = URI.create(base);
    }

    static byte[] puzzle() throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty("ww.root", ".")).resolve("wasm/puzzle.wasm"));
    }

    /** Form fields in order: {@code form("id", "a", "input", "0")}. */
    static Map<String, String> form(String... namesAndValues) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    HttpResponse<String> post(Map<String, String> form, byte[] wasm) throws IOException, InterruptedException {
        String boundary = "e2e-boundary-71";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : form.entrySet()) {
            body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                    + "\"\r\n\r\n" + field.getValue() + "\r\n"));
        }
        body.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"wasm\"; filename=\"a.wasm\""
                + "\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(wasm);
        body.writeBytes(utf8("\r\n--" + boundary + "--\r\n"));
        return client.send(HttpRequest.newBuilder(base.resolve("/tasks"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Posts and insists on 201. */
    Map<String, Object> submit(Map<String, String> form, byte[] wasm) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(form, wasm);
        if (answer.statusCode() != 201) {
            throw new AssertionError("POST " + form + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.object(answer.body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Map<String, Object> task(String id) throws IOException, InterruptedException {
        return Json.object(get("/tasks/" + id).body());
    }

    /** The task once it has ended; the gateway is asked to hold its answer, so nothing here sleeps. */
    Map<String, Object> ended(String id, Duration within) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Map<String, Object> task = Json.object(send("GET", "/tasks/" + id, "Prefer", "wait=5").body());
            if (List.of("succeeded", "failed", "cancelled").contains(task.get("state"))) {
                return task;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("task " + id + " has not ended within " + within + ": " + task);
            }
        }
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> runs(Map<String, Object> task) {
        return (List<Map<String, Object>>) (List<?>) (List<Object>) task.get("runs");
    }

    static List<Object> results(Map<String, Object> task) {
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
