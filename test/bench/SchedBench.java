package bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.Invocation;
import ww.sched.ModuleRef;
import ww.sched.Modules;
import ww.sched.RunOutcome;
import ww.sched.Runner;
import ww.sched.Schedule;
import ww.sched.Scheduler;
import ww.sched.SchedulerSettings;
import ww.sched.SubmitResult;
import ww.sched.Task;
import ww.sched.TaskFilter;
import ww.sched.TaskPage;
import ww.sched.TaskSpec;
import ww.sched.WorkerSpec;

/**
 * The scheduler alone, on a real disk, with workers that answer at once: durable tasks per second from acceptance to
 * recorded result, the time one task takes, lateness with 10,000 timers pending, restart and list with 100,000 tasks.
 * Prints lines {@code figure NAME VALUE UNIT}. Arguments: {@code [DIRECTORY]} for the data, else a temporary one; the
 * disk under it is what is measured.
 */
public final class SchedBench {
    private static final int SUBMITTERS = 256;
    private static final int TASKS = 20_000;
    private static final int WARM_UP = 10_000;
    private static final int SEQUENTIAL = 1_000;
    private static final int PENDING = 10_000;
    private static final int MANY = 100_000;
    private static final int PAGES = 500;

    private final Path data;

    private SchedBench(Path data) {
        this.data = data;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        Path parent = arguments.length > 0 ? Path.of(arguments[0]) : Path.of(System.getProperty("java.io.tmpdir"));
        for (String part : List.of("throughput", "lateness", "many")) {
            Path data = Files.createTempDirectory(parent, "sched-bench");
            try {
                SchedBench bench = new SchedBench(data);
                switch (part) {
                    case "throughput" -> bench.throughput();
                    case "lateness" -> bench.lateness();
                    default -> bench.many();
                }
            } finally {
                remove(data);
            }
        }
    }

    /** Answers every attempt at once and counts the runs that were recorded, by way of the task's end. */
    private static final class Instant implements Runner {
        @Override
        public void start(Assignment assignment, Report report) {
            report.outcome(RunOutcome.Succeeded.of("1"));
        }

        @Override
        public void cancel(String worker, AttemptId attempt) {
        }
    }

    private void throughput() throws Exception {
        try (Scheduler scheduler = Scheduler.open(data, SchedulerSettings.defaults(), new Instant())) {
            scheduler.workerJoined(WorkerSpec.of("w", 1_024));
            ModuleRef module = module(scheduler);
            submitAll(scheduler, module, "warm", WARM_UP);
            long cpu = cpuNanos();
            double[] rates = new double[5];
            for (int round = 0; round < rates.length; round++) {
                long nanos = submitAll(scheduler, module, "r" + round, TASKS / rates.length);
                rates[round] = TASKS / rates.length / (nanos / 1e9);
            }
            figure("inprocess-cpu", (cpuNanos() - cpu) / 1e3 / TASKS, "us/task");
            Arrays.sort(rates);
            figure("durable-inprocess", rates[rates.length / 2], "tasks/s");
            long[] times = new long[SEQUENTIAL];
            for (int i = 0; i < SEQUENTIAL; i++) {
                long start = System.nanoTime();
                submit(scheduler, module, "s" + i, Duration.ZERO);
                awaitEnd(scheduler, "s" + i);
                times[i] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            figure("inprocess-p50", times[SEQUENTIAL / 2] / 1e6, "ms");
            figure("inprocess-p99", times[SEQUENTIAL * 99 / 100] / 1e6, "ms");
        }
    }

    /** The time from the first submission until the last result is recorded. */
    private static long submitAll(Scheduler scheduler, ModuleRef module, String prefix, int tasks) throws Exception {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(SUBMITTERS);
        long start = System.nanoTime();
        for (int i = 0; i < SUBMITTERS; i++) {
            Thread.ofVirtual().name("submitter " + i).start(() -> {
                for (int number = next.getAndIncrement(); number < tasks; number = next.getAndIncrement()) {
                    submit(scheduler, module, prefix + "-" + number, Duration.ZERO);
                }
                done.countDown();
            });
        }
        done.await();
        for (int i = 0; i < tasks; i++) {
            awaitEnd(scheduler, prefix + "-" + i);
        }
        return System.nanoTime() - start;
    }

    private void lateness() throws Exception {
        Map<String, Long> started = new ConcurrentHashMap<>();
        CountDownLatch all = new CountDownLatch(PENDING);
        Runner noting = new Runner() {
            @Override
            public void start(Assignment assignment, Report report) {
                started.put(assignment.attempt().task(), System.currentTimeMillis());
                report.outcome(RunOutcome.Succeeded.of("1"));
                all.countDown();
            }

            @Override
            public void cancel(String worker, AttemptId attempt) {
            }
        };
        try (Scheduler scheduler = Scheduler.open(data, SchedulerSettings.defaults(), noting)) {
            scheduler.workerJoined(WorkerSpec.of("w", 1_024));
            ModuleRef module = module(scheduler);
            CountDownLatch submitted = new CountDownLatch(PENDING);
            for (int i = 0; i < PENDING; i++) {
                int number = i;
                Thread.ofVirtual().start(() -> {
                    submit(scheduler, module, "t" + number, Duration.ofMillis(8_000 + number));
                    submitted.countDown();
                });
            }
            submitted.await();
            Map<String, Long> due = new ConcurrentHashMap<>();
            for (int i = 0; i < PENDING; i++) {
                Task task = scheduler.task("t" + i).orElseThrow();
                due.put(task.id(), task.nextDueMillis());
            }
            all.await();
            long[] late = due.entrySet().stream()
                    .mapToLong(each -> started.get(each.getKey()) - each.getValue()).sorted().toArray();
            figure("late-min-inprocess", late[0], "ms");
            figure("late-p50-inprocess", late[late.length / 2], "ms");
            figure("late-p99-inprocess", late[late.length * 99 / 100], "ms");
            figure("late-max-inprocess", late[late.length - 1], "ms");
        }
    }

    private void many() throws Exception {
        try (Scheduler scheduler = Scheduler.open(data, SchedulerSettings.defaults(), new Instant())) {
            ModuleRef module = module(scheduler);
            // One of the hundred thousand is the task that keeps the module.
            int rest = MANY - 1;
            CountDownLatch submitted = new CountDownLatch(rest);
            AtomicInteger next = new AtomicInteger();
            for (int i = 0; i < 2_000; i++) {
                Thread.ofVirtual().start(() -> {
                    for (int number = next.getAndIncrement(); number < rest; number = next.getAndIncrement()) {
                        submit(scheduler, module, "task-" + number, Duration.ofHours(1));
                        submitted.countDown();
                    }
                });
            }
            submitted.await();
        }
        long start = System.nanoTime();
        long cpu = cpuNanos();
        try (Scheduler scheduler = Scheduler.open(data, SchedulerSettings.defaults(), new Instant())) {
            scheduler.workers();
            figure("restart-100k-inprocess", (System.nanoTime() - start) / 1e6, "ms");
            figure("restart-100k-inprocess-cpu", (cpuNanos() - cpu) / 1e6, "ms");
            pages(scheduler);
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            figure("heap-100k-inprocess", (runtime.totalMemory() - runtime.freeMemory()) / 1e6, "MB");
        }
    }

    private static void pages(Scheduler scheduler) {
        long[] times = new long[PAGES];
        long cursor = 0;
        for (int i = 0; i < PAGES; i++) {
            long start = System.nanoTime();
            TaskPage page = scheduler.tasks(TaskFilter.ALL, cursor, 100);
            times[i] = System.nanoTime() - start;
            cursor = page.next().orElse(0);
        }
        Arrays.sort(times);
        figure("page-p99-inprocess", times[PAGES * 99 / 100] / 1e6, "ms");
    }

    private static void submit(Scheduler scheduler, ModuleRef module, String id, Duration startIn) {
        SubmitResult result = scheduler.submit(TaskSpec.of(id,
                new Schedule.Interval(startIn, Duration.ZERO, 1), Invocation.demo(module, 0, 1)));
        if (!(result instanceof SubmitResult.Accepted)) {
            throw new IllegalStateException(id + ": " + result);
        }
    }

    private static void awaitEnd(Scheduler scheduler, String id) throws InterruptedException {
        Task task = scheduler.task(id).orElseThrow();
        while (!task.ended()) {
            task = scheduler.await(id, task.changed(), Duration.ofSeconds(30)).orElseThrow();
        }
    }

    private static ModuleRef module(Scheduler scheduler) throws IOException {
        try (Modules.Pinned pinned = scheduler.modules().put(new ByteArrayInputStream(new byte[1_000]), 1_000)) {
            scheduler.submit(TaskSpec.of("keep", new Schedule.Interval(Duration.ofDays(1), Duration.ZERO, 1),
                    Invocation.demo(pinned.module(), 0, 1)));
            return pinned.module();
        }
    }

    /** Of the whole process: tells more than the time passed on a machine that has other things to do. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void figure(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "figure %s %.3f %s%n", name, value, unit);
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            found.sorted(Comparator.reverseOrder()).forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
