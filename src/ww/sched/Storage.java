package ww.sched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Executor;
import ww.journal.BlobStore;
import ww.journal.DirectoryDisk;
import ww.journal.DirectoryLock;
import ww.journal.Disk;
import ww.journal.DiskBlobs;
import ww.journal.JournalSettings;
import ww.journal.MemoryBlobs;

/**
 * Where a scheduler keeps its changes and its modules, and what was found there.
 *
 * @param cluster as the changes found make it; time has not been told to it yet
 * @param events  the latest of those changes
 * @param lock    released by whoever closes this, after the log
 */
record Storage(Cluster cluster, EventRing events, ChangeLog log, BlobStore blobs, AutoCloseable lock) {
    /** Folders of a data directory. */
    static final String JOURNAL = "journal";
    static final String MODULES = "modules";

    /** Nothing is there, and nothing outlives the process. */
    static Storage none(SchedulerSettings settings) {
        return new Storage(new Cluster(settings), new EventRing(settings.eventsKept()), new EphemeralLog(),
                new MemoryBlobs(), () -> { });
    }

    /** A directory, locked. */
    static Storage in(Path data, SchedulerSettings settings) throws IOException {
        DirectoryLock lock = DirectoryLock.acquire(data);
        try {
            return on(new DirectoryDisk(folder(data, JOURNAL)), JournalSettings.DEFAULTS,
                    new DiskBlobs(new DirectoryDisk(folder(data, MODULES))), lock, settings);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path folder(Path data, String name) throws IOException {
        Path folder = data.resolve(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }

    /** A journal on a disk, with modules beside it. */
    static Storage on(Disk disk, JournalSettings journal, BlobStore blobs, AutoCloseable lock,
            SchedulerSettings settings) throws IOException {
        Cluster cluster = new Cluster(settings);
        EventRing events = new EventRing(settings.eventsKept());
        Executor background = task -> Thread.ofVirtual().name("sched journal").start(task);
        ChangeLog log = JournalLog.open(disk, journal, new SecureRandom().nextLong() | 1, background, cluster,
                event -> events.add(List.of(event)));
        return new Storage(cluster, events, log, blobs, lock);
    }
}
