package ww.e2e.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import ww.e2e.NodeProcess;
import ww.e2e.RestClient;

/**
 * The processes of a cluster and what happens to them: killed, ended, stopped for a while, started again. All of it on
 * the one thread of an executor, so that one fault is done before the next; a fault that hits a node which is just
 * being dealt with is left out.
 */
final class Nemesis implements AutoCloseable {
    /** A stopped gateway holds requests for up to four seconds; beyond twice that it is asked again. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);

    /** Of each worker: enough for one run to be under way while another ends. */
    static final int SLOTS = 2;

    private final Nodes nodes;
    private final RandomGenerator random;
    private final ScheduledExecutorService timeline;
    private final NodeProcess[] workers;
    private final boolean[] workerBusy;
    private final Map<Fault.Kind, Integer> done = new EnumMap<>(Fault.Kind.class);
    private NodeProcess gateway;
    private boolean gatewayBusy;
    /** Written by the threads that wait for an address, read by clients: how to reach the gateway, if there is one. */
    private volatile RestClient rest;

    /** @param timeline with one thread, which does everything here */
    Nemesis(Nodes nodes, int workers, RandomGenerator random, ScheduledExecutorService timeline) {
        this.nodes = nodes;
        this.workers = new NodeProcess[workers];
        this.workerBusy = new boolean[workers];
        this.random = random;
        this.timeline = timeline;
    }

    /** Starts all nodes; on the executor's thread, like all that follows. */
    void begin() throws IOException {
        startGateway();
        for (int i = 0; i < workers.length; i++) {
            startWorker(i);
        }
    }

    private void startGateway() throws IOException {
        NodeProcess started = nodes.gateway();
        gateway = started;
        Thread.ofVirtual().name("gateway's address").start(() -> {
            try {
                rest = new RestClient(started.http(), ANSWER_WITHIN);
            } catch (AssertionError | InterruptedException e) {
                // It was killed before it could say so. Whether one does in the end is seen by those who need it.
            }
        });
    }

    private void startWorker(int number) throws IOException {
        workers[number] = nodes.worker("worker " + (number + 1), "--slots", Integer.toString(SLOTS), "--grace",
                "1");
    }

    /** The way to the gateway as it was last known; whoever uses it is ready for a gateway that has gone. */
    Optional<RestClient> rest() {
        return Optional.ofNullable(rest);
    }

    /** How many faults of which kind there were. */
    Map<Fault.Kind, Integer> done() {
        return done;
    }

    void doTo(Fault fault) throws IOException, InterruptedException {
        boolean toGateway = fault.node() == Fault.GATEWAY;
        if (toGateway ? gatewayBusy : workerBusy[fault.node()]) {
            return;
        }
        if (toGateway && random.nextBoolean()) {
            // Every other time it has got as far as to serve; else it is hit wherever it is, also in its recovery.
            gateway.http();
        }
        NodeProcess node = toGateway ? gateway : workers[fault.node()];
        busy(fault, true);
        done.merge(fault.kind(), 1, Integer::sum);
        switch (fault.kind()) {
            case KILL -> node.kill();
            case TERMINATE -> node.signal("TERM");
            case PAUSE -> node.signal("STOP");
        }
        timeline.schedule(() -> {
            mend(fault, node);
            return null;
        }, fault.lastsMillis(), TimeUnit.MILLISECONDS);
    }

    private void mend(Fault fault, NodeProcess node) throws IOException, InterruptedException {
        busy(fault, false);
        if (fault.kind() == Fault.Kind.PAUSE) {
            node.signal("CONT");
            return;
        }
        if (fault.kind() == Fault.Kind.TERMINATE && fault.node() == Fault.GATEWAY) {
            // Two gateways cannot have one data directory; workers may well overlap.
            node.exitCode(Nodes.SOON);
        }
        if (fault.node() == Fault.GATEWAY) {
            startGateway();
        } else {
            startWorker(fault.node());
        }
    }

    private void busy(Fault fault, boolean busy) {
        if (fault.node() == Fault.GATEWAY) {
            gatewayBusy = busy;
        } else {
            workerBusy[fault.node()] = busy;
        }
    }

    /** Waits until the gateway that is there now serves. */
    RestClient awaitGateway() throws InterruptedException {
        return new RestClient(gateway.http());
    }

    @Override
    public void close() {
        RestClient last = rest;
        if (last != null) {
            last.close();
        }
    }
}
