package ww.wasm;

import java.util.Arrays;

/** Keeps the first bytes that a guest writes to a stream, up to a limit. Any thread. */
final class OutputBuffer {
    /** Most guests write a line or none. */
    private static final int FIRST_BYTES = 256;

    private final int limitBytes;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean truncated;

    OutputBuffer(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    int limitBytes() {
        return limitBytes;
    }

    /** Takes what fits and answers how much that was. */
    synchronized int write(byte[] source, int offset, int count) {
        int taken = Math.min(count, limitBytes - length);
        if (taken < count) {
            truncated = true;
        }
        if (taken > bytes.length - length) {
            long wanted = Math.max(length + taken, Math.max(FIRST_BYTES, bytes.length * 2L));
            bytes = Arrays.copyOf(bytes, (int) Math.min(limitBytes, wanted));
        }
        System.arraycopy(source, offset, bytes, length, taken);
        length += taken;
        return taken;
    }

    synchronized Captured captured() {
        return length == 0 && !truncated ? Captured.EMPTY : new Captured(Arrays.copyOf(bytes, length), truncated);
    }
}
