package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TaskSpecTest {
    private static void refused(String field, Executable made) {
        InvalidTaskException refused = assertThrows(InvalidTaskException.class, made);
        assertTrue(refused.field().startsWith(field), refused.field());
        assertTrue(refused.getMessage().contains(refused.limit()), refused.getMessage());
        assertTrue(refused.getMessage().length() < 400, "a refused value is shown shortened");
    }

    private static TaskSpec named(String id) {
        return Specs.once(id);
    }

    @Test
    void everyFieldOutOfItsLimitIsRefusedByName() {
        refused("id", () -> named(""));
        refused("id", () -> named("x".repeat(201)));
        refused("id", () -> named("a\nb"));
        refused("id", () -> named("a\u0000b"));
        refused("id", () -> named("\ud800"));
        refused("description", () -> spec("a".repeat(4_097), 0, Map.of()));
        refused("complete", () -> spec("", -1, Map.of()));
        refused("complete", () -> spec("", 1_000_000_001L, Map.of()));
        refused("label", () -> spec("", 0, Map.of("", "x")));
        refused("label", () -> spec("", 0, Map.of("x", "y".repeat(129))));
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 33; i++) {
            many.put("l" + i, "");
        }
        refused("label", () -> spec("", 0, many));
        refused("start", () -> Specs.demo("a", -1, 0, 0, 0));
        refused("start", () -> Specs.demo("a", 3_651 * 86_400.0, 0, 0, 0));
        refused("delay", () -> Specs.demo("a", 0, -0.5, 0, 0));
        refused("delay", () -> new Schedule.Interval(Duration.ZERO, Duration.ofNanos(5), 2));
        refused("repeats", () -> Specs.demo("a", 0, 0, -1, 0));
        refused("repeats", () -> Specs.demo("a", 0, 0, 1_000_000_001L, 0));
        refused("duration", () -> Specs.demo("a", 0, 0, 0, -1));
        refused("duration", () -> Specs.demo("a", 0, 0, 0, 604_801));
        refused("memory", () -> new GuestLimits(Duration.ZERO, 65_537, 0, 0));
        refused("stack", () -> new GuestLimits(Duration.ZERO, 0, -1, 0));
        refused("stack", () -> new GuestLimits(Duration.ZERO, 0, (1 << 30) + 1, 0));
        refused("output", () -> new GuestLimits(Duration.ZERO, 0, 0, -1));
        refused("wasm", () -> new ModuleRef("AB".repeat(32), 1));
        refused("wasm", () -> new ModuleRef("ab", 1));
        refused("wasm", () -> new ModuleRef("ab".repeat(32), -1));
    }

    @Test
    void everyFieldOfACallOutOfItsLimitIsRefusedByName() {
        refused("export", () -> new Call.Function("", List.of()));
        refused("args", () -> new Call.Function("run", Collections.nCopies(257, "1")));
        refused("args", () -> new Call.Function("run", List.of("x".repeat(8_193))));
        refused("args", () -> new Call.Command(Collections.nCopies(9, "x".repeat(8_000)), Map.of(), new byte[0]));
        refused("args", () -> new Call.Command(List.of("a\0b"), Map.of(), new byte[0]));
        refused("env", () -> new Call.Command(List.of(), Map.of("A=B", "c"), new byte[0]));
        refused("env", () -> new Call.Command(List.of(), Map.of("", "c"), new byte[0]));
        refused("stdin", () -> new Call.Command(List.of(), Map.of(), new byte[(1 << 20) + 1]));
    }

    @Test
    void everyPolicyOutOfItsLimitIsRefusedByName() {
        Policies base = Policies.defaults(Schedule.Interval.once());
        refused("priority", () -> base.withPriority(10));
        refused("priority", () -> base.withPriority(-1));
        refused("queue_timeout", () -> base.expiringAfter(Duration.ofSeconds(-1)));
        refused("require", () -> base.requiring(Map.of("a\tb", "c")));
        refused("attempts", () -> RetryPolicy.attempts(0));
        refused("attempts", () -> RetryPolicy.attempts(101));
        refused("backoff_factor", () -> retry(0.9, 0));
        refused("backoff_factor", () -> retry(Double.NaN, 0));
        refused("jitter", () -> retry(2, 1.1));
        refused("jitter", () -> retry(2, Double.NaN));
        refused("retry_on", () -> new RetryPolicy(1, 1, Duration.ZERO, 1, Duration.ZERO, 0, Set.of("")));
    }

    @Test
    void theLargestOfEverythingIsAcceptedAndFitsOneRecord() {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < TaskLimits.LABELS_MAX; i++) {
            labels.put(String.format("%0128d", i), "\u20ac".repeat(TaskLimits.LABEL_CHARS_MAX));
        }
        Call call = new Call.Command(Collections.nCopies(8, "\u20ac".repeat(8_192)),
                Map.of("A", "\u20ac".repeat(8_192)), new byte[TaskLimits.STDIN_BYTES_MAX]);
        Schedule schedule = Schedule.Interval.once();
        TaskSpec spec = new TaskSpec("\u20ac".repeat(200), "\u20ac".repeat(4_096), 0, schedule,
                Invocation.of(Specs.MODULE, call), GuestLimits.DEFAULTS, Policies.defaults(schedule).requiring(labels),
                labels);
        byte[] record = ChangeForm.write(1, 1, List.of(new Change.TaskAccepted(spec, Optional.empty(), 0)));
        assertTrue(record.length < 8 << 20, "a record of " + record.length + " bytes");
    }

    @Test
    void waitsGrowToTheirLimitAndJitterOnlyShortensThem() {
        RetryPolicy policy = new RetryPolicy(9, 9, Duration.ofSeconds(1), 2, Duration.ofSeconds(10), 0.5, Set.of());
        assertEquals(List.of(1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L), List.of(policy.waitMillis(1, 0),
                policy.waitMillis(2, 0), policy.waitMillis(3, 0), policy.waitMillis(4, 0), policy.waitMillis(5, 0),
                policy.waitMillis(100, 0)));
        assertEquals(750, policy.waitMillis(1, 0.5));
        assertTrue(policy.covers("anything"));
    }

    private static RetryPolicy retry(double factor, double jitter) {
        return new RetryPolicy(1, 1, Duration.ZERO, factor, Duration.ZERO, jitter, Set.of());
    }

    private static TaskSpec spec(String description, long complete, Map<String, String> labels) {
        Schedule schedule = Schedule.Interval.once();
        return new TaskSpec("a", description, complete, schedule, Specs.invocation(), GuestLimits.DEFAULTS,
                Policies.defaults(schedule), labels);
    }
}
