package ww.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Optional;

/**
 * A snapshot file: a header, the records framed as in a segment and numbered from 0, and a last record that holds their
 * count, without which the file is not whole.
 */
final class Snapshot {
    /** Large enough that the number of writes does not matter, small enough to leave the disk to others in between. */
    private static final int BUFFER_BYTES = 256 << 10;

    private Snapshot() {
    }

    /** Writes a snapshot under a temporary name, makes it safe, and only then gives it its name. */
    static void write(Disk disk, long journal, long firstNotCovered, Iterator<byte[]> records) throws IOException {
        disk.delete(FileNames.NEW_SNAPSHOT);
        try (DiskFile file = disk.create(FileNames.NEW_SNAPSHOT)) {
            Output out = new Output(file);
            out.put(new SegmentHeader(SegmentHeader.SNAPSHOT, journal, firstNotCovered).toBytes());
            long count = 0;
            while (records.hasNext()) {
                out.put(framed(records.next(), count));
                count++;
            }
            out.put(framed(ByteBuffer.allocate(Long.BYTES).putLong(count).array(), count));
            out.flush();
            file.force();
        } catch (IOException e) {
            discard(disk, e);
            throw e;
        }
        disk.rename(FileNames.NEW_SNAPSHOT, FileNames.of(firstNotCovered, FileNames.SNAPSHOT));
        disk.forceDirectory();
    }

    private static void discard(Disk disk, IOException cause) {
        try {
            disk.delete(FileNames.NEW_SNAPSHOT);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static ByteBuffer framed(byte[] record, long sequence) {
        ByteBuffer bytes = ByteBuffer.allocate(RecordFrame.bytes(record.length));
        RecordFrame.write(bytes, record, sequence, 0);
        return bytes.flip();
    }

    /** True if the file is whole from header to count. */
    static boolean whole(Disk disk, String name) throws IOException {
        try {
            read(disk, name, new Recovery() {
                @Override
                public void snapshot(byte[] record) {
                    // Only whether all can be read matters here.
                }

                @Override
                public void record(long sequence, byte[] record) {
                    throw new IllegalStateException("a snapshot has no journal records");
                }
            });
            return true;
        } catch (CorruptJournalException e) {
            return false;
        }
    }

    /** Hands over all records and returns the header. */
    static SegmentHeader read(Disk disk, String name, Recovery recovery) throws IOException {
        SegmentScan scan = SegmentScan.snapshot(disk, name);
        Optional<byte[]> last = Optional.empty();
        for (Optional<byte[]> next = scan.next(); next.isPresent(); next = scan.next()) {
            if (last.isPresent()) {
                recovery.snapshot(last.get());
            }
            last = next;
        }
        boolean whole = last.isPresent() && last.get().length == Long.BYTES
                && ByteBuffer.wrap(last.get()).getLong() == scan.nextSequence() - 1;
        if (!whole) {
            throw new CorruptJournalException(name, scan.at(), "the snapshot is not whole");
        }
        return scan.header();
    }

    /** Gathers small pieces into large writes. */
    private static final class Output {
        private final DiskFile file;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        private long at;

        Output(DiskFile file) {
            this.file = file;
        }

        void put(ByteBuffer bytes) throws IOException {
            if (bytes.remaining() > buffer.remaining()) {
                flush();
            }
            if (bytes.remaining() > buffer.capacity()) {
                int length = bytes.remaining();
                file.write(at, bytes);
                at += length;
            } else {
                buffer.put(bytes);
            }
        }

        void flush() throws IOException {
            int length = buffer.flip().remaining();
            file.write(at, buffer);
            at += length;
            buffer.clear();
        }
    }
}
