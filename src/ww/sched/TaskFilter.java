package ww.sched;

import java.util.Map;
import java.util.Set;

/**
 * Which tasks a list shows.
 *
 * @param states empty: any
 * @param labels the task's own labels must include all of these
 */
public record TaskFilter(Set<Task.State> states, Map<String, String> labels) {
    public static final TaskFilter ALL = new TaskFilter(Set.of(), Map.of());

    public TaskFilter {
        states = Set.copyOf(states);
        labels = Map.copyOf(labels);
    }

    boolean matches(Task task) {
        return (states.isEmpty() || states.contains(task.state()))
                && task.spec().labels().entrySet().containsAll(labels.entrySet());
    }
}
