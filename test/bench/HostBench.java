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
import ww.host.HostSettings;
import ww.host.LibP2pHost;
import ww.host.Stream;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

/**
 * Two hosts of ours over loopback TCP in one process: throughput of one stream, streams opened, echoed and closed,
 * round trips, handshakes. Prints lines {@code figure NAME VALUE UNIT}, each the median of its rounds, after a warm-up.
 * Arguments: {@code [ROUNDS]} (5).
 *
 * <p>Where Go is at hand, two processes of test/interop/libp2p-go do the same beside, round by round, in figures that
 * end in {@code -go}; {@code -ratio} says how many times better ours is. {@code --alone} leaves them out.
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
    private final GoPair go; // null where there is none

    private HostBench(LibP2pHost dialer, Multiaddr address, GoPair go) throws IOException {
        this.dialer = dialer;
        this.address = address;
        this.go = go;
        peer = dialer.connect(address);
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        List<String> left = new ArrayList<>(List.of(arguments));
        boolean alone = left.remove("--alone");
        int rounds = left.isEmpty() ? 5 : Integer.parseInt(left.getFirst());
        try (LibP2pHost listener = new LibP2pHost(Identity.generate(), HostSettings.defaults());
                LibP2pHost dialer = new LibP2pHost(Identity.generate(), HostSettings.defaults());
                GoPair go = alone ? null : GoPair.start()) {
            listener.handle(ECHO, HostBench::echo);
            listener.handle(SINK, HostBench::sink);
            listener.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
            new HostBench(dialer, listener.addresses().getFirst().withPeer(listener.id().bytes()), go).run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        for (int i = 0; i < 2; i++) { // warm-up
            opens(OPENS, 32);
            sink(SINK_BYTES / 4);
        }
        report("throughput", "MB/s", true, rounds, () -> {
            long begun = System.nanoTime();
            sink(SINK_BYTES);
            return SINK_BYTES / 1e6 / seconds(begun);
        }, go -> SINK_BYTES / 1e3 / go.run("sink", " " + SINK_BYTES));
        report("cpu", "s/GB", false, rounds, () -> {
            long begun = cpuNanos();
            sink(SINK_BYTES);
            return (cpuNanos() - begun) / 1e9 / (SINK_BYTES / 1e9);
        }, go -> {
            double begun = go.cpuSeconds();
            go.run("sink", " " + SINK_BYTES);
            return (go.cpuSeconds() - begun) / (SINK_BYTES / 1e9);
        });
        report("opens-sequential", "1/s", true, rounds, () -> rate(OPENS, 1),
                go -> go.run("opens", " " + OPENS + " 1"));
        report("opens-32", "1/s", true, rounds, () -> rate(3 * OPENS, 32),
                go -> go.run("opens", " " + 3 * OPENS + " 32"));
        report("roundtrip", "ms", false, rounds, this::roundTrip, go -> go.run("roundtrip", " " + PINGS));
        report("handshake", "ms", false, rounds, this::handshake, GoPair::handshake);
    }

    private interface GoFigure {
        double of(GoPair go) throws Exception;
    }

    private void report(String name, String unit, boolean moreIsBetter, int rounds, Callable<Double> figure,
            GoFigure theirs) throws Exception {
        double[] ours = new double[rounds];
        double[] others = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = figure.call();
            others[i] = go == null ? 0 : theirs.of(go);
        }
        print(name, median(ours), unit);
        if (go != null) {
            print(name + "-go", median(others), unit);
            double ratio = median(ours) / median(others);
            print(name + "-ratio", moreIsBetter ? ratio : 1 / ratio, "times");
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "figure %s %.3f %s%n", name, value, unit);
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
        return median(millis);
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
        return median(millis);
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
