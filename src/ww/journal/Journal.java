package ww.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A journal of opaque records. What {@link #append} has returned for is safe: it is found again by {@link #open} after
 * any crash, in order, and nothing else is found except records of an append that had not returned.
 *
 * <p>{@code append} is for one thread; {@link #snapshot} may run beside it on another. After any error but a full disk
 * the journal is failed for good and must be opened again: what a failed force has left on the disk nobody can know,
 * and asking the system a second time only makes it forget that it failed.
 */
public final class Journal implements AutoCloseable {
    private final Disk disk;
    private final JournalSettings settings;
    private final long id;
    private final SpareSegment spare;
    /** Written by the appending thread, read by anyone. */
    private final AtomicLong nextSequence = new AtomicLong();
    private final AtomicLong bytesSinceSnapshot = new AtomicLong();
    private volatile IOException failure;
    private ByteBuffer buffer;
    private DiskFile segment;
    private int at;

    private Journal(Disk disk, JournalSettings settings, Executor background, long id) {
        this.disk = disk;
        this.settings = settings;
        this.id = id;
        this.spare = new SpareSegment(disk, settings.segmentBytes(), background);
        this.buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    }

    /** Holds a usual batch; larger ones get a buffer of their own for the moment. */
    private static final int BUFFER_BYTES = 256 << 10;

    /**
     * Opens a journal, or begins one, and hands over what it holds. The rest of a write that a crash cut short is
     * removed.
     *
     * @param newId      the id of the journal if it has to be begun, not 0; random
     * @param background where the next segment is made; may run tasks at once
     * @throws CorruptJournalException if there is damage that no crash explains; nothing was changed then
     */
    public static Journal open(Disk disk, JournalSettings settings, long newId, Executor background, Recovery recovery)
            throws IOException {
        JournalReader.End end = JournalReader.read(disk, recovery);
        disk.delete(FileNames.NEW_SNAPSHOT);
        disk.delete(FileNames.SPARE);
        Journal journal = new Journal(disk, settings, background, end.journal() == 0 ? newId : end.journal());
        try {
            journal.begin(end);
        } catch (IOException e) {
            journal.close();
            throw e;
        }
        return journal;
    }

    private void begin(JournalReader.End end) throws IOException {
        nextSequence.set(end.nextSequence());
        bytesSinceSnapshot.set(end.bytes());
        if (end.lastSegment().isEmpty()) {
            roll();
        } else {
            segment = disk.open(end.lastSegment().get());
            at = end.at();
            if (end.verdict() == TailJudge.Verdict.CUT_SHORT) {
                clear(at, (int) segment.size());
                segment.force();
            }
        }
        spare.prepare();
    }

    /**
     * Stores records, in order; when it returns they are safe.
     *
     * @throws NoSpaceException if there is no room for all of them. Those that went before the one that found no room
     *                          may have been stored; {@link #nextSequence()} tells how many
     */
    public void append(List<byte[]> records) throws IOException {
        if (failure != null) {
            throw new IOException("the journal failed before: " + failure.getMessage(), failure);
        }
        int from = 0;
        while (from < records.size()) {
            int room = settings.segmentBytes() - at;
            int to = from;
            int bytes = 0;
            while (to < records.size() && bytes + frameBytes(records.get(to)) <= room) {
                bytes += frameBytes(records.get(to));
                to++;
            }
            if (to == from) {
                rollOrFail();
            } else {
                writeBatch(records.subList(from, to), bytes);
                from = to;
            }
        }
    }

    private int frameBytes(byte[] record) {
        if (record.length > settings.recordBytesMax()) {
            throw new IllegalArgumentException("a record of " + record.length + " bytes; the most is "
                    + settings.recordBytesMax());
        }
        return RecordFrame.bytes(record.length);
    }

    private void writeBatch(List<byte[]> records, int bytes) throws IOException {
        ByteBuffer batch = bytes <= buffer.capacity() ? buffer.clear() : ByteBuffer.allocate(bytes);
        long first = nextSequence.get();
        long sequence = first;
        for (byte[] record : records) {
            RecordFrame.write(batch, record, sequence++, first);
        }
        try {
            segment.write(at, batch.flip());
            segment.force();
        } catch (NoSpaceException e) {
            withdraw(bytes);
            throw e;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        at += bytes;
        nextSequence.set(sequence);
        bytesSinceSnapshot.addAndGet(bytes);
    }

    /**
     * A file system that copies on writing can run full although the segment was allocated. What has been written is
     * taken back, so that the next try does not leave the remains of this one behind its end.
     */
    private void withdraw(int bytes) throws IOException {
        try {
            clear(at, at + bytes);
            segment.force();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void clear(int from, int to) throws IOException {
        segment.write(from, ByteBuffer.allocate(Math.max(0, to - from)));
    }

    private void rollOrFail() throws IOException {
        try {
            roll();
        } catch (NoSpaceException e) {
            throw e;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Goes on in a new segment: its header is safe before it gets its name, its name before its first record. */
    private void roll() throws IOException {
        DiskFile next = spare.take();
        try {
            next.write(0, new SegmentHeader(SegmentHeader.SEGMENT, id, nextSequence.get()).toBytes());
            next.force();
            disk.rename(FileNames.SPARE, FileNames.of(nextSequence.get(), FileNames.SEGMENT));
            disk.forceDirectory();
        } catch (IOException e) {
            next.close();
            throw new IOException("cannot begin a new segment: " + e.getMessage(), e);
        }
        if (segment != null) {
            segment.close();
        }
        segment = next;
        at = SegmentHeader.BYTES;
        spare.prepare();
    }

    /**
     * True while there is a whole segment in reserve, or one is being made. If not, this also tries again, and the
     * answer is true once that has succeeded. Any thread.
     */
    public boolean hasRoom() {
        return spare.ready();
    }

    /** The number the next record gets. */
    public long nextSequence() {
        return nextSequence.get();
    }

    /** How much would have to be read after the latest snapshot. */
    public long bytesSinceSnapshot() {
        return bytesSinceSnapshot.get();
    }

    /**
     * Stores a snapshot: records that, together with the journal's records from {@code firstNotCovered} on, stand for
     * everything. The snapshot before this one and the segments it needs are kept, older files removed. A failure
     * leaves everything as it was and does not fail the journal.
     */
    public void snapshot(long firstNotCovered, Iterator<byte[]> records) throws IOException {
        long before = bytesSinceSnapshot.get();
        Snapshot.write(disk, id, firstNotCovered, records);
        bytesSinceSnapshot.addAndGet(-before);
        removeOld();
    }

    private void removeOld() throws IOException {
        List<String> names = disk.list();
        List<String> snapshots = new ArrayList<>(FileNames.sorted(names, FileNames.SNAPSHOT));
        if (snapshots.size() < GENERATIONS) {
            return;
        }
        while (snapshots.size() > GENERATIONS) {
            disk.delete(snapshots.removeFirst());
        }
        long needed = FileNames.sequence(snapshots.getFirst());
        List<String> segments = FileNames.sorted(names, FileNames.SEGMENT);
        for (int i = 0; i + 1 < segments.size() && FileNames.sequence(segments.get(i + 1)) <= needed; i++) {
            disk.delete(segments.get(i));
        }
        disk.forceDirectory();
    }

    /** A snapshot may turn out to be damaged years later; then the one before it still stands. */
    private static final int GENERATIONS = 2;

    /** Closes the files. What was appended is safe already, so nothing is written. */
    @Override
    public void close() throws IOException {
        spare.close();
        if (segment != null) {
            segment.close();
        }
    }
}
