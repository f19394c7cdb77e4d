package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler with its threads, its clock and a real directory. */
@Timeout(60)
class SchedulerTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ThreadRunner runner = new ThreadRunner(this::body);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Queue<AttemptId> started = new ConcurrentLinkedQueue<>();

    /** Tasks whose id begins with "wait" hold their attempt until the test lets go or it is cancelled. */
    private RunOutcome body(Assignment assignment) throws InterruptedException {
        started.add(assignment.attempt());
        if (assignment.attempt().task().startsWith("wait")) {
            released.await();
        }
        return RunOutcome.Succeeded.of("2832");
    }

    private static TaskSpec spec(Scheduler scheduler, String id) throws IOException {
        return TaskSpec.of(id, Schedule.Interval.once(), Invocation.demo(module(scheduler), 0, 3));
    }

    private static ModuleRef module(Scheduler scheduler) throws IOException {
        try (Modules.Pinned pinned = scheduler.modules().put(new ByteArrayInputStream(new byte[100]), 1_000)) {
            return pinned.module();
        }
    }

    private static Task ended(Scheduler scheduler, String id) throws InterruptedException {
        Task task = scheduler.task(id).orElseThrow();
        while (!task.ended()) {
            task = scheduler.await(id, task.changed(), LONG).orElseThrow();
        }
        return task;
    }

    @Test
    void aTaskRunsAndItsResultIsKept() throws Exception {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            assertInstanceOf(SubmitResult.Accepted.class, scheduler.submit(spec(scheduler, "a")));
            assertTrue(scheduler.explain("a").orElseThrow().summary().contains("no worker"));
            scheduler.workerJoined(WorkerSpec.of("w", 2));
            Task task = ended(scheduler, "a");
            assertEquals(Task.State.SUCCEEDED, task.state());
            assertEquals(1, task.completions());
            assertEquals("2832", ((RunOutcome.Succeeded) task.run(1).orElseThrow().outcome().orElseThrow()).result());
            assertEquals(1, scheduler.workers().getFirst().succeeded());
            assertEquals(Optional.empty(), scheduler.explain("nobody"));
        }
    }

    @Test
    void aModuleThatIsNotThereIsMissedAtTheDoor() {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            assertInstanceOf(SubmitResult.ModuleMissing.class, scheduler.submit(Specs.once("a")));
        }
    }

    @Test
    void aModuleOverItsLimitIsRefused() {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            ModuleTooLargeException refused = assertThrows(ModuleTooLargeException.class, () ->
                    scheduler.modules().put(new ByteArrayInputStream(new byte[11]), 10));
            assertEquals(10, refused.bytesMax());
        }
    }

    @Test
    void whatWasAcceptedIsThereAfterARestart() throws Exception {
        long sequence;
        try (Scheduler scheduler = Scheduler.open(folder, SchedulerSettings.defaults(), runner)) {
            scheduler.submit(spec(scheduler, "waiting"), Optional.of(new IdempotencyKey("k", "f")));
            scheduler.submit(spec(scheduler, "paused"));
            scheduler.pause("paused");
            sequence = scheduler.sequence();
        }
        try (Scheduler scheduler = Scheduler.open(folder, SchedulerSettings.defaults(), runner)) {
            assertEquals(Task.State.WAITING, scheduler.task("waiting").orElseThrow().state());
            assertEquals(Task.State.PAUSED, scheduler.task("paused").orElseThrow().state());
            assertEquals(sequence, scheduler.sequence());
            assertInstanceOf(SubmitResult.Replayed.class, scheduler.submit(spec(scheduler, "waiting"),
                    Optional.of(new IdempotencyKey("k", "f"))));
            try (EventFeed feed = scheduler.events(1)) {
                assertInstanceOf(Change.TaskAccepted.class, feed.next(1, Duration.ZERO).getFirst().change());
            }
            released.countDown();
            scheduler.workerJoined(WorkerSpec.of("w", 2));
            assertEquals(Task.State.SUCCEEDED, ended(scheduler, "waiting").state());
        }
    }

    @Test
    void anAttemptUnderWayIsAdoptedAfterARestart() throws Exception {
        AttemptId held;
        try (Scheduler scheduler = Scheduler.open(folder, SchedulerSettings.defaults(), runner)) {
            scheduler.submit(spec(scheduler, "wait"));
            scheduler.workerJoined(WorkerSpec.of("w", 1));
            while (started.isEmpty()) {
                Thread.onSpinWait();
            }
            held = started.poll();
        }
        try (Scheduler scheduler = Scheduler.open(folder, SchedulerSettings.defaults(), runner)) {
            scheduler.workerJoined(WorkerSpec.of("w", 1).holding(List.of(held)));
            scheduler.workerJoined(WorkerSpec.of("liar", 1).holding(List.of(held)));
            assertFalse(scheduler.report("liar", held, RunOutcome.Succeeded.of("0")));
            assertEquals(1, scheduler.misreports());
            assertTrue(scheduler.report("w", held, RunOutcome.Succeeded.of("7")));
            assertFalse(scheduler.report("w", held, RunOutcome.Succeeded.of("8")));
            Task task = ended(scheduler, "wait");
            assertEquals(1, task.run(1).orElseThrow().attempts().size());
            assertTrue(started.isEmpty());
        }
        released.countDown();
        runner.close();
    }

    @Test
    void theEndOfAnOldConnectionDoesNotTakeANewOneAway() {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            long first = scheduler.workerJoined(WorkerSpec.of("w", 1));
            long second = scheduler.workerJoined(WorkerSpec.of("w", 1));
            scheduler.workerLeft("w", first, "reset");
            assertEquals(1, scheduler.workers().size());
            scheduler.workerLeft("w", second, "reset");
            assertEquals(0, scheduler.workers().size());
        }
    }

    @Test
    void cancellingStopsARunThatIsUnderWay() throws Exception {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            scheduler.workerJoined(WorkerSpec.of("w", 1));
            scheduler.submit(spec(scheduler, "wait"));
            assertInstanceOf(CommandResult.Done.class, scheduler.cancel("wait"));
            Task task = scheduler.task("wait").orElseThrow();
            while (task.state() != Task.State.CANCELLED) {
                task = scheduler.await("wait", task.changed(), LONG).orElseThrow();
            }
            assertEquals(RunState.CANCELLED, task.run(1).orElseThrow().state());
            assertInstanceOf(CommandResult.Unchanged.class, scheduler.cancel("wait"));
            assertInstanceOf(CommandResult.NotFound.class, scheduler.cancel("nobody"));
        }
    }

    @Test
    void noRunIsEarly() throws Exception {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            scheduler.workerJoined(WorkerSpec.of("w", 100));
            ModuleRef module = module(scheduler);
            for (int i = 0; i < 50; i++) {
                Schedule schedule = new Schedule.Interval(Duration.ofMillis(i * 7), Duration.ofMillis(11), 3);
                scheduler.submit(TaskSpec.of("t" + i, schedule, Invocation.demo(module, 0, 1)));
            }
            for (int i = 0; i < 50; i++) {
                Task task = ended(scheduler, "t" + i);
                for (Run run : task.runs()) {
                    long expected = task.acceptedAtMillis() + i * 7 + (run.number() - 1) * 11;
                    assertEquals(expected, run.dueMillis());
                    assertTrue(run.startedAtMillis() >= expected);
                }
            }
        }
    }

    @Test
    void aRunnerThatThrowsIsAWorkersFault() throws Exception {
        List<String> seen = new ArrayList<>();
        Runner broken = new Runner() {
            @Override
            public void start(Assignment assignment, Report report) {
                seen.add(assignment.worker());
                if (assignment.worker().equals("bad")) {
                    throw new IllegalStateException("no such connection");
                }
                report.outcome(RunOutcome.Succeeded.of("1"));
            }

            @Override
            public void cancel(String worker, AttemptId attempt) {
            }
        };
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), broken)) {
            scheduler.submit(spec(scheduler, "a"));
            scheduler.workerJoined(WorkerSpec.of("bad", 1));
            scheduler.workerJoined(WorkerSpec.of("good", 1));
            Task task = ended(scheduler, "a");
            assertEquals(List.of("bad", "good"), seen);
            assertInstanceOf(RunOutcome.WorkerFault.class,
                    task.run(1).orElseThrow().attempts().getFirst().outcome().orElseThrow());
        }
    }

    @Test
    void drainingEndsWhenWhatRunsHasEnded() throws Exception {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            scheduler.workerJoined(WorkerSpec.of("w", 1));
            scheduler.submit(spec(scheduler, "wait"));
            assertFalse(scheduler.drain(Duration.ofMillis(1)));
            assertInstanceOf(SubmitResult.Stopping.class, scheduler.submit(spec(scheduler, "late")));
            released.countDown();
            assertTrue(scheduler.drain(LONG));
            assertEquals(Task.State.SUCCEEDED, scheduler.task("wait").orElseThrow().state());
        }
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() throws Exception {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner)) {
            ModuleRef module = module(scheduler);
            for (int i = 0; i < 25; i++) {
                scheduler.submit(new TaskSpec("t" + i, "", 0, Schedule.Interval.once(),
                        Invocation.demo(module, 0, 1), GuestLimits.DEFAULTS,
                        Policies.defaults(Schedule.Interval.once()), Map.of("odd", String.valueOf(i % 2))));
            }
            List<String> ids = new ArrayList<>();
            TaskPage page = scheduler.tasks(TaskFilter.ALL, 0, 10);
            while (true) {
                page.tasks().forEach(task -> ids.add(task.id()));
                if (page.next().isEmpty()) {
                    break;
                }
                page = scheduler.tasks(TaskFilter.ALL, page.next().getAsLong(), 10);
            }
            assertEquals(25, ids.size());
            assertEquals("t0", ids.getFirst());
            assertEquals("t24", ids.getLast());
            TaskFilter odd = new TaskFilter(Set.of(Task.State.WAITING), Map.of("odd", "1"));
            assertEquals(12, scheduler.tasks(odd, 0, 1_000).tasks().size());
            assertEquals(25L, scheduler.counts().get(Task.State.WAITING));
            assertThrows(IllegalArgumentException.class, () -> scheduler.tasks(TaskFilter.ALL, 0, 1_001));
        }
    }

    @Test
    void theDataDirectoryIsPrivateAndLocked() throws Exception {
        Path data = folder.resolve("data");
        try (Scheduler scheduler = Scheduler.open(data, SchedulerSettings.defaults(), runner)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
            IOException refused = assertThrows(IOException.class,
                    () -> Scheduler.open(data, SchedulerSettings.defaults(), runner));
            assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            assertTrue(scheduler.unready().isEmpty());
        }
        Scheduler.open(data, SchedulerSettings.defaults(), runner).close();
    }

    @Test
    void aClosedSchedulerSaysSo() throws Exception {
        Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner);
        TaskSpec spec = spec(scheduler, "a");
        EventFeed feed = scheduler.events(1);
        scheduler.close();
        scheduler.close();
        assertInstanceOf(SubmitResult.Stopping.class, scheduler.submit(spec));
        assertInstanceOf(CommandResult.Stopping.class, scheduler.cancel("a"));
        assertEquals(List.of(), scheduler.workers());
        assertTrue(feed.next(1, LONG).isEmpty());
        assertTrue(feed.ended());
        assertTrue(scheduler.unready().isPresent());
    }

    @Test
    void manySubmittersAndReadersHammerOneScheduler() throws Exception {
        try (Scheduler scheduler = Scheduler.open(folder, SchedulerSettings.defaults(), runner)) {
            scheduler.workerJoined(WorkerSpec.of("w1", 8));
            scheduler.workerJoined(WorkerSpec.of("w2", 8));
            ModuleRef module = module(scheduler);
            Set<String> accepted = ConcurrentHashMap.newKeySet();
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int mine = t;
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 50; i++) {
                        String id = "t" + mine + "-" + i;
                        if (scheduler.submit(TaskSpec.of(id, Schedule.Interval.once(),
                                Invocation.demo(module, 0, 1))) instanceof SubmitResult.Accepted) {
                            accepted.add(id);
                        }
                        scheduler.tasks(TaskFilter.ALL, 0, 20);
                        scheduler.cancel("t" + (mine + 1) % 8 + "-" + i);
                        scheduler.runNow("t" + (mine + 2) % 8 + "-" + i);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(400, accepted.size());
            for (String id : accepted) {
                Task task = ended(scheduler, id);
                while (task.runs().stream().anyMatch(Run::open)) {
                    task = scheduler.await(id, task.changed(), LONG).orElseThrow();
                }
                assertEquals(task.runs().size(), task.counts().total());
            }
        }
    }

    @Test
    void listenersSeeEveryChangeOnce() throws Exception {
        try (Scheduler scheduler = Scheduler.ephemeral(SchedulerSettings.defaults(), runner);
                EventFeed feed = scheduler.events(0)) {
            scheduler.workerJoined(WorkerSpec.of("w", 1));
            scheduler.submit(spec(scheduler, "a"));
            ended(scheduler, "a");
            long expected = 1;
            boolean over = false;
            while (!over) {
                for (SchedulerEvent event : feed.next(2, LONG)) {
                    assertEquals(expected++, event.sequence());
                    over = event.change() instanceof Change.TaskEnded;
                }
            }
            assertEquals(scheduler.sequence() + 1, expected);
            assertTrue(feed.next(1, Duration.ofMillis(1)).isEmpty());
        }
    }

    @Test
    void modulesNobodyRefersToAreRemoved() throws Exception {
        try (Scheduler scheduler = Scheduler.open(folder, SchedulerSettings.defaults(), runner)) {
            ModuleRef unused = module(scheduler);
            Modules modules = scheduler.modules();
            try (Modules.Pinned pinned = modules.put(new ByteArrayInputStream(new byte[5]), 10)) {
                TaskSpec spec = TaskSpec.of("a", Schedule.Interval.once(), Invocation.demo(pinned.module(), 0, 1));
                scheduler.submit(spec);
            }
            assertEquals(1, scheduler.removeUnusedModules());
            assertEquals(Optional.empty(), modules.bytes(unused.sha256()));
            ModuleRef used = scheduler.task("a").orElseThrow().spec().invocation().module();
            assertEquals(5, modules.bytes(used.sha256()).orElseThrow().length);
            assertEquals(Optional.of(used), modules.find(used.sha256()));
            assertEquals(Optional.empty(), modules.find("../../etc/passwd"));
        }
    }
}
