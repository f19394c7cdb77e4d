package ww.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What readers see: the tasks as they are stored. The ledger's thread writes after each stored batch; any thread reads
 * without waiting. Each task is whole; two tasks read one after the other may be of different moments.
 */
final class Published {
    /** A page longer than this is no page. */
    public static final int PAGE_MAX = 1_000;

    private final Map<String, Task> byId = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, Task> bySequence = new ConcurrentSkipListMap<>();
    private final AtomicLongArray byState = new AtomicLongArray(Task.State.values().length);
    /** Those who wait for a task's next change, by id. */
    private final Map<String, CompletableFuture<Void>> watchers = new ConcurrentHashMap<>();
    /** Written before the tasks, so that no task is ever newer. */
    private volatile long sequence;
    private volatile boolean paused;

    /** Nothing is known yet. */
    public Published() {
    }

    /** Takes over what a restart has found. */
    void start(Cluster cluster) {
        sequence = cluster.sequence();
        paused = cluster.paused();
        cluster.allTasks().forEach(this::put);
    }

    /** Shows what has been stored. */
    void publish(Cluster cluster, List<Cluster.Decision> decisions) {
        sequence = cluster.sequence();
        paused = cluster.paused();
        Set<String> touched = new HashSet<>();
        for (Cluster.Decision decision : decisions) {
            for (Change change : decision.changes()) {
                if (change instanceof Change.OfTask ofTask && touched.add(ofTask.task())) {
                    show(ofTask.task(), cluster.task(ofTask.task()));
                }
            }
        }
    }

    private void show(String id, Optional<Task> task) {
        if (task.isPresent()) {
            put(task.get());
        } else {
            Task gone = byId.remove(id);
            if (gone != null) {
                bySequence.remove(gone.sequence());
                count(gone, -1);
            }
        }
        CompletableFuture<Void> watcher = watchers.remove(id);
        if (watcher != null) {
            watcher.complete(null);
        }
    }

    private void put(Task task) {
        Task before = byId.put(task.id(), task);
        if (before != null) {
            count(before, -1);
            if (before.sequence() != task.sequence()) {
                bySequence.remove(before.sequence());
            }
        }
        count(task, 1);
        bySequence.put(task.sequence(), task);
    }

    private void count(Task task, int by) {
        byState.addAndGet(task.state().ordinal(), by);
    }

    Optional<Task> task(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All tasks, each as it is when it is reached. */
    Collection<Task> tasks() {
        return byId.values();
    }

    /** Completed at the task's next change. Ask for it before looking at the task. */
    CompletableFuture<Void> watch(String id) {
        return watchers.computeIfAbsent(id, _ -> new CompletableFuture<>());
    }

    /** Lets all who wait look again. */
    void wakeAll() {
        watchers.forEach((id, watcher) -> {
            if (watchers.remove(id, watcher)) {
                watcher.complete(null);
            }
        });
    }

    TaskPage page(TaskFilter filter, long cursor, int max) {
        if (max < 1 || max > PAGE_MAX) {
            throw new IllegalArgumentException("a page of " + max + " tasks; from 1 to " + PAGE_MAX + " can be");
        }
        List<Task> found = new ArrayList<>();
        for (Task task : bySequence.tailMap(cursor, false).values()) {
            if (filter.matches(task)) {
                if (found.size() == max) {
                    return new TaskPage(found, OptionalLong.of(found.getLast().sequence()));
                }
                found.add(task);
            }
        }
        return new TaskPage(found, OptionalLong.empty());
    }

    /** Kept as tasks change, not counted here: whoever watches a gateway with 100,000 tasks asks every few seconds. */
    Map<Task.State, Long> counts() {
        Map<Task.State, Long> counts = new EnumMap<>(Task.State.class);
        for (Task.State state : Task.State.values()) {
            counts.put(state, byState.get(state.ordinal()));
        }
        return counts;
    }

    Set<String> modules() {
        Set<String> hashes = new HashSet<>();
        byId.values().forEach(task -> hashes.add(task.spec().invocation().module().sha256()));
        return hashes;
    }

    long sequence() {
        return sequence;
    }

    boolean paused() {
        return paused;
    }
}
