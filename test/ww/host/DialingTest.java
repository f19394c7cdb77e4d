package ww.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

@Timeout(30)
class DialingTest {
    private static Multiaddr loopback(int port) {
        return Multiaddr.ofTcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theFirstAddressThatAnswersIsTaken() throws Exception {
        try (HostPair pair = new HostPair();
                ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<Multiaddr> addresses = List.of(
                    Multiaddr.parse("/ip4/127.0.0.1/udp/4001/quic-v1"),
                    loopback(closedPort()), loopback(mute.getLocalPort()), pair.listener.addresses().getFirst());
            pair.dialer.connect(pair.listener.id(), addresses);
            assertEquals(List.of(pair.listener.id()), pair.dialer.peers());
        }
    }

    @Test
    void aDialThatFailsEverywhereNamesEveryFailure() throws Exception {
        try (HostPair pair = new HostPair()) {
            Multiaddr first = loopback(closedPort());
            Multiaddr second = loopback(closedPort());
            IOException failure = assertThrows(IOException.class,
                    () -> pair.dialer.connect(pair.listener.id(), List.of(first, second)));
            assertTrue(failure.getMessage().contains(first + ": "), failure::toString);
            assertTrue(failure.getMessage().contains(second + ": "), failure::toString);
            assertEquals(2, failure.getSuppressed().length);
        }
    }

    @Test
    void addressesThatAreNotTcpAreNoAddresses() throws Exception {
        try (HostPair pair = new HostPair()) {
            List<Multiaddr> none = List.of(Multiaddr.parse("/ip4/127.0.0.1/udp/4001/quic-v1"));
            assertThrows(IOException.class, () -> pair.dialer.connect(pair.listener.id(), none));
            assertThrows(IOException.class, () -> pair.dialer.connect(pair.listener.id(), List.of()));
        }
    }

    @Test
    void anAddressWithoutAPeerCannotBeDialed() throws Exception {
        try (HostPair pair = new HostPair()) {
            IOException failure = assertThrows(IOException.class,
                    () -> pair.dialer.connect(pair.listener.addresses().getFirst()));
            assertTrue(failure.getMessage().contains("/p2p"), failure::toString);
        }
    }

    @Test
    void dialingOurselvesIsRefused() throws Exception {
        try (HostPair pair = new HostPair()) {
            assertThrows(IOException.class, () -> pair.listener.connect(HostPair.address(pair.listener)));
        }
    }

    @Test
    void manyWhoConnectAtOnceShareOneConnection() throws Exception {
        try (HostPair pair = new HostPair()) {
            AtomicInteger connections = new AtomicInteger();
            pair.listener.addListener(new Counting(connections));
            List<FutureTask<PeerId>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(Tasks.start(() -> pair.dialer.connect(HostPair.address(pair.listener))));
            }
            for (FutureTask<PeerId> one : all) {
                assertEquals(pair.listener.id(), one.get());
            }
            assertTrue(pair.dialer.ping(pair.listener.id()).toNanos() > 0);
            assertEquals(1, pair.dialer.connectionsTo(pair.listener.id()));
            assertEquals(1, connections.get());
        }
    }

    private record Counting(AtomicInteger connections) implements ConnectionListener {
        @Override
        public void connected(PeerId peer) {
            connections.incrementAndGet();
        }

        @Override
        public void disconnected(PeerId peer, String reason) { }
    }

    @Test
    void twoWhoDialEachOtherAtOnceEndUpWithOneConnection() throws Exception {
        HostSettings s = HostSettings.defaults();
        HostTimeouts t = s.timeouts();
        HostSettings quick = new HostSettings(s.agentVersion(), new HostTimeouts(t.connect(), t.upgrade(),
                t.negotiate(), t.identify(), t.ping(), t.stagger(), Duration.ofMillis(50), t.close()), s.limits(),
                s.yamux());
        try (HostPair pair = new HostPair(quick, quick)) {
            pair.dialer.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
            FutureTask<PeerId> there = Tasks.start(() -> pair.dialer.connect(HostPair.address(pair.listener)));
            FutureTask<PeerId> back = Tasks.start(() -> pair.listener.connect(HostPair.address(pair.dialer)));
            there.get();
            back.get();
            Tasks.await("one connection is left", () -> pair.dialer.connectionsTo(pair.listener.id()) == 1
                    && pair.listener.connectionsTo(pair.dialer.id()) == 1);
            assertTrue(pair.dialer.ping(pair.listener.id()).toNanos() > 0);
            assertTrue(pair.listener.ping(pair.dialer.id()).toNanos() > 0);
        }
    }

    @Test
    void wildcardsStandForTheAddressesOfTheInterfaces() throws Exception {
        try (HostPair pair = new HostPair()) {
            pair.dialer.listen(Multiaddr.parse("/ip4/0.0.0.0/tcp/0"));
            List<Multiaddr> addresses = pair.dialer.addresses();
            assertFalse(addresses.isEmpty());
            assertTrue(addresses.getLast().toString().startsWith("/ip4/127."), addresses::toString);
            assertTrue(addresses.stream().noneMatch(address -> address.toString().contains("/0.0.0.0/")),
                    addresses::toString);
            pair.listener.connect(addresses.getLast().withPeer(pair.dialer.id().bytes()));
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (HostPair pair = new HostPair()) {
            Multiaddr taken = pair.listener.addresses().getFirst();
            IOException failure = assertThrows(IOException.class, () -> pair.dialer.listen(taken));
            assertTrue(failure.getMessage().contains(taken.toString()), failure::toString);
            assertThrows(IOException.class,
                    () -> pair.dialer.listen(Multiaddr.parse("/ip4/127.0.0.1/udp/0/quic-v1")));
        }
    }

    @Test
    void closingEndsEveryHandlerAndWakesEveryReader() throws Exception {
        try (HostPair pair = HostPair.connected()) {
            CountDownLatch serving = new CountDownLatch(20);
            CountDownLatch served = new CountDownLatch(20);
            pair.listener.handle("/wait", stream -> {
                try {
                    serving.countDown();
                    stream.in().read();
                } finally {
                    served.countDown();
                }
            });
            List<FutureTask<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Stream stream = pair.dialer.open(pair.listener.id(), "/wait");
                stream.out().flush();
                readers.add(Tasks.start(() -> stream.in().read()));
            }
            serving.await();
            pair.listener.close();
            assertTrue(served.await(10, TimeUnit.SECONDS));
            for (FutureTask<Integer> reader : readers) {
                assertThrows(Exception.class, () -> reader.get(10, TimeUnit.SECONDS));
            }
            assertThrows(IOException.class, () -> pair.listener.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")));
            assertThrows(IOException.class, () -> pair.dialer.connect(pair.listener.id(), List.of(loopback(1))));
        }
    }

    @Test
    void aHandlerMayCloseItsOwnHost() throws Exception {
        try (HostPair pair = HostPair.connected()) {
            pair.listener.handle("/stop", stream -> pair.listener.close());
            try (Stream stream = pair.dialer.open(pair.listener.id(), "/stop")) {
                stream.out().flush();
                Tasks.await("the listener is gone", () -> pair.dialer.peers().isEmpty());
            }
        }
    }
}
