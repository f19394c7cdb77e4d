package ww.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes in and bytes out: the one shape everything on the wire has. TCP gives one; Noise takes one and gives an
 * encrypted one; Yamux takes one and gives many; Cap'n Proto RPC runs over one.
 *
 * <p>Contract. Reads block (on virtual threads that is cheap) and answer -1 once the other side ended its direction.
 * Written bytes may be held back until {@link OutputStream#flush()}; whoever has finished a thought flushes.
 * One thread reads and one thread writes at a time; reading and writing at once is the normal case. Closing the
 * output stream ends our direction only (half-close), where the transport can; closing the input stream says that
 * nothing more will be read. {@link #close()} ends both directions, wakes every blocked reader and writer with an
 * {@link IOException}, may be called from any thread and more than once, and does not throw.
 */
public interface Duplex extends AutoCloseable {
    /** The bytes that come from the other side. The same object at every call. */
    InputStream in();

    /** The bytes that go to the other side. The same object at every call. */
    OutputStream out();

    @Override
    void close();
}
