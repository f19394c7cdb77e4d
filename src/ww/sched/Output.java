package ww.sched;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a guest wrote to one of its streams, as far as it was kept.
 *
 * @param bytes     the kept beginning
 * @param truncated true if the guest wrote more than was kept
 */
public record Output(byte[] bytes, boolean truncated) {
    /** One stream's share of a journal record, which has to hold two of them and the result. */
    public static final int BYTES_MAX = 1 << 20;

    public static final Output EMPTY = new Output(new byte[0], false);

    public Output {
        if (bytes.length > BYTES_MAX) {
            bytes = Arrays.copyOf(bytes, BYTES_MAX);
            truncated = true;
        } else {
            bytes = bytes.clone();
        }
    }

    public static Output of(String text) {
        return text.isEmpty() ? EMPTY : new Output(text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes kept, without copying them. */
    public int length() {
        return bytes.length;
    }

    /** The kept bytes as UTF-8; what is not UTF-8 shows as replacement characters. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output that && truncated == that.truncated && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Output[" + bytes.length + " bytes" + (truncated ? ", truncated]" : "]");
    }
}
