package ww.boot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/**
 * Remembers what was last said of each peer, so that the same answer coming by several ways is told once. Holds a fixed
 * number of peers and forgets the one heard of longest ago. Pure but for its memory; the time is given. For one thread
 * at a time.
 */
final class RecentPeers {
    /** What there is to say about an answer. */
    enum News {
        /** Not heard of before, or forgotten. */
        NEW_PEER,
        /** Other addresses than before. */
        NEW_ADDRESSES,
        /** The same again, after a while. */
        REPEATED,
        /** The same again, just now. */
        NONE
    }

    private record Said(List<Multiaddr> addresses, long atNanos) { }

    private final long repeatNanos;
    private final Map<PeerId, Said> said;

    RecentPeers(int peersMax, Duration repeatAfter) {
        this.repeatNanos = repeatAfter.toNanos();
        this.said = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<PeerId, Said> eldest) {
                return size() > peersMax;
            }
        };
    }

    /** What it would be to hear this now. */
    News judge(PeerId peer, List<Multiaddr> addresses, long nowNanos) {
        Said before = said.get(peer);
        if (before == null) {
            return News.NEW_PEER;
        }
        if (!before.addresses.equals(addresses)) {
            return News.NEW_ADDRESSES;
        }
        return nowNanos - before.atNanos >= repeatNanos ? News.REPEATED : News.NONE;
    }

    /** It was told. */
    void remember(PeerId peer, List<Multiaddr> addresses, long nowNanos) {
        said.remove(peer); // so that it becomes the youngest
        said.put(peer, new Said(List.copyOf(addresses), nowNanos));
    }

    int size() {
        return said.size();
    }
}
