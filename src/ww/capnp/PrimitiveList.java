package ww.capnp;

import java.util.function.Function;

/**
 * The types of lists of numbers, truth values and nothing. Unsigned numbers use the signed type of their width, as all
 * numbers in messages do. The classes differ in one word each; Java has no generics over primitive types.
 */
public final class PrimitiveList {
    private PrimitiveList() { }

    private static <B, R> ListFactory<B, R> factory(int elementSize, Function<ListBody, B> builder,
            Function<ListBody, R> reader) {
        return new ListFactory<>(elementSize) {
            @Override
            R reader(ListBody body) {
                return reader.apply(body);
            }

            @Override
            B builder(ListBody body) {
                return builder.apply(body);
            }
        };
    }

    /** Lists of nothing: only their size says something. */
    public static final class Void {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.VOID, Builder::new, Reader::new);

        private Void() { }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }
        }
    }

    /** Lists of {@code Bool}. */
    public static final class Boolean {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.BIT, Builder::new, Reader::new);

        private Boolean() { }

        private static boolean get(ListView list, int index) {
            return (list.body.segment().buffer.get(list.byteOf(index)) >>> (index & 7) & 1) != 0;
        }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }

            public boolean get(int index) {
                return Boolean.get(this, index);
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }

            public boolean get(int index) {
                return Boolean.get(this, index);
            }

            public void set(int index, boolean value) {
                int at = byteOf(index);
                int others = body.segment().buffer.get(at) & ~(1 << (index & 7));
                body.segment().buffer.put(at, (byte) (others | (value ? 1 : 0) << (index & 7)));
            }
        }
    }

    /** Lists of {@code Int8} and {@code UInt8}. */
    public static final class Byte {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.BYTE, Builder::new, Reader::new);

        private Byte() { }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }

            public byte get(int index) {
                return body.segment().buffer.get(byteOf(index));
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }

            public byte get(int index) {
                return body.segment().buffer.get(byteOf(index));
            }

            public void set(int index, byte value) {
                body.segment().buffer.put(byteOf(index), value);
            }
        }
    }

    /** Lists of {@code Int16} and {@code UInt16}. */
    public static final class Short {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.TWO_BYTES, Builder::new, Reader::new);

        private Short() { }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }

            public short get(int index) {
                return body.segment().buffer.getShort(byteOf(index));
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }

            public short get(int index) {
                return body.segment().buffer.getShort(byteOf(index));
            }

            public void set(int index, short value) {
                body.segment().buffer.putShort(byteOf(index), value);
            }
        }
    }

    /** Lists of {@code Int32} and {@code UInt32}. */
    public static final class Int {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.FOUR_BYTES, Builder::new, Reader::new);

        private Int() { }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }

            public int get(int index) {
                return body.segment().buffer.getInt(byteOf(index));
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }

            public int get(int index) {
                return body.segment().buffer.getInt(byteOf(index));
            }

            public void set(int index, int value) {
                body.segment().buffer.putInt(byteOf(index), value);
            }
        }
    }

    /** Lists of {@code Int64} and {@code UInt64}. */
    public static final class Long {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.EIGHT_BYTES, Builder::new, Reader::new);

        private Long() { }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }

            public long get(int index) {
                return body.segment().buffer.getLong(byteOf(index));
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }

            public long get(int index) {
                return body.segment().buffer.getLong(byteOf(index));
            }

            public void set(int index, long value) {
                body.segment().buffer.putLong(byteOf(index), value);
            }
        }
    }

    /** Lists of {@code Float32}. */
    public static final class Float {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.FOUR_BYTES, Builder::new, Reader::new);

        private Float() { }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }

            public float get(int index) {
                return body.segment().buffer.getFloat(byteOf(index));
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }

            public float get(int index) {
                return body.segment().buffer.getFloat(byteOf(index));
            }

            public void set(int index, float value) {
                body.segment().buffer.putFloat(byteOf(index), value);
            }
        }
    }

    /** Lists of {@code Float64}. */
    public static final class Double {
        public static final ListFactory<Builder, Reader> factory =
                factory(ElementSize.EIGHT_BYTES, Builder::new, Reader::new);

        private Double() { }

        /** Such a list which was received. */
        public static final class Reader extends ListView {
            private Reader(ListBody body) {
                super(body);
            }

            public double get(int index) {
                return body.segment().buffer.getDouble(byteOf(index));
            }
        }

        /** Such a list under construction. */
        public static final class Builder extends ListView {
            private Builder(ListBody body) {
                super(body);
            }

            public double get(int index) {
                return body.segment().buffer.getDouble(byteOf(index));
            }

            public void set(int index, double value) {
                body.segment().buffer.putDouble(byteOf(index), value);
            }
        }
    }
}
