package ww.sched;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** A process that accepts and runs tasks, says so line by line, and waits to be killed. */
final class KilledGateway {
    private KilledGateway() {
    }

    /** Arguments: the data directory, the number of the first task. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        ThreadRunner runner = new ThreadRunner(assignment -> RunOutcome.Succeeded.of(assignment.attempt().task()));
        int first = Integer.parseInt(arguments[1]);
        try (Scheduler scheduler = Scheduler.open(Path.of(arguments[0]), SchedulerSettings.defaults(), runner)) {
            scheduler.workerJoined(WorkerSpec.of("w", 4));
            for (int submitter = 0; submitter < 4; submitter++) {
                int mine = submitter;
                Thread.ofVirtual().start(() -> submit(scheduler, out, first, mine));
            }
            try (EventFeed feed = scheduler.events(scheduler.sequence())) {
                while (!feed.ended()) {
                    for (SchedulerEvent event : feed.next(100, Duration.ofSeconds(5))) {
                        if (event.change() instanceof Change.RunEnded ended) {
                            out.println("ended " + ended.task() + " " + ended.state() + " .");
                        }
                    }
                }
            }
        }
    }

    private static void submit(Scheduler scheduler, PrintStream out, int first, int mine) {
        for (int i = mine; ; i += 4) {
            String id = "t" + (first + i);
            try (Modules.Pinned pinned = scheduler.modules().put(new ByteArrayInputStream(id.getBytes()), 100)) {
                Schedule schedule = new Schedule.Interval(Duration.ofMillis(i % 3 * 20), Duration.ZERO, 1);
                if (scheduler.submit(TaskSpec.of(id, schedule, Invocation.demo(pinned.module(), 0, 1)))
                        instanceof SubmitResult.Accepted) {
                    out.println("accepted " + id + " .");
                }
            } catch (IOException e) {
                out.println("failed " + e);
                return;
            }
        }
    }
}
