package ww.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stored form of a whole {@link Task}, as snapshots hold it. */
final class TaskForm {
    private TaskForm() {
    }

    static void write(RecordWriter out, Task task) {
        out.block(o -> {
            SpecForm.write(o, task.spec());
            o.unsigned(task.sequence());
            o.unsigned(task.changed());
            o.signed(task.acceptedAtMillis());
            o.signed(task.endedAtMillis());
            o.unsigned(number(task.end()));
            o.flag(task.paused());
            o.unsigned(task.planned());
            o.unsigned(task.lastRun());
            o.signed(task.nextDueMillis());
            Task.Counts counts = task.counts();
            o.unsigned(counts.succeeded());
            o.unsigned(counts.failed());
            o.unsigned(counts.timedOut());
            o.unsigned(counts.cancelled());
            o.unsigned(counts.expired());
            o.unsigned(counts.skipped());
            o.unsigned(task.runs().size());
            task.runs().forEach(run -> writeRun(o, run));
            writeKey(o, task.key());
        });
    }

    static Task read(RecordReader in) throws BadRecordException {
        return in.block(i -> new Task(SpecForm.read(i), i.unsigned(), i.unsigned(), i.signed(), i.signed(),
                end(i.small()), i.flag(), i.unsigned(), i.unsigned(), i.signed(), readCounts(i), readRuns(i),
                readKey(i)));
    }

    private static Task.Counts readCounts(RecordReader in) throws BadRecordException {
        return new Task.Counts(in.unsigned(), in.unsigned(), in.unsigned(), in.unsigned(), in.unsigned(),
                in.unsigned());
    }

    private static List<Run> readRuns(RecordReader in) throws BadRecordException {
        int count = in.count(1);
        List<Run> runs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            runs.add(in.block(TaskForm::readRun));
        }
        return runs;
    }

    private static void writeRun(RecordWriter out, Run run) {
        out.block(o -> {
            o.unsigned(run.number());
            o.signed(run.dueMillis());
            o.flag(run.byHand());
            o.unsigned(number(run.state()));
            o.unsigned(number(run.ending()));
            o.text(run.reason());
            o.signed(run.notBeforeMillis());
            o.signed(run.endedAtMillis());
            o.unsigned(run.attempts().size());
            for (Attempt attempt : run.attempts()) {
                o.block(a -> writeAttempt(a, attempt));
            }
        });
    }

    private static Run readRun(RecordReader in) throws BadRecordException {
        return new Run(in.unsigned(), in.signed(), in.flag(), state(in.small()), state(in.small()), in.text(),
                in.signed(), in.signed(), readAttempts(in));
    }

    private static List<Attempt> readAttempts(RecordReader in) throws BadRecordException {
        int count = in.count(1);
        List<Attempt> attempts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attempts.add(in.block(a -> new Attempt(a.small(), a.unsigned(), a.text(), a.text(), a.signed(),
                    a.signed(), a.flag() ? Optional.of(OutcomeForm.read(a)) : Optional.empty())));
        }
        return attempts;
    }

    private static void writeAttempt(RecordWriter out, Attempt attempt) {
        out.unsigned(attempt.number());
        out.unsigned(attempt.fence());
        out.text(attempt.worker());
        out.text(attempt.workerName());
        out.signed(attempt.startedAtMillis());
        out.signed(attempt.endedAtMillis());
        out.flag(attempt.outcome().isPresent());
        attempt.outcome().ifPresent(outcome -> OutcomeForm.write(out, outcome));
    }

    static void writeKey(RecordWriter out, Optional<IdempotencyKey> key) {
        out.flag(key.isPresent());
        key.ifPresent(value -> {
            out.text(value.key());
            out.text(value.fingerprint());
        });
    }

    static Optional<IdempotencyKey> readKey(RecordReader in) throws BadRecordException {
        return in.flag() ? Optional.of(new IdempotencyKey(in.text(), in.text())) : Optional.empty();
    }

    static int number(RunState state) {
        return switch (state) {
            case WAITING -> 0;
            case RUNNING -> 1;
            case CANCELLING -> 2;
            case SUCCEEDED -> 3;
            case FAILED -> 4;
            case TIMED_OUT -> 5;
            case CANCELLED -> 6;
            case EXPIRED -> 7;
            case SKIPPED -> 8;
        };
    }

    static RunState state(int number) throws BadRecordException {
        return switch (number) {
            case 0 -> RunState.WAITING;
            case 1 -> RunState.RUNNING;
            case 2 -> RunState.CANCELLING;
            case 3 -> RunState.SUCCEEDED;
            case 4 -> RunState.FAILED;
            case 5 -> RunState.TIMED_OUT;
            case 6 -> RunState.CANCELLED;
            case 7 -> RunState.EXPIRED;
            case 8 -> RunState.SKIPPED;
            default -> throw new BadRecordException("run state " + number + ", which this version does not know");
        };
    }

    static int number(Task.End end) {
        return switch (end) {
            case OPEN -> 0;
            case FINISHED -> 1;
            case CANCELLED -> 2;
        };
    }

    static Task.End end(int number) throws BadRecordException {
        return switch (number) {
            case 0 -> Task.End.OPEN;
            case 1 -> Task.End.FINISHED;
            case 2 -> Task.End.CANCELLED;
            default -> throw new BadRecordException("task end " + number + ", which this version does not know");
        };
    }
}
