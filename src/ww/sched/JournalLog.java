package ww.sched;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import ww.journal.Disk;
import ww.journal.Journal;
import ww.journal.JournalSettings;
import ww.journal.Recovery;

/** Changes in a journal. */
final class JournalLog implements ChangeLog {
    private final Journal journal;

    private JournalLog(Journal journal) {
        this.journal = journal;
    }

    /**
     * Opens a journal and takes what it holds up into a cluster, whose {@link Cluster#recovered} is left to the caller.
     *
     * @param newId      for a journal that begins; random
     * @param background where files are made in advance
     * @param seen       is told every change after the snapshot, in order
     */
    public static JournalLog open(Disk disk, JournalSettings settings, long newId, Executor background,
            Cluster cluster, Seen seen) throws IOException {
        return new JournalLog(Journal.open(disk, settings, newId, background, new TakeUp(cluster, seen)));
    }

    /** Is told stored changes while they are read. */
    @FunctionalInterface
    public interface Seen {
        void change(SchedulerEvent event);
    }

    /** Reads snapshot and records into a cluster. */
    private static final class TakeUp implements Recovery {
        private final Cluster cluster;
        private final Seen seen;
        private long snapshotEnd;

        TakeUp(Cluster cluster, Seen seen) {
            this.cluster = cluster;
            this.seen = seen;
        }

        @Override
        public void snapshot(byte[] record) throws IOException {
            snapshotEnd = Math.max(snapshotEnd, SnapshotForm.read(record, cluster));
        }

        @Override
        public void record(long number, byte[] record) throws IOException {
            ChangeForm.Stored stored = ChangeForm.read(record);
            long sequence = stored.firstSequence();
            for (Change change : stored.changes()) {
                try {
                    cluster.replay(change, sequence, stored.atMillis(), snapshotEnd);
                } catch (IllegalStateException e) {
                    throw new BadRecordException("record " + number + " does not fit what came before: "
                            + e.getMessage());
                }
                seen.change(new SchedulerEvent(sequence, stored.atMillis(), change));
                sequence++;
            }
        }
    }

    @Override
    public void append(List<byte[]> records) throws IOException {
        journal.append(records);
    }

    @Override
    public long stored() {
        return journal.nextSequence() - 1;
    }

    @Override
    public boolean hasRoom() {
        return journal.hasRoom();
    }

    @Override
    public long bytesSinceSnapshot() {
        return journal.bytesSinceSnapshot();
    }

    @Override
    public void snapshot(long stored, Iterator<byte[]> records) throws IOException {
        journal.snapshot(stored + 1, records);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
