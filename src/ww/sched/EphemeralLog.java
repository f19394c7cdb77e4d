package ww.sched;

import java.util.Iterator;
import java.util.List;

/** Keeps nothing: for gateways that are told to forget. */
final class EphemeralLog implements ChangeLog {
    private long stored;

    /** A log that has stored nothing yet. */
    public EphemeralLog() {
    }

    @Override
    public void append(List<byte[]> records) {
        stored += records.size();
    }

    @Override
    public long stored() {
        return stored;
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public long bytesSinceSnapshot() {
        return 0;
    }

    @Override
    public void snapshot(long upTo, Iterator<byte[]> records) {
        throw new IllegalStateException("nothing is stored, so no snapshot is ever due");
    }

    @Override
    public void close() {
    }
}
