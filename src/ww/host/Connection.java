package ww.host;

import java.util.Optional;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;
import ww.yamux.ReceiveBudget;
import ww.yamux.SessionListener;
import ww.yamux.YamuxSession;
import ww.yamux.YamuxSettings;
import ww.yamux.YamuxStream;

/** One authenticated, multiplexed connection. */
final class Connection implements SessionListener {
    /** What a connection reports; called on threads of its session, must return at once. */
    interface Owner {
        boolean streamOpened(Connection connection, YamuxStream stream);

        void streamEnded(Connection connection, YamuxStream stream);

        void ended(Connection connection, String reason);
    }

    private final PeerId peer;
    private final boolean outbound;
    private final Multiaddr remoteAddress;
    private final Owner owner;
    private final YamuxSession session;
    private final StreamCounts streams = new StreamCounts();
    private volatile PeerInfo info;         // written by identify
    private volatile long toldVersion = -1; // the same

    Connection(Upgrader.Upgraded upgraded, boolean outbound, Multiaddr remoteAddress, YamuxSettings settings,
            ReceiveBudget budget, Owner owner) {
        this.peer = upgraded.peer();
        this.outbound = outbound;
        this.remoteAddress = remoteAddress;
        this.owner = owner;
        YamuxSession.Role role = outbound ? YamuxSession.Role.DIALER : YamuxSession.Role.LISTENER;
        session = new YamuxSession(upgraded.wire(), role, settings, peer.toString(), this, budget);
    }

    PeerId peer() {
        return peer;
    }

    /** Whether we dialed it. */
    boolean outbound() {
        return outbound;
    }

    /** Where the peer is, as our socket sees it. */
    Multiaddr remoteAddress() {
        return remoteAddress;
    }

    YamuxSession session() {
        return session;
    }

    /** The inbound streams. */
    StreamCounts streams() {
        return streams;
    }

    /** What the peer has said of itself; empty until identify is done. */
    Optional<PeerInfo> info() {
        return Optional.ofNullable(info);
    }

    void info(PeerInfo said) {
        info = said;
    }

    /** Which version of ourselves the peer has been told; negative before it was told any. */
    long toldVersion() {
        return toldVersion;
    }

    void toldVersion(long version) {
        toldVersion = version;
    }

    @Override
    public boolean streamOpened(YamuxStream stream) {
        return owner.streamOpened(this, stream);
    }

    @Override
    public void streamEnded(YamuxStream stream) {
        owner.streamEnded(this, stream);
    }

    @Override
    public void sessionEnded(String reason) {
        owner.ended(this, reason);
    }

    @Override
    public String toString() {
        return (outbound ? "to " : "from ") + peer + " at " + remoteAddress;
    }
}
