package ww.rpc;

import ww.capnp.BrokenClient;
import ww.capnp.CallException;
import ww.capnp.PipelineHook;

/** What a question was answered with: where the capabilities in it are, and what lets go of it. */
record Outcome(PipelineHook pipeline, Runnable release) {
    /** A failure: every capability is broken. */
    static Outcome of(CallException reason) {
        BrokenClient broken = new BrokenClient(reason);
        return new Outcome(path -> broken, () -> { });
    }
}
