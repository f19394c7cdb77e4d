package ww.boot;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The program of {@code test/interop/ww-go} as a process: one line in, one line out. Made with Go where that is present
 * and can bring the libraries; where not, the tests that need it are skipped with the reason.
 */
public final class GoPeer implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("ww.root", ".")).toAbsolutePath();
    private static final Path PROGRAM = ROOT.resolve("out/interop/ww-go");

    /** The first time it compiles a hundred packages, one after the other. */
    private static final int BUILD_MINUTES = 15;

    private static final int LINE_SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private GoPeer(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Thread.ofVirtual().name("go peer output").start(this::readLines);
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException killed) {
            lines.add("ended: " + killed.getMessage());
        }
    }

    /** Makes the program, or skips the test. Costs little when it is there and up to date. */
    public static void build() throws IOException, InterruptedException {
        Files.createDirectories(PROGRAM.getParent());
        Path log = PROGRAM.resolveSibling("ww-go.log");
        ProcessBuilder builder = new ProcessBuilder("go", "build", "-buildvcs=false", "-o", PROGRAM.toString(), ".")
                .directory(ROOT.resolve("test/interop/ww-go").toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("GOFLAGS", "-p=1"); // other tests may be running beside
        Process build;
        try {
            build = builder.start();
        } catch (IOException e) {
            Assumptions.abort("no Go peer: " + e.getMessage());
            return;
        }
        boolean ended = build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
        build.destroyForcibly();
        if (!ended || build.exitValue() != 0) {
            List<String> said = Files.readAllLines(log);
            Assumptions.abort("no Go peer: " + (said.isEmpty() ? "its build did not end" : said.getLast()));
        }
    }

    public static GoPeer start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        return new GoPeer(command);
    }

    /** The rest of the next line, which must begin like this. */
    public String expect(String start) throws InterruptedException {
        String line = lines.poll(LINE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(line, "the Go peer says nothing where '" + start + "' was expected");
        assertTrue(line.startsWith(start), line);
        return line.substring(start.length()).strip();
    }

    public void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** As by SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and sees to it that it does. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException gone) {
            lines.clear(); // it ended before it was asked to
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
