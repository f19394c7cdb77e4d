package ww.node;

import ww.capnp.CallException;

/** Whether a worker still takes new runs; once it does not, it never does again. Any thread. */
final class Draining {
    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    boolean isDraining() {
        return begun;
    }

    /** For whoever is about to take a run: refuses it, in the way that sends it to another worker. */
    void check() throws CallException {
        if (begun) {
            throw CallException.overloaded("the worker is draining and takes no new runs");
        }
    }
}
