package ww.yamux;

import java.util.ArrayDeque;

/**
 * Received bytes of one stream in the order they came. Large pieces are kept in the array they arrived in; small ones
 * are packed together, so that a peer that sends single bytes cannot make each cost an object. Not thread-safe: guarded
 * by the lock of its half.
 */
final class Chunks {
    /** Pieces below this size are copied into shared arrays: packing them costs less than keeping them apart. */
    static final int PACKED_BELOW_BYTES = 2 * 1024;
    private static final int PACK_BYTES_MIN = 512;
    private static final int PACK_BYTES_MAX = 16 * 1024;

    private static final class Chunk {
        final byte[] bytes;
        int start;
        int end;

        Chunk(byte[] bytes, int end) {
            this.bytes = bytes;
            this.end = end;
        }
    }

    private final ArrayDeque<Chunk> queue = new ArrayDeque<>(4);
    private int size;
    private int packBytes = PACK_BYTES_MIN;

    int size() {
        return size;
    }

    /** Takes over {@code bytes}: the caller must not touch the array again. */
    void adopt(byte[] bytes) {
        queue.addLast(new Chunk(bytes, bytes.length));
        size += bytes.length;
    }

    /** Copies bytes in. */
    void pack(byte[] from, int length) {
        int done = 0;
        while (done < length) {
            Chunk tail = queue.peekLast();
            if (tail == null || tail.end == tail.bytes.length) {
                tail = new Chunk(new byte[Math.max(packBytes, length - done)], 0);
                packBytes = Math.min(2 * packBytes, PACK_BYTES_MAX);
                queue.addLast(tail);
            }
            int put = Math.min(length - done, tail.bytes.length - tail.end);
            System.arraycopy(from, done, tail.bytes, tail.end, put);
            tail.end += put;
            done += put;
        }
        size += length;
    }

    /** Moves at most {@code length} bytes out; answers how many. */
    int take(byte[] into, int offset, int length) {
        int done = 0;
        while (done < length && !queue.isEmpty()) {
            Chunk head = queue.peekFirst();
            int taken = Math.min(length - done, head.end - head.start);
            System.arraycopy(head.bytes, head.start, into, offset + done, taken);
            head.start += taken;
            done += taken;
            if (head.start == head.end) {
                queue.removeFirst();
            }
        }
        if (queue.isEmpty()) {
            packBytes = PACK_BYTES_MIN;
        }
        size -= done;
        return done;
    }

    /** Forgets everything; answers how many bytes that was. */
    int clear() {
        int forgotten = size;
        queue.clear();
        size = 0;
        return forgotten;
    }
}
