package ww.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ww.sched.Assignment;
import ww.sched.AttemptId;
import ww.sched.Call;
import ww.sched.Evidence;
import ww.sched.Output;
import ww.sched.RunOutcome;
import ww.sched.RunStatistics;
import ww.sched.Runner;

/**
 * A worker without a module: what a run does is told by the name of its export. {@code run} returns 2832, {@code trap}
 * fails by the module's fault, {@code slow} takes too long, {@code hang} goes on until it is cancelled or
 * {@link #finish}ed, {@code pair} returns two values, {@code large} returns more than JSON shows. A command echoes its
 * arguments and standard input.
 */
final class TestRunner implements Runner {
    private final Map<AttemptId, Report> hanging = new ConcurrentHashMap<>();

    @Override
    public void start(Assignment assignment, Report report) {
        RunStatistics statistics = new RunStatistics(1_000_000, 900_000, 0, 65_536, true);
        switch (assignment.invocation().call()) {
            case Call.Function function -> {
                switch (function.export()) {
                    case "hang" -> hanging.put(assignment.attempt(), report);
                    case "trap" -> report.outcome(new RunOutcome.TaskFault("trap", "unreachable executed",
                            new Evidence(Output.EMPTY, Output.of("about to fail\n"), statistics)));
                    case "slow" -> report.outcome(new RunOutcome.TimedOut(Duration.ofSeconds(3), Evidence.NONE));
                    case "pair" -> report.outcome(new RunOutcome.Succeeded(List.of("1", "-2"), 0, Evidence.NONE));
                    case "large" -> report.outcome(RunOutcome.Succeeded.of("9".repeat(100_000)));
                    default -> report.outcome(new RunOutcome.Succeeded(List.of("2832"), 0,
                            new Evidence(Output.EMPTY, Output.EMPTY, statistics)));
                }
            }
            case Call.Command command -> report.outcome(new RunOutcome.Succeeded(List.of(), 0, new Evidence(
                    Output.of(String.join(" ", command.arguments()) + command.environment()
                            + new String(command.stdin(), StandardCharsets.UTF_8)),
                    new Output("<b>careful</b>".getBytes(StandardCharsets.UTF_8), true), statistics)));
        }
    }

    @Override
    public void cancel(String worker, AttemptId attempt) {
        Report report = hanging.remove(attempt);
        if (report != null) {
            report.outcome(new RunOutcome.Cancelled());
        }
    }

    /** Lets every hanging run return. */
    void finish() {
        for (AttemptId attempt : hanging.keySet()) {
            hanging.remove(attempt).outcome(RunOutcome.Succeeded.of("late"));
        }
    }
}
