package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import ww.e2e.Json;

/**
 * The whole product, measured from outside: a gateway with its data on the disk, one worker, and clients on keep-alive
 * connections, all on this machine. Durable tasks per second from the first submission to the last recorded result, the
 * time from submission to result, lateness with 10,000 timers pending, and a gateway with 100,000 tasks: restart, list
 * page, memory. The task is a module that does nothing, so that what is measured is the scheduler and its ways.
 *
 * <p>Prints a table, with what the machine gave us beside it, and lines {@code figure NAME VALUE UNIT}. Arguments, all
 * optional: {@code --data DIR} (where the data directories are made; the disk under it is part of what is measured),
 * {@code --only PART} ({@code throughput}, {@code latency}, {@code lateness}, {@code many}), {@code --tasks N} for the
 * throughput, {@code --clients N}, {@code --slots N} of the worker.
 */
public final class HttpBench {
    /** {@code (module (func (export "run") (param i64 i64)))}: the demo's call, and nothing done. */
    private static final byte[] NOOP = HexFormat.of().parseHex("0061736d01000000" + "010601" + "60027e7e00"
            + "03020100" + "0707" + "010372756e0000" + "0a040102000b");

    /** What the JIT needs until it rests. The gateway keeps fewer ended tasks than that, as one long in use does. */
    private static final int WARM_UP = 160_000;
    private static final int ROUNDS = 5;
    private static final int SEQUENTIAL = 2_000;
    private static final int PENDING = 10_000;
    private static final int MANY = 100_000;
    private static final int PAGES = 200;
    private static final int PAGE_ITEMS = 100;

    /** The pending timers fire over this long, this much after the first is handed in. */
    private static final int PENDING_SPREAD_MILLIS = 10_000;
    private static final int PENDING_START_MILLIS = 30_000;

    private final Path parent;
    private final int tasks;
    private final int clients;
    private final int slots;
    private final MachineLoad machine = new MachineLoad();
    private int succeeded;
    private final List<String> figures = new ArrayList<>();

    private HttpBench(Map<String, String> options) throws IOException {
        parent = Path.of(options.getOrDefault("--data", System.getProperty("java.io.tmpdir")));
        tasks = Integer.parseInt(options.getOrDefault("--tasks", "20000"));
        clients = Integer.parseInt(options.getOrDefault("--clients", "64"));
        slots = Integer.parseInt(options.getOrDefault("--slots", "64"));
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        HttpBench bench = new HttpBench(options);
        List<String> parts = options.containsKey("--only") ? List.of(options.get("--only").split(","))
                : List.of("throughput", "latency", "lateness", "many");
        bench.withWorker(parts.stream().filter(part -> !part.equals("many")).toList());
        if (parts.contains("many")) {
            try (HttpCluster cluster = new HttpCluster(bench.parent, bench.slots)) {
                cluster.startGateway();
                bench.many(cluster);
            }
        }
        bench.figures.forEach(System.out::println);
    }

    /** These parts one after the other, at one gateway and worker that were warmed up before. */
    private void withWorker(List<String> parts) throws Exception {
        if (parts.isEmpty()) {
            return;
        }
        try (HttpCluster cluster = new HttpCluster(parent, slots)) {
            cluster.startGateway();
            warmUp(cluster);
            for (String part : parts) {
                switch (part) {
                    case "throughput" -> throughput(cluster);
                    case "latency" -> latency(cluster);
                    case "lateness" -> lateness(cluster);
                    default -> throw new IllegalArgumentException("no part '" + part + "'");
                }
            }
        }
    }

    /** Brings a worker in and both processes to where a server in use is: its code compiled, the module known. */
    private void warmUp(HttpCluster cluster) throws Exception {
        cluster.startWorker();
        long begun = System.nanoTime();
        submit(cluster, WARM_UP, "warm", 0);
        awaitEnded(cluster, "warm-" + (WARM_UP - 1), WARM_UP);
        row("submission to recorded result, " + clients + " clients, " + slots + " slots, the first " + WARM_UP,
                WARM_UP / seconds(begun), "tasks/s");
    }

    private void throughput(HttpCluster cluster) throws Exception {
        double[] rates = new double[ROUNDS];
        long gateway = cluster.gatewayNanos();
        long worker = cluster.workerNanos();
        long client = clientNanos();
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            submit(cluster, tasks, "task" + round, 0);
            awaitEnded(cluster, "task" + round + "-" + (tasks - 1), tasks);
            rates[round] = tasks / seconds(begun);
            row("  the next " + tasks, rates[round], "tasks/s");
        }
        double all = perTask(gateway, cluster.gatewayNanos()) + perTask(worker, cluster.workerNanos())
                + perTask(client, clientNanos());
        row("  processor time of the gateway", perTask(gateway, cluster.gatewayNanos()), "us/task");
        row("  processor time of the worker", perTask(worker, cluster.workerNanos()), "us/task");
        row("  processor time of these and the client", all, "us/task");
        Arrays.sort(rates);
        figure("durable-http", rates[ROUNDS / 2], "tasks/s");
        figure("durable-http-processor", all, "us/task");
    }

    private double perTask(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / 1e3 / tasks / ROUNDS;
    }

    private static long clientNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Hands tasks in from all clients at once; returns when each has its 201. */
    private void submit(HttpCluster cluster, int count, String prefix, int startMillis) throws Exception {
        submit(cluster, count, number -> form(prefix + "-" + number, startMillis));
    }

    private static Map<String, String> form(String id, int startMillis) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", id);
        form.put("input", "0");
        form.put("difficulty", "0");
        if (startMillis > 0) {
            form.put("start", String.format(Locale.ROOT, "%d.%03d", startMillis / 1_000, startMillis % 1_000));
        }
        return form;
    }

    private void submit(HttpCluster cluster, int count, IntFunction<Map<String, String>> form) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<FutureTask<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            FutureTask<Boolean> client = new FutureTask<>(() -> {
                try (HttpWire wire = new HttpWire(cluster.http())) {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        expect(201, wire.send(HttpWire.post(form.apply(number), NOOP, "")));
                    }
                    return true;
                }
            });
            all.add(client);
            Thread.ofVirtual().name("client " + i).start(client);
        }
        for (FutureTask<Boolean> client : all) {
            client.get();
        }
    }

    private static HttpWire.Answer expect(int status, HttpWire.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    /**
     * Until so many more tasks have succeeded: first the last one handed in, since asking for all costs the gateway.
     * Counted at the worker, because the gateway forgets the oldest of many.
     */
    private void awaitEnded(HttpCluster cluster, String last, int count) throws IOException {
        succeeded += count;
        try (HttpWire wire = new HttpWire(cluster.http())) {
            while (!wire.get("/tasks/" + last, "Prefer: wait=30\r\n").text().contains("\"state\":\"succeeded\"")) {
                expect(200, wire.get("/tasks/" + last));
            }
            String workers = wire.get("/workers").text();
            while (!workers.contains("\"succeeded\":" + succeeded + ",")) {
                if (!workers.contains("\"failed\":0,")) {
                    throw new IllegalStateException("tasks fail: " + wire.get("/tasks?state=failed&limit=1").text());
                }
                workers = wire.get("/workers").text();
            }
        }
    }

    private void latency(HttpCluster cluster) throws Exception {
        double[] millis = new double[SEQUENTIAL];
        try (HttpWire wire = new HttpWire(cluster.http())) {
            for (int i = -SEQUENTIAL; i < SEQUENTIAL; i++) {
                byte[] request = HttpWire.post(form("one" + i, 0), NOOP, "Prefer: wait=30\r\n");
                long begun = System.nanoTime();
                HttpWire.Answer answer = expect(201, wire.send(request));
                double taken = seconds(begun) * 1e3;
                succeeded++;
                if (i >= 0) {
                    millis[i] = taken;
                }
                if (!answer.text().contains("\"state\":\"succeeded\"")) {
                    throw new IllegalStateException(answer.text());
                }
            }
        }
        Arrays.sort(millis);
        row("submission to result, one at a time, warm module, p50", millis[SEQUENTIAL / 2], "ms");
        row("  p90", millis[SEQUENTIAL * 90 / 100], "ms");
        row("  p99", millis[SEQUENTIAL * 99 / 100], "ms");
        figure("submit-p50", millis[SEQUENTIAL / 2], "ms");
        figure("submit-p99", millis[SEQUENTIAL * 99 / 100], "ms");
    }

    private void lateness(HttpCluster cluster) throws Exception {
        long begun = System.nanoTime();
        submit(cluster, PENDING, number -> {
            int passed = (int) (seconds(begun) * 1e3);
            return form("timer-" + number,
                    Math.max(1, PENDING_START_MILLIS - passed + number % PENDING_SPREAD_MILLIS));
        });
        double handedIn = seconds(begun) * 1e3;
        awaitEnded(cluster, "timer-" + (PENDING - 1), PENDING);
        long[] late = new long[PENDING];
        try (HttpWire wire = new HttpWire(cluster.http())) {
            for (int i = 0; i < PENDING; i++) {
                Map<String, Object> run = Json.object(expect(200, wire.get("/tasks/timer-" + i + "/runs/1")).text());
                late[i] = Instant.parse((String) run.get("started")).toEpochMilli()
                        - Instant.parse((String) run.get("due")).toEpochMilli();
            }
        }
        Arrays.sort(late);
        boolean all = handedIn < PENDING_START_MILLIS;
        row("lateness, " + PENDING + " timers pending" + (all ? "" : " (not all: handing in took too long)")
                + ", least", late[0], "ms");
        row("  p50", late[PENDING / 2], "ms");
        row("  p99", late[PENDING * 99 / 100], "ms");
        row("  most", late[PENDING - 1], "ms");
        figure("late-p99", late[PENDING * 99 / 100], "ms");
        figure("late-least", late[0], "ms");
    }

    private void many(HttpCluster cluster) throws Exception {
        long begun = System.nanoTime();
        submit(cluster, MANY, "task", 3_600_000);
        row(MANY + " tasks that wait for their time, handed in", MANY / seconds(begun), "tasks/s");
        row("  resident memory of the gateway", cluster.gatewayBytes() / 1e6, "MB");
        cluster.killGateway();
        double restart = cluster.startGateway() / 1e6;
        row("  killed, started again, ready after", restart, "ms");
        double[] millis = pages(cluster);
        row("  a page of " + PAGE_ITEMS + " tasks, p50", millis[PAGES / 2], "ms");
        row("  p99", millis[PAGES * 99 / 100], "ms");
        row("  resident memory of the gateway", cluster.gatewayBytes() / 1e6, "MB");
        figure("restart-100k", restart, "ms");
        figure("page-100k", millis[PAGES / 2], "ms");
        figure("rss-100k", cluster.gatewayBytes() / 1e6, "MB");
    }

    /** Pages from all over the list, each behind the one before; the first round warms up. */
    private static double[] pages(HttpCluster cluster) throws IOException {
        double[] millis = new double[PAGES];
        try (HttpWire wire = new HttpWire(cluster.http())) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < PAGES; i++) {
                    long cursor = (long) i * MANY / PAGES;
                    long begun = System.nanoTime();
                    expect(200, wire.get("/tasks?limit=" + PAGE_ITEMS + "&cursor=" + cursor));
                    millis[i] = seconds(begun) * 1e3;
                }
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private void row(String what, double value, String unit) throws IOException {
        System.out.printf(Locale.ROOT, "%-78s %12.3f %-8s %s%n", what, value, unit, machine.since());
    }

    private void figure(String name, double value, String unit) {
        figures.add(String.format(Locale.ROOT, "figure %s %.3f %s", name, value, unit));
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
