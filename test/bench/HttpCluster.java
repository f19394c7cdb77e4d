package bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ww.e2e.NodeProcess;

/** A gateway that keeps its data on the disk and a worker beside it, as processes, started as users start them. */
final class HttpCluster implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(120);

    /** The launcher's own options and no others: tests add some for a quick start. */
    private static final Map<String, String> AS_IT_IS = Map.of("WW_JAVA_OPTIONS",
            System.getProperty("ww.bench.options", ""));

    /** The kernel's unit in {@code /proc/PID/stat}: fixed for what programs are shown. */
    private static final long NANOS_A_TICK = 10_000_000;

    private final Path data;
    private final String namespace = "bench-" + Long.toHexString(System.nanoTime());
    private final int slots;
    private NodeProcess gateway;
    private NodeProcess worker;
    private URI http;

    HttpCluster(Path parent, int slots) throws IOException {
        this.slots = slots;
        data = Files.createTempDirectory(parent, "http-bench");
    }

    /** Starts the gateway; returns how long it took until it served, in nanoseconds. */
    long startGateway() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        gateway = NodeProcess.start("gateway", NodeProcess.launcher(), AS_IT_IS, "gateway", "--ns", namespace, "--http",
                "127.0.0.1:0", "--data", data.toString());
        http = URI.create(gateway.http());
        try (HttpWire wire = new HttpWire(http)) {
            while (wire.get("/readyz").status() != 200) {
                Thread.onSpinWait();
            }
        }
        return System.nanoTime() - begun;
    }

    void startWorker() throws IOException, InterruptedException {
        worker = NodeProcess.start("worker", NodeProcess.launcher(), AS_IT_IS, "worker", "--ns", namespace, "--slots",
                Integer.toString(slots));
        worker.awaitTalk("joined gateway", SOON);
    }

    URI http() {
        return http;
    }

    void killGateway() throws InterruptedException {
        gateway.kill();
    }

    /** Processor time of gateway and worker so far, in nanoseconds. */
    long gatewayNanos() throws IOException {
        return cpuNanos(gateway);
    }

    long workerNanos() throws IOException {
        return cpuNanos(worker);
    }

    private static long cpuNanos(NodeProcess node) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(node.pid()), "stat"));
        // Behind the name in brackets, which may hold blanks; then the 12th and 13th are user and system time.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return NANOS_A_TICK * (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12)));
    }

    /** Resident memory of the gateway. */
    long gatewayBytes() throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(gateway.pid()), "status"));
        String line = status.lines().filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
        return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    /** The gateway's process id, for a profiler. */
    long gatewayPid() {
        return gateway.pid();
    }

    @Override
    public void close() throws IOException {
        for (NodeProcess node : Stream.of(gateway, worker).filter(node -> node != null).toList()) {
            node.close();
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
