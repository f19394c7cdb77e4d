package ww.host;

import java.util.HashMap;
import java.util.Map;
import ww.yamux.YamuxStream;

/** The inbound streams of one connection by the protocol they were agreed to speak. Thread-safe. */
final class StreamCounts {
    private static final String NEGOTIATING = "";

    private final Map<YamuxStream, String> protocolOf = new HashMap<>();
    private final Map<String, Integer> count = new HashMap<>();

    /** A stream whose protocol is not known yet; false where {@code max} such are there. */
    synchronized boolean enter(YamuxStream stream, int max) {
        return put(stream, NEGOTIATING, max);
    }

    /** Its protocol is agreed; false where {@code max} streams speak it already, or where the stream has ended. */
    synchronized boolean agree(YamuxStream stream, String protocol, int max) {
        return leave(stream) && put(stream, protocol, max);
    }

    /** The stream has ended; answers whether it was counted. */
    synchronized boolean leave(YamuxStream stream) {
        String protocol = protocolOf.remove(stream);
        if (protocol == null) {
            return false;
        }
        count.computeIfPresent(protocol, (key, n) -> n == 1 ? null : n - 1);
        return true;
    }

    synchronized int of(String protocol) {
        return count.getOrDefault(protocol, 0);
    }

    private boolean put(YamuxStream stream, String protocol, int max) {
        if (of(protocol) >= max) {
            return false;
        }
        protocolOf.put(stream, protocol);
        count.merge(protocol, 1, Integer::sum);
        return true;
    }
}
