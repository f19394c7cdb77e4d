package ww.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ww.boot.RecentPeers.News;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

class RecentPeersTest {
    private static final long SECOND = 1_000_000_000L;

    private final RecentPeers recent = new RecentPeers(2, Duration.ofSeconds(1));
    private final PeerId peer = Identity.fromSeed(new byte[32]).id();

    private static List<Multiaddr> at(int port) throws Exception {
        return List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/" + port));
    }

    private static PeerId other(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return Identity.fromSeed(seed).id();
    }

    @Test
    void sameAnswerIsNoNewsForAWhile() throws Exception {
        assertEquals(News.NEW_PEER, recent.judge(peer, at(1), 0));
        recent.remember(peer, at(1), 0);
        assertEquals(News.NONE, recent.judge(peer, at(1), SECOND - 1));
        assertEquals(News.REPEATED, recent.judge(peer, at(1), SECOND));
    }

    @Test
    void otherAddressesAreNewsAtOnce() throws Exception {
        recent.remember(peer, at(1), 0);
        assertEquals(News.NEW_ADDRESSES, recent.judge(peer, at(2), 1));
    }

    @Test
    void whatWasJudgedButNotToldIsStillNews() throws Exception {
        recent.judge(peer, at(1), 0);
        assertEquals(News.NEW_PEER, recent.judge(peer, at(1), 1));
    }

    @Test
    void peerHeardOfLongestAgoIsForgottenFirst() throws Exception {
        recent.remember(other(1), at(1), 0);
        recent.remember(other(2), at(2), 0);
        recent.remember(other(1), at(1), 1);
        recent.remember(other(3), at(3), 1);
        assertEquals(2, recent.size());
        assertEquals(News.NEW_PEER, recent.judge(other(2), at(2), 1));
        assertEquals(News.NONE, recent.judge(other(1), at(1), 1));
    }
}
