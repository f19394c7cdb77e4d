package ww.sched;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/**
 * Where stored changes go. The ledger's thread is the only caller, except that {@link #snapshot} comes from another.
 */
interface ChangeLog extends AutoCloseable {
    /**
     * Stores records; when it returns they are safe.
     *
     * @throws ww.journal.NoSpaceException if the disk is full: the records not stored yet can be tried again
     * @throws IOException                 anything else is final
     */
    void append(List<byte[]> records) throws IOException;

    /** How many records were ever stored: tells what to try again after a full disk. */
    long stored();

    /** False if the room that is left should be kept for what must be written. */
    boolean hasRoom();

    /** Bytes stored since the last snapshot. */
    long bytesSinceSnapshot();

    /**
     * Stores a snapshot that stands for the first so many records.
     *
     * @param stored what {@link #stored} answered when the snapshot began
     */
    void snapshot(long stored, Iterator<byte[]> records) throws IOException;

    @Override
    void close() throws IOException;
}
