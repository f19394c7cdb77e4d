package ww.e2e.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ww.e2e.chaos.History.Attempt;
import ww.e2e.chaos.History.Run;

/**
 * Does a history keep what was promised for a task? Every due time has its one recorded outcome, none early, none
 * doubled, none lost, and none is left out but where the task's policies say so.
 *
 * <p>A checker of runs against intervals of time alone, as is usual where a scheduler says nothing of why, has to
 * search for an assignment of runs to due times. Here each run names its due time, so that each is held to the one it
 * must have, to the millisecond.
 */
final class OutcomeChecker {
    /** Lateness from which the misfire policy applies; the gateway's default. */
    private static final long MISFIRE_MILLIS = 1_000;

    private static final Pattern MISSED = Pattern.compile("missed by (\\d+) ms(; a later one runs in its place)?");
    private static final String OVERLAPS = "an earlier run has not ended";

    private final ChaosTask task;
    private final History history;
    private final List<String> violations = new ArrayList<>();

    private OutcomeChecker(ChaosTask task, History history) {
        this.task = task;
        this.history = history;
    }

    /** What is wrong, in sentences; empty if nothing is. */
    static List<String> violations(ChaosTask task, History history) {
        OutcomeChecker checker = new OutcomeChecker(task, history);
        checker.checkTask();
        for (int i = 0; i < history.runs().size(); i++) {
            checker.checkRun(i);
        }
        return checker.violations;
    }

    private void checkTask() {
        require(history.state().equals("succeeded"), "the task is " + history.state());
        require(history.runs().size() == task.repeats(),
                history.runs().size() + " runs instead of " + task.repeats());
        require(history.succeeded() == with("succeeded") && history.skipped() == with("skipped"), "its counts of "
                + history.succeeded() + " succeeded and " + history.skipped() + " skipped are not those of its runs");
    }

    private long with(String state) {
        return history.runs().stream().filter(run -> run.state().equals(state)).count();
    }

    private void checkRun(int index) {
        Run run = history.runs().get(index);
        require(run.number() == index + 1, "run " + run.number() + " stands in place " + (index + 1));
        checkDue(index, run);
        switch (run.state()) {
            case "succeeded" -> checkSucceeded(run);
            case "skipped" -> checkSkipped(index, run);
            default -> require(false, "run " + run.number() + " is " + run.state() + ": " + run.reason());
        }
    }

    private void checkDue(int index, Run run) {
        Instant first = history.accepted().plusMillis(task.startMillis());
        if (index == 0 || !task.isSequential()) {
            Instant due = first.plusMillis(index * task.delayMillis());
            require(run.due().equals(due), "run " + run.number() + " is due at " + run.due() + " instead of " + due);
        } else {
            Instant before = history.runs().get(index - 1).ended();
            require(!run.due().isBefore(before), "run " + run.number() + " is due at " + run.due()
                    + ", before the end of the one before at " + before);
        }
    }

    private void checkSucceeded(Run run) {
        String which = "run " + run.number();
        require(run.result().equals(Optional.of(task.result())), which + " answered " + run.result());
        require(!run.attempts().isEmpty(), which + " succeeded without an attempt");
        for (int i = 0; i < run.attempts().size(); i++) {
            Attempt attempt = run.attempts().get(i);
            boolean last = i == run.attempts().size() - 1;
            require(attempt.number() == i + 1, which + " has attempt " + attempt.number() + " in place " + (i + 1));
            require(attempt.outcome().equals("succeeded") == last, which + " has an attempt " + attempt.number()
                    + " of " + run.attempts().size() + " that ended with '" + attempt.outcome() + "'");
            Instant earliest = i == 0 ? run.due() : run.attempts().get(i - 1).ended();
            require(!attempt.started().isBefore(earliest), which + ", attempt " + attempt.number() + " started at "
                    + attempt.started() + ", early by what must be after " + earliest);
            require(!attempt.ended().isBefore(attempt.started()), which + ", attempt " + attempt.number()
                    + " ended before it started");
        }
        require(run.attempts().isEmpty() || run.ended().equals(run.attempts().getLast().ended()),
                which + " did not end with its last attempt");
    }

    private void checkSkipped(int index, Run run) {
        String which = "run " + run.number() + " (" + run.reason() + ")";
        require(run.attempts().isEmpty(), which + " was skipped and has an attempt");
        require(!task.isSequential(), which + " was skipped, though nothing could overlap or be missed");
        Matcher missed = MISSED.matcher(run.reason());
        if (run.reason().equals(OVERLAPS)) {
            require(task.overlap().equals("skip"), which + " was skipped by a policy that is not the task's");
            require(history.runs().subList(0, index).stream().anyMatch(
                    earlier -> !earlier.ended().isBefore(run.due())),
                    which + " was skipped for an earlier run, but all had ended");
        } else if (missed.matches()) {
            require(!task.misfire().equals("all"), which + " was skipped by a policy that is not the task's");
            require(Long.parseLong(missed.group(1)) > MISFIRE_MILLIS, which + " was skipped for too little");
            boolean once = missed.group(2) != null;
            require(once == task.misfire().equals("once"), which + " was skipped by a policy that is not the task's");
            require(!once || index < history.runs().size() - 1, which + " was skipped for a later one; there is none");
        } else {
            require(false, which + " was skipped without a reason that is known");
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(task.name() + " (" + history.id() + "): " + otherwise);
        }
    }
}
