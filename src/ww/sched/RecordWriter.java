package ww.sched;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Writes the scheduler's binary form: numbers as variable-length integers (seven bits a byte, least significant first;
 * signed ones folded so that small negatives stay short), texts as UTF-8 with their length before them, structures as
 * blocks with their length before them so that later versions can add fields at the end.
 */
final class RecordWriter {
    /** Most records are smaller. */
    private static final int FIRST_BYTES = 256;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    void unsigned(long value) {
        long rest = value;
        room(10);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void signed(long value) {
        unsigned(value << 1 ^ value >> 63);
    }

    void flag(boolean value) {
        unsigned(value ? 1 : 0);
    }

    void real(double value) {
        long bits = Double.doubleToLongBits(value);
        room(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) {
        unsigned(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    void texts(Collection<String> values) {
        unsigned(values.size());
        values.forEach(this::text);
    }

    /** A set in its natural order, so that equal values have equal bytes. */
    void textSet(Collection<String> values) {
        texts(new TreeSet<>(values));
    }

    void textMap(Map<String, String> values) {
        unsigned(values.size());
        new TreeMap<>(values).forEach((key, value) -> {
            text(key);
            text(value);
        });
    }

    /** A structure, with its length before it: written first, then moved by the length of the length. */
    void block(Consumer<RecordWriter> fields) {
        int start = length;
        fields.accept(this);
        int size = length - start;
        int head = unsignedBytes(size);
        room(head);
        System.arraycopy(bytes, start, bytes, start + head, size);
        length = start;
        unsigned(size);
        length += size;
    }

    private static int unsignedBytes(int value) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1) + 6) / 7;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
