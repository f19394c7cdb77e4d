package ww.capnp;

import org.capnproto.BuilderArena;
import org.capnproto.SegmentBuilder;

/** Makes room for an object and points to it; whatever the pointer led to before is zeroed. */
final class Allocation {
    private Allocation() { }

    static Location struct(SegmentBuilder segment, int pointerWord, int dataWords, int pointerCount) {
        if (dataWords + pointerCount == 0) {
            erase(segment, pointerWord);
            segment.put(pointerWord, Word.EMPTY_STRUCT);
            return new Location(segment, Word.EMPTY_STRUCT, pointerWord);
        }
        return object(segment, pointerWord, dataWords + pointerCount, Word.struct(0, dataWords, pointerCount));
    }

    /** A list of anything but structs. */
    static Location list(SegmentBuilder segment, int pointerWord, int elementSize, int count) {
        checkCount(count);
        return object(segment, pointerWord, ElementSize.words(elementSize, count), Word.list(0, elementSize, count));
    }

    /** A list of structs; the location is that of its tag word. */
    static Location structList(SegmentBuilder segment, int pointerWord, int count, int dataWords, int pointerCount) {
        checkCount(count);
        long words = (long) count * (dataWords + pointerCount);
        if (words >= Word.ELEMENTS_MAX) {
            throw new IllegalArgumentException("a list of " + count + " structs of " + (dataWords + pointerCount)
                    + " words has more than " + Word.ELEMENTS_MAX + " words");
        }
        Location list = object(segment, pointerWord, (int) words + 1,
                Word.list(0, ElementSize.COMPOSITE, (int) words));
        ((SegmentBuilder) list.segment()).put(list.word(), Word.compositeTag(count, dataWords, pointerCount));
        return list;
    }

    private static void checkCount(int count) {
        if (count < 0 || count > Word.ELEMENTS_MAX) {
            throw new IllegalArgumentException("list size " + count + " is not in 0.." + Word.ELEMENTS_MAX);
        }
    }

    private static Location object(SegmentBuilder segment, int pointerWord, int words, long tag) {
        erase(segment, pointerWord);
        int here = segment.allocate(words);
        if (here != SegmentBuilder.FAILED_ALLOCATION) {
            segment.put(pointerWord, Word.withOffset(tag, here - pointerWord - 1));
            return new Location(segment, tag, here);
        }
        BuilderArena.AllocateResult there = segment.getArena().allocate(words + 1);
        segment.put(pointerWord, Word.far(there.offset, there.segment.id));
        there.segment.put(there.offset, tag); // the landing pad: its object follows, at offset 0
        return new Location(there.segment, tag, there.offset + 1);
    }

    /** Makes a pointer null; the object it led to, with all below, becomes zeros, which say nothing and pack well. */
    static void erase(SegmentBuilder segment, int pointerWord) {
        if (segment.get(pointerWord) != 0) {
            new org.capnproto.AnyPointer.Builder(segment, pointerWord).clear();
        }
    }
}
