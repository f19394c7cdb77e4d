package ww.node;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ww.http.HttpSettings;
import ww.multiformats.Multiaddr;
import ww.sched.Attempt;
import ww.sched.Call;
import ww.sched.GuestLimits;
import ww.sched.Invocation;
import ww.sched.ModuleRef;
import ww.sched.Modules;
import ww.sched.Policies;
import ww.sched.RunOutcome;
import ww.sched.Schedule;
import ww.sched.SubmitResult;
import ww.sched.Task;
import ww.sched.TaskSpec;
import ww.wasm.EngineSettings;
import ww.wasm.Limits;

/** Gateways and workers of one namespace in this JVM, with real sockets on loopback; closed in one go. */
final class Cluster implements AutoCloseable {
    private final String namespace = "node-" + Long.toHexString(System.nanoTime());
    private final Deque<Runnable> open = new ArrayDeque<>();

    NetworkSettings network() {
        return NetworkSettings.defaults().onLoopback().inNamespace(namespace);
    }

    GatewaySettings gatewaySettings() {
        return GatewaySettings.ephemeral().on(network())
                .serving(HttpSettings.DEFAULT.withAddress(new InetSocketAddress("127.0.0.1", 0)));
    }

    Gateway gateway() throws IOException {
        return gateway(gatewaySettings());
    }

    Gateway gateway(GatewaySettings settings) throws IOException {
        Gateway gateway = Gateway.open(settings);
        open.push(gateway::close);
        return gateway;
    }

    /** A gateway whose tasks, key and address stay the same when it is opened again. */
    Gateway keptGateway(Path data, List<Multiaddr> listen) throws IOException {
        return gateway(gatewaySettings().on(network().listeningOn(listen).keepingKeyIn(data.resolve("key")))
                .keepingDataIn(data));
    }

    /** One slot, no time for the last runs, no warm-up, which would take the processor from everyone. */
    WorkerSettings workerSettings() {
        return new WorkerSettings(network(), Optional.empty(), Map.of(),
                EngineSettings.of(1, Limits.DEFAULT.withMemoryPages(64)).withWarmUp(false), Duration.ZERO);
    }

    /** A worker that knows where this gateway is. */
    Worker worker(Gateway gateway) throws IOException {
        return worker(workerSettings().on(network().dialling(gateway.addresses())));
    }

    Worker worker(WorkerSettings settings) throws IOException {
        Worker worker = Worker.join(settings);
        open.push(worker::close);
        return worker;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    static ModuleRef put(Gateway gateway, byte[] module) throws IOException {
        try (Modules.Pinned pinned = gateway.scheduler().modules().put(new ByteArrayInputStream(module), 64 << 20)) {
            return pinned.module();
        }
    }

    /** Submits one run of {@code run(first, second)}. */
    static void submit(Gateway gateway, String id, byte[] module, long first, long second) throws IOException {
        try (Modules.Pinned pinned = gateway.scheduler().modules().put(new ByteArrayInputStream(module), 64 << 20)) {
            Call call = new Call.Function("run", List.of(Long.toString(first), Long.toString(second)));
            Schedule once = Schedule.Interval.once();
            TaskSpec spec = new TaskSpec(id, "", 0, once, Invocation.of(pinned.module(), call), GuestLimits.DEFAULTS,
                    Policies.defaults(once), Map.of());
            assertInstanceOf(SubmitResult.Accepted.class, gateway.scheduler().submit(spec));
        }
    }

    static void awaitWorkers(Gateway gateway, int count) throws Exception {
        Until.holds(count + " workers joined", () -> gateway.scheduler().workers().size() == count);
    }

    /** The task once it has ended. */
    static Task ended(Gateway gateway, String id) throws Exception {
        Until.holds("task " + id + " ended", () -> task(gateway, id).ended());
        return task(gateway, id);
    }

    static Task task(Gateway gateway, String id) {
        return gateway.scheduler().task(id).orElseThrow();
    }

    /** The attempts of a task's only run. */
    static List<Attempt> attempts(Gateway gateway, String id) {
        return task(gateway, id).run(1).map(run -> run.attempts()).orElse(List.of());
    }

    /** What a task's only run came to. */
    static RunOutcome outcome(Gateway gateway, String id) throws Exception {
        return ended(gateway, id).run(1).orElseThrow().outcome().orElseThrow();
    }

    static String result(Gateway gateway, String id) throws Exception {
        return assertInstanceOf(RunOutcome.Succeeded.class, outcome(gateway, id)).result();
    }
}
