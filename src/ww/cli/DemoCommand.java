package ww.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ww.http.HttpSettings;
import ww.node.Gateway;
import ww.node.GatewaySettings;
import ww.node.NetworkSettings;
import ww.node.Worker;
import ww.node.WorkerSettings;
import ww.sched.Attempt;
import ww.sched.Run;
import ww.sched.RunOutcome;
import ww.sched.Task;

/**
 * {@code ww-sched demo}: a gateway and a worker in one process, the hash puzzle posted as curl would, its results. What
 * it uses to build the two is the embedding API, so it is also the shortest example of that.
 */
final class DemoCommand implements Command {
    private static final String PUZZLE = "/ww/cli/puzzle.wasm";

    /** The demo takes seven seconds when all is well; a machine that needs a minute has a fault to be told. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "start a gateway with one worker, run the hash puzzle three times, show the results, stop";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.value("--difficulty", "N", "how many zeros the hash begins with (default 3)"));
    }

    @Override
    public ExitCode run(Arguments arguments, Terminal terminal) throws Exception {
        long difficulty = arguments.number("--difficulty", 3, 1, 5);
        NetworkSettings network = NetworkSettings.defaults().inNamespace("demo").onLoopback();
        HttpSettings anyPort = HttpSettings.DEFAULT.withAddress(new InetSocketAddress("127.0.0.1", 0));
        try (Gateway gateway = Gateway.open(GatewaySettings.ephemeral().on(network).serving(anyPort));
                Worker worker = Worker.join(WorkerSettings.defaults().on(network.dialling(gateway.addresses())))) {
            terminal.say("gateway " + gateway.id());
            terminal.say("worker  " + worker.id());
            URI tasks = gateway.http().resolve("/tasks");
            Map<String, String> form = form(difficulty);
            terminal.say(asCurl(form, tasks));
            String answer = post(tasks, form, puzzle());
            terminal.say("answer: " + answer.strip());
            Optional<Task> done = follow(gateway, form.get("id"), terminal);
            if (done.isEmpty()) {
                terminal.say("ww-sched: not all runs ended within " + PATIENCE.toSeconds() + " s");
                return ExitCode.FAILED;
            }
            done.get().runs().forEach(run -> terminal.print(describe(done.get(), run)));
            return done.get().state() == Task.State.SUCCEEDED ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    /** The Go demo's own example. */
    private static Map<String, String> form(long difficulty) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", "hash");
        form.put("description", "hash puzzle");
        form.put("start", "1");
        form.put("delay", "2");
        form.put("repeats", "3");
        form.put("duration", "5");
        form.put("input", "0");
        form.put("difficulty", Long.toString(difficulty));
        return form;
    }

    private static String asCurl(Map<String, String> form, URI tasks) {
        StringBuilder line = new StringBuilder("$ curl");
        form.forEach((name, value) -> line.append(" -F ").append(name).append('=')
                .append(value.contains(" ") ? "'" + value + "'" : value));
        return line.append(" -F wasm=@wasm/puzzle.wasm ").append(tasks).toString();
    }

    private static byte[] puzzle() throws IOException {
        try (InputStream in = DemoCommand.class.getResourceAsStream(PUZZLE)) {
            if (in == null) {
                throw new IOException("this build lacks the puzzle's module (" + PUZZLE + ")");
            }
            return in.readAllBytes();
        }
    }

    private static String post(URI tasks, Map<String, String> form, byte[] wasm) throws IOException {
        String boundary = "ww-sched-demo-8822";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : form.entrySet()) {
            part(body, boundary, "name=\"" + field.getKey() + "\"", field.getValue().getBytes(StandardCharsets.UTF_8));
        }
        part(body, boundary, "name=\"wasm\"; filename=\"puzzle.wasm\"\r\nContent-Type: application/wasm", wasm);
        text(body, "--" + boundary + "--\r\n");
        HttpURLConnection connection = (HttpURLConnection) tasks.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + boundary);
        connection.setFixedLengthStreamingMode(body.size());
        try (OutputStream out = connection.getOutputStream()) {
            body.writeTo(out);
        }
        boolean accepted = connection.getResponseCode() == HttpURLConnection.HTTP_CREATED;
        try (InputStream in = accepted ? connection.getInputStream() : connection.getErrorStream()) {
            String answer = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!accepted) {
                throw new IOException("the gateway answered " + connection.getResponseCode() + ": " + answer);
            }
            return answer;
        }
    }

    private static void part(ByteArrayOutputStream body, String boundary, String head, byte[] value) {
        text(body, "--" + boundary + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n");
        body.writeBytes(value);
        text(body, "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says what changes until the task has ended; empty if it does not in time. */
    private static Optional<Task> follow(Gateway gateway, String id, Terminal terminal) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Task> task = gateway.scheduler().task(id);
        String said = "";
        while (task.isPresent()) {
            String progress = task.get().completions() + " of 3 runs complete, " + word(task.get().state());
            if (!progress.equals(said)) {
                terminal.say(progress);
                said = progress;
            }
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (task.get().ended() || left.isNegative()) {
                break;
            }
            task = gateway.scheduler().await(id, task.get().changed(), left);
        }
        return task.filter(Task::ended);
    }

    private static String describe(Task task, Run run) {
        double late = (run.startedAtMillis() - task.acceptedAtMillis()) / 1000.0;
        String how = run.outcome().map(outcome -> outcome instanceof RunOutcome.Succeeded well
                ? well.result() : run.reason()).orElse(run.reason());
        return String.format("run %d  %s  result %s  started %.2f s after the POST, on %s", run.number(),
                word(run.state()), how, late, run.lastAttempt().map(Attempt::workerName).orElse("no worker"));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
