package ww.sched;

import java.util.ArrayList;
import java.util.List;

/** One event being decided: the state, the time, and what has come of it so far. */
final class Step {
    private final Cluster cluster;
    private final long nowMillis;
    private final List<Change> changes = new ArrayList<>(4);
    private final List<Action> actions = new ArrayList<>(2);

    Step(Cluster cluster, long nowMillis) {
        this.cluster = cluster;
        this.nowMillis = nowMillis;
    }

    Cluster cluster() {
        return cluster;
    }

    SchedulerSettings settings() {
        return cluster.settings();
    }

    long nowMillis() {
        return nowMillis;
    }

    /** The task as it is after the changes so far; null if there is none. */
    Task task(String id) {
        return cluster.tasks().get(id);
    }

    Workers workers() {
        return cluster.workers();
    }

    Indexes indexes() {
        return cluster.indexes();
    }

    /** Lets something happen. */
    void change(Change change) {
        cluster.accept(change, nowMillis);
        changes.add(change);
    }

    /** Has something done once the changes are stored. */
    void act(Action action) {
        actions.add(action);
    }

    List<Change> changes() {
        return changes;
    }

    List<Action> actions() {
        return actions;
    }
}
