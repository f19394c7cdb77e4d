package ww.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventRingTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static SchedulerEvent event(long sequence) {
        return new SchedulerEvent(sequence, 0, new Change.GatewayPaused(true));
    }

    private static EventRing ring(int size, long from, long to) {
        EventRing ring = new EventRing(size);
        for (long sequence = from; sequence <= to; sequence++) {
            ring.add(List.of(event(sequence)));
        }
        return ring;
    }

    private static List<Long> numbers(List<SchedulerEvent> events) {
        return events.stream().map(SchedulerEvent::sequence).toList();
    }

    @Test
    void aListenerThatComesBackGetsWhatItMissed() throws InterruptedException {
        EventRing ring = ring(10, 1, 8);
        EventFeed feed = ring.feed(6);
        assertEquals(6, feed.first());
        assertEquals(List.of(6L, 7L), numbers(feed.next(2, LONG)));
        assertEquals(List.of(8L), numbers(feed.next(2, LONG)));
        assertEquals(List.of(), feed.next(2, Duration.ZERO));
    }

    @Test
    void aListenerThatComesTooLateIsToldFromWhere() throws InterruptedException {
        EventFeed feed = ring(4, 1, 10).feed(2);
        assertEquals(7, feed.first());
        assertEquals(List.of(7L, 8L, 9L, 10L), numbers(feed.next(100, LONG)));
    }

    @Test
    void aNumberFromTheFutureBeginsNow() throws InterruptedException {
        EventRing ring = ring(4, 1, 3);
        EventFeed feed = ring.feed(1_000);
        assertEquals(4, feed.first());
        ring.add(List.of(event(4)));
        assertEquals(List.of(4L), numbers(feed.next(1, LONG)));
    }

    @Test
    void aSlowListenerLosesTheOldestAndSeesTheGap() throws InterruptedException {
        EventRing ring = ring(4, 1, 2);
        EventFeed feed = ring.feed(1);
        assertEquals(List.of(1L), numbers(feed.next(1, LONG)));
        ring.add(List.of(event(3), event(4), event(5), event(6), event(7), event(8)));
        assertEquals(List.of(5L, 6L, 7L, 8L), numbers(feed.next(100, LONG)));
    }

    @Test
    void largeOutputsPushOutMoreThanTheirNumber() throws InterruptedException {
        EventRing ring = new EventRing(1_000);
        Evidence megabyte = new Evidence(new Output(new byte[1 << 20], false), Output.EMPTY, RunStatistics.UNKNOWN);
        for (long sequence = 1; sequence <= 100; sequence++) {
            ring.add(List.of(new SchedulerEvent(sequence, 0, new Change.AttemptEnded("a", sequence, 1,
                    new RunOutcome.Cancelled(megabyte)))));
        }
        EventFeed feed = ring.feed(1);
        assertEquals(85, feed.first());
        assertEquals(16, feed.next(1_000, LONG).size());
    }

    @Test
    void closingAFeedWakesItsListener() throws InterruptedException {
        EventFeed feed = ring(4, 1, 2).feed(3);
        AtomicReference<List<SchedulerEvent>> got = new AtomicReference<>();
        Thread listener = Thread.ofVirtual().start(() -> {
            try {
                got.set(feed.next(1, LONG));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        feed.close();
        listener.join();
        assertEquals(List.of(), got.get());
        assertTrue(feed.ended());
    }

    @Test
    void hammeredByListenersItGivesEachEverythingInOrder() throws InterruptedException {
        EventRing ring = new EventRing(100_000);
        ring.startAt(1);
        List<Thread> listeners = new ArrayList<>();
        List<List<Long>> got = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Long> mine = new ArrayList<>();
            got.add(mine);
            EventFeed feed = ring.feed(1);
            listeners.add(Thread.ofVirtual().start(() -> {
                try {
                    while (!feed.ended()) {
                        mine.addAll(numbers(feed.next(7, LONG)));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (long sequence = 1; sequence <= 5_000; sequence++) {
            ring.add(List.of(event(sequence)));
        }
        ring.close();
        for (Thread listener : listeners) {
            listener.join();
        }
        for (List<Long> mine : got) {
            assertEquals(5_000, mine.size());
            assertEquals(5_000L, mine.getLast());
        }
    }
}
