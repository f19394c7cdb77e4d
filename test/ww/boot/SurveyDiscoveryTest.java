package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

/** Several nodes in this process, on the machine's own interfaces. */
@Timeout(60)
class SurveyDiscoveryTest {
    private static final Duration SLOW = Duration.ofSeconds(60);

    /** A port of its own for each run, so that neither other tests nor real nodes are met. */
    private final int port = ThreadLocalRandom.current().nextInt(2000, 20_000);
    private final List<Node> nodes = new ArrayList<>();

    /** A node as far as discovery sees one: it listens nowhere, but says that it does. */
    private final class Node implements FoundPeers, AutoCloseable {
        private record Find(PeerId peer, List<Multiaddr> addresses) { }

        private final Identity identity = Identity.generate();
        private final BlockingQueue<Find> finds = new LinkedBlockingQueue<>();
        private final Set<PeerId> known = new HashSet<>();
        private final SurveyDiscovery discovery;
        private volatile List<Multiaddr> addresses;

        Node(DiscoverySettings settings, String namespace, String address) throws IOException {
            addresses = address.isEmpty() ? List.of() : List.of(Multiaddr.parse(address));
            discovery = new SurveyDiscovery(settings, identity, namespace, () -> addresses);
            nodes.add(this);
        }

        Node started() throws IOException {
            discovery.start(this);
            return this;
        }

        @Override
        public void found(PeerId peer, List<Multiaddr> at) {
            finds.add(new Find(peer, at));
        }

        /** Waits until the other was found, at the addresses it has then. */
        void finds(Node other, Duration within) throws InterruptedException {
            long deadline = System.nanoTime() + within.toNanos();
            Find find = null;
            while (find == null || !find.peer.equals(other.identity.id()) || !find.addresses.equals(other.addresses)) {
                find = finds.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertNotNull(find, "not found within " + within);
            }
        }

        /** Waits until the other was found, now or before. */
        void findsAmongOthers(Node other, Duration within) throws InterruptedException {
            long deadline = System.nanoTime() + within.toNanos();
            while (!known.contains(other.identity.id())) {
                Find find = finds.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertNotNull(find, "not found within " + within);
                known.add(find.peer);
            }
        }

        void findsNobody(Duration within) throws InterruptedException {
            assertNull(finds.poll(within.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            discovery.close();
        }
    }

    @AfterEach
    void closeAll() {
        nodes.forEach(Node::close);
    }

    private DiscoverySettings hostOnly() throws IOException {
        return DiscoverySettings.of(DiscoveryAddress.parse("/ip4/228.8.8.8/udp/" + port + "/multicast/lo0"));
    }

    private DiscoverySettings multicastOnly() throws IOException {
        assumeTrue(!MulticastInterfaces.usable().isEmpty(), "this machine has no interface that can carry multicast");
        return DiscoverySettings.of(DiscoveryAddress.parse("/ip4/228.8.8.8/udp/" + port + "/multicast"))
                .withHostLocal(false);
    }

    private Node node(DiscoverySettings settings, String address) throws IOException {
        return new Node(settings, "ww-test", address).started();
    }

    @Test
    void nodesOfAHostFindEachOtherWithoutMulticast() throws Exception {
        Node first = node(hostOnly(), "/ip4/127.0.0.1/tcp/1001");
        Node second = node(hostOnly(), "/ip4/127.0.0.1/tcp/1002");
        first.finds(second, Duration.ofSeconds(2));
        second.finds(first, Duration.ofSeconds(2));
    }

    @Test
    void nodesFindEachOtherByMulticastAlone() throws Exception {
        Node first = node(multicastOnly(), "/ip4/127.0.0.1/tcp/1001");
        Node second = node(multicastOnly(), "/ip4/127.0.0.1/tcp/1002");
        first.finds(second, Duration.ofSeconds(2));
        second.finds(first, Duration.ofSeconds(2));
    }

    @Test
    void nodesFindEachOtherByAskingABlock() throws Exception {
        DiscoverySettings block = DiscoverySettings
                .of(DiscoveryAddress.parse("/ip4/127.0.0.1/udp/" + port + "/cidr/30")).withHostLocal(false);
        DiscoverySettings one = DiscoverySettings.of(DiscoveryAddress.parse("/ip4/127.0.0.1/udp/" + port))
                .withHostLocal(false);
        Node listening = node(block, "/ip4/127.0.0.1/tcp/1001");
        node(one, "").finds(listening, Duration.ofSeconds(2));
    }

    @Test
    void nodeThatComesLaterIsFoundAtOnceByOneThatSearchesSlowly() throws Exception {
        DiscoverySettings slow = hostOnly().withPauses(SLOW, SLOW);
        Node waiting = node(slow, "");
        waiting.findsNobody(Duration.ofMillis(100));
        Node late = node(slow, "/ip4/127.0.0.1/tcp/1002");
        waiting.finds(late, Duration.ofSeconds(2));
    }

    @Test
    void answersCarryTheAddressesOfTheMoment() throws Exception {
        Node asker = node(hostOnly().withPauses(Duration.ofMillis(20), Duration.ofMillis(50)), "");
        Node other = node(hostOnly().withPauses(SLOW, SLOW), "/ip4/127.0.0.1/tcp/1002");
        asker.finds(other, Duration.ofSeconds(2));
        other.addresses = List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/1003"));
        asker.finds(other, Duration.ofSeconds(2));
    }

    @Test
    void foundPeerIsFoundAgainAndAgain() throws Exception {
        Node asker = node(hostOnly().withPauses(Duration.ofMillis(100), Duration.ofMillis(200)), "");
        Node other = node(hostOnly(), "/ip4/127.0.0.1/tcp/1002");
        asker.finds(other, Duration.ofSeconds(2));
        asker.finds(other, Duration.ofSeconds(3));
    }

    @Test
    void nodeThatRestsFindsNobodyButIsFoundUntilItSearchesAgain() throws Exception {
        Node resting = new Node(hostOnly().withPauses(SLOW, SLOW), "ww-test", "/ip4/127.0.0.1/tcp/1001");
        resting.discovery.rest();
        resting.started();
        Node other = node(hostOnly(), "/ip4/127.0.0.1/tcp/1002");
        other.finds(resting, Duration.ofSeconds(2));
        resting.findsNobody(Duration.ofMillis(300));
        resting.discovery.search();
        resting.finds(other, Duration.ofSeconds(2));
    }

    @Test
    void otherClustersAreNotFound() throws Exception {
        Node here = node(hostOnly(), "/ip4/127.0.0.1/tcp/1001");
        Node there = new Node(hostOnly(), "ww-other", "/ip4/127.0.0.1/tcp/1002").started();
        here.findsNobody(Duration.ofMillis(700));
        assertTrue(there.finds.isEmpty());
    }

    @Test
    void nodeThatListensNowhereIsNotFound() throws Exception {
        node(hostOnly(), "");
        node(hostOnly(), "").findsNobody(Duration.ofMillis(700));
    }

    @Test
    void noiseAtThePortsDisturbsNobody() throws Exception {
        Node first = node(hostOnly(), "/ip4/127.0.0.1/tcp/1001");
        int firstPort = HostRoute.firstPort(hostOnly().address());
        byte[] forged = BootDatagram.seal(Identity.generate(),
                new BootPacket.Response("ww-test", first.identity.id(), first.addresses));
        byte[] unsigned = BootDatagram.seal(Identity.generate(),
                new BootPacket.Survey("ww-test", Identity.generate().id(), 255));
        try (DatagramSocket noise = new DatagramSocket()) {
            for (int i = 0; i < 3000; i++) {
                byte[] bytes = i % 3 == 0 ? forged : i % 3 == 1 ? unsigned : new byte[i % 2000];
                noise.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"),
                        firstPort + i % 4));
            }
        }
        Node second = node(hostOnly(), "/ip4/127.0.0.1/tcp/1002");
        first.finds(second, Duration.ofSeconds(3));
        second.finds(first, Duration.ofSeconds(3));
    }

    @Test
    void consumerThatFailsIsToldOfTheNext() throws Exception {
        BlockingQueue<PeerId> told = new LinkedBlockingQueue<>();
        Node other = node(hostOnly(), "/ip4/127.0.0.1/tcp/1002");
        try (SurveyDiscovery discovery = new SurveyDiscovery(hostOnly().withPauses(Duration.ofMillis(100),
                Duration.ofMillis(200)), Identity.generate(), "ww-test", List::of)) {
            discovery.start((peer, addresses) -> {
                told.add(peer);
                throw new IllegalStateException("a consumer's fault, on purpose");
            });
            assertEquals(other.identity.id(), told.poll(5, TimeUnit.SECONDS));
            assertEquals(other.identity.id(), told.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void consumerThatDialsForEverIsInterruptedByClose() throws Exception {
        CountDownLatch dialling = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        node(hostOnly(), "/ip4/127.0.0.1/tcp/1002");
        SurveyDiscovery discovery = new SurveyDiscovery(hostOnly(), Identity.generate(), "ww-test", List::of);
        discovery.start((peer, addresses) -> {
            dialling.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertTrue(dialling.await(5, TimeUnit.SECONDS));
        discovery.close();
        assertTrue(interrupted.await(1, TimeUnit.SECONDS));
        discovery.close();
    }

    @Test
    void nodesBeyondThePortsOfAHostStillFindThoseWithin() throws Exception {
        for (int i = 0; i < HostRoute.PORTS; i++) {
            Node resting = new Node(hostOnly(), "ww-test", "/ip4/127.0.0.1/tcp/" + (1000 + i));
            resting.discovery.rest();
            resting.started();
        }
        Node surplus = node(hostOnly(), "/ip4/127.0.0.1/tcp/1100");
        for (Node within : List.copyOf(nodes).subList(0, HostRoute.PORTS)) {
            surplus.findsAmongOthers(within, Duration.ofSeconds(20));
        }
    }

    @Test
    void gradualSearchReachesANodeSomewhere() throws Exception {
        assumeTrue(!MulticastInterfaces.usable().isEmpty(), "this machine has no interface that can carry multicast");
        DiscoveryAddress.Group plain = (DiscoveryAddress.Group) multicastOnly().address();
        DiscoverySettings gradual = DiscoverySettings.of(new DiscoveryAddress.Group(plain.group(),
                Optional.empty(), true)).withHostLocal(false).withPauses(Duration.ofMillis(20), SLOW);
        Node other = new Node(multicastOnly(), "ww-test", "/ip4/127.0.0.1/tcp/1002");
        other.discovery.rest(); // so that it is found by its answer and not by an announcement
        other.started();
        node(gradual, "").finds(other, Duration.ofSeconds(12));
    }

    @Test
    void interfaceThatDoesNotExistIsRefusedAtTheStart() throws Exception {
        DiscoverySettings settings = DiscoverySettings.of(
                DiscoveryAddress.parse("/ip4/228.8.8.8/udp/" + port + "/multicast/nosuch7"));
        Node node = new Node(settings, "ww-test", "");
        IOException refused = assertThrows(IOException.class, node::started);
        assertTrue(refused.getMessage().contains("nosuch7"), refused.getMessage());
    }

    @Test
    void discoveryIsStartedOnce() throws Exception {
        Node node = node(hostOnly(), "");
        assertThrows(IllegalStateException.class, node::started);
        node.close();
        assertFalse(node.discovery.toString().isEmpty());
        assertThrows(IllegalStateException.class, node::started);
    }
}
