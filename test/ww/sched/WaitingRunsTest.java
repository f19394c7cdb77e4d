package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ww.sched.WaitingRuns.Demand;
import ww.sched.WaitingRuns.RunKey;
import ww.sched.WaitingRuns.Waiting;

/** Whose turn it is on which worker, held against looking through all that wait. */
class WaitingRunsTest {
    private final WaitingRuns waiting = new WaitingRuns();

    private static WorkerState worker(String id, Map<String, String> labels) {
        return new WorkerState(WorkerSpec.of(id, 1).labelled(labels), 1, 0);
    }

    private static Waiting run(String task, Demand demand, int priority, long due, long sequence) {
        return new Waiting(new RunKey(task, 1), demand, priority, due, sequence);
    }

    @Test
    void whatComesAndGoesAtRandomIsAlwaysInOrderForEveryWorker() {
        Random random = new Random(7);
        Map<RunKey, Waiting> all = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            String task = "t" + random.nextInt(60);
            RunKey key = new RunKey(task, 1);
            if (random.nextInt(3) == 0) {
                waiting.remove(key);
                all.remove(key);
            } else {
                Map<String, String> require = new HashMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    require.put("l" + random.nextInt(3), "v" + random.nextInt(2));
                }
                Set<String> avoid = random.nextInt(5) == 0 ? Set.of("w" + random.nextInt(3)) : Set.of();
                Waiting put = run(task, new Demand(require, random.nextInt(3), avoid), random.nextInt(3),
                        random.nextInt(5), task.hashCode());
                waiting.put(put);
                all.put(key, put);
            }
            Map<String, String> labels = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                labels.put("l" + random.nextInt(3), "v" + random.nextInt(2));
            }
            WorkerState worker = new WorkerState(WorkerSpec.of("w" + random.nextInt(3), 1).labelled(labels)
                    .modulesUpTo(random.nextInt(3)), 1, 0);
            Optional<Waiting> first = all.values().stream().filter(each -> each.demand().fits(worker))
                    .min(Comparator.naturalOrder());
            assertEquals(first.orElse(null), waiting.firstFor(worker), "step " + step);
            assertEquals(all.size(), waiting.size());
        }
    }

    /** More kinds of workers than orders are kept for, so that orders are dropped and made anew. */
    @Test
    void workersOfManyKindsGetTheirTurnsToo() {
        List<WorkerState> workers = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            workers.add(worker("w" + i, Map.of("name", "n" + i)));
            waiting.put(run("t" + i, new Demand(Map.of("name", "n" + i), 0, Set.of()), 5, 0, i));
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 600; i++) {
                assertEquals("t" + i, waiting.firstFor(workers.get(i)).key().task());
            }
        }
        for (int i = 0; i < 600; i++) {
            waiting.remove(new RunKey("t" + i, 1));
            assertNull(waiting.firstFor(workers.get(i)));
        }
        assertTrue(waiting.isEmpty());
    }

    /** Looking through all demands for every run that starts would be ten billion looks. */
    @Test
    void asManyDemandsAsTasksDoNotMakePlacementSlow() {
        WorkerState worker = worker("w", Map.of("name", "all"));
        for (int i = 0; i < 100_000; i++) {
            waiting.put(run("t" + i, new Demand(Map.of("name", "n" + i), 0, Set.of()), 5, i, i));
            waiting.put(run("u" + i, new Demand(Map.of("name", "all"), 0, Set.of("other" + i)), 5, i, i));
        }
        for (int i = 0; i < 100_000; i++) {
            Waiting next = waiting.firstFor(worker);
            assertEquals("u" + i, next.key().task());
            waiting.remove(next.key());
        }
        assertNull(waiting.firstFor(worker));
    }
}
