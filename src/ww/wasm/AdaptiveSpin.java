package ww.wasm;

import java.util.function.Supplier;

/**
 * Lets a waiting thread stay awake for a moment where lately it has not had to wait for longer. A small guest takes ten
 * microseconds; to put its slot and its caller to sleep and to wake them takes up to a hundred on a virtual machine.
 *
 * <p>What it goes by is when the last thing waited for was there, not when the thread was awake to see it: whoever once
 * goes to sleep would seem to have waited for long, and would sleep for ever after.
 *
 * <p>Any thread; several may wait by the same one, which then share what has been seen.
 */
final class AdaptiveSpin {
    /**
     * Twice what it can save: where sleeping has made a run of 75 us take 150, staying awake still gets a chance. It
     * costs others little, since the processor is offered all the time.
     */
    static final long SPIN_NANOS = 200_000;

    private final Processors processors;
    private volatile boolean worthwhile;

    /** One that takes a processor from here while it is awake. */
    AdaptiveSpin(Processors processors) {
        this.processors = processors;
    }

    /** What the source has, as soon as it has it; null if it is not worth waiting for awake, and one may sleep. */
    <T> T poll(Supplier<T> source) {
        if (!worthwhile || !processors.tryEnter()) {
            return null;
        }
        try {
            long begun = System.nanoTime();
            T found = source.get();
            while (found == null && System.nanoTime() - begun < SPIN_NANOS && !processors.crowded()) {
                // More than onSpinWait: whoever is waited for may have been put on this processor, behind us.
                Thread.yield();
                found = source.get();
            }
            return found;
        } finally {
            processors.leave();
        }
    }

    /** Says how long what was waited for has taken. */
    void readyAfter(long nanos) {
        boolean soon = nanos < SPIN_NANOS;
        // Written only when it changes, since others read it.
        if (soon != worthwhile) {
            worthwhile = soon;
        }
    }
}
