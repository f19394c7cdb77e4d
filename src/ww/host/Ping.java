package ww.host;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import ww.io.Bytes;
import ww.io.MalformedException;

/** The ping protocol: 32 random bytes come back as they were, again and again, until the opener ends its direction. */
final class Ping {
    static final String PROTOCOL = "/ipfs/ping/1.0.0";
    static final int PAYLOAD_BYTES = 32;

    private final Deadlines deadlines;
    private final Duration timeout;
    private final SecureRandom random = new SecureRandom();

    Ping(Deadlines deadlines, Duration timeout) {
        this.deadlines = deadlines;
        this.timeout = timeout;
    }

    /** Serves one stream for as long as pings come. */
    void serve(Stream stream) throws IOException {
        try (stream) {
            byte[] payload = new byte[PAYLOAD_BYTES];
            boolean[] more = {true};
            while (more[0]) {
                deadlines.within(timeout, "waiting for the next ping", stream::close, () -> {
                    int read = stream.in().readNBytes(payload, 0, PAYLOAD_BYTES);
                    more[0] = read == PAYLOAD_BYTES;
                    if (more[0]) {
                        stream.out().write(payload);
                        stream.out().flush();
                    }
                });
            }
        }
    }

    /** One round trip on a stream just opened, negotiation included where the stream is lazy. Closes the stream. */
    Duration measure(Stream stream) throws IOException {
        byte[] payload = new byte[PAYLOAD_BYTES];
        random.nextBytes(payload);
        long[] took = new long[1];
        try (stream) {
            deadlines.within(timeout, "a ping of " + stream.peer(), stream::close, () -> {
                long begun = System.nanoTime();
                stream.out().write(payload);
                stream.out().flush();
                byte[] back = new byte[PAYLOAD_BYTES];
                Bytes.fill(stream.in(), back, 0, PAYLOAD_BYTES, "answer to a ping");
                took[0] = System.nanoTime() - begun;
                if (!Arrays.equals(payload, back)) {
                    throw new MalformedException("a ping of " + stream.peer() + " came back with other bytes");
                }
            });
        }
        return Duration.ofNanos(took[0]);
    }
}
