package ww.csp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many senders, receivers that put back, interrupts at random moments, and a close in the midst of it. */
@Timeout(60)
class SyncChannelHammerTest {
    private static final int SENDERS = 8;
    private static final int RECEIVERS = 6;
    private static final int VALUES_EACH = 400 * Integer.getInteger("ww.test.scale", 1);

    private final long seed = Long.getLong("ww.test.seed", System.nanoTime());
    private final SyncChannel<Integer> channel = new SyncChannel<>();
    /** How often each value was received. */
    private final Map<Integer, AtomicInteger> received = new ConcurrentHashMap<>();
    private final Set<Integer> sent = ConcurrentHashMap.newKeySet();
    private final Set<Integer> failed = ConcurrentHashMap.newKeySet();
    private final List<Throwable> surprises = new ArrayList<>();

    private Thread start(String name, Worker worker) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                worker.run();
            } catch (ChannelClosedException expectedAtTheEnd) {
                return;
            } catch (Throwable surprise) {
                synchronized (surprises) {
                    surprises.add(surprise);
                }
            }
        });
    }

    private interface Worker {
        void run() throws Exception;
    }

    private void send(int sender) throws Exception {
        for (int i = 0; i < VALUES_EACH; i++) {
            int value = sender * VALUES_EACH + i;
            try {
                channel.send(value);
                sent.add(value);
            } catch (InterruptedException withdrawn) {
                failed.add(value);
            } catch (ChannelClosedException closed) {
                failed.add(value);
                throw closed;
            }
        }
    }

    private void receive(SplittableRandom random) throws Exception {
        while (true) {
            try (Offer<Integer> offer = channel.take()) {
                if (random.nextInt(4) > 0) {
                    received.computeIfAbsent(offer.accept(), v -> new AtomicInteger()).incrementAndGet();
                }
            } catch (InterruptedException tryAgain) {
                Thread.onSpinWait();
            }
        }
    }

    private void interruptAtRandom(List<Thread> victims, List<Thread> senders, SplittableRandom random) {
        while (senders.stream().anyMatch(Thread::isAlive)) {
            victims.get(random.nextInt(victims.size())).interrupt();
            Thread.yield();
        }
    }

    private void run(int valuesBeforeClose) throws Exception {
        System.out.println("ww.test.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Thread> senders = new ArrayList<>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < RECEIVERS; i++) {
            SplittableRandom own = random.split();
            all.add(start("receiver-" + i, () -> receive(own)));
        }
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            senders.add(start("sender-" + i, () -> send(sender)));
        }
        all.addAll(senders);
        SplittableRandom own = random.split();
        // A platform thread: a virtual one that yields all the time can starve the others where there is one carrier.
        Thread interrupter = Thread.ofPlatform().daemon().name("interrupter")
                .start(() -> interruptAtRandom(all, senders, own));
        while (sent.size() < valuesBeforeClose && senders.stream().anyMatch(Thread::isAlive)) {
            Thread.onSpinWait();
        }
        if (valuesBeforeClose == Integer.MAX_VALUE) {
            for (Thread sender : senders) {
                sender.join();
            }
        }
        channel.close();
        for (Thread thread : all) {
            thread.join();
        }
        interrupter.join();
        check();
    }

    private void check() {
        assertTrue(surprises.isEmpty(), () -> "seed " + seed + ": " + surprises);
        received.forEach((value, times) -> assertEquals(1, times.get(), "times received: " + value));
        assertEquals(sent, received.keySet(), "what was sent is what was received");
        failed.forEach(value -> assertTrue(!received.containsKey(value), "failed yet received: " + value));
        assertEquals(0, channel.sendersWaiting() + channel.receiversWaiting());
    }

    @Test
    void everySendThatReturnedWasReceivedOnceAndNoOther() throws Exception {
        run(Integer.MAX_VALUE);
        assertEquals(SENDERS * VALUES_EACH, sent.size() + failed.size());
    }

    @Test
    void theSameHoldsWhenTheChannelIsClosedInTheMidst() throws Exception {
        run(SENDERS * VALUES_EACH / 4);
    }
}
