package ww.capnp;

import org.capnproto.SegmentBuilder;

/**
 * The type of a list whose elements are text, data or lists.
 *
 * @param <B> builds an element
 * @param <R> reads an element
 */
public final class PointerList<B, R> extends ListFactory<PointerList.Builder<B, R>, PointerList.Reader<R>> {
    /** Lists of text. */
    public static final PointerList<Text.Reader, Text.Reader> TEXT = of(Text.factory);

    /** Lists of data. */
    public static final PointerList<Data.Builder, Data.Reader> DATA = of(Data.factory);

    private final PointerFactory<B, R> element;

    private PointerList(PointerFactory<B, R> element) {
        super(ElementSize.POINTER);
        this.element = element;
    }

    public static <B, R> PointerList<B, R> of(PointerFactory<B, R> element) {
        return new PointerList<>(element);
    }

    /** Such a list which was received. */
    public static final class Reader<R> extends ObjectListView<R> {
        private final PointerFactory<?, R> element;

        private Reader(PointerFactory<?, R> element, ListBody body) {
            super(body);
            this.element = element;
        }

        @Override
        public R get(int index) {
            body.requireIndex(index);
            return element.read(body.segment(), body.pointerWordOf(index));
        }
    }

    /** Such a list under construction. */
    public static final class Builder<B, R> extends ObjectListView<B> {
        private final PointerFactory<B, R> element;

        private Builder(PointerFactory<B, R> element, ListBody body) {
            super(body);
            this.element = element;
        }

        @Override
        public B get(int index) {
            body.requireIndex(index);
            return element.getOrInit((SegmentBuilder) body.segment(), body.pointerWordOf(index));
        }

        /** Makes the element a new one of this size. */
        public B init(int index, int size) {
            body.requireIndex(index);
            return element.init((SegmentBuilder) body.segment(), body.pointerWordOf(index), size);
        }

        /** Makes the element a copy. */
        public void set(int index, R value) {
            body.requireIndex(index);
            element.copy((SegmentBuilder) body.segment(), body.pointerWordOf(index), value);
        }
    }

    PointerFactory<B, R> element() {
        return element;
    }

    @Override
    Reader<R> reader(ListBody body) {
        return new Reader<>(element, body);
    }

    @Override
    Builder<B, R> builder(ListBody body) {
        return new Builder<>(element, body);
    }
}
