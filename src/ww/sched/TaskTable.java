package ww.sched;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The tasks by id, and the number of the last change. */
final class TaskTable {
    private final Map<String, Task> byId = new HashMap<>();
    private final TaskFold fold;
    private long sequence;

    TaskTable(int runsKept) {
        this.fold = new TaskFold(runsKept);
    }

    Task get(String id) {
        return byId.get(id);
    }

    Collection<Task> all() {
        return byId.values();
    }

    long sequence() {
        return sequence;
    }

    void sequence(long last) {
        sequence = Math.max(sequence, last);
    }

    /** Counts a change that alters no task. */
    void count() {
        sequence++;
    }

    /** Numbers a change, lets it happen, and returns the task after it, null if it is gone. */
    Task apply(Change.OfTask change, long atMillis) {
        sequence++;
        Task after = fold.apply(byId.get(change.task()), change, sequence, atMillis);
        if (after == null) {
            byId.remove(change.task());
        } else {
            byId.put(change.task(), after);
        }
        return after;
    }

    void restore(Task task) {
        byId.put(task.id(), task);
        sequence(task.changed());
    }

    /**
     * Repeats a stored change. A snapshot is written while changes go on, so each of its tasks may be newer than its
     * beginning: changes a task has seen already are left out, and up to the snapshot's end a task may be missing
     * because it was removed before the snapshot came to it.
     */
    void replay(Change change, long number, long atMillis, long snapshotEnd) {
        if (change instanceof Change.OfTask ofTask) {
            Task before = byId.get(ofTask.task());
            boolean seen = before != null && before.changed() >= number;
            boolean gone = before == null && !(ofTask instanceof Change.TaskAccepted);
            if (gone && number > snapshotEnd) {
                throw new IllegalStateException("change " + number + " is about task '" + ofTask.task()
                        + "', which no earlier change accepted: " + change);
            }
            if (!seen && !gone) {
                Task after = fold.apply(before, ofTask, number, atMillis);
                if (after == null) {
                    byId.remove(ofTask.task());
                } else {
                    byId.put(ofTask.task(), after);
                }
            }
        }
        sequence(number);
    }
}
