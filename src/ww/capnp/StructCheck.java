package ww.capnp;

import java.util.BitSet;
import org.capnproto.SegmentReader;

/**
 * One struct of a message which is being checked. Generated factories name the pointers which are set, each with its
 * type; {@link #others} then checks the rest as pointers to anything, for copies take them along.
 */
public final class StructCheck {
    private final MessageCheck check;
    private final SegmentReader segment;
    private final int firstByte;
    private final int dataBits;
    private final int firstPointer;
    private final int pointerCount;
    private long seen;        // of the first 64 pointers
    private BitSet seenAbove; // of the others; made when there are some

    StructCheck(MessageCheck check, SegmentReader segment, int firstByte, int dataBits, int firstPointer,
            int pointerCount) {
        this.check = check;
        this.segment = segment;
        this.firstByte = firstByte;
        this.dataBits = dataBits;
        this.firstPointer = firstPointer;
        this.pointerCount = pointerCount;
    }

    /** A union's tag, its place counted in 16 bits. */
    public int tag(int offset) {
        return (offset + 1) * 16 <= dataBits ? segment.buffer.getShort(firstByte + 2 * offset) & 0xffff : 0;
    }

    /** The pointer leads to a value of this type, or is null. */
    public void pointer(int index, PointerFactory<?, ?> factory) throws CapnpException {
        if (index < pointerCount) {
            seen(index);
            factory.check(check, segment, firstPointer + index);
        }
    }

    /** The pointer is a capability or null. */
    public void capability(int index) throws CapnpException {
        if (index < pointerCount) {
            seen(index);
            check.capability(segment, firstPointer + index);
        }
    }

    void seen(int index) {
        if (index < Long.SIZE) {
            seen |= 1L << index;
            return;
        }
        if (seenAbove == null) {
            seenAbove = new BitSet();
        }
        seenAbove.set(index);
    }

    private boolean isSeen(int index) {
        return index < Long.SIZE ? (seen >>> index & 1) != 0 : seenAbove != null && seenAbove.get(index);
    }

    void others() throws CapnpException {
        for (int i = 0; i < pointerCount; i++) {
            if (!isSeen(i)) {
                check.any(segment, firstPointer + i);
            }
        }
    }
}
