package ww.capnp;

import org.capnproto.SegmentBuilder;

/**
 * The type of a list of structs.
 *
 * @param <B> builds an element
 * @param <R> reads an element
 */
public final class StructList<B, R> extends ListFactory<StructList.Builder<B>, StructList.Reader<R>> {
    private final StructFactory<B, R> element;

    private StructList(StructFactory<B, R> element) {
        super(ElementSize.COMPOSITE);
        this.element = element;
    }

    public static <B, R> StructList<B, R> of(StructFactory<B, R> element) {
        return new StructList<>(element);
    }

    /** A list of structs that was received. */
    public static final class Reader<R> extends ObjectListView<R> {
        private final StructFactory<?, R> element;

        private Reader(StructFactory<?, R> element, ListBody body) {
            super(body);
            this.element = element;
        }

        @Override
        public R get(int index) {
            return element.constructReader(body.segment(), byteOf(index), body.pointerWordOf(index), body.dataBits(),
                    StructReader.usable(body.pointerCount()));
        }
    }

    /** A list of structs under construction. */
    public static final class Builder<B> extends ObjectListView<B> {
        private final StructFactory<B, ?> element;

        private Builder(StructFactory<B, ?> element, ListBody body) {
            super(body);
            this.element = element;
        }

        @Override
        public B get(int index) {
            return element.constructBuilder((SegmentBuilder) body.segment(), byteOf(index), body.pointerWordOf(index),
                    body.dataBits(), StructReader.usable(body.pointerCount()));
        }
    }

    StructFactory<B, R> element() {
        return element;
    }

    @Override
    Reader<R> reader(ListBody body) {
        return new Reader<>(element, body);
    }

    @Override
    Builder<B> builder(ListBody body) {
        return new Builder<>(element, body);
    }

    @Override
    Builder<B> getOrInit(SegmentBuilder segment, int pointerWord) {
        if (segment.get(pointerWord) != 0) {
            ListBody found = ListBody.at(segment, pointerWord);
            if (found.dataBits() < 64 * element.dataWords() || found.pointerCount() < element.pointerCount()) {
                DeepCopy.enlargeStructs(segment, pointerWord, element.dataWords(), element.pointerCount());
            }
        }
        return super.getOrInit(segment, pointerWord);
    }

    @Override
    Builder<B> init(SegmentBuilder segment, int pointerWord, int size) {
        return builder(ListBody.of(Allocation.structList(segment, pointerWord, size, element.dataWords(),
                element.pointerCount())));
    }
}
