package ww.capnp;

/** Results of a call, to be read until the answer they came by is closed. */
public interface Response {
    /** The pointer to the result struct; null if the method returned nothing. */
    AnyPointer.Reader results();
}
