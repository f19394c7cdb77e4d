package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Two processes of test/interop/libp2p-go, connected, of which the first is told what to do. */
final class GoPair implements AutoCloseable {
    private final Process dialer;
    private final Process listener;
    private final BufferedReader answers;
    private final Writer commands;
    private final String address;

    private static final int BUILD_MINUTES = 15;

    /** Builds the program and starts it twice; null, with the reason on the error output, where that cannot be. */
    static GoPair start() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("ww.root", ".")).toAbsolutePath();
        Path program = root.resolve("out/interop/libp2p-go");
        try {
            Process build = new ProcessBuilder("go", "build", "-o", program.toString(), ".")
                    .directory(root.resolve("test/interop/libp2p-go").toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (build.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) && build.exitValue() == 0) {
                return new GoPair(program.toString());
            }
            build.destroyForcibly();
            System.err.println("no go-libp2p beside: its program does not build");
        } catch (IOException e) {
            System.err.println("no go-libp2p beside: " + e.getMessage());
        }
        return null;
    }

    private GoPair(String program) throws IOException {
        dialer = new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        listener = new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        answers = dialer.inputReader();
        commands = dialer.outputWriter();
        answers.readLine();
        address = listener.inputReader().readLine().substring("listening ".length());
        ask("dial " + address);
    }

    /** Does a command with the listener; answers the figure it gives. */
    double run(String command, String rest) throws IOException {
        return Double.parseDouble(ask(command + " " + address.substring(address.lastIndexOf('/') + 1) + rest));
    }

    double handshake() throws IOException {
        return Double.parseDouble(ask("handshake " + address));
    }

    /** Of both processes so far. */
    double cpuSeconds() {
        return seconds(dialer) + seconds(listener);
    }

    private static double seconds(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private String ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        String answer = answers.readLine();
        if (answer == null || !answer.startsWith("ok")) {
            throw new IOException(command + ": " + answer);
        }
        return answer.substring(2).strip();
    }

    @Override
    public void close() {
        dialer.destroyForcibly();
        listener.destroyForcibly();
    }
}
