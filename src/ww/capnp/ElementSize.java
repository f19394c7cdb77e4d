package ww.capnp;

/** The eight element sizes of lists, by their code on the wire. */
final class ElementSize {
    static final int VOID = 0;
    static final int BIT = 1;
    static final int BYTE = 2;
    static final int TWO_BYTES = 3;
    static final int FOUR_BYTES = 4;
    static final int EIGHT_BYTES = 5;
    static final int POINTER = 6;
    static final int COMPOSITE = 7;

    private static final int[] DATA_BITS = {0, 1, 8, 16, 32, 64, 0, 0};

    private ElementSize() { }

    static int dataBits(int code) {
        return DATA_BITS[code];
    }

    static int pointers(int code) {
        return code == POINTER ? 1 : 0;
    }

    /** Words which that many elements take; not for {@link #COMPOSITE}. */
    static int words(int code, int count) {
        return (int) (((long) count * (dataBits(code) + 64 * pointers(code)) + 63) >>> 6);
    }
}
