package ww.capnp;

import org.capnproto.AnyPointer;

/** Results of a call. They may be read until {@link #close()}, which also releases the capabilities in them. */
public interface Response extends AutoCloseable {
    /** The pointer to the result struct; null if the method returned nothing. */
    AnyPointer.Reader results();

    @Override
    void close();
}
