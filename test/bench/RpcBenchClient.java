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
final class RpcBenchClient {
    private static final int IN_FLIGHT = 64;
    private static final double WARM_UP_SECONDS = 5;

    private final double seconds;
    private final Report report;
    private final Peer.Client peer;

    /** Takes a figure. */
    interface Report {
        void figure(String name, double value, String unit);
    }

    private interface Step {
        void run() throws Exception;
    }

    RpcBenchClient(RpcConnection connection, double seconds, Report report) {
        this.seconds = seconds;
        this.report = report;
        try (Client bootstrap = connection.bootstrap()) {
            peer = new Peer.Client(bootstrap.hook().addRef());
        }
    }

    void all() {
        try {
            warmUp();
            latency();
            rate("sequential", 1, this::nothing);
            inFlight("inflight64", this::nothing);
            rate("chain64", IN_FLIGHT, this::chain);
            echo();
            inFlight("churn64", this::churn);
            callbacks();
        } catch (Exception e) {
            throw new IllegalStateException("the benchmark failed", e);
        } finally {
            peer.close();
        }
    }

    /** Until both processes' compilers have done most of their work, which a server in use has behind it. */
    private void warmUp() throws Exception {
        for (long start = System.nanoTime(); since(start) < WARM_UP_SECONDS;) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                threads.add(Thread.ofVirtual().name("bench warm-up").start(() -> repeat(this::mixture, 50)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            chain();
        }
    }

    private void mixture() throws Exception {
        nothing();
        churn();
    }

    private static void repeat(Step step, int times) {
        try {
            for (int i = 0; i < times; i++) {
                step.run();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a call failed", e);
        }
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
        double[] micros = {};
        for (int round = 0; round < 2; round++) { // the first warms up
            double[] samples = new double[1 << 21];
            int count = 0;
            for (long start = System.nanoTime(); within(start) && count < samples.length; count++) {
                long before = System.nanoTime();
                nothing();
                samples[count] = since(before) * 1e6;
            }
            micros = Arrays.copyOf(samples, count);
        }
        Arrays.sort(micros);
        report.figure("rtt-p50", micros[micros.length / 2], "us");
        report.figure("rtt-p99", micros[(int) (micros.length * 0.99)], "us");
    }

    private void rate(String name, int callsEach, Step step) throws Exception {
        double rate = 0;
        for (int round = 0; round < 2; round++) {
            long calls = 0;
            long start = System.nanoTime();
            while (within(start)) {
                step.run();
                calls += callsEach;
            }
            rate = calls / since(start);
        }
        report.figure(name, rate, "calls/s");
    }

    /** 64 threads, each with one call under way. */
    private void inFlight(String name, Step call) throws Exception {
        double rate = 0;
        for (int round = 0; round < 2; round++) {
            AtomicLong calls = new AtomicLong();
            long start = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                threads.add(Thread.ofVirtual().name("bench caller").start(() -> repeat(call, start, calls)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            rate = calls.get() / since(start);
        }
        report.figure(name, rate, "calls/s");
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
        double rate = 0;
        for (int round = 0; round < 2; round++) {
            long bytes = 0;
            long start = System.nanoTime();
            while (within(start)) {
                try (var answer = peer.echo(p -> p.setData(data))) {
                    bytes += answer.join().getData().size();
                }
            }
            rate = bytes / 1e6 / since(start);
        }
        report.figure("echo1m", rate, "MB/s");
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
