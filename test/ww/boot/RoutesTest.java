package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ways of datagrams by themselves, with bytes that mean nothing. */
@Timeout(30)
class RoutesTest {
    private static final Route.Question QUESTION = new Route.Question(new byte[] {'s'}, new byte[] {'r'});

    private record Heard(Route route, byte[] datagram, InetSocketAddress from) { }

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final List<Route> open = new ArrayList<>();
    private final Random random = new Random(Long.getLong("ww.test.seed", 1));
    /** A port of its own for each run, so that neither other tests nor real nodes are met. */
    private final int port = ThreadLocalRandom.current().nextInt(2000, 20_000);

    @AfterEach
    void closeAll() {
        open.forEach(Route::close);
    }

    private void hear(Route route, byte[] datagram, InetSocketAddress from) {
        heard.add(new Heard(route, datagram, from));
    }

    private <R extends Route> R opened(R route) {
        open.add(route);
        return route;
    }

    private DiscoverySettings settings(String form) throws IOException {
        return DiscoverySettings.of(DiscoveryAddress.parse(form.formatted(port)));
    }

    private HostRoute host() throws IOException {
        return opened(HostRoute.open(settings("/ip4/228.8.8.8/udp/%d/multicast"), this::hear));
    }

    private Heard next() throws InterruptedException {
        return heard.poll(5, TimeUnit.SECONDS);
    }

    @Test
    void questionOnTheHostReachesEveryOtherAndTheAnswerOnlyTheAsker() throws Exception {
        HostRoute asker = host();
        HostRoute first = host();
        HostRoute second = host();
        assertFalse(asker.ask(QUESTION));
        List<Route> hearers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Heard question = next();
            assertEquals('s', question.datagram[0]);
            assertEquals(asker.ownPort(), question.from.getPort());
            hearers.add(question.route);
            question.route.answer(() -> new byte[] {'a'}, question.from);
        }
        assertTrue(hearers.containsAll(List.of(first, second)), "both others were asked");
        for (int i = 0; i < 2; i++) {
            Heard answer = next();
            assertEquals('a', answer.datagram[0]);
            assertEquals(asker, answer.route);
        }
        assertNull(heard.poll(), "nobody else heard the answers");
    }

    @Test
    void everyNodeOfAHostHasItsOwnPortInTheRange() throws Exception {
        int firstPort = HostRoute.firstPort(settings("/ip4/228.8.8.8/udp/%d/multicast").address());
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < HostRoute.PORTS; i++) {
            HostRoute route = host();
            if (!route.isOutside()) {
                ports.add(route.ownPort());
            }
        }
        assertEquals(ports.size(), ports.stream().distinct().count());
        assertTrue(ports.stream().allMatch(p -> p >= firstPort && p < firstPort + HostRoute.PORTS));
    }

    @Test
    void nodeOutsideAFullRangeStillAsksAndIsAnswered() throws Exception {
        HostRoute last = host();
        while (!last.isOutside()) {
            last = host();
        }
        last.ask(QUESTION);
        Heard question = next();
        question.route.answer(() -> new byte[] {'a'}, question.from);
        Heard next = next();
        while (next.route != last) {
            next = next();
        }
        assertEquals('a', next.datagram[0]);
    }

    @Test
    void closedNodeLeavesItsPortToTheNext() throws Exception {
        HostRoute first = host();
        int ownPort = first.ownPort();
        first.close();
        first.close();
        assertEquals(ownPort, host().ownPort());
    }

    @Test
    void groupsOfDifferentPortsMeetAtDifferentRanges() throws Exception {
        assertNotEquals(HostRoute.firstPort(DiscoveryAddress.parse("/ip4/228.8.8.8/udp/8822/multicast")),
                HostRoute.firstPort(DiscoveryAddress.parse("/ip4/228.8.8.8/udp/8823/multicast")));
        assertEquals(HostRoute.firstPort(DiscoveryAddress.parse("/ip4/228.8.8.8/udp/8822/multicast/lo")),
                HostRoute.firstPort(DiscoveryAddress.DEFAULT));
    }

    @Test
    void datagramLongerThanTheLimitIsLeftAside() throws Exception {
        HostRoute sender = host();
        host();
        sender.tell(new byte[Socket.DATAGRAM_BYTES_MAX + 1]);
        sender.tell(new byte[Socket.DATAGRAM_BYTES_MAX]);
        assertEquals(Socket.DATAGRAM_BYTES_MAX, next().datagram.length);
    }

    @Test
    void noMoreLeavesThanTheSettingsAllow() throws Exception {
        HostRoute sender = host();
        HostRoute hearer = host();
        for (int i = 0; i < 1000; i++) {
            sender.tell(new byte[] {1});
        }
        int count = 0;
        while (heard.poll(200, TimeUnit.MILLISECONDS) != null) {
            count++;
        }
        assertTrue(count >= 1 && count <= 100, "of 1000 at once " + count + " came to " + hearer.name());
    }

    @Test
    void multicastBringsQuestionsAndAnswersToEveryMember() throws Exception {
        NetworkInterface network = usable();
        InetSocketAddress group = new InetSocketAddress("228.8.8.8", port);
        MulticastRoute one = opened(MulticastRoute.open(group, network, DiscoverySettings.DEFAULT, this::hear));
        MulticastRoute two = opened(MulticastRoute.open(group, network, DiscoverySettings.DEFAULT, this::hear));
        assertFalse(one.ask(QUESTION));
        Heard first = next();
        assumeTrue(first != null, "multicast on " + network.getName() + " does not come back here");
        Heard second = next();
        assertEquals('s', first.datagram[0]);
        assertEquals('s', second.datagram[0]);
        assertNotEquals(first.route, second.route);
        two.answer(() -> new byte[] {'a'}, first.from);
        assertEquals('a', next().datagram[0]);
        assertEquals('a', next().datagram[0]);
    }

    @Test
    void answersToTheGroupAreNotRepeatedAtOnce() throws Exception {
        NetworkInterface network = usable();
        MulticastRoute route = opened(MulticastRoute.open(new InetSocketAddress("228.8.8.8", port), network,
                DiscoverySettings.DEFAULT, this::hear));
        int[] made = {0};
        for (int i = 0; i < 100; i++) {
            route.answer(() -> new byte[] {(byte) made[0]++}, null);
        }
        assertTrue(made[0] >= 1 && made[0] <= 3, "answers made at once: " + made[0]);
    }

    private static NetworkInterface usable() throws IOException {
        List<NetworkInterface> usable = MulticastInterfaces.usable();
        assumeTrue(!usable.isEmpty(), "this machine has no interface that can carry multicast");
        return usable.getLast();
    }

    @Test
    void blockIsAskedOneByOneAndAnsweredDirectly() throws Exception {
        DiscoveryAddress.Block place = (DiscoveryAddress.Block) DiscoveryAddress.parse(
                "/ip4/127.0.0.0/udp/" + port + "/cidr/30");
        BlockRoute listening = opened(BlockRoute.open(place, DiscoverySettings.DEFAULT, random, this::hear));
        BlockRoute asking = opened(BlockRoute.open(new DiscoveryAddress.Block(place.base(), 30),
                DiscoverySettings.DEFAULT, random, this::hear));
        assertFalse(asking.ask(QUESTION), "four hosts are one portion");
        Heard question = next();
        assertEquals('r', question.datagram[0]);
        assertEquals(listening, question.route);
        listening.answer(() -> new byte[] {'a'}, question.from);
        Heard next = next();
        while (next.route != asking) {
            next = next();
        }
        assertEquals('a', next.datagram[0]);
    }

    @Test
    void largeBlockIsAskedInPortions() throws Exception {
        DiscoveryAddress.Block place = (DiscoveryAddress.Block) DiscoveryAddress.parse(
                "/ip4/127.9.0.0/udp/" + port + "/cidr/16");
        BlockRoute asking = opened(BlockRoute.open(place, DiscoverySettings.DEFAULT, random, this::hear));
        assertTrue(asking.ask(QUESTION));
    }

    @Test
    void interfaceThatIsNotThereIsRefusedWithTheNamesThereAre() {
        IOException refused = assertThrows(IOException.class, () -> MulticastInterfaces.named("nosuch7"));
        assertTrue(refused.getMessage().contains("nosuch7"), refused.getMessage());
    }

    @Test
    void loopbackIsFoundUnderTheNameOfAnotherSystem() throws Exception {
        boolean present = NetworkInterface.networkInterfaces().anyMatch(network -> {
            try {
                return network.isLoopback();
            } catch (IOException e) {
                return false;
            }
        });
        assumeTrue(present, "this machine has no loopback interface");
        assertTrue(MulticastInterfaces.named("lo0").isPresent());
        assertTrue(MulticastInterfaces.named("lo").isPresent());
    }
}
