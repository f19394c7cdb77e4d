package ww.node;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import ww.csp.ChannelClosedException;
import ww.peer.PeerId;

/**
 * Takes the workers out of the lobby and has each one greeted, which may take as long as the worker likes. So that
 * nobody can hold up the others or fill the house, a peer is greeted once at a time and at most one more of its workers
 * waits for that, the latest; and only so many peers are greeted at once, while the rest stay in the lobby.
 */
final class Reception {
    /** A thousand workers that come in one instant are through in four rounds; each costs a thread and two calls. */
    private static final int PEERS_MAX = 256;

    private static final System.Logger LOG = System.getLogger("ww.node");

    private final Lobby lobby;
    private final Threads threads;
    private final Greeting greeting;
    private final Semaphore places = new Semaphore(PEERS_MAX);
    private final Map<PeerId, Guest> guests = new HashMap<>(); // guarded by this

    /** What is done with each worker. The reference in the arrival is the greeting's to close. */
    @FunctionalInterface
    interface Greeting {
        void greet(Lobby.Arrival arrival) throws InterruptedException;
    }

    /** A peer being greeted. */
    private static final class Guest {
        private Lobby.Arrival next; // guarded by the reception
    }

    Reception(Lobby lobby, Threads threads, Greeting greeting) {
        this.lobby = lobby;
        this.threads = threads;
        this.greeting = greeting;
    }

    /** Receives until the lobby is closed. */
    void receive() throws InterruptedException {
        try {
            while (true) {
                places.acquire();
                admit(lobby.receive());
            }
        } catch (ChannelClosedException end) {
            LOG.log(Level.DEBUG, "the lobby is closed");
        }
    }

    private void admit(Lobby.Arrival arrival) {
        Lobby.Arrival superseded;
        synchronized (this) {
            Guest guest = guests.get(arrival.peer());
            if (guest == null) {
                guests.put(arrival.peer(), new Guest());
                threads.start("greet " + arrival.peer(), () -> greet(arrival));
                return;
            }
            superseded = guest.next;
            guest.next = arrival;
        }
        places.release();
        if (superseded != null) {
            superseded.worker().close();
        }
    }

    private void greet(Lobby.Arrival first) throws InterruptedException {
        Lobby.Arrival arrival = first;
        try {
            while (arrival != null) {
                greeting.greet(arrival);
                arrival = nextOrEnd(arrival.peer());
            }
        } finally {
            // Left over only where a greeting has failed.
            Lobby.Arrival left = arrival == null ? null : end(arrival.peer());
            if (left != null) {
                left.worker().close();
            }
            places.release();
        }
    }

    private synchronized Lobby.Arrival nextOrEnd(PeerId peer) {
        Guest guest = guests.get(peer);
        Lobby.Arrival next = guest.next;
        guest.next = null;
        if (next == null) {
            guests.remove(peer);
        }
        return next;
    }

    private synchronized Lobby.Arrival end(PeerId peer) {
        return guests.remove(peer).next;
    }
}
