package ww.capnp;

/** Capabilities of results which need not be there yet: calls to them travel without waiting for the results. */
public interface PipelineHook {
    /**
     * The capability found in the results by following these pointer fields from the result struct (empty: the results
     * are the capability). A counted reference; the same path gives references in one and the same order. Where the
     * results turn out to hold no capability there, or the call fails, the reference is broken.
     *
     * @param pointerPath indexes in the pointer sections, outermost first; kept, so never modified by anyone
     */
    ClientHook pipelined(int[] pointerPath);
}
