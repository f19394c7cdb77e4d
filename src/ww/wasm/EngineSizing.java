package ww.wasm;

/**
 * How many guests of which size fit a heap, so that none can push another into {@code OutOfMemoryError}.
 *
 * <p>The rule: every slot may at one moment hold its memory twice (growing copies, and {@link SpareMemory} keeps arrays
 * for the slot's next guests within that), and its streams; the rest of the process has a reserve. What does not fit
 * makes first the memory cap smaller, down to 16 MiB, then the slots fewer.
 *
 * @param slots guests at once
 * @param memoryPages the memory cap of each
 * @param heapBytes the heap this was computed for
 */
public record EngineSizing(int slots, int memoryPages, long heapBytes) {
    /** The reserve for everything else: network, cached modules, a compile under way. */
    private static final long RESERVE_BYTES = 200L << 20;

    /** Below this cap ordinary guests stop fitting, and fewer slots are better. */
    private static final int PAGES_LEAST = 256;

    /** The reserve never takes more than half of a small heap. */
    public static EngineSizing of(long heapBytes, int slotsWanted, Limits limits) {
        long budget = Math.max(heapBytes / 2, heapBytes - RESERVE_BYTES);
        int slots = Math.max(1, slotsWanted);
        int floor = Math.min(PAGES_LEAST, limits.memoryPages());
        while (slots > 1 && pagesThatFit(budget / slots, limits) < floor) {
            slots--;
        }
        long pages = Math.max(0, Math.min(limits.memoryPages(), pagesThatFit(budget / slots, limits)));
        return new EngineSizing(slots, (int) pages, heapBytes);
    }

    /** For this process: a slot for each processor, within the heap it may use. */
    public static EngineSizing ofThisMachine() {
        Runtime runtime = Runtime.getRuntime();
        return of(runtime.maxMemory(), runtime.availableProcessors(), Limits.DEFAULT);
    }

    private static long pagesThatFit(long slotBytes, Limits limits) {
        long streams = 2L * (limits.stdinBytes() + (long) limits.stdoutBytes() + limits.stderrBytes());
        return (slotBytes - streams) / (2L * Limits.PAGE_BYTES);
    }

    /** A line for the log at start. */
    public String describe() {
        return slots + (slots == 1 ? " slot" : " slots") + " of up to " + memoryPages * (long) Limits.PAGE_BYTES / 1024
                + " KiB of guest memory each, within a heap of " + (heapBytes >> 20) + " MiB";
    }
}
