package ww.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A real directory as a {@link Disk}. */
public final class DirectoryDisk implements Disk {
    private final Path directory;

    /** The directory must exist. */
    public DirectoryDisk(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public DiskFile create(String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            return new Channel(FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))), file);
        } catch (IOException e) {
            throw classified(e, file, 0);
        }
    }

    @Override
    public DiskFile open(String name) throws IOException {
        Path file = directory.resolve(name);
        return new Channel(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE), file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    /** On Linux a directory can be opened and forced like a file; elsewhere names are safe by themselves. */
    @Override
    public void forceDirectory() throws IOException {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Tells a full disk from a broken one. Java has no class for it and the system's message may be translated, so
     * the room that is left is asked for as well.
     */
    static IOException classified(IOException cause, Path file, int bytes) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("No space left") || message.contains("quota exceeded") || full(file, bytes)) {
            return new NoSpaceException("no space left for " + file, cause);
        }
        return cause;
    }

    private static boolean full(Path file, int bytes) {
        try {
            return Files.getFileStore(file.getParent()).getUsableSpace() < bytes;
        } catch (IOException e) {
            return false;
        }
    }

    private record Channel(FileChannel channel, Path file) implements DiskFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(long at, ByteBuffer bytes) throws IOException {
            long position = at;
            while (bytes.hasRemaining()) {
                int left = bytes.remaining();
                try {
                    position += channel.write(bytes, position);
                } catch (IOException e) {
                    throw classified(e, file, left);
                }
            }
        }

        @Override
        public int read(long at, ByteBuffer bytes) throws IOException {
            int total = 0;
            while (bytes.hasRemaining()) {
                int read = channel.read(bytes, at + total);
                if (read < 0) {
                    break;
                }
                total += read;
            }
            return total;
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
