package ww.capnp;

import org.capnproto.SegmentReader;

/**
 * Where the elements of a list lie. Elements may be larger than their type says, if a newer peer made structs of them;
 * so each list has a step of its own.
 *
 * @param elementSize the code on the wire, {@link ElementSize}
 * @param firstByte of the first element
 * @param stepBits from element to element
 * @param dataBits of an element's data
 * @param pointerCount of an element, after its data
 */
record ListBody(SegmentReader segment, int elementSize, int firstByte, int size, int stepBits, int dataBits,
        int pointerCount) {

    /** The list at a checked pointer; an empty one if it is null. */
    static ListBody at(SegmentReader segment, int pointerWord) {
        if (segment.get(pointerWord) == 0) {
            return new ListBody(SegmentReader.EMPTY, ElementSize.VOID, 0, 0, 0, 0, 0);
        }
        return of(Location.of(segment, pointerWord));
    }

    static ListBody of(Location list) {
        int code = Word.elementSize(list.tag());
        if (code != ElementSize.COMPOSITE) {
            int dataBits = ElementSize.dataBits(code);
            int pointers = ElementSize.pointers(code);
            return new ListBody(list.segment(), code, 8 * list.word(), Word.elementCount(list.tag()),
                    dataBits + 64 * pointers, dataBits, pointers);
        }
        long tag = list.segment().get(list.word());
        int dataBits = 64 * Word.dataWords(tag);
        int pointers = Word.pointerCount(tag);
        return new ListBody(list.segment(), code, 8 * list.word() + 8, Word.compositeCount(tag),
                dataBits + 64 * pointers, dataBits, pointers);
    }

    /** The first byte of an element; for bits the byte that holds it. */
    int byteOf(int index) {
        return firstByte + (int) ((long) index * stepBits >>> 3);
    }

    /** The word of an element's first pointer. */
    int pointerWordOf(int index) {
        return byteOf(index) + (dataBits >>> 3) >>> 3;
    }

    void requireIndex(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + " in a list of " + size);
        }
    }
}
