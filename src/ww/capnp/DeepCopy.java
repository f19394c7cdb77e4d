package ww.capnp;

import java.nio.ByteBuffer;
import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/**
 * Copies what a pointer leads to, with all below it, from one message into another (or the same). A capability becomes
 * an entry of the other message's cap table with a count of its own; one that means nothing becomes null.
 *
 * <p>The source has been checked or was built here, so its words are trusted. Recursion is as deep as the source is
 * nested.
 */
final class DeepCopy {
    private final boolean sameMessage;
    private CapabilityTable from; // both found at the first capability: most values have none
    private CapabilityTable to;

    private DeepCopy(boolean sameMessage) {
        this.sameMessage = sameMessage;
    }

    /** Copies anything. */
    static void pointer(SegmentBuilder to, int toPointer, SegmentReader from, int fromPointer) {
        new DeepCopy(false).any(to, toPointer, from, fromPointer);
    }

    /** Copies a struct, and makes it at least as large as its type has it, so that it can be built on in place. */
    static void struct(SegmentBuilder to, int toPointer, StructReader from, int dataWordsMin, int pointersMin) {
        new DeepCopy(false).structInto(to, toPointer, from, dataWordsMin, pointersMin);
    }

    /** Copies a list. */
    static void list(SegmentBuilder to, int toPointer, ListBody from) {
        DeepCopy copy = new DeepCopy(false);
        if (from.elementSize() == ElementSize.COMPOSITE) {
            copy.structs(to, toPointer, from, 0, 0);
        } else {
            copy.elements(to, toPointer, from);
        }
    }

    /**
     * Makes a struct larger which an older peer wrote: a copy within the message, so capabilities keep their index. The
     * old place is zeroed.
     */
    static void enlargeStruct(SegmentBuilder segment, int pointerWord, int dataWordsMin, int pointersMin) {
        StructReader old = StructReader.at(segment, pointerWord);
        long pointer = segment.get(pointerWord);
        segment.put(pointerWord, 0); // else the allocation would zero the old one before it is copied
        new DeepCopy(true).structInto(segment, pointerWord, old, dataWordsMin, pointersMin);
        eraseOld(segment, pointerWord, pointer);
    }

    /** The same for the structs of a list. */
    static void enlargeStructs(SegmentBuilder segment, int pointerWord, int dataWordsMin, int pointersMin) {
        ListBody old = ListBody.at(segment, pointerWord);
        long pointer = segment.get(pointerWord);
        segment.put(pointerWord, 0);
        new DeepCopy(true).structs(segment, pointerWord, old, dataWordsMin, pointersMin);
        eraseOld(segment, pointerWord, pointer);
    }

    private static void eraseOld(SegmentBuilder segment, int pointerWord, long oldPointer) {
        long newPointer = segment.get(pointerWord);
        segment.put(pointerWord, oldPointer);
        Allocation.erase(segment, pointerWord);
        segment.put(pointerWord, newPointer);
    }

    private void any(SegmentBuilder to, int toPointer, SegmentReader from, int fromPointer) {
        long pointer = from.get(fromPointer);
        if (pointer == 0) {
            Allocation.erase(to, toPointer);
            return;
        }
        if (Word.isCapability(pointer)) {
            capability(to, toPointer, from, Word.capabilityIndex(pointer));
            return;
        }
        Location found = Location.of(from, fromPointer);
        if (Word.kind(found.tag()) == Word.STRUCT) {
            structInto(to, toPointer, StructReader.at(from, fromPointer), 0, 0);
            return;
        }
        ListBody list = ListBody.at(from, fromPointer);
        if (list.elementSize() == ElementSize.COMPOSITE) {
            structs(to, toPointer, list, 0, 0);
        } else {
            elements(to, toPointer, list);
        }
    }

    private void capability(SegmentBuilder to, int toPointer, SegmentReader from, int index) {
        Allocation.erase(to, toPointer);
        if (sameMessage) {
            to.put(toPointer, Word.capability(index));
            return;
        }
        if (this.from == null) {
            this.from = Location.capabilities(from);
            this.to = Location.capabilities(to);
        }
        ClientHook hook = this.from.addRef(index);
        if (hook != null) {
            to.put(toPointer, Word.capability(this.to.add(hook)));
        }
    }

    private void structInto(SegmentBuilder to, int toPointer, StructReader from, int dataWordsMin, int pointersMin) {
        int dataWords = Math.max(dataWordsMin, (from.dataBits() + 63) >>> 6);
        int pointers = Math.max(pointersMin, from.pointerCount());
        Location made = Allocation.struct(to, toPointer, dataWords, pointers);
        SegmentBuilder segment = (SegmentBuilder) made.segment();
        bytes(segment, 8 * made.word(), from.segment(), from.firstByte(), from.dataBits() >>> 3);
        for (int i = 0; i < from.pointerCount(); i++) {
            any(segment, made.word() + dataWords + i, from.segment(), from.firstPointer() + i);
        }
    }

    private void structs(SegmentBuilder to, int toPointer, ListBody from, int dataWordsMin, int pointersMin) {
        int dataWords = Math.max(dataWordsMin, (from.dataBits() + 63) >>> 6);
        int pointers = Math.max(pointersMin, from.pointerCount());
        Location made = Allocation.structList(to, toPointer, from.size(), dataWords, pointers);
        SegmentBuilder segment = (SegmentBuilder) made.segment();
        int word = made.word() + 1;
        for (int i = 0; i < from.size(); i++, word += dataWords + pointers) {
            bytes(segment, 8 * word, from.segment(), from.byteOf(i), from.dataBits() >>> 3);
            for (int p = 0; p < from.pointerCount(); p++) {
                any(segment, word + dataWords + p, from.segment(), from.pointerWordOf(i) + p);
            }
        }
    }

    private void elements(SegmentBuilder to, int toPointer, ListBody from) {
        Location made = Allocation.list(to, toPointer, from.elementSize(), from.size());
        SegmentBuilder segment = (SegmentBuilder) made.segment();
        if (from.elementSize() == ElementSize.POINTER) {
            for (int i = 0; i < from.size(); i++) {
                any(segment, made.word() + i, from.segment(), from.pointerWordOf(i));
            }
        } else {
            int bits = (int) Math.min(7, (long) from.size() * from.dataBits() & 7);
            int whole = (int) ((long) from.size() * from.dataBits() >>> 3);
            bytes(segment, 8 * made.word(), from.segment(), from.firstByte(), whole);
            if (bits != 0) { // what follows the last bit is not part of the value
                int last = from.segment().buffer.get(from.firstByte() + whole) & (1 << bits) - 1;
                segment.buffer.put(8 * made.word() + whole, (byte) last);
            }
        }
    }

    private static void bytes(SegmentBuilder to, int toByte, SegmentReader from, int fromByte, int length) {
        if (length > 0) {
            ByteBuffer target = to.buffer;
            target.put(toByte, from.buffer, fromByte, length);
        }
    }
}
