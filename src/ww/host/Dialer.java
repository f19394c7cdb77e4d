package ww.host;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ww.multiformats.AddressProtocol;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;

/**
 * Establishes outbound connections. The addresses of a peer are tried in order, each a little after the one before it
 * or as soon as that has failed; the first that completes the whole upgrade wins and the others are closed.
 */
final class Dialer implements AutoCloseable {
    private final HostSettings settings;
    private final HostThreads threads;
    private final Deadlines deadlines;
    private final Upgrader upgrader;
    private final Semaphore slots;
    private final Set<TcpDuplex> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Dialer(HostSettings settings, HostThreads threads, Deadlines deadlines, Upgrader upgrader) {
        this.settings = settings;
        this.threads = threads;
        this.deadlines = deadlines;
        this.upgrader = upgrader;
        slots = new Semaphore(settings.limits().dialsMax());
    }

    /** A finished dial and the address that answered. */
    record Dialed(Upgrader.Upgraded upgraded, Multiaddr address) { }

    /** One address tried: exactly one of the two is there. */
    private record Attempt(Dialed dialed, IOException failure) { }

    Dialed dial(PeerId peer, List<Multiaddr> addresses) throws IOException {
        List<Multiaddr> candidates = addresses.stream().map(Multiaddr::withoutPeer).distinct()
                .filter(address -> address.tcpAddress().isPresent())
                .limit(settings.limits().addressesPerDialMax()).toList();
        if (candidates.isEmpty()) {
            throw new IOException("cannot dial " + peer + ": none of " + addresses + " is a TCP address");
        }
        return new Race(peer, candidates).run();
    }

    /** Ends every dial under way; later ones fail at once. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(TcpDuplex::close);
    }

    /** All attempts at one peer. */
    private final class Race {
        private final PeerId peer;
        private final List<Multiaddr> addresses;
        private final BlockingQueue<Attempt> finished = new LinkedBlockingQueue<>();
        private final Set<TcpDuplex> running = ConcurrentHashMap.newKeySet();
        private boolean over; // guarded by this

        Race(PeerId peer, List<Multiaddr> addresses) {
            this.peer = peer;
            this.addresses = addresses;
        }

        Dialed run() throws IOException {
            IOException failures = new IOException("cannot dial " + peer + " at " + addresses);
            int started = 0;
            int failed = 0;
            try {
                while (failed < addresses.size()) {
                    if (started < addresses.size()) {
                        start(addresses.get(started++));
                    }
                    Attempt attempt = next(started < addresses.size());
                    if (attempt != null && attempt.dialed != null) {
                        return attempt.dialed;
                    }
                    if (attempt != null) {
                        failures.addSuppressed(attempt.failure);
                        failed++;
                    }
                }
            } finally {
                finish();
            }
            throw summary(failures);
        }

        private Attempt next(boolean moreToStart) throws IOException {
            try {
                // Every attempt has its own time limit, so the last ones may be waited for.
                return moreToStart
                        ? finished.poll(settings.timeouts().stagger().toMillis(), TimeUnit.MILLISECONDS)
                        : finished.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while dialing " + peer, e);
            }
        }

        private void start(Multiaddr address) {
            if (!threads.start("dial " + address, () -> attempt(address))) {
                finished.add(new Attempt(null, new IOException("the host is closed")));
            }
        }

        private void attempt(Multiaddr address) {
            try {
                Dialed dialed = tryAt(address);
                if (!claim(dialed)) {
                    dialed.upgraded.wire().close();
                }
            } catch (IOException e) {
                finished.add(new Attempt(null, new IOException(address + ": " + e.getMessage(), e)));
            } catch (RuntimeException e) {
                finished.add(new Attempt(null, new IOException(address + ": " + e, e)));
                throw e;
            }
        }

        /** The first upgraded connection wins; whoever comes later is told so. */
        private synchronized boolean claim(Dialed dialed) {
            if (over) {
                return false;
            }
            over = true;
            finished.add(new Attempt(dialed, null));
            return true;
        }

        private synchronized boolean isOver() {
            return over;
        }

        /** Ends the attempts that are still under way. */
        private void finish() {
            Attempt unclaimed;
            synchronized (this) {
                over = true;
            }
            running.forEach(TcpDuplex::close);
            while ((unclaimed = finished.poll()) != null) {
                if (unclaimed.dialed != null) {
                    unclaimed.dialed.upgraded.wire().close();
                }
            }
        }

        private Dialed tryAt(Multiaddr address) throws IOException {
            if (!slots.tryAcquire()) {
                throw new IOException(settings.limits().dialsMax() + " dials are under way, the most allowed");
            }
            try {
                IOException failure = new IOException("the name has no address of the family asked for");
                for (InetSocketAddress socket : resolve(address)) {
                    try {
                        return new Dialed(connect(socket), Multiaddr.ofTcp(socket));
                    } catch (IOException e) {
                        failure = e;
                    }
                }
                throw failure;
            } finally {
                slots.release();
            }
        }

        private Upgrader.Upgraded connect(InetSocketAddress socket) throws IOException {
            if (closed || isOver()) {
                throw new IOException("given up");
            }
            TcpDuplex raw = TcpDuplex.connect(socket, settings.timeouts().connect());
            running.add(raw);
            underWay.add(raw);
            boolean done = false;
            try {
                if (closed || isOver()) {
                    throw new IOException("given up");
                }
                Upgrader.Upgraded[] upgraded = new Upgrader.Upgraded[1];
                deadlines.within(settings.timeouts().upgrade(), "the upgrade", raw::close,
                        () -> upgraded[0] = upgrader.dial(raw, peer));
                done = true;
                return upgraded[0];
            } finally {
                running.remove(raw);
                underWay.remove(raw);
                if (!done) {
                    raw.close();
                }
            }
        }

        private static IOException summary(IOException failures) {
            StringBuilder message = new StringBuilder(failures.getMessage());
            for (Throwable failure : failures.getSuppressed()) {
                message.append("; ").append(failure.getMessage());
            }
            IOException all = new IOException(message.toString());
            for (Throwable failure : failures.getSuppressed()) {
                all.addSuppressed(failure);
            }
            return all;
        }
    }

    private static List<InetSocketAddress> resolve(Multiaddr address) throws IOException {
        InetSocketAddress socket = address.tcpAddress().orElseThrow();
        if (!socket.isUnresolved()) {
            return List.of(socket);
        }
        AddressProtocol family = address.parts().getFirst().protocol();
        return List.of(InetAddress.getAllByName(socket.getHostString())).stream()
                .filter(ip -> family == AddressProtocol.DNS
                        || ip instanceof Inet4Address == (family == AddressProtocol.DNS4))
                .map(ip -> new InetSocketAddress(ip, socket.getPort())).toList();
    }
}
