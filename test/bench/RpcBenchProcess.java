package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client of {@link RpcBench} as a process, which measures as often as it is asked. */
final class RpcBenchProcess implements AutoCloseable {
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    /** One figure. */
    record Figure(double value, String unit) { }

    RpcBenchProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        orders = process.outputWriter();
        answers = process.inputReader();
    }

    /** Every figure by its name, each measured for about so long against the server at this port. */
    Map<String, Figure> measure(int port, String seconds) throws IOException {
        orders.write(port + " " + seconds + "\n");
        orders.flush();
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (String line = answers.readLine(); ; line = answers.readLine()) {
            if (line == null) {
                throw new IOException("a client of the benchmark ended");
            }
            if (line.isEmpty()) {
                return figures;
            }
            String[] words = line.split(" ");
            figures.put(words[0], new Figure(Double.parseDouble(words[1]), words[2]));
        }
    }

    /** Ends the process. */
    @Override
    public void close() throws IOException {
        orders.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
