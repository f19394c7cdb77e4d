package ww.capnp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import ww.rpc.CountingObject;
import ww.rpc.peer.PeerSchema.Counter;

/** References to what is not known yet. */
@Timeout(20)
class PromiseClientTest {
    private final CountingObject object = new CountingObject();
    private final PromiseClient promise = new PromiseClient();
    private final Counter.Client client = new Counter.Client(promise.addRef());
    private final List<Answer<?>> answers = new ArrayList<>();

    private void note(int from, int to) {
        for (int i = from; i < to; i++) {
            int number = i;
            answers.add(client.note(p -> p.setNumber(number)));
        }
    }

    private List<Integer> noted() throws Exception {
        for (Answer<?> answer : answers) {
            answer.join();
            answer.close();
        }
        try (var noted = client.noted()) {
            List<Integer> numbers = new ArrayList<>();
            var list = noted.join().getNumbers();
            for (int i = 0; i < list.size(); i++) {
                numbers.add(list.get(i));
            }
            return numbers;
        }
    }

    @Test
    void callsWaitAndThenKeepTheirOrder() throws Exception {
        note(0, 10);
        assertNull(promise.resolution());
        assertTrue(promise.isUnresolved());
        promise.resolve(new LocalObject(object));
        assertFalse(promise.isUnresolved());
        note(10, 20);
        List<Integer> noted = noted();
        for (int i = 0; i < 20; i++) {
            assertEquals(i, noted.get(i));
        }
    }

    /** Ordering 8 and 16: each thread's calls keep their order while the promise resolves among them. */
    @Test
    void hammerOfThreadsWhileItResolves() throws Exception {
        int threads = 8;
        int callsEach = 300;
        CountDownLatch half = new CountDownLatch(threads);
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int base = t * 10_000;
            callers.add(Thread.ofVirtual().start(() -> {
                List<Answer<?>> mine = new ArrayList<>();
                for (int i = 0; i < callsEach; i++) {
                    int number = base + i;
                    mine.add(client.note(p -> p.setNumber(number)));
                    if (i == callsEach / 2) {
                        half.countDown();
                    }
                }
                synchronized (answers) {
                    answers.addAll(mine);
                }
            }));
        }
        half.await();
        promise.resolve(new LocalObject(object));
        for (Thread caller : callers) {
            caller.join();
        }
        List<Integer> noted = noted();
        assertEquals(threads * callsEach, noted.size());
        int[] next = new int[threads];
        for (int number : noted) {
            assertEquals(next[number / 10_000]++, number % 10_000);
        }
    }

    @Test
    void aFailedPromiseFailsWhatWaitsAndWhatComes() {
        note(0, 2);
        promise.fail(CallException.disconnected("gone"));
        note(2, 3);
        for (Answer<?> answer : answers) {
            assertEquals("gone", assertThrows(CallException.class, answer::join).getMessage());
        }
    }

    @Test
    void theFirstResolutionCounts() {
        AtomicInteger live = new AtomicInteger();
        LocalObject first = new LocalObject(new CountingObject(0, live));
        promise.resolve(first);
        promise.resolve(new LocalObject(new CountingObject(0, live)));
        assertSame(first, promise.resolution());
        awaitOne(live);
    }

    private static void awaitOne(AtomicInteger live) {
        while (live.get() != 1) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aPromiseOfItselfIsBroken() {
        PromiseClient other = new PromiseClient();
        other.resolve(promise.addRef());
        promise.resolve(other);
        note(0, 1);
        assertEquals("a promise was resolved to itself",
                assertThrows(CallException.class, answers.getFirst()::join).getMessage());
    }

    @Test
    void whatAReleasedPromiseBecomesIsReleased() {
        AtomicInteger live = new AtomicInteger(1);
        client.close();
        promise.release();
        promise.resolve(new LocalObject(new CountingObject(0, live)));
        awaitOne(live);
    }

    @Test
    void listenersRunInOrderAfterTheQueueIsSent() {
        List<String> events = new ArrayList<>();
        promise.whenResolved(() -> events.add("first, resolved: " + (promise.resolution() != null)));
        promise.whenResolved(() -> events.add("second"));
        note(0, 3);
        promise.resolve(new LocalObject(object));
        promise.whenResolved(() -> events.add("at once"));
        assertEquals(List.of("first, resolved: true", "second", "at once"), events);
    }
}
