package ww.capnp;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/**
 * Where an object lies, after far pointers: the word which describes it (kind, sizes; its offset means nothing here)
 * and the index of the object's first word in its segment.
 *
 * <p>{@link #of} trusts the words: it is for messages built here and for messages {@link MessageCheck} has been over.
 */
record Location(SegmentReader segment, long tag, int word) {

    /** What the pointer at this word leads to; the pointer must not be null. */
    static Location of(SegmentReader segment, int pointerWord) {
        long pointer = segment.get(pointerWord);
        if (Word.kind(pointer) != Word.FAR) {
            return new Location(segment, pointer, pointerWord + 1 + Word.offset(pointer));
        }
        SegmentReader padSegment = sibling(segment, Word.farSegment(pointer));
        int padWord = Word.farWord(pointer);
        long pad = padSegment.get(padWord);
        if (!Word.isDoubleFar(pointer)) {
            return new Location(padSegment, pad, padWord + 1 + Word.offset(pad));
        }
        return new Location(sibling(padSegment, Word.farSegment(pad)), padSegment.get(padWord + 1), Word.farWord(pad));
    }

    /** Another segment of the same message; null if it has none of that number. */
    static SegmentReader sibling(SegmentReader segment, int id) {
        return switch (segment) {
            case MessageSegment read -> read.message().tryGetSegment(id);
            case SegmentBuilder built -> id >= 0 && id < built.getArena().segments.size()
                    ? built.getArena().getSegment(id) : null;
            default -> null; // constants and the empty segment stand alone
        };
    }

    /** The cap table of the message which a segment belongs to; an empty one for constants. */
    static CapabilityTable capabilities(SegmentReader segment) {
        return switch (segment) {
            case MessageSegment read -> read.message().capabilities();
            case SegmentBuilder built -> MessageAllocator.messageOf(built).capabilities();
            default -> new CapabilityTable();
        };
    }
}
