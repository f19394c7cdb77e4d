package ww.journal;

import java.io.IOException;

/** Who takes up what a journal holds: first the snapshot's records, then the records after it, each in order. */
public interface Recovery {
    /** One record of the snapshot. */
    void snapshot(byte[] record) throws IOException;

    /** One record of the journal. Its number grows by one from call to call. */
    void record(long sequence, byte[] record) throws IOException;
}
