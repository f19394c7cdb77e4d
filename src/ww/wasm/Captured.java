package ww.wasm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a guest wrote to one of its output streams.
 *
 * @param bytes what was kept; not to be changed
 * @param truncated true when the guest wrote more than its limit, so that the end is missing
 */
public record Captured(byte[] bytes, boolean truncated) {
    /** Nothing was written. */
    public static final Captured EMPTY = new Captured(new byte[0], false);

    /** The bytes as UTF-8, with replacement characters where they are not. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Captured that && truncated == that.truncated && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Captured[" + bytes.length + " bytes" + (truncated ? ", truncated]" : "]");
    }
}
