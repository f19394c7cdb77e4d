package ww.sched;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import ww.journal.BlobStore;
import ww.journal.BlobTooLargeException;
import ww.journal.NoSpaceException;

/**
 * The modules of tasks, by content. A module is put first, then named in a submission, and the pin closed afterwards;
 * from then on the tasks that refer to it keep it. All methods may block on the disk and are safe from any thread.
 */
public final class Modules {
    private final BlobStore blobs;

    Modules(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** A module that stays at least until this is closed. */
    public static final class Pinned implements AutoCloseable {
        private final BlobStore.Pin pin;

        private Pinned(BlobStore.Pin pin) {
            this.pin = pin;
        }

        public ModuleRef module() {
            return new ModuleRef(pin.sha256(), pin.bytes());
        }

        @Override
        public void close() {
            pin.close();
        }
    }

    /** The disk has no room for the module. */
    public static final class StorageFullException extends IOException {
        private static final long serialVersionUID = 1L;

        StorageFullException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Stores a module, hashing while writing. The same content is stored once.
     *
     * @throws ModuleTooLargeException if the stream has more than {@code bytesMax}; it is not read to its end
     * @throws StorageFullException    if the disk is full
     */
    public Pinned put(InputStream in, long bytesMax) throws IOException {
        try {
            return new Pinned(blobs.put(in, bytesMax));
        } catch (BlobTooLargeException e) {
            throw new ModuleTooLargeException(bytesMax);
        } catch (NoSpaceException e) {
            throw new StorageFullException(e);
        }
    }

    /** Pins a module that is there already, for tasks that name it by its hash. */
    public Optional<Pinned> pin(String sha256) throws IOException {
        return blobs.pin(sha256).map(Pinned::new);
    }

    /** What the store has under this hash. */
    public Optional<ModuleRef> find(String sha256) throws IOException {
        try (Pinned pinned = pin(sha256).orElse(null)) {
            return Optional.ofNullable(pinned).map(Pinned::module);
        }
    }

    /** The bytes of a module as a stream, which the caller closes. */
    public Optional<InputStream> open(String sha256) throws IOException {
        return blobs.open(sha256);
    }

    /** All bytes of a module. */
    public Optional<byte[]> bytes(String sha256) throws IOException {
        Optional<InputStream> opened = open(sha256);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = opened.get()) {
            return Optional.of(in.readAllBytes());
        }
    }
}
