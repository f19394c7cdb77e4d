package ww.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.peer.PeerId;

@Timeout(30)
class LibP2pHostTest {
    private static final String ECHO = "/echo/1.0.0";

    static void echo(Stream stream) throws IOException {
        try (stream) {
            stream.in().transferTo(stream.out());
            stream.out().close();
        }
    }

    @Test
    void bytesComeBackFromAnEchoOverALazilyOpenedStream() throws Exception {
        try (HostPair pair = HostPair.connected()) {
            pair.listener.handle(ECHO, LibP2pHostTest::echo);
            byte[] sent = new byte[1_000_000];
            new Random(1).nextBytes(sent);
            try (Stream stream = pair.dialer.open(pair.listener.id(), ECHO)) {
                FutureTask<byte[]> back = Tasks.start(() -> stream.in().readAllBytes());
                stream.out().write(sent);
                stream.out().close();
                assertArrayEquals(sent, back.get());
                assertEquals(pair.listener.id(), stream.peer());
            }
        }
    }

    @Test
    void theFirstProtocolThatThePeerServesIsChosen() throws Exception {
        try (HostPair pair = HostPair.connected()) {
            pair.listener.handle(ECHO, LibP2pHostTest::echo);
            try (Stream stream = pair.dialer.open(pair.listener.id(), "/echo/3", "/echo/2", ECHO, "/echo/0")) {
                assertEquals(ECHO, stream.protocol());
            }
        }
    }

    @Test
    void anUnservedProtocolShowsAtTheFirstRead() throws Exception {
        try (HostPair pair = HostPair.connected();
                Stream stream = pair.dialer.open(pair.listener.id(), "/nobody/serves/this")) {
            stream.out().write(1);
            stream.out().flush();
            assertThrows(UnsupportedProtocolException.class, () -> stream.in().read());
        }
    }

    @Test
    void bothSidesHearOfEachOtherAndOfTheEnd() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        HostPair pair = new HostPair();
        try (pair) {
            pair.listener.addListener(new ConnectionListener() {
                @Override
                public void connected(PeerId peer) {
                    heard.add("connected " + peer);
                }

                @Override
                public void disconnected(PeerId peer, String reason) {
                    heard.add("disconnected " + peer);
                }
            });
            pair.connect();
            PeerId dialer = pair.dialer.id();
            assertEquals("connected " + dialer, heard.poll(10, TimeUnit.SECONDS));
            assertEquals(List.of(dialer), pair.listener.peers());
            pair.dialer.disconnect(pair.listener.id());
            assertEquals("disconnected " + dialer, heard.poll(10, TimeUnit.SECONDS));
            assertEquals(List.of(), pair.listener.peers());
        }
    }

    @Test
    void identifyTellsBothSidesOfEachOther() throws Exception {
        try (HostPair pair = HostPair.connected()) {
            PeerId listener = pair.listener.id();
            Tasks.await("identify at the dialer", () -> pair.dialer.info(listener).isPresent());
            PeerInfo info = pair.dialer.info(listener).orElseThrow();
            assertEquals(pair.listener.addresses(), info.listenAddresses());
            assertTrue(info.protocols().contains(Ping.PROTOCOL), info.protocols()::toString);
            pair.listener.handle(ECHO, LibP2pHostTest::echo);
            Tasks.await("the push", () -> pair.dialer.info(listener).orElseThrow().protocols().contains(ECHO));
        }
    }

    @Test
    void aPingComesBack() throws Exception {
        try (HostPair pair = HostPair.connected()) {
            assertTrue(pair.dialer.ping(pair.listener.id()).toNanos() > 0);
            assertTrue(pair.listener.ping(pair.dialer.id()).toNanos() > 0);
        }
    }
}
