package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import ww.host.Host;
import ww.host.HostSettings;
import ww.host.LibP2pHost;
import ww.host.Stream;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

/**
 * Two hosts of ours over loopback TCP in one process: throughput of one stream, streams opened, echoed and closed, round
 * trips, handshakes. Prints lines {@code figure NAME VALUE UNIT}, each the median of its rounds, after a warm-up.
 * Arguments: {@code [ROUNDS]} (5). With {@code --peer ADDRESS} the listener is a foreign one at that full multiaddr that
 * serves {@code /echo/1.0.0} and {@code /sink/1.0.0} (reads to the end, then writes one byte), and the names of the
 * figures end in {@code -peer}.
 */
public final class HostBench {
    private static final String ECHO = "/echo/1.0.0";
    private static final String SINK = "/sink/1.0.0";
    private static final int CHUNK_BYTES = 256 * 1024;
    private static final long SINK_BYTES = 512L * 1024 * 1024;
    private static final int OPENS = 3_000;
    private static final int PINGS = 2_000;
    private static final int HANDSHAKES = 100;

    private final LibP2pHost dialer;
    private final Multiaddr address;
    private final PeerId peer;
    private final String suffix;

    private HostBench(LibP2pHost dialer, Multiaddr address, String suffix) throws IOException {
        this.dialer = dialer;
        this.address = address;
        this.suffix = suffix;
        peer = dialer.connect(address);
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        List<String> left = new ArrayList<>(List.of(arguments));
        int at = left.indexOf("--peer");
        Multiaddr foreign = at < 0 ? null : Multiaddr.parse(left.remove(at + 1));
        left.remove("--peer");
        int rounds = left.isEmpty() ? 5 : Integer.parseInt(left.getFirst());
        try (LibP2pHost listener = new LibP2pHost(Identity.generate(), HostSettings.defaults());
                LibP2pHost dialer = new LibP2pHost(Identity.generate(), HostSettings.defaults())) {
            listener.handle(ECHO, HostBench::echo);
            listener.handle(SINK, HostBench::sink);
            listener.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
            Multiaddr ours = address(listener);
            new HostBench(dialer, foreign == null ? ours : foreign, foreign == null ? "" : "-peer").run(rounds);
        }
    }

    private static Multiaddr address(Host host) {
        return host.addresses().getFirst().withPeer(host.id().bytes());
    }

    private void run(int rounds) throws Exception {
        for (int i = 0; i < 2; i++) { // warm-up
            opens(OPENS, 32);
            sink(SINK_BYTES / 4);
        }
        report("throughput", "MB/s", rounds, () -> {
            long begun = System.nanoTime();
            sink(SINK_BYTES);
            return SINK_BYTES / 1e6 / seconds(begun);
        });
        report("cpu", "s/GB", rounds, () -> {
            long begun = cpuNanos();
            sink(SINK_BYTES);
            return (cpuNanos() - begun) / 1e9 / (SINK_BYTES / 1e9);
        });
        report("opens-sequential", "1/s", rounds, () -> rate(OPENS, 1));
        report("opens-32", "1/s", rounds, () -> rate(3 * OPENS, 32));
        report("roundtrip", "ms", rounds, this::roundTrip);
        report("handshake", "ms", rounds, this::handshake);
    }

    private void report(String name, String unit, int rounds, Callable<Double> figure) throws Exception {
        double[] values = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            values[i] = figure.call();
        }
        Arrays.sort(values);
        System.out.printf(Locale.ROOT, "figure %s%s %.3f %s%n", name, suffix, values[rounds / 2], unit);
    }

    private void sink(long bytes) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (Stream stream = dialer.open(peer, SINK)) {
            OutputStream out = stream.out();
            for (long left = bytes; left > 0; left -= chunk.length) {
                out.write(chunk);
            }
            out.close();
            require(stream.in().read() >= 0, "the sink has not confirmed");
        }
    }

    private double rate(int opens, int parallel) throws Exception {
        long begun = System.nanoTime();
        opens(opens, parallel);
        return opens / seconds(begun);
    }

    private void opens(int opens, int parallel) throws Exception {
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < parallel; i++) {
            FutureTask<Boolean> task = new FutureTask<>(() -> {
                for (int n = 0; n < opens / parallel; n++) {
                    openEchoClose();
                }
                return true;
            });
            tasks.add(task);
            Thread.ofVirtual().name("bench " + i).start(task);
        }
        for (FutureTask<Boolean> task : tasks) {
            task.get();
        }
    }

    private void openEchoClose() throws IOException {
        try (Stream stream = dialer.open(peer, ECHO)) {
            stream.out().write(7);
            stream.out().flush();
            require(stream.in().read() == 7, "the echo is wrong");
            stream.out().close();
            require(stream.in().read() < 0, "the echo does not end");
        }
    }

    private double roundTrip() throws Exception {
        double[] millis = new double[PINGS];
        try (Stream stream = dialer.open(peer, ECHO)) {
            for (int i = 0; i < PINGS; i++) {
                long begun = System.nanoTime();
                stream.out().write(i);
                stream.out().flush();
                require(stream.in().read() == (i & 0xff), "the echo is wrong");
                millis[i] = seconds(begun) * 1e3;
            }
        }
        Arrays.sort(millis);
        return millis[PINGS / 2];
    }

    private double handshake() throws Exception {
        double[] millis = new double[HANDSHAKES];
        for (int i = 0; i < HANDSHAKES; i++) {
            dialer.disconnect(peer);
            long begun = System.nanoTime();
            dialer.connect(address);
            dialer.ping(peer);
            millis[i] = seconds(begun) * 1e3;
        }
        Arrays.sort(millis);
        return millis[HANDSHAKES / 2];
    }

    private static void echo(Stream stream) throws IOException {
        try (stream) {
            byte[] buffer = new byte[CHUNK_BYTES];
            InputStream in = stream.in();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                stream.out().write(buffer, 0, read);
                stream.out().flush();
            }
            stream.out().close();
        }
    }

    private static void sink(Stream stream) throws IOException {
        try (stream) {
            byte[] buffer = new byte[CHUNK_BYTES];
            while (stream.in().read(buffer) >= 0) {
                continue;
            }
            stream.out().write(1);
            stream.out().close();
        }
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
