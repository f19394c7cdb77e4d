package ww.sched;

import java.util.Collection;
import java.util.Map;

/**
 * A task as its owner describes it: what to run, when, and under which policies. Every limit is checked when the
 * record is made and nowhere else, so whoever holds a {@code TaskSpec} holds an acceptable one.
 *
 * <p>The demo's form fields map as follows: {@code id}, {@code description} and {@code complete} stand here,
 * {@code start}, {@code delay} and {@code repeats} in {@link Schedule.Interval}, {@code wasm}, {@code input},
 * {@code difficulty} in {@link Invocation}, {@code duration} in {@link GuestLimits#timeLimit()}.
 *
 * @param id          chosen by the owner, unique among the tasks the gateway knows
 * @param description free text
 * @param complete    runs already counted as done; {@link Task#completions()} starts from it. It does not shorten the
 *                    schedule: {@code repeats} runs are made whatever it is, as in the demo
 * @param schedule    when runs are due
 * @param invocation  the module and the call
 * @param limits      what one run may use
 * @param policies    retry, overlap, misfire, placement, history
 * @param labels      the owner's own names for finding the task again
 * @throws InvalidTaskException naming the first field that is out of its limits (from here and the nested records)
 */
public record TaskSpec(
        String id,
        String description,
        long complete,
        Schedule schedule,
        Invocation invocation,
        GuestLimits limits,
        Policies policies,
        Map<String, String> labels) {

    public TaskSpec {
        TaskLimits.printable("id", id, 1, TaskLimits.ID_CHARS_MAX);
        TaskLimits.text("description", description, 0, TaskLimits.DESCRIPTION_CHARS_MAX);
        TaskLimits.number("complete", complete, 0, TaskLimits.REPEATS_MAX);
        labels = TaskLimits.labels("label", labels);
    }

    /** How many bytes of free text and input this keeps, roughly. */
    int weight() {
        return description.length() + switch (invocation.call()) {
            case Call.Function function -> characters(function.arguments());
            case Call.Command command -> command.stdinBytes() + characters(command.arguments())
                    + characters(command.environment().values());
        };
    }

    private static int characters(Collection<String> texts) {
        int characters = 0;
        for (String text : texts) {
            characters += text.length();
        }
        return characters;
    }

    /** A task with the default limits and policies of its schedule, and no labels. */
    public static TaskSpec of(String id, Schedule schedule, Invocation invocation) {
        return new TaskSpec(id, "", 0, schedule, invocation, GuestLimits.DEFAULTS, Policies.defaults(schedule),
                Map.of());
    }
}
