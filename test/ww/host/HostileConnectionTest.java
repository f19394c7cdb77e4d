package ww.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.io.Fuzz;
import ww.multiformats.Multiaddr;
import ww.noise.Noise;
import ww.noise.SecureDuplex;
import ww.peer.Identity;

/** Peers that break the rules lose their connection; a well-behaved neighbour notices nothing. */
@Timeout(60)
class HostileConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(600);

    private LibP2pHost host;
    private LibP2pHost neighbour;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws Exception {
        host = new LibP2pHost(Identity.generate(), impatient());
        host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
        host.handle("/echo", LibP2pHostTest::echo);
        address = host.addresses().getFirst().tcpAddress().orElseThrow();
        neighbour = new LibP2pHost(Identity.generate(), HostSettings.defaults());
        join(neighbour);
    }

    /** Connects for good: on a crowded machine the impatient host may give up on a handshake the dialer thinks done. */
    private void join(LibP2pHost other) throws InterruptedException {
        Tasks.await("the host has the connection", () -> {
            try {
                other.connect(HostPair.address(host));
                return host.peers().contains(other.id());
            } catch (IOException tooSlow) {
                return false;
            }
        });
    }

    @AfterEach
    void theNeighbourNoticesNothing() throws Exception {
        try (LibP2pHost closing = host; LibP2pHost alsoClosing = neighbour) {
            assertTrue(alsoClosing.ping(closing.id()).toNanos() > 0);
            assertEquals(List.of(neighbour.id()), host.peers());
        }
    }

    private static HostSettings impatient() {
        HostSettings s = HostSettings.defaults();
        HostTimeouts t = s.timeouts();
        return new HostSettings(s.agentVersion(),
                new HostTimeouts(t.connect(), SHORT, SHORT, SHORT, t.ping(), t.stagger(), t.redundant(), t.close()),
                s.limits(), s.yamux());
    }

    private Socket socket() throws IOException {
        return new Socket(address.getAddress(), address.getPort());
    }

    /** The host closes: the end of the input, or a reset where it left bytes of ours unread. */
    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(Tasks.PATIENCE.toMillis()));
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (Socket silent = socket()) {
            assertTrue(isClosed(silent));
        }
    }

    @Test
    void aConnectionThatSpeaksAByteAtATimeIsClosedAllTheSame() throws Exception {
        try (Socket slow = socket()) {
            FutureTask<Boolean> closed = Tasks.start(() -> isClosed(slow));
            byte[] head = Multistream.proposal("/" + "x".repeat(900));
            int[] at = {0};
            Tasks.await("the connection is closed", () -> {
                try {
                    slow.getOutputStream().write(head[at[0]++ % head.length]);
                } catch (IOException ended) {
                    return true;
                }
                return closed.isDone();
            });
            assertTrue(closed.get());
        }
    }

    @Test
    void noiseOnTheLineIsClosed() throws Exception {
        Random random = new Fuzz("garbage").random();
        for (int i = 0; i < 20; i++) {
            try (Socket garbage = socket()) {
                byte[] bytes = new byte[random.nextInt(3_000)];
                random.nextBytes(bytes);
                garbage.getOutputStream().write(bytes);
                assertTrue(isClosed(garbage));
            }
        }
    }

    @Test
    void aHandshakeThatBreaksOffIsClosed() throws Exception {
        try (Socket half = socket()) {
            half.getOutputStream().write(Multistream.proposal(Noise.PROTOCOL));
            half.getOutputStream().write(new byte[] {0, 32, 1, 2, 3});
            assertTrue(isClosed(half));
        }
    }

    @Test
    void aPeerThatSpeaksPlaintextIsRefused() throws Exception {
        try (Socket plain = socket()) {
            plain.getOutputStream().write(Multistream.proposal("/plaintext/2.0.0"));
            plain.shutdownOutput();
            byte[] answer = plain.getInputStream().readAllBytes();
            assertTrue(new String(answer, StandardCharsets.UTF_8).endsWith("na\n"));
        }
    }

    /** A peer that proves who it is and then does what the test says over the secure wire. */
    private SecureDuplex authenticated(TcpDuplex raw) throws IOException {
        Noise noise = new Noise(Identity.generate(), List.of(Upgrader.YAMUX));
        SecureDuplex secure = noise.initiate(Multistream.proposeLazily(raw, Noise.PROTOCOL),
                Optional.of(host.id()));
        secure.out().flush();
        return secure;
    }

    @Test
    void aPeerThatSpeaksNoYamuxLosesItsConnection() throws Exception {
        TcpDuplex raw = TcpDuplex.connect(address, Duration.ofSeconds(5));
        try (SecureDuplex secure = authenticated(raw)) {
            secure.out().write("this is not a frame of yamux".getBytes(StandardCharsets.UTF_8));
            secure.out().flush();
            secure.in().readAllBytes();
        } catch (IOException reset) {
            assertFalse(reset.getMessage().isEmpty());
        }
        Tasks.await("only the neighbour is left", () -> host.peers().size() == 1);
    }

    @Test
    void aStreamWhoseProtocolIsNeverSaidIsReset() throws Exception {
        TcpDuplex raw = TcpDuplex.connect(address, Duration.ofSeconds(5));
        try (SecureDuplex secure = authenticated(raw)) {
            byte[] opening = new byte[12];
            opening[3] = 1; // SYN on a data frame
            opening[7] = 1; // stream 1
            secure.out().write(opening);
            secure.out().flush();
            byte[] frame = new byte[12];
            while (frame[7] != 1 || (frame[3] & 8) == 0) { // until RST on our stream; its own may come before
                assertEquals(12, secure.in().readNBytes(frame, 0, 12));
                secure.in().readNBytes(frame[1] == 0 ? (frame[10] & 0xff) << 8 | frame[11] & 0xff : 0);
            }
        }
        Tasks.await("only the neighbour is left", () -> host.peers().size() == 1);
    }

    @Test
    void aHandlerThatFailsCostsItsStreamOnly() throws Exception {
        host.handle("/broken", stream -> {
            throw new IllegalStateException("this handler is broken, on purpose");
        });
        try (Stream stream = neighbour.open(host.id(), "/broken")) {
            stream.out().flush();
            assertThrows(IOException.class, () -> stream.in().read());
        }
    }

    @Test
    void pingStreamsAreLimitedByConnection() throws Exception {
        List<Stream> open = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Stream stream = neighbour.open(host.id(), Ping.PROTOCOL);
            stream.out().write(new byte[Ping.PAYLOAD_BYTES]);
            stream.out().flush();
            assertEquals(Ping.PAYLOAD_BYTES, stream.in().readNBytes(Ping.PAYLOAD_BYTES).length);
            open.add(stream);
        }
        try (Stream third = neighbour.open(host.id(), Ping.PROTOCOL)) {
            third.out().write(new byte[Ping.PAYLOAD_BYTES]);
            assertThrows(IOException.class, () -> {
                third.out().flush();
                third.in().readNBytes(Ping.PAYLOAD_BYTES);
            });
        }
        open.forEach(Stream::close);
        Tasks.await("the closed streams are counted no more", () -> {
            try {
                return neighbour.ping(host.id()).toNanos() > 0;
            } catch (IOException still) {
                return false;
            }
        });
    }

    @Test
    void dialingSomeoneWhoSaysNothingEndsInTime() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, address.getAddress())) {
            Multiaddr there = Multiaddr.ofTcp((InetSocketAddress) mute.getLocalSocketAddress())
                    .withPeer(Identity.generate().id().bytes());
            IOException failure = assertThrows(IOException.class, () -> host.connect(there));
            assertTrue(failure.getMessage().contains("took longer than 600 ms"), failure::toString);
        }
    }

    @Test
    void dialingSomeoneElseFails() throws Exception {
        Multiaddr wrong = neighbourAddress().withPeer(Identity.generate().id().bytes());
        IOException failure = assertThrows(IOException.class, () -> host.connect(wrong));
        assertTrue(failure.getMessage().contains("met " + neighbour.id()), failure::toString);
    }

    private Multiaddr neighbourAddress() throws IOException {
        neighbour.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
        return neighbour.addresses().getFirst();
    }

    @Test
    void manySilentConnectionsDoNotKeepAHonestOneOut() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try (LibP2pHost late = new LibP2pHost(Identity.generate(), HostSettings.defaults())) {
            for (int i = 0; i < 100; i++) {
                silent.add(socket());
            }
            join(late);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        Tasks.await("only the neighbour is left", () -> host.peers().size() == 1);
    }

    @Test
    void aPeerThatAnswersIdentifyWithGarbageStaysConnected() throws Exception {
        try (LibP2pHost liar = new LibP2pHost(Identity.generate(), HostSettings.defaults())) {
            liar.handle(Identify.PROTOCOL, stream -> {
                try (stream) {
                    stream.out().write(new byte[] {5, 1, 2, 3, 4, 5});
                }
            });
            join(liar);
            assertTrue(host.ping(liar.id()).toNanos() > 0);
            assertTrue(host.info(liar.id()).isEmpty());
        }
        Tasks.await("only the neighbour is left", () -> host.peers().size() == 1);
    }
}
