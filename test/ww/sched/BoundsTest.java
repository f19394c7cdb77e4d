package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That memory stays within what the settings say, whatever is asked for. */
class BoundsTest {
    private static final int MEBIBYTE = 1 << 20;

    private long nowMillis = 1_000_000;
    private final Cluster cluster = new Cluster(new SchedulerSettings(1_000, 1_000, Duration.ofDays(7), 8 * MEBIBYTE,
            50, 20, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1), 100, 100, MEBIBYTE, 1));

    private Cluster.Decision apply(Event event) {
        Cluster.Decision decision = cluster.apply(event, nowMillis);
        assertEquals("", Indexed.difference(cluster));
        return decision;
    }

    private Reply submit(TaskSpec spec) {
        return apply(new Event.Submit(spec, Optional.empty())).reply().orElseThrow();
    }

    private static TaskSpec large(String id) {
        return TaskSpec.of(id, Schedule.Interval.once(), Invocation.of(Specs.MODULE,
                new Call.Command(List.of(), Map.of(), new byte[MEBIBYTE])));
    }

    @Test
    void inputsOfAllTasksTogetherAreBoundedAndEndedTasksMakeRoom() {
        for (int i = 0; i < 8; i++) {
            assertInstanceOf(SubmitResult.Accepted.class, submit(large("t" + i)));
        }
        assertInstanceOf(SubmitResult.Full.class, submit(large("one more")));
        apply(new Event.Cancel("t3"));
        assertInstanceOf(SubmitResult.Accepted.class, submit(large("one more")));
        assertTrue(cluster.task("t3").isEmpty());
        assertEquals(8L * MEBIBYTE, cluster.indexes().inputBytes());
    }

    @Test
    void resultsOfAllRunsTogetherAreBoundedAndTheOldestGoFirst() {
        apply(new Event.WorkerJoined(WorkerSpec.of("w", 1)));
        Evidence evidence = new Evidence(new Output(new byte[MEBIBYTE], false), Output.EMPTY, RunStatistics.UNKNOWN);
        for (int i = 0; i < 20; i++) {
            List<Action> actions = apply(new Event.Submit(Specs.once("t" + i), Optional.empty())).actions();
            AttemptId attempt = ((Action.Start) actions.getLast()).assignment().attempt();
            apply(new Event.Reported("w", attempt, new RunOutcome.Succeeded(List.of("1"), 0, evidence)));
        }
        assertTrue(cluster.indexes().results().bytes() <= 8L * MEBIBYTE);
        assertTrue(cluster.task("t0").orElseThrow().runs().isEmpty());
        assertEquals(1, cluster.task("t0").orElseThrow().completions());
        assertEquals(1, cluster.task("t19").orElseThrow().runs().size());
    }

    @Test
    void runsKeptWithATaskAreBoundedAndFailuresStayLonger() {
        apply(new Event.WorkerJoined(WorkerSpec.of("w", 1)));
        List<Action> actions = apply(new Event.Submit(Specs.demo("a", 0, 0, 300, 0), Optional.empty())).actions();
        for (int i = 1; i <= 300; i++) {
            AttemptId attempt = ((Action.Start) actions.getLast()).assignment().attempt();
            RunOutcome outcome = i % 20 == 0
                    ? new RunOutcome.TaskFault("trap", "now and then") : RunOutcome.Succeeded.of("1");
            actions = apply(new Event.Reported("w", attempt, outcome)).actions();
        }
        Task task = cluster.task("a").orElseThrow();
        assertEquals(50, task.runs().size());
        assertEquals(285, task.completions());
        assertEquals(300, task.counts().total());
        assertEquals(List.of(20L, 40L, 60L), task.runs().stream().map(Run::number).limit(3).toList());
        assertTrue(task.run(300).isPresent());
        assertTrue(task.run(299).isPresent());
    }

    @Test
    void aFloodOfDueTimesBecomesRunsOnlyAsFastAsTheyEnd() {
        submit(Specs.demo("a", 0, 0.001, 100_000, 0));
        nowMillis += 100_000;
        for (int i = 0; i < 10; i++) {
            apply(new Event.Tick());
        }
        assertEquals(20, cluster.task("a").orElseThrow().runs().size());
        assertEquals(20, cluster.waitingRuns());
    }

    @Test
    void skippingAFloodOfDueTimesIsDoneInPieces() {
        TaskSpec spec = Specs.demo("a", 0.001, 0.001, 100_000, 0);
        submit(Specs.with(spec, spec.policies().with(Misfire.SKIP)));
        nowMillis += 200_000;
        int turns = 0;
        while (!cluster.task("a").orElseThrow().ended()) {
            assertTrue(apply(new Event.Tick()).changes().size() <= 520);
            turns++;
        }
        assertTrue(turns > 190);
        assertEquals(100_000, cluster.task("a").orElseThrow().counts().skipped());
    }

    @Test
    void timersOfWhatHasEndedAreGone() {
        apply(new Event.WorkerJoined(WorkerSpec.of("w", 10)));
        for (int i = 0; i < 100; i++) {
            TaskSpec spec = Specs.once("t" + i);
            List<Action> actions = apply(new Event.Submit(Specs.with(spec,
                    spec.policies().expiringAfter(Duration.ofSeconds(9))), Optional.empty())).actions();
            AttemptId attempt = ((Action.Start) actions.getLast()).assignment().attempt();
            apply(new Event.Reported("w", attempt, RunOutcome.Succeeded.of("1")));
        }
        assertEquals(1, cluster.indexes().timeline().size(), "the age of ended tasks and nothing else");
        assertEquals(0, cluster.outstanding());
    }

    @Test
    void choicesAmongEqualsFollowFromTheSeedAndAreFair() {
        int[] chosen = new int[4];
        for (int i = 0; i < 4; i++) {
            apply(new Event.WorkerJoined(WorkerSpec.of("w" + i, 10)));
        }
        IntStream.range(0, 400).forEach(i -> {
            TaskSpec spec = TaskSpec.of("t" + i, Schedule.Interval.once(),
                    Invocation.demo(new ModuleRef(String.format("%064x", i), 1), 0, 1));
            List<Action> actions = apply(new Event.Submit(spec, Optional.empty())).actions();
            Assignment assignment = ((Action.Start) actions.getLast()).assignment();
            chosen[assignment.worker().charAt(1) - '0']++;
            apply(new Event.Reported(assignment.worker(), assignment.attempt(), RunOutcome.Succeeded.of("1")));
        });
        for (int times : chosen) {
            assertTrue(times > 60 && times < 140, "chosen " + times + " times of 400");
        }
    }
}
