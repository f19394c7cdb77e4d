package ww.capnp;

import org.capnproto.SegmentBuilder;
import org.capnproto.SegmentReader;

/**
 * The type of a list.
 *
 * @param <B> its builder
 * @param <R> its reader
 */
public abstract class ListFactory<B, R> extends PointerFactory<B, R> {
    private final int elementSize;

    ListFactory(int elementSize) {
        this.elementSize = elementSize;
    }

    /** The type of lists of such lists. */
    public final PointerList<B, R> list() {
        return PointerList.of(this);
    }

    abstract R reader(ListBody body);

    abstract B builder(ListBody body);

    /** Whether a list on the wire can be read as this type: its elements may be larger, never smaller. */
    void require(ListBody found) throws CapnpException {
        boolean bits = found.elementSize() == ElementSize.BIT;
        if (bits != (elementSize == ElementSize.BIT) || found.dataBits() < ElementSize.dataBits(elementSize)
                || found.pointerCount() < ElementSize.pointers(elementSize)) {
            throw new CapnpException("a list of element size " + found.elementSize() + " where " + elementSize
                    + " is expected");
        }
    }

    @Override
    final void check(MessageCheck check, SegmentReader segment, int pointerWord) throws CapnpException {
        check.list(segment, pointerWord, this);
    }

    @Override
    final R read(SegmentReader segment, int pointerWord) {
        return reader(ListBody.at(segment, pointerWord));
    }

    @Override
    B getOrInit(SegmentBuilder segment, int pointerWord) {
        return segment.get(pointerWord) == 0 ? init(segment, pointerWord, 0)
                : builder(ListBody.at(segment, pointerWord));
    }

    @Override
    B init(SegmentBuilder segment, int pointerWord, int size) {
        return builder(ListBody.of(Allocation.list(segment, pointerWord, elementSize, size)));
    }

    @Override
    final void copy(SegmentBuilder segment, int pointerWord, R value) {
        DeepCopy.list(segment, pointerWord, ((ListView) value).body);
    }
}
