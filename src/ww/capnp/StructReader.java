package ww.capnp;

import org.capnproto.SegmentReader;

/**
 * A struct in a message, to be read; generated readers extend it with a method per field. Fields which the writer did
 * not know read as their defaults.
 *
 * <p>Numbers and bits come from the runtime's reader; pointers from here. The message has been checked, so nothing here
 * fails because of its contents.
 */
public class StructReader extends org.capnproto.StructReader {
    private static final int UNLIMITED = Integer.MAX_VALUE; // nesting was checked before

    protected StructReader(SegmentReader segment, int data, int pointers, int dataBits, short pointerCount) {
        super(segment, data, pointers, dataBits, pointerCount, UNLIMITED);
    }

    /** Another view of the same struct: a group. */
    protected StructReader(StructReader same) {
        this(same.segment, same.data, same.pointers, same.dataSize, same.pointerCount);
    }

    /** The struct at a checked pointer, of no particular type. */
    static StructReader at(SegmentReader segment, int pointerWord) {
        if (segment.get(pointerWord) == 0) {
            return new StructReader(SegmentReader.EMPTY, 0, 0, 0, (short) 0);
        }
        Location struct = Location.of(segment, pointerWord);
        int dataWords = Word.dataWords(struct.tag());
        return new StructReader(struct.segment(), 8 * struct.word(), struct.word() + dataWords, 64 * dataWords,
                usable(Word.pointerCount(struct.tag())));
    }

    /** The runtime keeps the count in a signed short; no schema of ours comes near its end. */
    static short usable(int pointerCount) {
        return (short) Math.min(pointerCount, Short.MAX_VALUE);
    }

    final SegmentReader segment() {
        return segment;
    }

    final int firstByte() {
        return data;
    }

    final int firstPointer() {
        return pointers;
    }

    final int dataBits() {
        return dataSize;
    }

    final int pointerCount() {
        return pointerCount;
    }

    private SegmentReader segmentOf(int pointer) {
        return pointer < pointerCount ? segment : SegmentReader.EMPTY;
    }

    private int wordOf(int pointer) {
        return pointer < pointerCount ? pointers + pointer : 0;
    }

    protected final boolean isNullAt(int pointer) {
        return _pointerFieldIsNull(pointer);
    }

    protected final <R> R readAt(int pointer, PointerFactory<?, R> factory) {
        return factory.read(segmentOf(pointer), wordOf(pointer));
    }

    protected final <R> R readAt(int pointer, PointerFactory<?, R> factory, AnyPointer.Reader ifNull) {
        return isNullAt(pointer) ? ifNull.trusted(factory) : readAt(pointer, factory);
    }

    protected final AnyPointer.Reader anyAt(int pointer) {
        return new AnyPointer.Reader(segmentOf(pointer), wordOf(pointer));
    }

    protected final AnyPointer.Reader anyAt(int pointer, AnyPointer.Reader ifNull) {
        return isNullAt(pointer) ? ifNull : anyAt(pointer);
    }

    /** A counted reference to the capability; a broken one if there is none. */
    protected final ClientHook capabilityAt(int pointer) {
        return anyAt(pointer).getCapability();
    }

    /** For getters of union members: reading one which is not set would show another member's bits. */
    protected final void requireTag(int offset, int tag, String member) {
        int found = _getShortField(offset) & 0xffff;
        if (found != tag) {
            throw new IllegalStateException(member + " is not the member which is set: the tag is " + found);
        }
    }
}
