package ww.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The workers that are there, and those that should come back after a restart with what they had. */
final class Workers {
    /** In order of joining, so that decisions do not depend on hashing. */
    private final Map<String, WorkerState> present = new LinkedHashMap<>();
    /** By fence: which worker has the slot. */
    private final Map<Long, String> holders = new HashMap<>();
    /** Attempts found under way at a restart, by the worker that had them. */
    private final Map<String, List<AttemptId>> expected = new LinkedHashMap<>();
    /** Counted by the cluster's thread, read by any. */
    private final AtomicLong misreports = new AtomicLong();

    /** Notes the attempts under way and sets the time by which their workers must be back. */
    void expect(Collection<Task> tasks, Timeline timeline, long untilMillis) {
        for (Task task : tasks) {
            for (Run run : task.runs()) {
                run.openAttempt().ifPresent(attempt -> {
                    expected.computeIfAbsent(attempt.worker(), _ -> new ArrayList<>()).add(
                            new AttemptId(task.id(), run.number(), attempt.number(), attempt.fence()));
                    timeline.setIfAbsent(Timeline.Kind.ADOPTION, attempt.worker(), 0, untilMillis);
                });
            }
        }
    }

    /** The worker whose slot an attempt has; empty if nobody's. */
    Optional<String> holder(long fence) {
        return Optional.ofNullable(holders.get(fence));
    }

    /** Notes a report of an attempt by a worker that was not given it. */
    void countMisreport() {
        misreports.incrementAndGet();
    }

    /** Such reports so far. Any thread. */
    long misreports() {
        return misreports.get();
    }

    /** Takes the attempts a worker should come back with off the list. */
    List<AttemptId> stopExpecting(String worker) {
        List<AttemptId> attempts = expected.remove(worker);
        return attempts == null ? List.of() : attempts;
    }

    Map<String, WorkerState> present() {
        return present;
    }

    WorkerState get(String id) {
        return present.get(id);
    }

    void put(WorkerState worker) {
        present.put(worker.id(), worker);
    }

    /** Takes a worker out with everything it holds; null if it is not there. */
    WorkerState remove(String id) {
        WorkerState worker = present.remove(id);
        if (worker != null) {
            worker.outstanding().keySet().forEach(holders::remove);
        }
        return worker;
    }

    /** Gives a worker's slot to an attempt. */
    void hold(WorkerState worker, AttemptId attempt) {
        worker.outstanding().put(attempt.fence(), attempt);
        holders.put(attempt.fence(), worker.id());
    }

    /** Frees the slot of an attempt, whoever has it; null if nobody has. */
    WorkerState release(long fence, RunOutcome outcome) {
        String holder = holders.remove(fence);
        WorkerState worker = holder == null ? null : present.get(holder);
        return worker != null && worker.done(fence, outcome) ? worker : null;
    }
}
