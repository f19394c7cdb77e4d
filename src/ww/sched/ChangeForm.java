package ww.sched;

import java.util.ArrayList;
import java.util.List;

/**
 * The stored form of changes: what one event changed is one record, so that it is there as a whole or not at all.
 *
 * <pre>
 * record = form (1) | number of the first change | time in ms since the epoch | count | change...
 * change = kind | block of fields
 * </pre>
 */
final class ChangeForm {
    /** The version of the form. A record of another one is refused. */
    static final int FORM = 1;

    private ChangeForm() {
    }

    /** Changes of one event as they were stored. */
    record Stored(long firstSequence, long atMillis, List<Change> changes) {
    }

    static byte[] write(long firstSequence, long atMillis, List<Change> changes) {
        RecordWriter out = new RecordWriter();
        out.unsigned(FORM);
        out.unsigned(firstSequence);
        out.unsigned(atMillis);
        out.unsigned(changes.size());
        for (Change change : changes) {
            out.unsigned(kind(change));
            out.block(o -> fields(o, change));
        }
        return out.toBytes();
    }

    static Stored read(byte[] record) throws BadRecordException {
        RecordReader in = new RecordReader(record);
        long form = in.unsigned();
        if (form != FORM) {
            throw new BadRecordException("a record of form " + form + "; this version reads form " + FORM);
        }
        long first = in.unsigned();
        long atMillis = in.unsigned();
        int count = in.count(2);
        List<Change> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int kind = in.small();
            changes.add(in.block(fields -> change(kind, fields)));
        }
        in.finish();
        return new Stored(first, atMillis, changes);
    }

    private static int kind(Change change) {
        return switch (change) {
            case Change.TaskAccepted _ -> 1;
            case Change.RunDue _ -> 2;
            case Change.RunSkipped _ -> 3;
            case Change.AttemptStarted _ -> 4;
            case Change.AttemptEnded _ -> 5;
            case Change.RunRetried _ -> 6;
            case Change.RunCancelling _ -> 7;
            case Change.RunEnded _ -> 8;
            case Change.RunForgotten _ -> 9;
            case Change.TaskPlanned _ -> 10;
            case Change.TaskPaused _ -> 11;
            case Change.TaskResumed _ -> 12;
            case Change.TaskEnded _ -> 13;
            case Change.TaskReopened _ -> 14;
            case Change.TaskRemoved _ -> 15;
            case Change.WorkerJoined _ -> 16;
            case Change.WorkerLeft _ -> 17;
            case Change.WorkerHealth _ -> 18;
            case Change.GatewayPaused _ -> 19;
            case Change.ClockSet _ -> 20;
        };
    }

    private static void fields(RecordWriter out, Change change) {
        switch (change) {
            case Change.TaskAccepted c -> {
                SpecForm.write(out, c.spec());
                TaskForm.writeKey(out, c.key());
                out.signed(c.nextDueMillis());
            }
            case Change.OfTask c -> {
                out.text(c.task());
                taskFields(out, c);
            }
            case Change.WorkerJoined c -> {
                out.text(c.worker());
                out.text(c.name());
                out.unsigned(c.slots());
                out.textMap(c.labels());
            }
            case Change.WorkerLeft c -> {
                out.text(c.worker());
                out.text(c.reason());
            }
            case Change.WorkerHealth c -> {
                out.text(c.worker());
                out.unsigned(number(c.health()));
            }
            case Change.GatewayPaused c -> out.flag(c.paused());
            case Change.ClockSet c -> out.signed(c.wallOffsetMillis());
        }
    }

    private static void taskFields(RecordWriter out, Change.OfTask change) {
        switch (change) {
            case Change.TaskAccepted _ -> throw new IllegalStateException("written by its caller");
            case Change.RunDue c -> {
                out.unsigned(c.run());
                out.signed(c.dueMillis());
                out.flag(c.byHand());
                out.signed(c.nextDueMillis());
            }
            case Change.RunSkipped c -> {
                out.unsigned(c.run());
                out.signed(c.dueMillis());
                out.text(c.reason());
                out.signed(c.nextDueMillis());
            }
            case Change.AttemptStarted c -> {
                out.unsigned(c.run());
                out.unsigned(c.attempt());
                out.text(c.worker());
                out.text(c.workerName());
            }
            case Change.AttemptEnded c -> {
                out.unsigned(c.run());
                out.unsigned(c.attempt());
                OutcomeForm.write(out, c.outcome());
            }
            case Change.RunRetried c -> {
                out.unsigned(c.run());
                out.signed(c.notBeforeMillis());
                out.text(c.reason());
            }
            case Change.RunCancelling c -> {
                out.unsigned(c.run());
                out.unsigned(TaskForm.number(c.ending()));
                out.text(c.reason());
            }
            case Change.RunEnded c -> {
                out.unsigned(c.run());
                out.unsigned(TaskForm.number(c.state()));
                out.text(c.reason());
            }
            case Change.RunForgotten c -> out.unsigned(c.run());
            case Change.TaskPlanned c -> out.signed(c.nextDueMillis());
            case Change.TaskEnded c -> out.unsigned(TaskForm.number(c.end()));
            case Change.TaskPaused _, Change.TaskResumed _, Change.TaskReopened _, Change.TaskRemoved _ -> {
            }
        }
    }

    private static Change change(int kind, RecordReader in) throws BadRecordException {
        return switch (kind) {
            case 1 -> new Change.TaskAccepted(SpecForm.read(in), TaskForm.readKey(in), in.signed());
            case 2 -> new Change.RunDue(in.text(), in.unsigned(), in.signed(), in.flag(), in.signed());
            case 3 -> new Change.RunSkipped(in.text(), in.unsigned(), in.signed(), in.text(), in.signed());
            case 4 -> new Change.AttemptStarted(in.text(), in.unsigned(), in.small(), in.text(), in.text());
            case 5 -> new Change.AttemptEnded(in.text(), in.unsigned(), in.small(), OutcomeForm.read(in));
            case 6 -> new Change.RunRetried(in.text(), in.unsigned(), in.signed(), in.text());
            case 7 -> new Change.RunCancelling(in.text(), in.unsigned(), TaskForm.state(in.small()), in.text());
            case 8 -> new Change.RunEnded(in.text(), in.unsigned(), TaskForm.state(in.small()), in.text());
            case 9 -> new Change.RunForgotten(in.text(), in.unsigned());
            case 10 -> new Change.TaskPlanned(in.text(), in.signed());
            case 11 -> new Change.TaskPaused(in.text());
            case 12 -> new Change.TaskResumed(in.text());
            case 13 -> new Change.TaskEnded(in.text(), TaskForm.end(in.small()));
            case 14 -> new Change.TaskReopened(in.text());
            case 15 -> new Change.TaskRemoved(in.text());
            case 16 -> new Change.WorkerJoined(in.text(), in.text(), in.small(), in.textMap());
            case 17 -> new Change.WorkerLeft(in.text(), in.text());
            case 18 -> new Change.WorkerHealth(in.text(), health(in.small()));
            case 19 -> new Change.GatewayPaused(in.flag());
            case 20 -> new Change.ClockSet(in.signed());
            default -> throw new BadRecordException("a change of kind " + kind + ", which this version does not know");
        };
    }

    private static int number(WorkerView.Health health) {
        return switch (health) {
            case READY -> 0;
            case SUSPECT -> 1;
            case DRAINING -> 2;
        };
    }

    private static WorkerView.Health health(int number) throws BadRecordException {
        return switch (number) {
            case 0 -> WorkerView.Health.READY;
            case 1 -> WorkerView.Health.SUSPECT;
            case 2 -> WorkerView.Health.DRAINING;
            default -> throw new BadRecordException("worker health " + number + ", which this version does not know");
        };
    }
}
