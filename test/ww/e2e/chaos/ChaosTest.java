package ww.e2e.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import ww.e2e.Json;
import ww.e2e.RestClient;

/**
 * Random tasks while gateway and workers are killed, ended and stopped at random; then quiet; then every due time must
 * have exactly its one recorded outcome.
 *
 * <p>The method is that of Jepsen's test of Chronos. The seed is printed and taken back by {@code -Dww.test.seed}; it
 * decides tasks and faults, not how the machine schedules processes, so a failure need not come back at once.
 * {@code -Dww.test.scale} makes it longer.
 */
class ChaosTest {
    private static final int WORKERS = 3;

    /** Faults happen for this long, times the scale. */
    private static final long FAULTS_MILLIS = 18_000;

    /** Tasks handed in while they do, times the scale. */
    private static final int TASKS = 60;

    /** Then all must come to its end: nothing is due later than half a minute after the last submission. */
    private static final Duration QUIET = Duration.ofSeconds(180);

    /**
     * A due run waits for a gateway and a worker at most as long as processes that are killed again and again take to
     * come back, which is seconds where there is nothing else to do; for nothing that waits by itself.
     */
    private static final Duration UNUSED = Nodes.SOON;

    private final long seed = Long.getLong("ww.test.seed", System.nanoTime());
    private final int scale = Integer.getInteger("ww.test.scale", 1);
    private final SplittableRandom random = new SplittableRandom(seed);
    private final ConcurrentLinkedQueue<String> trouble = new ConcurrentLinkedQueue<>();

    @Test
    void everyDueTimeHasItsOneOutcomeWhateverIsKilled() throws Exception {
        System.out.println("ChaosTest -Dww.test.seed=" + seed + " -Dww.test.scale=" + scale);
        List<ChaosTask> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS * scale; i++) {
            tasks.add(ChaosTask.random(random, i));
        }
        try (Nodes nodes = new Nodes();
                ScheduledExecutorService timeline = executor("nemesis", 1);
                ScheduledExecutorService threads = executor("client", 4);
                Nemesis nemesis = new Nemesis(nodes, WORKERS, random.split(), timeline)) {
            try {
                ChaosClient client = new ChaosClient(nemesis, threads, RestClient.puzzle(), tasks.size());
                torment(nemesis, timeline, client, tasks);
                assertTrue(client.awaitAccepted(QUIET.toSeconds()), "tasks not accepted: " + tasks.stream()
                        .filter(task -> !client.accepted().containsKey(task)).toList());
                try (RestClient rest = nemesis.awaitGateway()) {
                    check(rest, client, tasks, nemesis);
                }
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + "\nseed " + seed + nodes.transcripts(), e);
            } finally {
                timeline.shutdownNow();
                threads.shutdownNow();
            }
        }
    }

    private static ScheduledExecutorService executor(String name, int threads) {
        return new ScheduledThreadPoolExecutor(threads, Thread.ofPlatform().daemon().name("chaos " + name).factory());
    }

    /** Returns when the last fault is over. */
    private void torment(Nemesis nemesis, ScheduledExecutorService timeline, ChaosClient client,
            List<ChaosTask> tasks) throws Exception {
        timeline.submit(noting(() -> {
            nemesis.begin();
            return nemesis.awaitGateway();
        })).get();
        long millis = FAULTS_MILLIS * scale;
        tasks.forEach(task -> client.submit(task, random.nextLong(millis)));
        client.watch(random.split());
        List<Fault> faults = Fault.random(random, WORKERS, millis);
        for (Fault fault : faults) {
            timeline.schedule(noting(() -> {
                nemesis.doTo(fault);
                return null;
            }), fault.atMillis(), TimeUnit.MILLISECONDS);
        }
        // Behind all of them; what they have left to be mended is done before this executor's next task.
        timeline.schedule(() -> { }, millis + 5_000, TimeUnit.MILLISECONDS).get();
        System.out.println("faults: " + timeline.submit(() -> Map.copyOf(nemesis.done())).get());
    }

    /** What fails on an executor is not to be lost. */
    private <T> Callable<T> noting(Callable<T> work) {
        return () -> {
            try {
                return work.call();
            } catch (Exception | AssertionError e) {
                trouble.add(e.toString());
                throw e;
            }
        };
    }

    private void check(RestClient rest, ChaosClient client, List<ChaosTask> tasks, Nemesis nemesis) throws Exception {
        List<String> violations = new ArrayList<>(trouble);
        List<History> histories = new ArrayList<>();
        for (ChaosTask task : tasks) {
            History history = history(rest, client.accepted().get(task));
            violations.addAll(OutcomeChecker.violations(task, history));
            client.checkSeen(history);
            histories.add(history);
        }
        checkEachOnce(rest, tasks, violations);
        violations.addAll(client.violations());
        checkLateness(histories, client, violations);
        assertEquals(List.of(), violations);
    }

    private static History history(RestClient rest, String id) throws Exception {
        Map<String, Object> task = rest.ended(id, QUIET);
        List<Map<String, Object>> runs = new ArrayList<>();
        for (Map<String, Object> run : Json.objects(rest.get("/tasks/" + id + "/runs").body())) {
            runs.add(rest.run(id, (Long) run.get("run")));
        }
        return History.of(task, runs);
    }

    /** A submission that was repeated under its key has made one task. */
    private static void checkEachOnce(RestClient rest, List<ChaosTask> tasks, List<String> violations)
            throws Exception {
        Map<Object, Integer> times = new HashMap<>();
        for (Map<String, Object> item : Json.objects(rest.get("/tasks").body())) {
            times.merge(item.get("description"), 1, Integer::sum);
        }
        for (ChaosTask task : tasks) {
            if (times.getOrDefault(task.name(), 0) != 1) {
                violations.add(task.name() + " is there " + times.getOrDefault(task.name(), 0) + " times");
            }
        }
    }

    /** Says what there was, and holds that no run waited for long where it could have been begun. */
    private static void checkLateness(List<History> histories, ChaosClient client, List<String> violations) {
        List<History.Run> runs = histories.stream().flatMap(history -> history.runs().stream()).toList();
        Lateness lateness = Lateness.of(runs, Nemesis.SLOTS);
        System.out.println(histories.size() + " tasks, " + client.repeated() + " submissions repeated, " + runs.size()
                + " runs, " + runs.stream().filter(run -> run.attempts().size() > 1).count()
                + " with more than one attempt, " + runs.stream().filter(run -> run.state().equals("skipped")).count()
                + " skipped, " + client.outcomesSeen() + " outcomes watched, " + lateness);
        if (lateness.unusedMillisMax() > UNUSED.toMillis()) {
            violations.add("a run waited for longer than " + UNUSED + " without a worker's slots in use: " + lateness);
        }
    }
}
