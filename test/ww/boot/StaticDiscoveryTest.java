package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.io.MalformedException;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

@Timeout(30)
class StaticDiscoveryTest {
    private final PeerId one = Identity.generate().id();
    private final PeerId two = Identity.generate().id();
    private final BlockingQueue<Map.Entry<PeerId, List<Multiaddr>>> finds = new LinkedBlockingQueue<>();
    private final DiscoverySettings quick =
            DiscoverySettings.DEFAULT.withPauses(Duration.ofMillis(20), Duration.ofMillis(50));

    private static Multiaddr at(int port, PeerId peer) throws Exception {
        return Multiaddr.parse("/ip4/127.0.0.1/tcp/" + port).withPeer(peer.bytes());
    }

    private Map.Entry<PeerId, List<Multiaddr>> next() throws InterruptedException {
        return finds.poll(5, TimeUnit.SECONDS);
    }

    @Test
    void everyPeerIsFoundAtAllItsAddressesAgainAndAgain() throws Exception {
        try (StaticDiscovery discovery = new StaticDiscovery(quick, List.of(at(1, one), at(2, two), at(3, one)))) {
            discovery.start((peer, addresses) -> finds.add(Map.entry(peer, addresses)));
            for (int round = 0; round < 3; round++) {
                assertEquals(Map.entry(one, List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/1"),
                        Multiaddr.parse("/ip4/127.0.0.1/tcp/3"))), next());
                assertEquals(two, next().getKey());
            }
        }
    }

    @Test
    void whoRestsIsNotToldUntilItSearchesAgain() throws Exception {
        DiscoverySettings slow = quick.withPauses(Duration.ofSeconds(60), Duration.ofSeconds(60));
        try (StaticDiscovery discovery = new StaticDiscovery(slow, List.of(at(1, one)))) {
            discovery.rest();
            discovery.start((peer, addresses) -> finds.add(Map.entry(peer, addresses)));
            assertNull(finds.poll(200, TimeUnit.MILLISECONDS));
            discovery.search();
            assertEquals(one, next().getKey());
        }
    }

    @Test
    void nothingIsToldAfterClose() throws Exception {
        StaticDiscovery discovery = new StaticDiscovery(quick, List.of(at(1, one)));
        discovery.start((peer, addresses) -> finds.add(Map.entry(peer, addresses)));
        next();
        discovery.close();
        discovery.close();
        finds.clear();
        assertNull(finds.poll(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void addressWithoutPeerOrPlaceIsRefusedAndNamed() throws Exception {
        Multiaddr place = Multiaddr.parse("/ip4/127.0.0.1/tcp/1");
        MalformedException refused =
                assertThrows(MalformedException.class, () -> new StaticDiscovery(quick, List.of(at(1, one), place)));
        assertTrue(refused.getMessage().contains(place.toString()), refused.getMessage());
        Multiaddr peer = Multiaddr.parse("/p2p/" + one);
        assertThrows(MalformedException.class, () -> new StaticDiscovery(quick, List.of(peer)));
    }

    @Test
    void moreAddressesThanTheLimitAreRefused() throws Exception {
        List<Multiaddr> many = Collections.nCopies(StaticDiscovery.ADDRESSES_MAX + 1, at(1, one));
        assertThrows(MalformedException.class, () -> new StaticDiscovery(quick, many));
    }

    @Test
    void nobodyToFindIsNoFault() throws Exception {
        try (StaticDiscovery discovery = new StaticDiscovery(quick, List.of())) {
            discovery.start((peer, addresses) -> finds.add(Map.entry(peer, addresses)));
            assertNull(finds.poll(100, TimeUnit.MILLISECONDS));
        }
    }
}
