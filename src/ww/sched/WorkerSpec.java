package ww.sched;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A worker as it presents itself when it joins.
 *
 * @param id        names this worker process; the same when it connects again, another after it was restarted
 * @param name      for people: a host name, a short peer id
 * @param slots     attempts it can make at the same time
 * @param stuckSlots how many of them it has lost to guests that do not stop
 * @param moduleBytesMax the largest module it takes; larger ones are not sent to it
 * @param labels    what {@link Policies#require()} is matched against
 * @param warm      hashes of modules it has compiled
 * @param holding   attempts it still runs, or has finished without being able to report them, from an earlier
 *                  connection. Those still wanted are adopted, the others are cancelled
 * @param heartbeat true if {@link Scheduler#workerHeard} will be called about twice a second while the worker is
 *                  there; then silence makes it suspect and after a while lost. False if only its connection tells
 */
public record WorkerSpec(
        String id,
        String name,
        int slots,
        int stuckSlots,
        long moduleBytesMax,
        Map<String, String> labels,
        Set<String> warm,
        List<AttemptId> holding,
        boolean heartbeat) {

    /** No machine runs more guests than this at once; a larger number is a worker's mistake or malice. */
    public static final int SLOTS_MAX = 4_096;

    public WorkerSpec {
        TaskLimits.text("worker id", id, 1, TaskLimits.ID_CHARS_MAX);
        TaskLimits.text("worker name", name, 0, TaskLimits.ID_CHARS_MAX);
        TaskLimits.number("worker slots", slots, 1, SLOTS_MAX);
        TaskLimits.number("worker stuck slots", stuckSlots, 0, slots);
        TaskLimits.number("worker module bytes", moduleBytesMax, 0, Long.MAX_VALUE);
        labels = TaskLimits.labels("worker label", labels);
        TaskLimits.number("worker modules", warm.size(), 0, SLOTS_MAX);
        TaskLimits.number("worker attempts", holding.size(), 0, 2 * SLOTS_MAX);
        warm = Set.copyOf(warm);
        holding = List.copyOf(holding);
    }

    /** A worker that brings nothing along. */
    public static WorkerSpec of(String id, int slots) {
        return new WorkerSpec(id, id, slots, 0, Long.MAX_VALUE, Map.of(), Set.of(), List.of(), false);
    }

    public WorkerSpec labelled(Map<String, String> labels) {
        return new WorkerSpec(id, name, slots, stuckSlots, moduleBytesMax, labels, warm, holding, heartbeat);
    }

    public WorkerSpec modulesUpTo(long bytes) {
        return new WorkerSpec(id, name, slots, stuckSlots, bytes, labels, warm, holding, heartbeat);
    }

    public WorkerSpec holding(List<AttemptId> holding) {
        return new WorkerSpec(id, name, slots, stuckSlots, moduleBytesMax, labels, warm, holding, heartbeat);
    }

    public WorkerSpec stuck(int slotsLost) {
        return new WorkerSpec(id, name, slots, slotsLost, moduleBytesMax, labels, warm, holding, heartbeat);
    }

    public WorkerSpec beating() {
        return new WorkerSpec(id, name, slots, stuckSlots, moduleBytesMax, labels, warm, holding, true);
    }
}
