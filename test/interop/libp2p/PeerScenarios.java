package interop.libp2p;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.host.ConnectionListener;
import ww.host.HostSettings;
import ww.host.LibP2pHost;
import ww.host.Stream;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

/** What two nodes of different makes must do together, in both directions. */
@Tag("interop")
@Timeout(value = 16, unit = TimeUnit.MINUTES) // the first run builds the peer
interface PeerScenarios {
    String ECHO = "/echo/1.0.0";
    String SINK = "/sink/1.0.0";
    int MEBIBYTE = 1 << 20;

    /** The two nodes of one test. */
    final class Nodes implements AutoCloseable {
        final LibP2pHost ours;
        final ForeignPeer theirs;
        final CountDownLatch gone = new CountDownLatch(1);

        Nodes(ForeignPeer theirs) throws IOException {
            this.theirs = theirs;
            ours = new LibP2pHost(Identity.generate(), HostSettings.defaults());
            ours.handle(ECHO, Nodes::echo);
            ours.handle(SINK, Nodes::sink);
            ours.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
            ours.addListener(new ConnectionListener() {
                @Override
                public void connected(PeerId peer) { }

                @Override
                public void disconnected(PeerId peer, String reason) {
                    gone.countDown();
                }
            });
        }

        Multiaddr ourAddress() {
            return ours.addresses().getFirst().withPeer(ours.id().bytes());
        }

        private static void echo(Stream stream) throws IOException {
            try (stream) {
                stream.in().transferTo(new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] from, int offset, int length) throws IOException {
                        stream.out().write(from, offset, length);
                        stream.out().flush();
                    }
                });
                stream.out().close();
            }
        }

        private static void sink(Stream stream) throws IOException {
            try (stream) {
                stream.in().transferTo(OutputStream.nullOutputStream());
                stream.out().write(1);
                stream.out().close();
            }
        }

        void echoThrough(int bytes) throws Exception {
            byte[] sent = new byte[bytes];
            new Random(bytes).nextBytes(sent);
            try (Stream stream = ours.open(theirs.id(), ECHO)) {
                FutureTask<byte[]> back = start(() -> stream.in().readAllBytes());
                stream.out().write(sent);
                stream.out().close();
                assertArrayEquals(sent, back.get(60, TimeUnit.SECONDS));
            }
        }

        static <T> FutureTask<T> start(Callable<T> work) {
            FutureTask<T> task = new FutureTask<>(work);
            Thread.ofVirtual().start(task);
            return task;
        }

        @Override
        public void close() {
            ours.close();
            theirs.close();
        }
    }

    /** Builds the foreign program if need be and starts both nodes. */
    Nodes start() throws Exception;

    /** A word by which the foreign node's agent version is known. */
    String agent();

    @Test
    default void weDialAndMebibytesComeBack() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            nodes.echoThrough(MEBIBYTE);
            nodes.echoThrough(9 * MEBIBYTE);
            nodes.echoThrough(0);
            assertTrue(nodes.ours.ping(nodes.theirs.id()).toNanos() > 0);
        }
    }

    @Test
    default void theyDialAndMebibytesComeBack() throws Exception {
        try (Nodes nodes = start()) {
            assertEquals(nodes.ours.id().toString(), theirsDials(nodes));
            nodes.theirs.run("echo " + nodes.ours.id() + " " + MEBIBYTE);
            nodes.theirs.run("echo " + nodes.ours.id() + " " + 9 * MEBIBYTE);
            nodes.theirs.run("echo " + nodes.ours.id() + " 0");
            nodes.theirs.run("ping " + nodes.ours.id());
        }
    }

    private static String theirsDials(Nodes nodes) throws IOException {
        return nodes.theirs.run("dial " + nodes.ourAddress());
    }

    @Test
    default void bothSpeakOnStreamsOfOneConnection() throws Exception {
        try (Nodes nodes = start()) {
            theirsDials(nodes);
            nodes.theirs.send("streams " + nodes.ours.id() + " 30 40000");
            nodes.echoThrough(MEBIBYTE);
            nodes.theirs.expect("ok");
            assertEquals(List.of(nodes.theirs.id()), nodes.ours.peers());
        }
    }

    @Test
    default void manyStreamsOfOursLiveAtOnce() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            List<FutureTask<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int bytes = 1000 * i;
                all.add(Nodes.start(() -> {
                    nodes.echoThrough(bytes);
                    return true;
                }));
            }
            for (FutureTask<Boolean> one : all) {
                assertTrue(one.get(60, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    default void bothIdentifyEachOther() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            PeerId them = nodes.theirs.id();
            nodes.echoThrough(1); // after this both sides have had time to ask
            assertTrue(within(() -> nodes.ours.info(them).isPresent()), "identify of the peer");
            assertTrue(nodes.ours.info(them).orElseThrow().agentVersion().contains(agent()),
                    nodes.ours.info(them)::toString);
            assertTrue(nodes.ours.info(them).orElseThrow().protocols().contains(ECHO));
            assertTrue(within(() -> nodes.theirs.run("info " + nodes.ours.id()).contains(ECHO)), "identify of ours");
        }
    }

    private static boolean within(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline) {
            if (condition.call()) {
                return true;
            }
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    @Test
    default void aRefusedProtocolAndAResetHurtNothingElse() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            try (Stream stream = nodes.ours.open(nodes.theirs.id(), "/nobody/serves/this")) {
                stream.out().write(1);
                stream.out().flush();
                assertThrows(IOException.class, () -> stream.in().read());
            }
            nodes.echoThrough(1);
            nodes.theirs.run("unsupported " + nodes.ours.id());
            nodes.theirs.run("reset " + nodes.ours.id());
            nodes.theirs.run("echo " + nodes.ours.id() + " 1000");
            nodes.echoThrough(1000);
        }
    }

    @Test
    default void theFirstOfSeveralProtocolsThatTheyServeIsChosen() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            try (Stream stream = nodes.ours.open(nodes.theirs.id(), "/echo/9", ECHO, SINK)) {
                assertEquals(ECHO, stream.protocol());
            }
        }
    }

    @Test
    default void windowsGrowInBothDirections() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            nodes.echoThrough(1); // the dialer is ready first; after an answer the listener is too
            nodes.theirs.run("sink " + nodes.ours.id() + " " + 64 * MEBIBYTE);
            try (Stream stream = nodes.ours.open(nodes.theirs.id(), SINK)) {
                byte[] chunk = new byte[MEBIBYTE];
                for (int i = 0; i < 64; i++) {
                    stream.out().write(chunk);
                }
                stream.out().close();
                assertEquals(1, stream.in().read());
            }
        }
    }

    @Test
    default void aPeerThatIsPausedForFourSecondsStays() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            nodes.echoThrough(1);
            nodes.theirs.signal("STOP");
            assertFalse(nodes.gone.await(4, TimeUnit.SECONDS));
            nodes.theirs.signal("CONT");
            nodes.echoThrough(1000);
            assertEquals(1, nodes.gone.getCount());
        }
    }

    @Test
    default void aPeerThatFallsSilentIsGivenUpWithinSeconds() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            nodes.echoThrough(1);
            nodes.theirs.signal("STOP");
            assertTrue(nodes.gone.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    default void aPeerThatIsKilledIsNoticedAtOnce() throws Exception {
        try (Nodes nodes = start()) {
            nodes.ours.connect(nodes.theirs.address());
            nodes.echoThrough(1);
            nodes.theirs.signal("KILL");
            assertTrue(nodes.gone.await(2, TimeUnit.SECONDS));
        }
    }
}
