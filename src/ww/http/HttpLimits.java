package ww.http;

import java.time.Duration;

/**
 * What the HTTP side takes from outside, all in one place. What only the scheduler can judge (queue, history, stored
 * bytes) is limited there.
 *
 * @param moduleBytes the largest module; beyond it 413
 * @param fieldBytes the largest value of a form field, {@code stdin} apart
 * @param inputBytes the largest {@code stdin}
 * @param requests requests handled at once; beyond it 503. A request holds about 40 kB of buffers
 * @param eventStreams event streams open at once, counted apart because they stay for hours; beyond it 503
 * @param waiters requests that wait for a task at once ({@code Prefer: wait}); beyond it no wait
 * @param headTime from the first byte of a request to its last header; a person with telnet is given up
 * @param bodyIdleTime between two pieces of a body
 * @param bodyTime for a whole body: 16 MiB over a line of 1 Mbit/s take 135 s
 * @param writeTime for one piece of 64 KiB of a response to leave
 * @param lingerTime how long a body that nobody wants is read and thrown away, so that the client can read our answer
 * @param waitTime the longest {@code Prefer: wait}
 * @param heartbeatTime between two signs of life on an idle event stream, under the usual proxy timeout of 60 s
 * @param pageItems the most items in one page of a list
 */
public record HttpLimits(
        int moduleBytes, int fieldBytes, int inputBytes, int requests, int eventStreams, int waiters,
        Duration headTime, Duration bodyIdleTime, Duration bodyTime, Duration writeTime, Duration lingerTime,
        Duration waitTime, Duration heartbeatTime, int pageItems) {

    public static final HttpLimits DEFAULT = new HttpLimits(
            16 * 1024 * 1024, 64 * 1024, 1024 * 1024, 512, 64, 256,
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(180), Duration.ofSeconds(30),
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(15), 1000);

    /** Boundaries and part headers beside the values, at the parser's own limits. */
    private static final int FORM_OVERHEAD_BYTES = 128 * 1024;

    /** Small values together: most fields are a few bytes, and no form fills all of them. */
    private static final int SMALL_FIELDS = 4;

    public HttpLimits {
        if (moduleBytes < 8 || fieldBytes < 64 || inputBytes < 0) {
            throw new IllegalArgumentException("byte limits must be positive (a module has 8 bytes at least): module "
                    + moduleBytes + ", field " + fieldBytes + ", stdin " + inputBytes);
        }
        if (requests < 1 || eventStreams < 0 || waiters < 0 || waiters >= requests || pageItems < 1) {
            throw new IllegalArgumentException("counts must be positive, and waiters leave room for other requests: "
                    + "requests " + requests + ", event streams " + eventStreams + ", waiters " + waiters
                    + ", page items " + pageItems);
        }
        for (Duration time : new Duration[] {
            headTime, bodyIdleTime, bodyTime, writeTime, lingerTime, waitTime, heartbeatTime}) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("times must be positive, not " + time);
            }
        }
    }

    /** The same limits with another module size. */
    public HttpLimits withModuleBytes(int bytes) {
        return new HttpLimits(bytes, fieldBytes, inputBytes, requests, eventStreams, waiters, headTime, bodyIdleTime,
                bodyTime, writeTime, lingerTime, waitTime, heartbeatTime, pageItems);
    }

    /** The same limits with other counts. */
    HttpLimits withCounts(int requests, int eventStreams, int waiters) {
        return new HttpLimits(moduleBytes, fieldBytes, inputBytes, requests, eventStreams, waiters, headTime,
                bodyIdleTime, bodyTime, writeTime, lingerTime, waitTime, heartbeatTime, pageItems);
    }

    /** The same limits with other times for what the client does. */
    HttpLimits withTimes(Duration head, Duration bodyIdle, Duration body, Duration write, Duration linger) {
        return new HttpLimits(moduleBytes, fieldBytes, inputBytes, requests, eventStreams, waiters, head, bodyIdle,
                body, write, linger, waitTime, heartbeatTime, pageItems);
    }

    /** The most bytes that a whole form may have. */
    long formBytes() {
        return (long) moduleBytes + inputBytes + SMALL_FIELDS * (long) fieldBytes + FORM_OVERHEAD_BYTES;
    }
}
