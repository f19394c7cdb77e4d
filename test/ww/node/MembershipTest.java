package ww.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.boot.DiscoverySettings;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.host.ConnectionListener;
import ww.multiformats.Multiaddr;
import ww.peer.PeerId;
import ww.schema.ChannelSchema.Sender;
import ww.schema.WorkerSchema.Worker;
import ww.vat.VatConnection;

/** A worker's search for its gateway, among peers that are more or less of one. */
@Timeout(60)
class MembershipTest {
    private final Cluster cluster = new Cluster();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    /** A peer that counts who comes and takes workers as the test wants. */
    private final class Door implements ConnectionListener, Sender.Server {
        private final Network network;
        private final AtomicInteger connected = new AtomicInteger();
        private final AtomicInteger sent = new AtomicInteger();
        private final CountDownLatch silence = new CountDownLatch(1);
        private volatile int refusals;
        private volatile boolean silent;

        Door(boolean isGateway) throws IOException {
            network = new Network(cluster.network());
            open.add(network);
            network.host().addListener(this);
            if (isGateway) {
                network.vat().export(_ -> new Sender.Client(this), Network.LOBBY);
            }
        }

        @Override
        public void connected(PeerId peer) {
            connected.incrementAndGet();
        }

        @Override
        public void disconnected(PeerId peer, String reason) { }

        @Override
        public void send(MethodCall<Sender.SendParams.Reader, Sender.SendResults.Builder> call) throws Exception {
            call.context().detach();
            if (sent.incrementAndGet() <= refusals) {
                throw CallException.overloaded("too many come at once");
            }
            if (silent) {
                silence.await();
            }
        }

        boolean isAlone() {
            return connected.get() > 0 && network.host().peers().isEmpty();
        }
    }

    /** Looks at these doors, often. */
    private Membership looking(Optional<PeerId> wanted, Door... doors) throws IOException {
        return looking(Duration.ofSeconds(15), wanted, doors);
    }

    private Membership looking(Duration joinWait, Optional<PeerId> wanted, Door... doors) throws IOException {
        List<Multiaddr> addresses = Arrays.stream(doors).map(door -> door.network.addresses().getFirst()).toList();
        DiscoverySettings often = DiscoverySettings.DEFAULT.withPauses(Duration.ofMillis(20), Duration.ofMillis(50));
        Network network = new Network(cluster.network().dialling(addresses).discoveringBy(often));
        open.add(network);
        Membership membership = new Membership(network, wanted, _ -> new Worker.Client(new FakeWorker()),
                joinWait);
        open.add(membership);
        membership.start();
        return membership;
    }

    private static void joins(Membership membership, Door door) throws Exception {
        Until.holds("it joined", () -> membership.gateway().equals(Optional.of(door.network.id())));
    }

    @Test
    void theConnectionToAPeerThatIsNoGatewayIsGivenUpAndNotMadeAgainAtOnce() throws Exception {
        Door none = new Door(false);
        Membership membership = looking(Optional.empty(), none);
        Until.holds("it has asked and gone", none::isAlone);
        Door gateway = new Door(true);
        Membership other = looking(Optional.empty(), none, gateway);
        joins(other, gateway);
        Until.holds("that one has gone as well", () -> none.network.host().peers().isEmpty());
        assertTrue(membership.gateway().isEmpty());
        assertTrue(none.connected.get() <= 3, none.connected + " connections to a peer that is no gateway");
    }

    @Test
    void aGatewayThatRefusesForTheMomentIsAskedAgainSoon() throws Exception {
        Door busy = new Door(true);
        busy.refusals = 2;
        joins(looking(Optional.empty(), busy), busy);
        assertEquals(3, busy.sent.get());
    }

    @Test
    void ofTwoGatewaysOneKeepsItAndTheOtherIsLeft() throws Exception {
        Door one = new Door(true);
        Door two = new Door(true);
        Membership membership = looking(Optional.empty(), one, two);
        Until.holds("it joined", () -> membership.gateway().isPresent());
        boolean first = membership.gateway().equals(Optional.of(one.network.id()));
        Door kept = first ? one : two;
        Door left = first ? two : one;
        Until.holds("the other has nobody", () -> left.network.host().peers().isEmpty());
        assertFalse(kept.network.host().peers().isEmpty());
    }

    @Test
    void aGatewayThatDoesNotReceiveDoesNotHoldUpOneThatDoes() throws Exception {
        Door silent = new Door(true);
        silent.silent = true;
        Door gateway = new Door(true);
        Membership membership = looking(Optional.empty(), silent, gateway);
        joins(membership, gateway);
    }

    @Test
    void aGatewayThatDoesNotReceiveInTimeIsLeftAndAskedAgain() throws Exception {
        Door door = new Door(true);
        door.silent = true;
        Membership membership = looking(Duration.ofMillis(300), Optional.empty(), door);
        Until.holds("it has been asked three times", () -> door.sent.get() >= 3);
        assertTrue(membership.gateway().isEmpty());
        Until.holds("at most one attempt is under way", () -> door.network.vat().connections().size() <= 1);
        door.silent = false;
        joins(membership, door);
    }

    @Test
    void aLostGatewayIsJoinedAgain() throws Exception {
        Door gateway = new Door(true);
        Membership membership = looking(Optional.empty(), gateway);
        joins(membership, gateway);
        gateway.network.vat().connections().forEach(VatConnection::close);
        Until.holds("it came again", () -> gateway.sent.get() == 2);
        joins(membership, gateway);
    }

    @Test
    void aGatewayThatTakesAndDismissesIsNotRunAgainst() throws Exception {
        Door fickle = new Door(true);
        looking(Optional.empty(), fickle);
        long begun = System.nanoTime();
        Until.holds("it comes three times", () -> {
            if (fickle.sent.get() > 0) {
                fickle.network.vat().connections().forEach(VatConnection::close);
            }
            return fickle.sent.get() >= 3;
        });
        assertTrue(System.nanoTime() - begun > Duration.ofSeconds(3).toNanos(), "it came three times in no time");
    }

    @Test
    void onlyTheGatewayThatIsWantedIsAsked() throws Exception {
        Door other = new Door(true);
        Door wanted = new Door(true);
        joins(looking(Optional.of(wanted.network.id()), other, wanted), wanted);
        assertEquals(0, other.connected.get());
    }

    @Test
    void closingEndsAnAttemptUnderWay() throws Exception {
        Door silent = new Door(true);
        silent.silent = true;
        Membership membership = looking(Optional.empty(), silent);
        Until.holds("it waits to be received", () -> silent.sent.get() == 1);
        membership.close();
        membership.close();
        Until.holds("it has gone", () -> silent.network.vat().connections().isEmpty());
        assertTrue(membership.gateway().isEmpty());
    }

    @Test
    void closingLeavesTheGateway() throws Exception {
        Door gateway = new Door(true);
        Membership membership = looking(Optional.empty(), gateway);
        joins(membership, gateway);
        membership.close();
        Until.holds("it has gone", gateway::isAlone);
        assertEquals(1, gateway.sent.get());
    }
}
