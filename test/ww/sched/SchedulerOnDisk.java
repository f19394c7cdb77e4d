package ww.sched;

import java.io.IOException;
import ww.journal.BlobStore;
import ww.journal.Disk;
import ww.journal.JournalSettings;

/** A scheduler on a disk of the test's choice, for tests of what stands on it. */
public final class SchedulerOnDisk {
    /** Small segments, so that a full disk is met after few tasks. */
    private static final JournalSettings JOURNAL = new JournalSettings(64 << 10, 32 << 10);

    private SchedulerOnDisk() { }

    public static Scheduler open(Disk journal, BlobStore modules, Runner runner) throws IOException {
        SchedulerSettings settings = SchedulerSettings.defaults();
        return Scheduler.over(Storage.on(journal, JOURNAL, modules, () -> { }, settings), settings, runner);
    }
}
