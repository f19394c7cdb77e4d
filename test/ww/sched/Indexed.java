package ww.sched;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import ww.sched.WaitingRuns.RunKey;

/** Holds a cluster's indexes against what its tasks say. */
final class Indexed {
    private Indexed() {
    }

    /** What is in an index and should not be, or should be and is not; an empty text if all is well. */
    static String difference(Cluster cluster) {
        Set<RunKey> should = new HashSet<>();
        Set<String> ended = new TreeSet<>();
        int live = 0;
        long nextDue = Task.NEVER;
        for (Task task : cluster.allTasks()) {
            if (task.ended()) {
                ended.add(task.id());
            } else {
                live++;
                boolean due = !task.paused() && Indexes.openRuns(task) < cluster.settings().openRunsMax();
                nextDue = due ? Math.min(nextDue, task.nextDueMillis()) : nextDue;
            }
            for (Run run : task.runs()) {
                if (run.state() == RunState.WAITING && !Indexes.heldBack(task, run)
                        && run.notBeforeMillis() <= cluster.nowMillis()) {
                    should.add(new RunKey(task.id(), run.number()));
                }
            }
        }
        Indexes indexes = cluster.indexes();
        if (indexes.liveTasks() != live || !ended.equals(new TreeSet<>(indexes.ended()))) {
            return "live " + indexes.liveTasks() + " of " + live + ", ended " + indexes.ended() + " of " + ended;
        }
        if (indexes.timeline().next() > nextDue) {
            return "a task is due at " + nextDue + " and the next timer is at " + indexes.timeline().next();
        }
        // A run whose waiting time has just passed may still have its timer; it must have one or the other.
        for (RunKey key : should) {
            if (!indexes.waiting().contains(key) && indexes.timeline().next() > cluster.nowMillis()) {
                return key + " should wait for a worker and does not";
            }
        }
        return indexes.waiting().size() > should.size()
                ? indexes.waiting().size() + " runs wait for a worker, " + should.size() + " should" : "";
    }
}
