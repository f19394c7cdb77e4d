package ww.sched;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what {@link RecordWriter} wrote. Every length and count is held against the bytes that are there before
 * anything is allocated for it.
 */
final class RecordReader {
    private final byte[] bytes;
    private int at;
    private final int end;

    RecordReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private RecordReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /** A structure's reading. */
    @FunctionalInterface
    interface Fields<T> {
        T read(RecordReader in) throws BadRecordException;
    }

    long unsigned() throws BadRecordException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return value;
            }
        }
        throw new BadRecordException("a number of more than 64 bits at byte " + at);
    }

    long signed() throws BadRecordException {
        long folded = unsigned();
        return folded >>> 1 ^ -(folded & 1);
    }

    /** A number that must fit 31 bits. */
    int small() throws BadRecordException {
        long value = unsigned();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new BadRecordException("the number " + value + " where at most " + Integer.MAX_VALUE + " can be");
        }
        return (int) value;
    }

    boolean flag() throws BadRecordException {
        long value = unsigned();
        if (value < 0 || value > 1) {
            throw new BadRecordException("the number " + value + " where 0 or 1 must be");
        }
        return value == 1;
    }

    double real() throws BadRecordException {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | next() & 0xff;
        }
        return Double.longBitsToDouble(bits);
    }

    byte[] bytes() throws BadRecordException {
        int length = count(1);
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    String text() throws BadRecordException {
        int length = count(1);
        int from = at;
        at += length;
        if (ascii(from, at)) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)).toString();
        } catch (CharacterCodingException e) {
            throw new BadRecordException("a text that is not UTF-8 at byte " + from);
        }
    }

    private boolean ascii(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    List<String> texts() throws BadRecordException {
        int count = count(1);
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(text());
        }
        return values;
    }

    Set<String> textSet() throws BadRecordException {
        return Set.copyOf(texts());
    }

    Map<String, String> textMap() throws BadRecordException {
        int count = count(2);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < count; i++) {
            values.put(text(), text());
        }
        return values;
    }

    /**
     * A count of things that take at least so many bytes each: more cannot be there than bytes are left.
     */
    int count(int bytesEach) throws BadRecordException {
        long count = unsigned();
        if (count < 0 || count > (end - at) / bytesEach) {
            throw new BadRecordException("a count of " + count + " with " + (end - at) + " bytes left");
        }
        return (int) count;
    }

    /**
     * A structure. What a newer version has added to it is refused rather than dropped, because dropping would lose
     * what somebody was promised.
     */
    <T> T block(Fields<T> fields) throws BadRecordException {
        int length = count(1);
        RecordReader inner = new RecordReader(bytes, at, at + length);
        at += length;
        T value;
        try {
            value = fields.read(inner);
        } catch (IllegalArgumentException e) {
            throw new BadRecordException(e.getMessage());
        }
        inner.finish();
        return value;
    }

    /** True while there is something left: how a newer version tells an older structure from its own. */
    boolean more() {
        return at < end;
    }

    void finish() throws BadRecordException {
        if (more()) {
            throw new BadRecordException(end - at + " bytes more than this version knows of; "
                    + "the data was written by a newer one");
        }
    }

    private byte next() throws BadRecordException {
        if (at == end) {
            throw new BadRecordException("the end where a number must be");
        }
        return bytes[at++];
    }
}
