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
 * kind of worker that there is: whose turn it is on a worker is then found at once. Such an order is made when it
 * is asked for first, and only so many are kept.
 */
final class WaitingRuns {
    /** Workers of one cluster are of few kinds; where each is of its own, the orders of the latest are kept. */
    private static final int ORDERS_MAX = 256;

    private final Map<Demand, Queue> queues = new LinkedHashMap<>();
    private final Map<RunKey, Waiting> byRun = new HashMap<>();
    /** The least recently used first. */
    private final Map<Kind, TreeSet<Queue>> orders = new LinkedHashMap<>(16, 0.75f, true);

    /** Names a run. */
    record RunKey(String task, long run) {
    }

    /**
     * What a run asks of a worker.
     *
     * @param require labels it must carry
     * @param moduleBytes how large a module it must take
     * @param avoid   workers it must not be, because they failed this run a moment ago
     */
    record Demand(Map<String, String> require, long moduleBytes, Set<String> avoid) {
        boolean fits(WorkerState worker) {
            return !avoid.contains(worker.id()) && fits(Kind.of(worker));
        }

        private boolean fits(Kind kind) {
            return moduleBytes <= kind.moduleBytesMax && kind.labels.entrySet().containsAll(require.entrySet());
        }
    }

    /** What tells whether a worker fits a demand, its name aside; many workers are of one kind. */
    private record Kind(Map<String, String> labels, long moduleBytesMax) {
        static Kind of(WorkerState worker) {
            return new Kind(worker.spec().labels(), worker.spec().moduleBytesMax());
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
        orders.forEach((kind, order) -> {
            if (queue.demand.fits(kind)) {
                order.add(queue);
            }
        });
    }

    /** The run whose turn it is on this worker, whether that is free or not; null if none fits it. */
    Waiting firstFor(WorkerState worker) {
        for (Queue queue : order(Kind.of(worker))) {
            // Few are avoided, and not for long.
            if (!queue.demand.avoid().contains(worker.id())) {
                return queue.runs.first();
            }
        }
        return null;
    }

    private TreeSet<Queue> order(Kind kind) {
        TreeSet<Queue> known = orders.get(kind);
        if (known != null) {
            return known;
        }
        TreeSet<Queue> order = new TreeSet<>(Queue.ORDER);
        for (Queue queue : queues.values()) {
            if (queue.demand.fits(kind)) {
                order.add(queue);
            }
        }
        if (orders.size() == ORDERS_MAX) {
            orders.remove(orders.keySet().iterator().next());
        }
        orders.put(kind, order);
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
