package ww.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Bytes kept under the SHA-256 of their content: written once, never changed, removed when nothing refers to them.
 * Names are 64 lower-case hexadecimal digits. All methods may block on the disk and may be called from any thread.
 */
public interface BlobStore {
    /**
     * Stores everything the stream has, unless it is stored already. When this returns the bytes are on disk.
     *
     * @param bytesMax more than this is refused, and nothing is kept
     * @throws BlobTooLargeException if the stream has more than {@code bytesMax}
     * @throws NoSpaceException      if the disk is full
     */
    Pin put(InputStream in, long bytesMax) throws IOException;

    /** Pins a blob that is there; empty if there is none of this name. */
    Optional<Pin> pin(String sha256) throws IOException;

    /** Opens a blob; empty if there is none of this name. The caller closes the stream. */
    Optional<InputStream> open(String sha256) throws IOException;

    /**
     * Removes every blob that is neither pinned nor referred to, and returns how many that were.
     *
     * @param referenced asked once, after it is settled which blobs are not pinned; so a blob whose pin is closed only
     *                   after something refers to it is never removed
     */
    int retain(Supplier<Set<String>> referenced) throws IOException;

    /** A blob that cannot be removed while this is open. */
    interface Pin extends AutoCloseable {
        String sha256();

        long bytes();

        @Override
        void close();
    }
}
