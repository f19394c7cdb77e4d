package ww.sched;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import ww.journal.DirectoryDisk;
import ww.journal.DirectoryLock;
import ww.journal.Disk;
import ww.journal.JournalFiles;
import ww.journal.Recovery;

/**
 * What can be done with the data directory of a gateway that is not running, for the command line. Each of these holds
 * the directory's lock meanwhile.
 */
public final class JournalTool {
    private JournalTool() {
    }

    /**
     * Says what is in each file and whether it is whole.
     *
     * @return true if a gateway can be started on it
     */
    public static boolean check(Path data, PrintWriter out) throws IOException {
        try (DirectoryLock _ = DirectoryLock.acquire(existing(data))) {
            JournalFiles.Report report = JournalFiles.check(journal(data));
            for (JournalFiles.FileReport file : report.files()) {
                out.println(file.name() + ": from record " + file.first() + ", " + file.records() + " records, "
                        + file.bytes() + " bytes, " + file.state());
            }
            out.println(report.damage().orElse("the journal can be opened"));
            out.flush();
            return report.damage().isEmpty();
        }
    }

    /**
     * Writes everything the journal holds as JSON, one object a line: the tasks of the snapshot, then the changes after
     * it.
     *
     * @throws IOException also if the journal is damaged
     */
    public static void export(Path data, PrintWriter out) throws IOException {
        try (DirectoryLock _ = DirectoryLock.acquire(existing(data))) {
            JournalFiles.read(journal(data), new Export(out));
            out.flush();
        }
    }

    /** Keeps what is before the first damage, sets the rest aside, and says what it did. */
    public static void repair(Path data, PrintWriter out) throws IOException {
        try (DirectoryLock _ = DirectoryLock.acquire(existing(data))) {
            JournalFiles.repair(journal(data)).forEach(out::println);
            out.println("the journal can be opened");
            out.flush();
        }
    }

    private static Path existing(Path data) throws IOException {
        if (!Files.isDirectory(data.resolve(Storage.JOURNAL))) {
            throw new IOException("no journal in " + data);
        }
        return data;
    }

    private static Disk journal(Path data) {
        return new DirectoryDisk(data.resolve(Storage.JOURNAL));
    }

    /** Turns records into lines. */
    private record Export(PrintWriter out) implements Recovery {
        @Override
        public void snapshot(byte[] record) throws IOException {
            Cluster one = new Cluster(SchedulerSettings.defaults());
            SnapshotForm.read(record, one);
            for (Task task : one.allTasks()) {
                out.println(new JsonLine().add("kind", "Task").add("sequence", task.changed())
                        .addRecord("task", task).end());
            }
        }

        @Override
        public void record(long number, byte[] record) throws IOException {
            ChangeForm.Stored stored = ChangeForm.read(record);
            long sequence = stored.firstSequence();
            for (Change change : stored.changes()) {
                out.println(new JsonLine().add("kind", change.getClass().getSimpleName()).add("sequence", sequence++)
                        .add("record", number).add("at", Instant.ofEpochMilli(stored.atMillis()).toString())
                        .addRecord("change", (Record) change).end());
            }
        }
    }
}
