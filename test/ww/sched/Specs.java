package ww.sched;

import java.time.Duration;
import java.util.Map;

/** Tasks for tests, made in one call. */
public final class Specs {
    public static final ModuleRef MODULE = new ModuleRef("ab".repeat(32), 1_000);

    private Specs() {
    }

    public static Invocation invocation() {
        return Invocation.demo(MODULE, 0, 3);
    }

    /** The demo's fields, in seconds. */
    public static TaskSpec demo(String id, double start, double delay, long repeats, double duration) {
        Schedule.Interval schedule = new Schedule.Interval(seconds(start), seconds(delay), repeats);
        return new TaskSpec(id, "", 0, schedule, invocation(), GuestLimits.within(seconds(duration)),
                Policies.defaults(schedule), Map.of());
    }

    public static TaskSpec once(String id) {
        return TaskSpec.of(id, Schedule.Interval.once(), invocation());
    }

    public static TaskSpec with(TaskSpec spec, Policies policies) {
        return new TaskSpec(spec.id(), spec.description(), spec.complete(), spec.schedule(), spec.invocation(),
                spec.limits(), policies, spec.labels());
    }

    public static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
