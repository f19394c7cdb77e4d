package ww.e2e.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import ww.e2e.NodeProcess;

/** A cluster of real processes with a namespace and a data directory of its own; closing it leaves nothing behind. */
final class Nodes implements AutoCloseable {
    /** What has not happened by then on a machine with much else to do, never will. */
    static final Duration SOON = Duration.ofSeconds(90);

    private final String namespace;
    private final Path data;
    private final List<NodeProcess> all = new CopyOnWriteArrayList<>();

    Nodes() throws IOException {
        namespace = "chaos-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        data = Files.createTempDirectory("ww-chaos-");
    }

    /** A gateway on the data directory, on a free port. */
    NodeProcess gateway(String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of("gateway", "--ns", namespace, "--http", "127.0.0.1:0", "--data",
                data.toString()));
        return start("gateway", line, more);
    }

    /** A worker that finds the gateway by itself. */
    NodeProcess worker(String name, String... more) throws IOException {
        return start(name, new ArrayList<>(List.of("worker", "--ns", namespace)), more);
    }

    /** A worker that has joined. */
    NodeProcess joined(String name, String... more) throws IOException, InterruptedException {
        NodeProcess worker = worker(name, more);
        worker.awaitTalk("joined gateway 12D3KooW", SOON);
        return worker;
    }

    private NodeProcess start(String name, List<String> line, String... more) throws IOException {
        line.addAll(List.of(more));
        NodeProcess node = NodeProcess.start(name, line.toArray(String[]::new));
        all.add(node);
        return node;
    }

    /** What all nodes have said, for the message of a failure. */
    String transcripts() {
        StringBuilder text = new StringBuilder();
        all.forEach(node -> text.append('\n').append(node.transcript()));
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        all.forEach(NodeProcess::close);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
