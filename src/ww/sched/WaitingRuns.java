package ww.sched;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs that could start this moment if a worker were free, sorted into queues of equal demands: all runs of one queue
 * fit the same workers, so only the head of each needs to be looked at however many wait.
 */
final class WaitingRuns {
    private final Map<Demand, TreeSet<Waiting>> queues = new LinkedHashMap<>();
    private final Map<RunKey, Waiting> byRun = new HashMap<>();

    /** Names a run. */
    record RunKey(String task, long run) {
    }

    /**
     * What a run asks of a worker.
     *
     * @param require labels it must carry
     * @param avoid   workers it must not be, because they failed this run a moment ago
     */
    record Demand(Map<String, String> require, Set<String> avoid) {
        boolean fits(WorkerState worker) {
            return !avoid.contains(worker.id()) && worker.carries(require);
        }
    }

    /** A run with what decides its place: priority, then due time, then order of submission. */
    record Waiting(RunKey key, Demand demand, int priority, long dueMillis, long sequence)
            implements Comparable<Waiting> {
        private static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::priority).reversed()
                .thenComparingLong(Waiting::dueMillis)
                .thenComparingLong(Waiting::sequence)
                .thenComparingLong(waiting -> waiting.key().run());

        @Override
        public int compareTo(Waiting other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds a run, or moves it if its demand has changed. */
    void put(Waiting waiting) {
        Waiting before = byRun.get(waiting.key());
        if (waiting.equals(before)) {
            return;
        }
        if (before != null) {
            remove(waiting.key());
        }
        byRun.put(waiting.key(), waiting);
        queues.computeIfAbsent(waiting.demand(), _ -> new TreeSet<>()).add(waiting);
    }

    void remove(RunKey key) {
        Waiting waiting = byRun.remove(key);
        if (waiting != null) {
            TreeSet<Waiting> queue = queues.get(waiting.demand());
            queue.remove(waiting);
            if (queue.isEmpty()) {
                queues.remove(waiting.demand());
            }
        }
    }

    boolean contains(RunKey key) {
        return byRun.containsKey(key);
    }

    /** The queues, none of them empty. */
    Collection<TreeSet<Waiting>> queues() {
        return queues.values();
    }

    boolean isEmpty() {
        return byRun.isEmpty();
    }

    int size() {
        return byRun.size();
    }
}
