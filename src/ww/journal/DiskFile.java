package ww.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of a {@link Disk}. Not for use by several threads at once. */
public interface DiskFile extends Closeable {
    long size() throws IOException;

    /**
     * Writes all the buffer has left at the given place, growing the file as needed.
     *
     * @throws NoSpaceException if the disk is full; some of the bytes may have been written
     */
    void write(long at, ByteBuffer bytes) throws IOException;

    /** Reads until the buffer is full or the file ends, and returns how many bytes that was. */
    int read(long at, ByteBuffer bytes) throws IOException;

    /** Cuts the file off at the given size. */
    void truncate(long size) throws IOException;

    /** Makes everything written so far safe. */
    void force() throws IOException;
}
