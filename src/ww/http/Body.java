package ww.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The body of a request: bounded in bytes and in time, and honest about how it ends. A body that breaks off throws
 * {@link MultipartException}, so that an answer can still be tried; one that stops coming is answered 408 by the
 * {@link Watch} and throws {@link Watch.ExpiredException}.
 */
final class Body extends InputStream {
    /** Thrown away in pieces of this size. */
    private static final int LINGER_PIECE_BYTES = 64 * 1024;

    /** A client that has not noticed our answer after this much more will not notice it at all. */
    private static final long LINGER_BYTES_MAX = 256L * 1024 * 1024;

    private final InputStream in;
    private final Watch watch;
    private final HttpLimits limits;
    private final long declaredBytes;
    private final long deadlineNanos;
    private long limitBytes = -1;
    private long readBytes;
    private boolean ended;

    /** {@code declaredBytes} is the Content-Length, 0 where there is no body, -1 where it comes in chunks. */
    Body(InputStream in, long declaredBytes, Watch watch, HttpLimits limits) {
        this.in = in;
        this.declaredBytes = declaredBytes;
        this.watch = watch;
        this.limits = limits;
        deadlineNanos = System.nanoTime() + limits.bodyTime().toNanos();
        ended = declaredBytes == 0;
    }

    /** What the client says the body has; -1 if it comes in chunks. */
    long declaredBytes() {
        return declaredBytes;
    }

    boolean isChunked() {
        return declaredBytes < 0;
    }

    /** True if bytes are, or may be, still to come. */
    boolean isUnread() {
        return !ended;
    }

    /** Nothing is read before this call says how much may come; refuses at once what announces more. */
    Body upTo(long bytesMax) throws Problem {
        limitBytes = bytesMax;
        if (declaredBytes > bytesMax) {
            throw tooLarge("The body announces " + declaredBytes + " bytes");
        }
        return this;
    }

    private Problem tooLarge(String what) {
        return new Problem(ProblemType.BODY_TOO_LARGE, what + ", the limit is " + limitBytes + " bytes.")
                .with("limit", limitBytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (limitBytes < 0) {
            throw new IllegalStateException("the body is read before its limit is set");
        }
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        int count = receive(Watch.Phase.BODY, limits.bodyIdleTime(), into, offset, length);
        if (count > 0 && (readBytes += count) > limitBytes) {
            throw MultipartException.overLimit("The body is longer than " + limitBytes + " bytes.");
        }
        return count;
    }

    private int receive(Watch.Phase phase, Duration idle, byte[] into, int offset, int length) throws IOException {
        long idleNanos = System.nanoTime() + idle.toNanos();
        watch.begin(phase, idleNanos - deadlineNanos < 0 ? idleNanos : deadlineNanos);
        try {
            int count = in.read(into, offset, length);
            ended = count < 0 || declaredBytes >= 0 && readBytes + count >= declaredBytes;
            return count;
        } catch (IOException e) {
            throw brokenOff(e);
        } catch (IndexOutOfBoundsException e) {
            // The JDK's chunk reader takes a size beyond 31 bits for a negative one.
            throw brokenOff(e);
        } finally {
            watch.end();
        }
    }

    private MultipartException brokenOff(Exception cause) {
        ended = true;
        MultipartException broken = MultipartException.malformed(declaredBytes < 0
                ? "The chunked body is malformed or ends too early."
                : "The body ends after " + readBytes + " of " + declaredBytes + " bytes.");
        broken.initCause(cause);
        return broken;
    }

    /**
     * Reads on and throws away, so that a client that sends first and reads later gets to see our answer: closing a
     * socket with unread bytes would reset it. Ends with the body, after {@link HttpLimits#lingerTime}, or after a
     * quarter of a gigabyte.
     */
    void linger() throws IOException {
        byte[] piece = new byte[LINGER_PIECE_BYTES];
        long until = System.nanoTime() + limits.lingerTime().toNanos();
        long left = LINGER_BYTES_MAX;
        while (!ended && left > 0) {
            long time = until - System.nanoTime();
            if (time <= 0) {
                return;
            }
            int count = receive(Watch.Phase.LINGER, Duration.ofNanos(time), piece, 0, piece.length);
            left -= count;
            readBytes += Math.max(count, 0);
        }
    }
}
