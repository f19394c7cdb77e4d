package ww.capnp;

/**
 * The bits of a pointer word: the low two say the kind, the rest depends on it. A word is a {@code long} as it is read
 * in little-endian order.
 */
final class Word {
    static final int STRUCT = 0;
    static final int LIST = 1;
    static final int FAR = 2;
    static final int OTHER = 3;

    /** A pointer to a struct of no size points before itself, so that it differs from null. */
    static final long EMPTY_STRUCT = 0xffff_fffcL;

    /** Element counts have 29 bits. */
    static final int ELEMENTS_MAX = (1 << 29) - 1;

    private Word() { }

    static int kind(long word) {
        return (int) word & 3;
    }

    /** Words from the end of the pointer to the object; signed. */
    static int offset(long word) {
        return (int) word >> 2;
    }

    static int dataWords(long word) {
        return (int) (word >>> 32) & 0xffff;
    }

    static int pointerCount(long word) {
        return (int) (word >>> 48);
    }

    static int elementSize(long word) {
        return (int) (word >>> 32) & 7;
    }

    /** Elements of a list; for a composite list its words without the tag. */
    static int elementCount(long word) {
        return (int) (word >>> 35);
    }

    /** Elements of a composite list, out of its tag word. */
    static int compositeCount(long tag) {
        return (int) tag >>> 2;
    }

    static boolean isDoubleFar(long word) {
        return (word & 4) != 0;
    }

    static int farWord(long word) {
        return (int) word >>> 3;
    }

    static int farSegment(long word) {
        return (int) (word >>> 32);
    }

    static boolean isCapability(long word) {
        return (int) word == OTHER;
    }

    static int capabilityIndex(long word) {
        return (int) (word >>> 32);
    }

    static long capability(int index) {
        return (long) index << 32 | OTHER;
    }

    static long struct(int offset, int dataWords, int pointerCount) {
        return (long) pointerCount << 48 | (long) dataWords << 32 | (offset << 2 & 0xffff_ffffL);
    }

    static long list(int offset, int elementSize, int elementCount) {
        return (long) elementCount << 35 | (long) elementSize << 32 | ((offset << 2 | LIST) & 0xffff_ffffL);
    }

    static long compositeTag(int count, int dataWords, int pointerCount) {
        return struct(count, dataWords, pointerCount);
    }

    static long far(int word, int segment) {
        return (long) segment << 32 | ((word << 3 | FAR) & 0xffff_ffffL);
    }

    /** The same pointer seen from elsewhere: another offset. */
    static long withOffset(long word, int offset) {
        return word & 0xffff_ffff_0000_0003L | (offset << 2 & 0xffff_fffcL);
    }
}
