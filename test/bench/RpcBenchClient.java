package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import ww.capnp.Client;
import ww.capnp.MethodCall;
import ww.rpc.RpcConnection;
import ww.rpc.peer.PeerSchema.Callback;
import ww.rpc.peer.PeerSchema.Number;
import ww.rpc.peer.PeerSchema.Peer;

/** The client of {@link RpcBench}: the same figures as {@code bench.c++} measures. */
final class RpcBenchClient implements AutoCloseable {
    private static final int IN_FLIGHT = 64;

    /** More round trips than fit into any run. */
    private static final int SAMPLES_MAX = 1 << 21;

    private final Report report;
    private final Peer.Client peer;
    private double seconds;

    /** Takes a figure. */
    interface Report {
        void figure(String name, double value, String unit);
    }

    private interface Step {
        void run() throws Exception;
    }

    RpcBenchClient(RpcConnection connection, Report report) {
        this.report = report;
        try (Client bootstrap = connection.bootstrap()) {
            peer = new Peer.Client(bootstrap.hook().addRef());
        }
    }

    /** Each figure for about so long. */
    void all(double each) {
        seconds = each;
        try {
            latency();
            rate("sequential", 1, this::nothing);
            inFlight("inflight64", this::nothing);
            rate("chain64", IN_FLIGHT, this::chain);
            echo();
            inFlight("churn64", this::churn);
            callbacks();
        } catch (Exception e) {
            throw new IllegalStateException("the benchmark failed", e);
        }
    }

    @Override
    public void close() {
        peer.close();
    }

    private void nothing() throws Exception {
        try (var answer = peer.nothing()) {
            answer.join();
        }
    }

    private void churn() throws Exception {
        try (var answer = peer.counter(p -> p.setStart(0)); var counter = answer.join().getCounter()) {
            counter.hook();
        }
    }

    /** 64 calls, each on the result of the one before, none waited for but the last. */
    private void chain() throws Exception {
        Peer.Client at = peer.addRef();
        for (int i = 0; i < IN_FLIGHT - 1; i++) {
            try (Peer.Client before = at; var answer = before.chain(p -> p.setDepth(0))) {
                at = answer.getNext();
            }
        }
        try (Peer.Client last = at; var answer = last.chain(p -> p.setDepth(0))) {
            answer.join();
        }
    }

    private boolean within(long start) {
        return System.nanoTime() - start < seconds * 1e9;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void latency() throws Exception {
        double[] samples = new double[SAMPLES_MAX];
        int count = 0;
        for (long start = System.nanoTime(); within(start) && count < samples.length; count++) {
            long before = System.nanoTime();
            nothing();
            samples[count] = since(before) * 1e6;
        }
        double[] micros = Arrays.copyOf(samples, count);
        Arrays.sort(micros);
        report.figure("rtt", micros[micros.length / 2], "us");
        report.figure("rtt-p99", micros[(int) (micros.length * 0.99)], "us");
    }

    private void rate(String name, int callsEach, Step step) throws Exception {
        long calls = 0;
        long start = System.nanoTime();
        while (within(start)) {
            step.run();
            calls += callsEach;
        }
        report.figure(name, calls / since(start), "calls/s");
    }

    /** 64 threads, each with one call under way. */
    private void inFlight(String name, Step call) throws Exception {
        AtomicLong calls = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < IN_FLIGHT; i++) {
            threads.add(Thread.ofVirtual().name("bench caller").start(() -> repeat(call, start, calls)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        report.figure(name, calls.get() / since(start), "calls/s");
    }

    private void repeat(Step call, long start, AtomicLong calls) {
        try {
            while (within(start)) {
                call.run();
                calls.incrementAndGet();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a call failed", e);
        }
    }

    private void echo() throws Exception {
        byte[] data = new byte[1 << 20];
        Arrays.fill(data, (byte) 7);
        long bytes = 0;
        long start = System.nanoTime();
        while (within(start)) {
            try (var answer = peer.echo(p -> p.setData(data))) {
                bytes += answer.join().getData().size();
            }
        }
        report.figure("echo1m", bytes / 1e6 / since(start), "MB/s");
    }

    private void callbacks() throws Exception {
        Callback.Server doubling = new Callback.Server() {
            @Override
            public void called(MethodCall<Callback.CalledParams.Reader, Number.Builder> call) throws Exception {
                call.results().setNumber(2 * call.params().getNumber());
            }
        };
        try (Callback.Client callback = new Callback.Client(doubling)) {
            rate("callback", IN_FLIGHT, () -> {
                try (var answer = peer.callMe(p -> {
                    p.setTimes(IN_FLIGHT);
                    p.setCallback(callback);
                })) {
                    answer.join();
                }
            });
        }
    }
}
