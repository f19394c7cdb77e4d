package ww.sched;

import java.util.List;
import java.util.Map;

/**
 * A worker as the scheduler sees it at one moment.
 *
 * @param id            see {@link WorkerSpec#id()}
 * @param name          see {@link WorkerSpec#name()}
 * @param slots         attempts it can make at the same time
 * @param stuckSlots    how many of them it has lost to guests that do not stop
 * @param moduleBytesMax the largest module it takes
 * @param labels        what requirements are matched against
 * @param health        whether it gets new attempts
 * @param outstanding   attempts it has now
 * @param succeeded     attempts it ended well since it joined
 * @param failed        attempts it ended otherwise since it joined
 * @param joinedAtMillis since the epoch
 * @param heardAtMillis  since the epoch: its last sign of life
 */
public record WorkerView(
        String id,
        String name,
        int slots,
        int stuckSlots,
        long moduleBytesMax,
        Map<String, String> labels,
        Health health,
        List<AttemptId> outstanding,
        long succeeded,
        long failed,
        long joinedAtMillis,
        long heardAtMillis) {

    /** Attempts it can make at the same time with the slots that work. */
    public int workingSlots() {
        return slots - stuckSlots;
    }

    /** Whether a worker gets new attempts. */
    public enum Health {
        /** It does. */
        READY,
        /** It fell silent a moment ago: it keeps what it has and gets nothing new until it is heard again. */
        SUSPECT,
        /** It was told to finish what it has and gets nothing new. */
        DRAINING
    }
}
