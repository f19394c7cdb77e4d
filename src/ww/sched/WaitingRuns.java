package ww.sched;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs that could start this moment if a worker were free, sorted into queues of equal demands: all runs of one queue
 * fit the same workers, so only the head of each needs to be looked at however many wait.
 *
 * <p>Demands can be as many as tasks, so the queues that fit a worker are kept sorted by their heads as well, for each
 * set of labels that workers carry: whose turn it is on a worker is then found at once. Such an order is made when it
 * is asked for first, and only so many are kept.
 */
final class WaitingRuns {
    /** Workers of one cluster carry few sets of labels; where each has its own, the orders of the latest are kept. */
    private static final int ORDERS_MAX = 256;

    private final Map<Demand, Queue> queues = new LinkedHashMap<>();
    private final Map<RunKey, Waiting> byRun = new HashMap<>();
    /** By labels, the least recently used first. */
    private final Map<Map<String, String>, TreeSet<Queue>> orders = new LinkedHashMap<>(16, 0.75f, true);

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
            return !avoid.contains(worker.id()) && fits(worker.spec().labels());
        }

        private boolean fits(Map<String, String> labels) {
            return labels.entrySet().containsAll(require.entrySet());
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

    /** The runs of one demand. Its place among others is its head's, so it leaves their order while that changes. */
    private record Queue(Demand demand, TreeSet<Waiting> runs) {
        private static final Comparator<Queue> ORDER = Comparator.comparing(queue -> queue.runs.first());
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
        Queue queue = queues.computeIfAbsent(waiting.demand(), demand -> new Queue(demand, new TreeSet<>()));
        boolean first = queue.runs.isEmpty() || waiting.compareTo(queue.runs.first()) < 0;
        if (first) {
            leaveOrders(queue);
        }
        queue.runs.add(waiting);
        if (first) {
            joinOrders(queue);
        }
    }

    void remove(RunKey key) {
        Waiting waiting = byRun.remove(key);
        if (waiting == null) {
            return;
        }
        Queue queue = queues.get(waiting.demand());
        boolean first = queue.runs.first().equals(waiting);
        if (first) {
            leaveOrders(queue);
        }
        queue.runs.remove(waiting);
        if (queue.runs.isEmpty()) {
            queues.remove(waiting.demand());
        } else if (first) {
            joinOrders(queue);
        }
    }

    private void leaveOrders(Queue queue) {
        if (!queue.runs.isEmpty()) {
            orders.values().forEach(order -> order.remove(queue));
        }
    }

    private void joinOrders(Queue queue) {
        orders.forEach((labels, order) -> {
            if (queue.demand.fits(labels)) {
                order.add(queue);
            }
        });
    }

    /** The run whose turn it is on this worker, whether that is free or not; null if none fits it. */
    Waiting firstFor(WorkerState worker) {
        for (Queue queue : order(worker.spec().labels())) {
            // Few are avoided, and not for long.
            if (!queue.demand.avoid().contains(worker.id())) {
                return queue.runs.first();
            }
        }
        return null;
    }

    private TreeSet<Queue> order(Map<String, String> labels) {
        TreeSet<Queue> known = orders.get(labels);
        if (known != null) {
            return known;
        }
        TreeSet<Queue> order = new TreeSet<>(Queue.ORDER);
        for (Queue queue : queues.values()) {
            if (queue.demand.fits(labels)) {
                order.add(queue);
            }
        }
        if (orders.size() == ORDERS_MAX) {
            orders.remove(orders.keySet().iterator().next());
        }
        orders.put(labels, order);
        return order;
    }

    boolean contains(RunKey key) {
        return byRun.containsKey(key);
    }

    boolean isEmpty() {
        return byRun.isEmpty();
    }

    int size() {
        return byRun.size();
    }
}
