package ww.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real process of the launcher, with everything it prints. Closing it kills it, so no test leaves one behind; the
 * whole talk is in the message of whatever goes wrong.
 */
public final class NodeProcess implements AutoCloseable {
    private static final Pattern HTTP = Pattern.compile("HTTP listens on (http://\\S+)");
    private static final Pattern PEER_ID = Pattern.compile("(12D3KooW[1-9A-HJ-NP-Za-km-z]+)");
    private static final Pattern LISTENS = Pattern.compile("listening on (/ip4/127\\.0\\.0\\.1/tcp/\\d+/p2p/\\S+)");

    /** A JVM on a busy machine may take seconds to start; a minute means that it never will. */
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Lines data = new Lines();
    private final Lines talk = new Lines();
    private final List<Thread> readers;

    private NodeProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        readers = List.of(
                Thread.ofVirtual().name(name + " stdout").start(() -> data.readAll(process.getInputStream())),
                Thread.ofVirtual().name(name + " stderr").start(() -> talk.readAll(process.getErrorStream())));
    }

    public static Path launcher() {
        return Path.of(System.getProperty("ww.launcher", "out/bin/ww-sched")).toAbsolutePath();
    }

    public static NodeProcess start(String name, String... line) throws IOException {
        return start(name, launcher(), Map.of(), line);
    }

    public static NodeProcess start(String name, Path launcher, Map<String, String> environment, String... line)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(line));
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.from(nothing()));
        builder.environment().keySet().removeIf(key -> key.startsWith("WW_"));
        // A quick start matters more here than the speed of what runs for seconds.
        builder.environment().put("WW_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(environment);
        return new NodeProcess(name, builder.start());
    }

    private static java.io.File nothing() {
        return new java.io.File("/dev/null");
    }

    /** The address of the REST API, once the gateway says it. */
    public String http() throws InterruptedException {
        return talk.await(HTTP, START_WITHIN, this).group(1);
    }

    public String peerId() throws InterruptedException {
        return data.await(PEER_ID, START_WITHIN, this).group(1);
    }

    /** A full address on loopback that the node says it listens on. */
    public String address() throws InterruptedException {
        return talk.await(LISTENS, START_WITHIN, this).group(1);
    }

    public Matcher awaitTalk(String pattern, Duration within) throws InterruptedException {
        return talk.await(Pattern.compile(pattern), within, this);
    }

    public Matcher awaitData(String pattern, Duration within) throws InterruptedException {
        return data.await(Pattern.compile(pattern), within, this);
    }

    public List<String> talk() {
        return talk.copy();
    }

    public List<String> data() {
        return data.copy();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing of the process runs any more when this returns. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and the exit code within the time given. */
    public int terminate(Duration within) throws InterruptedException {
        process.destroy();
        return exitCode(within);
    }

    /** The exit code, once the process has ended by itself and all it said is here. */
    public int exitCode(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(name + " still runs after " + within + "\n" + transcript());
        }
        for (Thread reader : readers) {
            reader.join(within);
        }
        return process.exitValue();
    }

    /** SIGSTOP or SIGCONT and the like, by name. */
    public void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    public String transcript() {
        return "--- " + name + " (" + (process.isAlive() ? "running" : "exit " + process.exitValue()) + ")\n"
                + String.join("\n", data.copy()) + "\n" + String.join("\n", talk.copy());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Lines as they come; waiting for one that matches, also among those already there. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private boolean ended;

        void readAll(InputStream from) {
            try (var reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                add("(stream ended: " + e.getMessage() + ")");
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized List<String> copy() {
            return List.copyOf(lines);
        }

        synchronized Matcher await(Pattern pattern, Duration within, NodeProcess whose) throws InterruptedException {
            long deadline = System.nanoTime() + within.toNanos();
            int seen = 0;
            while (true) {
                for (; seen < lines.size(); seen++) {
                    Matcher matcher = pattern.matcher(lines.get(seen));
                    if (matcher.find()) {
                        return matcher;
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("no line matches '" + pattern + "' within " + within + "\n"
                            + whose.transcriptUnlocked(this));
                }
                wait(left);
            }
        }
    }

    /** The transcript while the lock of one list is held: locks are re-entrant, the other list's is free or soon is. */
    private String transcriptUnlocked(Lines held) {
        return "--- " + name + "\n" + String.join("\n", held.copy()) + "\n"
                + String.join("\n", (held == data ? talk : data).copy());
    }
}
