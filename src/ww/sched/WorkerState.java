package ww.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/** A worker that is there: what it is, what it has, when it was last heard. */
final class WorkerState {
    /** Modules remembered as warm; a worker's own cache holds about as many. */
    private static final int WARM_MAX = 256;

    private final WorkerSpec spec;
    /** The number of the change by which it joined: tells one coming of a worker from another. */
    private final long session;
    private final long joinedAtMillis;
    /** By fence. Includes attempts given up by the scheduler and not yet by the worker: they still hold a slot. */
    private final Map<Long, AttemptId> outstanding = new LinkedHashMap<>();
    /** Least recently used first. */
    private final SequencedSet<String> warm = new LinkedHashSet<>();
    private long heardAtMillis;
    private int stuckSlots;
    private boolean suspect;
    private boolean draining;
    private long succeeded;
    private long failed;

    WorkerState(WorkerSpec spec, long session, long nowMillis) {
        this.spec = spec;
        this.session = session;
        this.joinedAtMillis = nowMillis;
        this.heardAtMillis = nowMillis;
        this.stuckSlots = spec.stuckSlots();
        spec.warm().stream().sorted().limit(WARM_MAX).forEach(warm::add);
    }

    String id() {
        return spec.id();
    }

    WorkerSpec spec() {
        return spec;
    }

    long session() {
        return session;
    }

    /** True if it may get something new and has a slot for it. */
    boolean free() {
        return !suspect && !draining && outstanding.size() < spec.slots() - stuckSlots;
    }

    int load() {
        return outstanding.size();
    }

    boolean warm(String module) {
        return warm.contains(module);
    }

    void warmed(String module) {
        warm.remove(module);
        warm.addLast(module);
        if (warm.size() > WARM_MAX) {
            warm.removeFirst();
        }
    }

    Map<Long, AttemptId> outstanding() {
        return outstanding;
    }

    /** Takes an attempt off its hands and counts how it went; false if it had none of this fence. */
    boolean done(long fence, RunOutcome outcome) {
        if (outstanding.remove(fence) == null) {
            return false;
        }
        if (outcome instanceof RunOutcome.Succeeded) {
            succeeded++;
        } else {
            failed++;
        }
        return true;
    }

    void stuckSlots(int slots) {
        stuckSlots = slots;
    }

    long heardAtMillis() {
        return heardAtMillis;
    }

    void heardAt(long millis) {
        heardAtMillis = millis;
    }

    boolean suspect() {
        return suspect;
    }

    void suspect(boolean suspect) {
        this.suspect = suspect;
    }

    boolean draining() {
        return draining;
    }

    void draining(boolean draining) {
        this.draining = draining;
    }

    WorkerView.Health health() {
        if (draining) {
            return WorkerView.Health.DRAINING;
        }
        return suspect ? WorkerView.Health.SUSPECT : WorkerView.Health.READY;
    }

    WorkerView view() {
        return new WorkerView(spec.id(), spec.name(), spec.slots(), stuckSlots, spec.moduleBytesMax(), spec.labels(),
                health(), new ArrayList<>(outstanding.values()), succeeded, failed, joinedAtMillis, heardAtMillis);
    }
}
