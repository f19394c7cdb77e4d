package ww.csp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.capnp.CallException;
import ww.capnp.ClientHook;
import ww.io.Fuzz;
import ww.io.MemoryDuplex;
import ww.rpc.RpcConnection;
import ww.rpc.RpcSettings;
import ww.schema.ChannelSchema.Closer;
import ww.schema.ChannelSchema.Sender;

/**
 * A channel exported to peers that send capabilities, lose interest, break off and come back, at random, while several
 * receivers take out what comes. Whatever happens, a capability is received at most once, is received where its send
 * returned, and is released by everyone in the end.
 */
@Timeout(60)
class ChannelHammerTest {
    private static final int PEERS = 5;
    private static final int RECEIVERS = 3;
    private static final int ROUNDS = 60 * Integer.getInteger("ww.test.scale", 1);

    private final Channel channel = new Channel();
    private final Queue<Sent> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger receivedCount = new AtomicInteger();
    private final Queue<Throwable> surprises = new ConcurrentLinkedQueue<>();

    /** A capability on its way, which counts by its calls how often it was received. */
    private record Sent(Note note, AtomicInteger returned) {
        Sent() {
            this(new Note(), new AtomicInteger());
        }
    }

    private Thread start(String name, Work work) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (Throwable t) {
                surprises.add(t);
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    /** One peer: several connections one after the other, several sends on each. */
    private void sendFromPeer(SplittableRandom random, Sender.Client exported) throws Exception {
        int rounds = 0;
        while (rounds < ROUNDS) {
            MemoryDuplex.Pair wire = MemoryDuplex.pair();
            RpcConnection there = new RpcConnection(wire.right(), RpcSettings.DEFAULT, exported);
            try (RpcConnection here = new RpcConnection(wire.left(), RpcSettings.DEFAULT, null);
                    SendEnd end = new SendEnd(new Sender.Client(here.bootstrap().hook()))) {
                for (int i = random.nextInt(8); i >= 0; i--, rounds++) {
                    sendOne(end, random);
                }
                if (random.nextBoolean()) {
                    Thread last = start("last send", () -> sendOne(end, null));
                    there.close(); // in the midst of it
                    last.join();
                }
            } finally {
                there.close();
            }
        }
    }

    private void sendOne(SendEnd end, SplittableRandom random) {
        Sent sent = new Sent();
        all.add(sent);
        try (Closer.Client own = sent.note.client()) {
            Thread impatient = random != null && random.nextInt(3) == 0 ? interruptSoon(random.nextInt(20_000)) : null;
            try {
                end.send(own);
                sent.returned.set(1);
            } catch (CallException brokenOff) {
                assertEquals(CallException.Type.DISCONNECTED, brokenOff.type(), brokenOff.getMessage());
            } catch (InterruptedException withdrawn) {
                sent.returned.set(0);
            } finally {
                awaitEnd(impatient);
            }
        } finally {
            Thread.interrupted();
        }
    }

    /** Waits however often this thread is interrupted: the interrupt may come after the send returned. */
    private static void awaitEnd(Thread impatient) {
        while (impatient != null && impatient.isAlive()) {
            try {
                impatient.join();
            } catch (InterruptedException late) {
                Thread.onSpinWait();
            }
        }
    }

    private static Thread interruptSoon(int spins) {
        Thread victim = Thread.currentThread();
        return Thread.ofPlatform().name("impatience").start(() -> {
            for (int i = 0; i < spins; i++) {
                Thread.onSpinWait();
            }
            victim.interrupt();
        });
    }

    /** Takes what comes, calls it once, drops it. */
    private void receive() throws InterruptedException {
        try (ReceiveEnd<Closer.Client> end = ReceiveEnd.ofCapabilities(channel.recver(), Closer.Client::new)) {
            while (true) {
                try (Closer.Client received = end.receive()) {
                    receivedCount.incrementAndGet();
                    callTolerantly(received);
                }
            }
        } catch (CallException closed) {
            assertTrue(closed.getMessage().contains("closed"), closed.getMessage());
        }
    }

    /** The peer may be gone by now. */
    private static void callTolerantly(Closer.Client received) throws InterruptedException {
        try {
            Note.call(received);
        } catch (CallException gone) {
            assertEquals(CallException.Type.DISCONNECTED, gone.type(), gone.getMessage());
        }
    }

    @Test
    void capabilitiesAreReceivedOnceWhereTheirSendReturnedAndReleasedInTheEnd() throws Exception {
        SplittableRandom random = new SplittableRandom(new Fuzz("channel over rpc").random().nextLong());
        List<Thread> receivers = new ArrayList<>();
        List<Thread> peers = new ArrayList<>();
        for (int i = 0; i < RECEIVERS; i++) {
            receivers.add(start("receiver-" + i, this::receive));
        }
        try (Sender.Client exported = channel.sender()) {
            for (int i = 0; i < PEERS; i++) {
                SplittableRandom own = random.split();
                peers.add(start("peer-" + i, () -> sendFromPeer(own, exported)));
            }
            for (Thread peer : peers) {
                peer.join();
            }
        }
        channel.close();
        for (Thread receiver : receivers) {
            receiver.join();
        }
        assertTrue(surprises.isEmpty(), () -> surprises.toString());
        check();
    }

    private void check() throws InterruptedException {
        int returned = 0;
        for (Sent sent : all) {
            assertTrue(sent.note.isDroppedWithin(10), "somebody still holds a capability");
            assertTrue(sent.note.calls() <= 1, "received " + sent.note.calls() + " times");
            returned += sent.returned.get();
        }
        assertTrue(receivedCount.get() >= returned, receivedCount + " received of " + returned + " that returned");
        assertTrue(returned > all.size() / 4, returned + " of " + all.size() + " sends returned");
        assertFalse(channel.sendersWaiting() > 0);
    }

    @Test
    void hookOfAClosedEndIsNotHeldByTheChannel() throws Exception {
        Note note = new Note();
        try (SendEnd end = new SendEnd(channel.sender())) {
            Thread sending = start("sender", () -> {
                try (Closer.Client own = note.client()) {
                    end.send(own);
                }
            });
            try (ReceiveEnd<ClientHook> hooks = new ReceiveEnd<>(channel.recver(), value -> value.getCapability())) {
                ClientHook hook = hooks.receive();
                sending.join();
                assertFalse(note.isDroppedWithin(0));
                hook.release();
            }
        }
        assertTrue(note.isDroppedWithin(5));
        assertTrue(surprises.isEmpty(), () -> surprises.toString());
    }
}
