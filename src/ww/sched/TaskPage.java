package ww.sched;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list, in order of submission.
 *
 * @param tasks the tasks of this page
 * @param next  the cursor to continue from; empty at the end. It stays valid for ever: tasks submitted later come
 *              behind it, tasks removed meanwhile are left out
 */
public record TaskPage(List<Task> tasks, OptionalLong next) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}
