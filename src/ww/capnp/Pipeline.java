package ww.capnp;

import java.util.Arrays;

/**
 * A place in results that need not be there yet: an answer and a path of pointer fields. Generated pipeline classes
 * wrap one and name its fields. Valid while the answer is open.
 */
public final class Pipeline {
    private static final int[] EMPTY = {};

    private final PipelineHook hook;
    private final int[] pointerPath;

    /** The results themselves. */
    public Pipeline(PipelineHook hook) {
        this(hook, EMPTY);
    }

    private Pipeline(PipelineHook hook, int[] pointerPath) {
        this.hook = hook;
        this.pointerPath = pointerPath;
    }

    /** The struct, or the capability, in this pointer field of the struct which is here. */
    public Pipeline pointerField(int index) {
        int[] longer = Arrays.copyOf(pointerPath, pointerPath.length + 1);
        longer[pointerPath.length] = index;
        return new Pipeline(hook, longer);
    }

    /** A counted reference to the capability which is here. */
    public ClientHook capability() {
        return hook.pipelined(pointerPath);
    }
}
