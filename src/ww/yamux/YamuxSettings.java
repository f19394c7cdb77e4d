package ww.yamux;

import java.time.Duration;

/**
 * The limits of a session.
 *
 * @param streamsInboundMax streams the peer may have open at a time; further ones are reset
 * @param streamsOutboundMax streams we may have open at a time; opening one more fails
 * @param unacknowledgedMax outbound streams whose opening the peer has not acknowledged; opening one more waits
 * @param unacknowledgedEarlyMax the same, until the peer has acknowledged its first stream
 * @param openTimeout how long opening a stream waits for acknowledgements of earlier ones
 * @param framePayloadBytesMax longest payload we send in one frame; received frames are bounded by credit alone
 * @param streamWindowBytesMax how far the receive window of one stream grows
 * @param receiveBytesMax received and unread bytes of all streams together; also bounds the sum of grown windows
 * @param repliesMax resets and acknowledgements that wait for the wire; more end the session
 * @param pongsMax ping answers that wait for the wire; more are dropped
 * @param pingAfter silence of the peer after which we ask for a sign of life, and repeat the question
 * @param deadAfter silence of the peer after which the session ends
 * @param measureEvery how often the round-trip time is measured while the peer is not silent
 * @param writeTimeout how long the wire may refuse to take bytes before the session ends
 * @param lingerMax how long a stream that we closed waits for the peer's FIN before it is reset
 * @param closeGrace how long closing waits for the last frames to leave
 */
public record YamuxSettings(int streamsInboundMax, int streamsOutboundMax, int unacknowledgedMax,
        int unacknowledgedEarlyMax, Duration openTimeout, int framePayloadBytesMax, int streamWindowBytesMax,
        int receiveBytesMax, int repliesMax, int pongsMax, Duration pingAfter, Duration deadAfter,
        Duration measureEvery, Duration writeTimeout, Duration lingerMax, Duration closeGrace) {

    /** The credit every stream has from its beginning, each way; fixed by the specification. */
    public static final int INITIAL_WINDOW_BYTES = 256 * 1024;

    /** The defaults, each with its reason. */
    public static YamuxSettings defaults() {
        return new YamuxSettings(
                1000,                       // what js-libp2p admits; go and rust admit fewer
                1000,                       // no common peer admits more
                256,                        // the specification's SHOULD
                8,                          // js-libp2p aborts when more than 10 streams arrive before it is ready
                Duration.ofSeconds(10),     // the common time limit for negotiating a stream
                65_519 - Frame.HEADER_BYTES, // with its header exactly one full Noise record
                16 * 1024 * 1024,           // go's and js's cap: 240 MB/s at 63 ms
                64 * 1024 * 1024,           // four streams at full speed, or every stream at 64 KiB unread
                256,                        // one for each stream the peer may have in flight
                32,                         // go's figure; an honest peer has one or two
                Duration.ofSeconds(1),      // the question is 12 bytes
                Duration.ofSeconds(8),      // twice the longest pause (4 s) that must not end a session
                Duration.ofSeconds(10),     // routes change slowly
                Duration.ofSeconds(10),     // go's figure
                Duration.ofSeconds(10),     // long enough for a peer to finish its thought
                Duration.ofMillis(250));    // a busy loopback or LAN flushes within this; nobody waits longer for it
    }

    public YamuxSettings {
        positive("streamsInboundMax", streamsInboundMax);
        positive("streamsOutboundMax", streamsOutboundMax);
        positive("unacknowledgedEarlyMax", unacknowledgedEarlyMax);
        positive("framePayloadBytesMax", framePayloadBytesMax);
        positive("repliesMax", repliesMax);
        positive("pongsMax", pongsMax);
        atLeast("unacknowledgedMax", unacknowledgedMax, unacknowledgedEarlyMax);
        atLeast("streamWindowBytesMax", streamWindowBytesMax, INITIAL_WINDOW_BYTES);
        atLeast("receiveBytesMax", receiveBytesMax, INITIAL_WINDOW_BYTES);
        positive("openTimeout", openTimeout.toMillis());
        positive("pingAfter", pingAfter.toMillis());
        positive("measureEvery", measureEvery.toMillis());
        positive("writeTimeout", writeTimeout.toMillis());
        positive("lingerMax", lingerMax.toMillis());
        atLeast("deadAfter", deadAfter.toMillis(), 2 * pingAfter.toMillis());
        atLeast("closeGrace", closeGrace.toMillis(), 0);
    }

    private static void positive(String name, long value) {
        atLeast(name, value, 1);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
        }
    }
}
