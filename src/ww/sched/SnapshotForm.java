package ww.sched;

import java.util.Collection;
import java.util.Iterator;
import java.util.function.LongSupplier;

/**
 * The stored form of everything at once: a head, one record for each task, a tail.
 *
 * <p>Tasks are written one after another while the scheduler goes on, so the later ones may be newer than the
 * beginning. That needs no copy and no pause: each task says which change it saw last, the tail says how far changes
 * had gone when the last task was written, and the journal's records from the head on are read after it (see
 * {@link TaskTable#replay}).
 */
final class SnapshotForm {
    private static final int HEAD = 0;
    private static final int TASK = 1;
    private static final int TAIL = 2;

    private SnapshotForm() {
    }

    /**
     * How things stood when the snapshot began.
     *
     * @param sequence of the last change before
     * @param atMillis the time of that change
     * @param paused   whether all placement was stopped
     * @param wallOffsetMillis how far the wall clock was ahead of steady time
     */
    record Head(long sequence, long atMillis, boolean paused, long wallOffsetMillis) {
    }

    /** The records, made one by one as they are asked for. */
    static Iterator<byte[]> write(Head head, Collection<Task> tasks, LongSupplier lastSequence) {
        Iterator<Task> each = tasks.iterator();
        return new Iterator<>() {
            private int next = HEAD;

            @Override
            public boolean hasNext() {
                return next <= TAIL;
            }

            @Override
            public byte[] next() {
                if (next == HEAD) {
                    next = TASK;
                    return head(head);
                }
                if (each.hasNext()) {
                    return task(each.next());
                }
                next = TAIL + 1;
                return tail(lastSequence.getAsLong());
            }
        };
    }

    private static byte[] head(Head head) {
        RecordWriter out = new RecordWriter();
        out.unsigned(HEAD);
        out.block(o -> {
            o.unsigned(ChangeForm.FORM);
            o.unsigned(head.sequence());
            o.unsigned(head.atMillis());
            o.flag(head.paused());
            o.signed(head.wallOffsetMillis());
        });
        return out.toBytes();
    }

    private static byte[] task(Task task) {
        RecordWriter out = new RecordWriter();
        out.unsigned(TASK);
        TaskForm.write(out, task);
        return out.toBytes();
    }

    private static byte[] tail(long lastSequence) {
        RecordWriter out = new RecordWriter();
        out.unsigned(TAIL);
        out.unsigned(lastSequence);
        return out.toBytes();
    }

    /** Puts one record into place and returns the number of the last change the whole snapshot can have seen. */
    static long read(byte[] record, Cluster cluster) throws BadRecordException {
        RecordReader in = new RecordReader(record);
        long last = 0;
        switch (in.small()) {
            case HEAD -> cluster.restore(in.block(SnapshotForm::readHead));
            case TASK -> cluster.restore(TaskForm.read(in));
            case TAIL -> last = in.unsigned();
            default -> throw new BadRecordException("a snapshot record of a kind this version does not know");
        }
        in.finish();
        return last;
    }

    private static Head readHead(RecordReader in) throws BadRecordException {
        long form = in.unsigned();
        if (form != ChangeForm.FORM) {
            throw new BadRecordException("a snapshot of form " + form + "; this version reads form "
                    + ChangeForm.FORM);
        }
        return new Head(in.unsigned(), in.unsigned(), in.flag(), in.signed());
    }
}
