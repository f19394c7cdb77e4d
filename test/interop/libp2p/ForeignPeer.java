package interop.libp2p;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/**
 * A node of another make in a process of its own: one command a line goes in, one answer a line comes back, see
 * {@code libp2p-go/main.go}.
 */
final class ForeignPeer implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("ww.root", ".")).toAbsolutePath();
    static final Path BUILT = ROOT.resolve("out").resolve("interop");
    private static final int BUILD_MINUTES = 15;
    private static final int ANSWER_SECONDS = 60;

    private final Process process;
    private final OutputStream commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Multiaddr address;

    private ForeignPeer(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        commands = process.getOutputStream();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual().name("answers of " + command.getFirst()).start(() -> lines.lines().forEach(answers::add));
        address = Multiaddr.parse(expect("listening"));
    }

    /** Starts a program; skips the test where {@code make} could not make it. */
    static ForeignPeer start(List<String> command) throws IOException {
        return new ForeignPeer(command);
    }

    /** Runs a build step in a folder of the sources; skips the test, with the reason, where it fails. */
    static void build(Path folder, Map<String, String> environment, String... command) throws IOException {
        Files.createDirectories(BUILT);
        Path log = BUILT.resolve(folder.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        String why;
        try {
            Process build = builder.start();
            boolean ended = build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
            if (ended && build.exitValue() == 0) {
                return;
            }
            build.destroyForcibly();
            why = ended ? lastLine(log) : "not done within " + BUILD_MINUTES + " minutes";
        } catch (IOException e) {
            why = e.getMessage();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Assumptions.abort("cannot build " + folder.getFileName() + ": " + why);
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "no reason given" : lines.getLast();
    }

    /** Its full address, {@code /p2p} included. */
    Multiaddr address() {
        return address;
    }

    PeerId id() throws IOException {
        return PeerId.decode(address.peerBytes().orElseThrow());
    }

    /** Does a command; answers what follows the {@code ok}. */
    String run(String command) throws IOException {
        send(command);
        return expect("ok");
    }

    /** Sends a command without waiting for its answer. */
    void send(String command) throws IOException {
        commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        commands.flush();
    }

    String expect(String first) throws IOException {
        try {
            String answer = answers.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (answer == null || !answer.startsWith(first)) {
                throw new IOException("the peer answers \"" + answer + "\"");
            }
            return answer.substring(first.length()).strip();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Sends the process a signal, by the name that {@code kill} knows. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
