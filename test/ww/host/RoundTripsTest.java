package ww.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.io.Duplex;
import ww.io.MemoryDuplex;
import ww.peer.Identity;
import ww.yamux.SessionListener;
import ww.yamux.YamuxSession;
import ww.yamux.YamuxSettings;
import ww.yamux.YamuxStream;

/** What a first answer costs in round trips, counted as changes of direction on the raw wire. */
@Timeout(30)
class RoundTripsTest {
    /** Notes each flush that sends something. */
    private static final class Noted implements Duplex {
        private final Duplex wire;
        private final OutputStream out;

        Noted(Duplex wire, char who, StringBuffer log) {
            this.wire = wire;
            out = new BufferedOutputStream(wire.out(), 1 << 17) {
                @Override
                public void flush() throws IOException {
                    if (count > 0) {
                        log.append(who);
                    }
                    super.flush();
                }
            };
        }

        @Override
        public InputStream in() {
            return wire.in();
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void close() {
            wire.close();
        }
    }

    private static final class Echoing implements SessionListener {
        @Override
        public boolean streamOpened(YamuxStream stream) {
            Tasks.start(() -> {
                Multistream.respond(stream, "/echo"::equals);
                stream.out().write(stream.in().read());
                stream.out().flush();
                return true;
            });
            return true;
        }

        @Override
        public void streamEnded(YamuxStream stream) { }

        @Override
        public void sessionEnded(String reason) { }
    }

    /** On a crowded machine a question for a sign of life must not come between. */
    private static YamuxSettings patient() {
        YamuxSettings s = YamuxSettings.defaults();
        return new YamuxSettings(s.streamsInboundMax(), s.streamsOutboundMax(), s.unacknowledgedMax(),
                s.unacknowledgedEarlyMax(), s.openTimeout(), s.framePayloadBytesMax(), s.streamWindowBytesMax(),
                s.receiveBytesMax(), s.repliesMax(), s.pongsMax(), Duration.ofMinutes(1), Duration.ofMinutes(2),
                Duration.ofMinutes(1), s.writeTimeout(), s.lingerMax(), s.closeGrace());
    }

    private static YamuxSession session(Duplex wire, YamuxSession.Role role) {
        YamuxSession session = new YamuxSession(wire, role, patient(), "peer", new Echoing());
        session.start();
        return session;
    }

    @Test
    void theFirstAnswerComesAfterTwoRoundTripsAndTheDialerSendsTwoPieces() throws Exception {
        MemoryDuplex.Pair pair = MemoryDuplex.pair();
        StringBuffer log = new StringBuffer();
        Identity listening = Identity.generate();
        FutureTask<YamuxSession> listener = Tasks.start(() -> session(
                new Upgrader(listening).listen(new Noted(pair.right(), 'L', log)).wire(),
                YamuxSession.Role.LISTENER));
        Upgrader.Upgraded upgraded = new Upgrader(Identity.generate())
                .dial(new Noted(pair.left(), 'd', log), listening.id());
        try (YamuxSession dialer = session(upgraded.wire(), YamuxSession.Role.DIALER)) {
            Duplex stream = Multistream.proposeLazily(dialer.open(), "/echo");
            stream.out().write(7);
            stream.out().flush();
            assertEquals(7, stream.in().read());
            String directions = log.toString().replaceAll("(.)\\1+", "$1");
            // A ping of the listener and its answer may follow the first data at any time.
            assertEquals("dLdL", directions.substring(0, 4), log::toString);
            assertEquals("d", log.substring(log.indexOf("L")).replaceAll("^L+(d+).*", "$1"), log::toString);
        } finally {
            listener.get().close();
        }
    }
}
