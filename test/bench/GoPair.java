package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;

/** Two processes of test/interop/libp2p-go, connected, of which the first is told what to do. */
final class GoPair implements AutoCloseable {
    private final Process dialer;
    private final Process listener;
    private final BufferedReader answers;
    private final Writer commands;
    private final String address;

    GoPair(String program) throws IOException {
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
