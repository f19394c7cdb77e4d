package ww.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ww.peer.PeerId;

/**
 * The open connections by peer, newest last. Several to one peer are normal (both sides may dial at once) and the
 * newest carries new streams: after a peer's sudden restart the older one may be dead without knowing it.
 *
 * <p>Which of several may go? Each is closed only by the side that dialed it, and only for a better one: one that the
 * peer with the smaller id dialed is better than one that the other dialed, and of those dialed by one side the newer.
 * So both sides come to the same answer without a word, and never close each other's last.
 *
 * <p>Thread-safe. Events are queued under the lock, so that they come in the order of the changes.
 */
final class Connections {
    private final PeerId self;
    private final HostLimits limits;
    private final Events events;
    private final Map<PeerId, List<Connection>> byPeer = new HashMap<>();
    private int total;
    private int inbound;
    private boolean closed;

    Connections(PeerId self, HostLimits limits, Events events) {
        this.self = self;
        this.limits = limits;
        this.events = events;
    }

    /** Takes a connection in; answers the sentence that says why not, empty where it is in. */
    synchronized Optional<String> add(Connection connection) {
        int toPeer = byPeer.getOrDefault(connection.peer(), List.of()).size();
        if (closed) {
            return Optional.of("the host is closed");
        }
        if (total >= limits.connectionsMax()) {
            return Optional.of(limits.connectionsMax() + " connections are open, the most allowed");
        }
        if (!connection.outbound() && inbound >= limits.inboundConnectionsMax()) {
            return Optional.of(limits.inboundConnectionsMax() + " inbound connections are open, the most allowed");
        }
        if (toPeer >= limits.connectionsPerPeerMax()) {
            return Optional.of(toPeer + " connections to that peer are open, the most allowed");
        }
        byPeer.computeIfAbsent(connection.peer(), peer -> new ArrayList<>(1)).add(connection);
        count(connection, 1);
        if (toPeer == 0) {
            events.connected(connection.peer());
        }
        return Optional.empty();
    }

    /** A connection has ended; does nothing where it was never taken in. */
    synchronized void remove(Connection connection, String reason) {
        List<Connection> toPeer = byPeer.get(connection.peer());
        if (toPeer == null || !toPeer.remove(connection)) {
            return;
        }
        count(connection, -1);
        if (toPeer.isEmpty()) {
            byPeer.remove(connection.peer());
            events.disconnected(connection.peer(), reason);
        }
    }

    /** The newest connection to {@code peer} that takes new streams. */
    synchronized Optional<Connection> best(PeerId peer) {
        return byPeer.getOrDefault(peer, List.of()).reversed().stream()
                .filter(connection -> connection.session().isOpen()).findFirst();
    }

    synchronized List<Connection> to(PeerId peer) {
        return List.copyOf(byPeer.getOrDefault(peer, List.of()));
    }

    synchronized List<Connection> all() {
        return byPeer.values().stream().flatMap(List::stream).toList();
    }

    synchronized List<PeerId> peers() {
        return List.copyOf(byPeer.keySet());
    }

    /** The connections to {@code peer} that we dialed, that are idle, and that a better one makes superfluous. */
    synchronized List<Connection> redundant(PeerId peer) {
        List<Connection> open = byPeer.getOrDefault(peer, List.of()).stream()
                .filter(connection -> connection.session().isOpen()).toList();
        return open.stream()
                .filter(connection -> connection.outbound() && connection.session().streams() == 0)
                .filter(connection -> open.stream().anyMatch(other -> better(other, connection, open)))
                .toList();
    }

    private boolean better(Connection one, Connection than, List<Connection> byAge) {
        if (one.outbound() == than.outbound()) {
            return byAge.indexOf(one) > byAge.indexOf(than);
        }
        PeerId dialer = one.outbound() ? self : one.peer();
        PeerId other = one.outbound() ? one.peer() : self;
        return dialer.compareTo(other) < 0;
    }

    /** Takes nothing in any more; answers what is open. */
    synchronized List<Connection> close() {
        closed = true;
        return all();
    }

    private void count(Connection connection, int by) {
        total += by;
        inbound += connection.outbound() ? 0 : by;
    }
}
