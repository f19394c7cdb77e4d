package ww.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Blobs as files, each under the hash of its content. A file gets that name only after its bytes are safe, so a name
 * that is there stands for bytes that are there. The hash is not checked again when a blob is read: whoever runs a
 * module checks it anyway, by the hash it asked for.
 */
public final class DiskBlobs implements BlobStore {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final String UNFINISHED = ".tmp";

    /** One read from the stream and one write to the disk. */
    private static final int CHUNK_BYTES = 64 << 10;

    private final Disk disk;
    private final Pins pins = new Pins();
    /** Sizes of blobs that are safe, as far as was seen since the start: pinning one again need not ask the disk. */
    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final AtomicLong serial = new AtomicLong();
    /** One removal at a time: two would free each other's names. */
    private final ReentrantLock retaining = new ReentrantLock();

    /** Takes over what is there and removes what was not finished. */
    public DiskBlobs(Disk disk) throws IOException {
        this.disk = disk;
        for (String name : disk.list()) {
            if (name.endsWith(UNFINISHED)) {
                disk.delete(name);
            }
        }
    }

    /** What fits one chunk is hashed before anything is written: most tasks come with a module that is here already. */
    @Override
    public Pin put(InputStream in, long bytesMax) throws IOException {
        byte[] first = in.readNBytes(CHUNK_BYTES);
        if (first.length < CHUNK_BYTES && first.length <= bytesMax) {
            Optional<Pin> known = known(HexFormat.of().formatHex(sha256().digest(first)), first.length);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return write(new SequenceInputStream(new ByteArrayInputStream(first), in), bytesMax);
    }

    /** A pin of a blob that is surely safe. */
    private Optional<Pin> known(String sha256, long bytes) {
        Pin pin = pins.pin(sha256, bytes);
        if (sizes.containsKey(sha256)) {
            return Optional.of(pin);
        }
        pin.close();
        return Optional.empty();
    }

    private Pin write(InputStream in, long bytesMax) throws IOException {
        String unfinished = serial.incrementAndGet() + UNFINISHED;
        Content content = new Content(in, bytesMax);
        try (DiskFile file = disk.create(unfinished)) {
            content.copyTo(file);
            file.force();
        } catch (NoSpaceException e) {
            discard(unfinished, e);
            // What is here already needs no room; but only its hash tells, which is known at the end.
            content.skip();
            return pin(content.sha256()).orElseThrow(() -> e);
        } catch (IOException e) {
            discard(unfinished, e);
            throw e;
        }
        Pin pin = pins.pin(content.sha256(), content.bytes);
        try {
            disk.rename(unfinished, pin.sha256());
            disk.forceDirectory();
            sizes.put(pin.sha256(), content.bytes);
            return pin;
        } catch (IOException e) {
            pin.close();
            discard(unfinished, e);
            throw e;
        }
    }

    private void discard(String name, IOException cause) {
        try {
            disk.delete(name);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public Optional<Pin> pin(String sha256) throws IOException {
        if (!NAME.matcher(sha256).matches()) {
            return Optional.empty();
        }
        try (Pin pin = pins.pin(sha256, 0)) {
            Long known = sizes.get(sha256);
            if (known != null) {
                return Optional.of(pins.pin(pin.sha256(), known));
            }
            try (DiskFile file = disk.open(sha256)) {
                // Its bytes are safe; its name may have been given a moment before a crash, or only now.
                disk.forceDirectory();
                sizes.put(sha256, file.size());
                return Optional.of(pins.pin(pin.sha256(), file.size()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public Optional<InputStream> open(String sha256) throws IOException {
        try (Pin pin = pin(sha256).orElse(null)) {
            return pin == null ? Optional.empty() : Optional.of(new FileInput(disk.open(sha256)));
        }
    }

    @Override
    public int retain(Supplier<Set<String>> referenced) throws IOException {
        retaining.lock();
        try {
            List<String> names = disk.list().stream().filter(name -> NAME.matcher(name).matches()).toList();
            Set<String> doomed = pins.doom(names);
            try {
                Set<String> keep = referenced.get();
                List<String> removed = doomed.stream().filter(name -> !keep.contains(name)).toList();
                for (String name : removed) {
                    sizes.remove(name);
                    disk.delete(name);
                }
                return removed.size();
            } finally {
                pins.spare(doomed);
            }
        } finally {
            retaining.unlock();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** What comes in, hashed as it is read. */
    private static final class Content {
        private final InputStream in;
        private final long bytesMax;
        private final MessageDigest digest = DiskBlobs.sha256();
        private final byte[] chunk = new byte[CHUNK_BYTES];
        private long bytes;

        Content(InputStream in, long bytesMax) {
            this.in = in;
            this.bytesMax = bytesMax;
        }

        void copyTo(DiskFile file) throws IOException {
            for (int read = next(); read >= 0; read = next()) {
                file.write(bytes - read, ByteBuffer.wrap(chunk, 0, read));
            }
        }

        /** Reads what is left to its end. */
        void skip() throws IOException {
            while (next() >= 0) {
                continue;
            }
        }

        private int next() throws IOException {
            int read = in.read(chunk);
            if (read >= 0) {
                bytes += read;
                digest.update(chunk, 0, read);
            }
            if (bytes > bytesMax) {
                throw new BlobTooLargeException(bytesMax);
            }
            return read;
        }

        /** Of everything; at the end, once. */
        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** A file read from its beginning to its end. */
    private static final class FileInput extends InputStream {
        private final DiskFile file;
        private long at;

        FileInput(DiskFile file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = file.read(at, ByteBuffer.wrap(bytes, offset, length));
            at += read;
            return read == 0 && length > 0 ? -1 : read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
