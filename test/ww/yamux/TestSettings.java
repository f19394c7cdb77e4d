package ww.yamux;

import java.time.Duration;

/** The defaults with single values changed. */
final class TestSettings {
    private TestSettings() { }

    static YamuxSettings streamsMax(int inbound, int outbound) {
        YamuxSettings s = YamuxSettings.defaults();
        return new YamuxSettings(inbound, outbound, s.unacknowledgedMax(), s.unacknowledgedEarlyMax(),
                s.openTimeout(), s.framePayloadBytesMax(), s.streamWindowBytesMax(), s.receiveBytesMax(),
                s.repliesMax(), s.pongsMax(), s.pingAfter(), s.deadAfter(), s.measureEvery(), s.writeTimeout(),
                s.lingerMax(), s.closeGrace());
    }

    static YamuxSettings unacknowledged(int early, int max, Duration openTimeout) {
        YamuxSettings s = YamuxSettings.defaults();
        return new YamuxSettings(s.streamsInboundMax(), s.streamsOutboundMax(), max, early,
                openTimeout, s.framePayloadBytesMax(), s.streamWindowBytesMax(), s.receiveBytesMax(),
                s.repliesMax(), s.pongsMax(), s.pingAfter(), s.deadAfter(), s.measureEvery(), s.writeTimeout(),
                s.lingerMax(), s.closeGrace());
    }

    static YamuxSettings receiveBytesMax(int bytes) {
        YamuxSettings s = YamuxSettings.defaults();
        return new YamuxSettings(s.streamsInboundMax(), s.streamsOutboundMax(), s.unacknowledgedMax(),
                s.unacknowledgedEarlyMax(), s.openTimeout(), s.framePayloadBytesMax(), s.streamWindowBytesMax(), bytes,
                s.repliesMax(), s.pongsMax(), s.pingAfter(), s.deadAfter(), s.measureEvery(), s.writeTimeout(),
                s.lingerMax(), s.closeGrace());
    }
}
