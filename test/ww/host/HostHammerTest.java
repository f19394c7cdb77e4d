package ww.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.io.Fuzz;
import ww.multiformats.Multiaddr;
import ww.peer.Identity;
import ww.peer.PeerId;

/** Hosts that connect, speak and disconnect without a plan, all at once. */
@Timeout(60)
class HostHammerTest {
    private static final int HOSTS = 5;

    /** Whom a host has, by what it was told; fails to add up where events come twice or in the wrong order. */
    private static final class Ledger implements ConnectionListener {
        private final Map<PeerId, Integer> connected = new HashMap<>();
        private String mistake;

        @Override
        public synchronized void connected(PeerId peer) {
            count(peer, 1);
        }

        @Override
        public synchronized void disconnected(PeerId peer, String reason) {
            count(peer, -1);
        }

        private void count(PeerId peer, int by) {
            int now = connected.merge(peer, by, Integer::sum);
            if (now < 0 || now > 1) {
                mistake = peer + " is connected " + now + " times";
            }
        }

        synchronized long live() {
            return connected.values().stream().filter(count -> count > 0).count();
        }

        synchronized String mistake() {
            return mistake;
        }
    }

    @Test
    void eventsAddUpAndEchoesAreTrue() throws Exception {
        long seed = new Fuzz("host hammer").random().nextLong();
        int rounds = 12 * Integer.getInteger("ww.test.scale", 1);
        List<LibP2pHost> hosts = new ArrayList<>();
        List<Ledger> ledgers = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            LibP2pHost host = new LibP2pHost(Identity.generate(), HostSettings.defaults());
            Ledger ledger = new Ledger();
            host.addListener(ledger);
            host.handle("/echo", LibP2pHostTest::echo);
            host.listen(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"));
            hosts.add(host);
            ledgers.add(ledger);
        }
        try {
            List<FutureTask<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < HOSTS; i++) {
                LibP2pHost host = hosts.get(i);
                Random random = new Random(seed + i);
                all.add(Tasks.start(() -> {
                    for (int n = 0; n < rounds; n++) {
                        meddle(host, hosts.get(random.nextInt(HOSTS)), random);
                    }
                    return true;
                }));
            }
            for (FutureTask<Boolean> one : all) {
                one.get(50, TimeUnit.SECONDS);
            }
            for (LibP2pHost host : hosts) {
                host.peers().forEach(host::disconnect);
            }
            for (Ledger ledger : ledgers) {
                Tasks.await("everyone has heard of every end", () -> ledger.live() == 0);
                assertEquals(null, ledger.mistake());
            }
        } finally {
            hosts.forEach(LibP2pHost::close);
        }
    }

    /** Anything may fail because someone else hangs up at that moment; what succeeds must be true. */
    private static void meddle(LibP2pHost host, LibP2pHost other, Random random) {
        byte[] sent = new byte[random.nextInt(20_000)];
        random.nextBytes(sent);
        try {
            host.connect(HostPair.address(other));
            if (random.nextInt(4) == 0) {
                host.disconnect(other.id());
                return;
            }
            try (Stream stream = host.open(other.id(), "/echo")) {
                stream.out().write(sent);
                stream.out().close();
                byte[] back = stream.in().readAllBytes();
                assertArrayEquals(sent, back);
            }
        } catch (IOException hungUp) {
            return;
        }
    }
}
