package ww.wasm;

import java.util.Arrays;

/**
 * The arrays of ended guests that a slot keeps for its next ones. A module that is run again finds an array of its size
 * in the processor's cache, where a new one is cleared in main memory and brings the next collection nearer: for a
 * memory of a MiB that grows once, as Rust's do, that is the larger part of a short run.
 *
 * <p><b>Nothing leaks.</b> Every array kept is zero from end to end, made so by looking at or writing all of it,
 * whatever its guest has done; nothing is concluded from what a guest should have written. An array is taken out before
 * it is given away and put in only as the last step, after the memory it belonged to has let go of it, and on the
 * thread that has run its guest to the end; so a guest that does not stop keeps its array to itself. Whatever fails
 * between the steps, such as the guest's stack, loses an array and no more: the two steps call nothing.
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

    /** Looked at, moved and cleared at once. Most of a stack is untouched, and to read it is less than to write it. */
    private static final int PIECE_BYTES = 4 << 10;

    /** To compare with and to clear from, which are fast also before the JIT compiler has seen a loop here. */
    private static final byte[] ZEROS = new byte[PIECE_BYTES];

    private final long capBytes;

    /** The longest unused first, without gaps. */
    private final byte[][] kept = new byte[KEPT_MAX][];

    /** Keeps arrays for memories of up to so many pages; with 0 nothing. */
    SpareMemory(int capPages) {
        capBytes = (long) capPages * Limits.PAGE_BYTES;
    }

    /** An array of zeros of this size, whole pages. */
    synchronized byte[] take(int bytes) {
        byte[] spare = find(bytes);
        return spare != null ? spare : make(bytes);
    }

    /**
     * A larger array that begins with what is in this one, which may be emptied, and goes on with zeros.
     *
     * @param keep whether the smaller one is worth clearing: a guest that grows by small steps would have every one of
     *     its arrays cleared for nothing
     * @throws OutOfMemoryError if the heap cannot give it; the array that was is as it was
     */
    synchronized byte[] grow(byte[] full, int bytes, boolean keep) {
        byte[] larger = find(bytes);
        if (larger == null) {
            larger = make(bytes);
            System.arraycopy(full, 0, larger, 0, full.length);
            if (keep) {
                keep(full);
            }
            return larger;
        }
        for (int at = 0; at < full.length; at += PIECE_BYTES) {
            if (Arrays.mismatch(full, at, at + PIECE_BYTES, ZEROS, 0, PIECE_BYTES) >= 0) {
                System.arraycopy(full, at, larger, at, PIECE_BYTES);
                System.arraycopy(ZEROS, 0, full, at, PIECE_BYTES);
            }
        }
        add(full);
        return larger;
    }

    /** Clears and keeps an array that nobody else refers to any more, unless it is too large. */
    synchronized void keep(byte[] used) {
        if (fits(used)) {
            for (int at = 0; at < used.length; at += PIECE_BYTES) {
                System.arraycopy(ZEROS, 0, used, at, PIECE_BYTES);
            }
            add(used);
        }
    }

    /** Bytes in the arrays kept. */
    synchronized long keptBytes() {
        long bytes = 0;
        for (int i = 0; i < KEPT_MAX && kept[i] != null; i++) {
            bytes += kept[i].length;
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

    /** Adds an array of zeros, in place of those that there is no room for beside it. */
    private void add(byte[] zeros) {
        if (!fits(zeros)) {
            return;
        }
        while (kept[0] != null
                && (kept[KEPT_MAX - 1] != null || keptBytes() + zeros.length > Math.min(KEPT_BYTES_MAX, capBytes))) {
            remove(0);
        }
        int last = 0;
        while (kept[last] != null) {
            last++;
        }
        kept[last] = zeros;
    }

    /** Takes out the last used array of this size; null if there is none. */
    private byte[] find(int bytes) {
        for (int i = KEPT_MAX - 1; i >= 0; i--) {
            if (kept[i] != null && kept[i].length == bytes) {
                return remove(i);
            }
        }
        return null;
    }

    private byte[] remove(int index) {
        byte[] removed = kept[index];
        for (int i = index; i < KEPT_MAX - 1; i++) {
            kept[i] = kept[i + 1];
        }
        kept[KEPT_MAX - 1] = null;
        return removed;
    }
}
