package ww.wasm;

import java.util.Arrays;

/**
 * The arrays of ended guests that a slot keeps for its next ones. A module that is run again finds an array of its size
 * in the processor's cache, where a new one is cleared in main memory and brings the next collection nearer: for a
 * memory of a MiB that grows once, as Rust's do, that is the larger part of a short run.
 *
 * <p><b>Nothing leaks.</b> Every array given away is written from end to end, with zeros or, where a guest grows, with
 * what that guest has had, whatever the one before has done; nothing is concluded from what a guest should have
 * written. An array is taken out before it is given away and put in only as the last step, after the memory it belonged
 * to has let go of it, and on the thread that has run its guest to the end; so a guest that does not stop keeps its
 * array to itself. Whatever fails between the steps, such as the guest's stack, loses an array and no more: the two
 * steps call nothing.
 *
 * <p><b>When it is written.</b> What the next run of the module begins with is cleared when this one is over, which its
 * caller does not wait for. What it grows to is not: growing copies over it. Most of a stack is untouched, and looking
 * for what was written in it saves the copy; but an array that is only read falls out of the processor's cache and is
 * then looked at in main memory, which takes longer than to copy it.
 *
 * <p><b>Nothing is added to what a slot may hold.</b> Kept arrays and one about to be made take no more than one memory
 * cap together, which is what {@link EngineSizing} counts for a guest that grows.
 *
 * <p>All methods may be called from any thread.
 */
final class SpareMemory {
    /** Beyond this an array does not stay in a processor's cache, and a new one is as good. */
    static final long KEPT_BYTES_MAX = 8 << 20;

    /** Two for each of two modules that take turns: what a run begins with and what it ends with. */
    private static final int KEPT_MAX = 4;

    /**
     * Cleared at once. The JVM compiles a method after hundreds of calls, and until then clears a byte at a time: an
     * array at a time would keep it from that for hundreds of runs. Larger pieces are not measurably faster.
     */
    private static final int PIECE_BYTES = 8 << 10;

    private final long capBytes;

    /** The longest unused first, without gaps. */
    private final Spare[] kept = new Spare[KEPT_MAX];

    /** An array that nobody uses; {@code zeros} says whether it is cleared. */
    private record Spare(byte[] array, boolean zeros) {
    }

    /** Keeps arrays for memories of up to so many pages; with 0 nothing. */
    SpareMemory(int capPages) {
        capBytes = (long) capPages * Limits.PAGE_BYTES;
    }

    /** An array of zeros of this size, whole pages. */
    synchronized byte[] take(int bytes) {
        Spare spare = find(bytes, true);
        if (spare == null) {
            return make(bytes);
        }
        if (!spare.zeros) {
            clear(spare.array, 0);
        }
        return spare.array;
    }

    /**
     * A larger array that begins with what is in this one and goes on with zeros. It is written from end to end, so
     * that one which is not cleared does as well.
     *
     * @param keep whether the smaller one is worth keeping: a guest that grows by small steps would have every one of
     *     its arrays kept for nothing
     * @throws OutOfMemoryError if the heap cannot give it; the array that was is as it was
     */
    synchronized byte[] grow(byte[] full, int bytes, boolean keep) {
        Spare spare = find(bytes, false);
        byte[] larger = spare == null ? make(bytes) : spare.array;
        System.arraycopy(full, 0, larger, 0, full.length);
        if (spare != null && !spare.zeros) {
            clear(larger, full.length);
        }
        if (keep || spare != null) {
            add(new Spare(full, false));
        }
        return larger;
    }

    /**
     * Keeps an array that nobody else refers to any more, unless it is too large, and clears what the next run of the
     * same module begins with.
     *
     * @param firstBytes how large the memory was at first
     */
    synchronized void keep(byte[] used, int firstBytes) {
        add(new Spare(used, false));
        for (int i = 0; i < KEPT_MAX && kept[i] != null; i++) {
            if (!kept[i].zeros && kept[i].array.length == firstBytes) {
                clear(kept[i].array, 0);
                kept[i] = new Spare(kept[i].array, true);
            }
        }
    }

    private static void clear(byte[] used, int from) {
        for (int at = from; at < used.length; at += PIECE_BYTES) {
            Arrays.fill(used, at, at + PIECE_BYTES, (byte) 0);
        }
    }

    /** Bytes in the arrays kept. */
    synchronized long keptBytes() {
        long bytes = 0;
        for (int i = 0; i < KEPT_MAX && kept[i] != null; i++) {
            bytes += kept[i].array.length;
        }
        return bytes;
    }

    private byte[] make(int bytes) {
        while (kept[0] != null && keptBytes() + bytes > capBytes) {
            remove(0);
        }
        return new byte[bytes];
    }

    private boolean fits(byte[] array) {
        return array.length > 0 && array.length <= Math.min(KEPT_BYTES_MAX, capBytes);
    }

    /** Adds an array in place of those that there is no room for beside it. */
    private void add(Spare spare) {
        if (!fits(spare.array)) {
            return;
        }
        long roomBytes = Math.min(KEPT_BYTES_MAX, capBytes) - spare.array.length;
        while (kept[0] != null && (kept[KEPT_MAX - 1] != null || keptBytes() > roomBytes)) {
            remove(0);
        }
        int last = 0;
        while (kept[last] != null) {
            last++;
        }
        kept[last] = spare;
    }

    /** Takes out the last used array of this size, a cleared one or one that is not if there is a choice; or null. */
    private Spare find(int bytes, boolean zeros) {
        int found = -1;
        for (int i = 0; i < KEPT_MAX && kept[i] != null; i++) {
            if (kept[i].array.length == bytes && (found < 0 || kept[found].zeros != zeros || kept[i].zeros == zeros)) {
                found = i;
            }
        }
        return found < 0 ? null : remove(found);
    }

    private Spare remove(int index) {
        Spare removed = kept[index];
        for (int i = index; i < KEPT_MAX - 1; i++) {
            kept[i] = kept[i + 1];
        }
        kept[KEPT_MAX - 1] = null;
        return removed;
    }
}
