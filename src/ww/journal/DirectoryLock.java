package ww.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A data directory held by this process alone, private to its owner. The system frees it when the process ends. */
public final class DirectoryLock implements AutoCloseable {
    private static final String NAME = "lock";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the directory if it is missing, makes sure that only its owner can enter it, and locks it.
     *
     * @throws IOException if another process (or this one) holds it, or it cannot be made private
     */
    public static DirectoryLock acquire(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("data directory " + directory + " is a link; name the directory itself");
        }
        Files.setPosixFilePermissions(directory, PRIVATE);
        FileChannel channel = FileChannel.open(directory.resolve(NAME),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: reported like any other holder.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("data directory " + directory + " is in use by another gateway; stop it, or choose "
                + "another directory");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
