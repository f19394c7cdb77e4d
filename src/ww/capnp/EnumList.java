package ww.capnp;

import java.util.function.IntFunction;

/**
 * The type of a list of enumerants.
 *
 * @param <E> the enum
 */
public final class EnumList<E extends Enum<E>> extends ListFactory<EnumList.Builder<E>, EnumList.Reader<E>> {
    private final IntFunction<E> byNumber;

    private EnumList(IntFunction<E> byNumber) {
        super(ElementSize.TWO_BYTES);
        this.byNumber = byNumber;
    }

    /** @param byNumber the enumerant of an unsigned number from the wire, total */
    public static <E extends Enum<E>> EnumList<E> of(IntFunction<E> byNumber) {
        return new EnumList<>(byNumber);
    }

    /** A list of enumerants that was received. */
    public static final class Reader<E extends Enum<E>> extends ObjectListView<E> {
        private final IntFunction<E> byNumber;

        private Reader(IntFunction<E> byNumber, ListBody body) {
            super(body);
            this.byNumber = byNumber;
        }

        @Override
        public E get(int index) {
            return byNumber.apply(body.segment().buffer.getShort(byteOf(index)) & 0xffff);
        }
    }

    /** A list of enumerants under construction. */
    public static final class Builder<E extends Enum<E>> extends ObjectListView<E> {
        private final IntFunction<E> byNumber;

        private Builder(IntFunction<E> byNumber, ListBody body) {
            super(body);
            this.byNumber = byNumber;
        }

        @Override
        public E get(int index) {
            return byNumber.apply(body.segment().buffer.getShort(byteOf(index)) & 0xffff);
        }

        public void set(int index, E value) {
            body.segment().buffer.putShort(byteOf(index), (short) value.ordinal());
        }
    }

    @Override
    Reader<E> reader(ListBody body) {
        return new Reader<>(byNumber, body);
    }

    @Override
    Builder<E> builder(ListBody body) {
        return new Builder<>(byNumber, body);
    }
}
