package ww.sched;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest changes, for listeners: one thread adds, each listener reads at its own pace. A listener that falls
 * behind by more than the ring holds misses what was overwritten and is told so by a gap in the numbers. The ring is
 * bounded by number and, because a change can bring a megabyte of output along, by bytes.
 */
final class EventRing {
    /** What listeners may miss while they reconnect is worth this much memory and no more. */
    private static final long BYTES_MAX = 16L << 20;

    private final SchedulerEvent[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    /** The following are read and written under the lock: numbers of the first kept and of the next to come. */
    private long first;
    private long next;
    private long bytes;
    private boolean closed;

    EventRing(int size) {
        this.ring = new SchedulerEvent[size];
    }

    /** Says which number the next change has; before anything is added. */
    void startAt(long sequence) {
        lock.lock();
        try {
            if (next == 0) {
                first = sequence;
                next = sequence;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds changes, numbered without gap after what is there. */
    void add(List<SchedulerEvent> events) {
        lock.lock();
        try {
            for (SchedulerEvent event : events) {
                if (event.sequence() != next) {
                    forget(next);
                    first = event.sequence();
                    next = event.sequence();
                }
                forget(next + 1 - ring.length);
                ring[(int) (next % ring.length)] = event;
                bytes += weight(event.change());
                next++;
                while (bytes > BYTES_MAX && first < next - 1) {
                    forget(first + 1);
                }
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of everything before the given number. Under the lock. */
    private void forget(long until) {
        for (; first < until; first++) {
            int at = (int) (first % ring.length);
            bytes -= weight(ring[at].change());
            ring[at] = null;
        }
    }

    private static int weight(Change change) {
        return switch (change) {
            case Change.TaskAccepted accepted -> accepted.spec().weight();
            case Change.AttemptEnded ended -> Run.weight(ended.outcome());
            default -> 0;
        };
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    EventFeed feed(long from) {
        lock.lock();
        try {
            return new Feed(Math.max(first, Math.min(from, next)));
        } finally {
            lock.unlock();
        }
    }

    private final class Feed implements EventFeed {
        private final long first;
        /** Used by the listener's thread alone. */
        private long at;
        private boolean ended;
        /** Read and written under the ring's lock. */
        private boolean left;

        Feed(long first) {
            this.at = first;
            this.first = first;
        }

        @Override
        public List<SchedulerEvent> next(int max, Duration wait) throws InterruptedException {
            long nanos = TimeUnit.MILLISECONDS.toNanos(wait.toMillis());
            lock.lockInterruptibly();
            try {
                while (at >= next && !closed && !left && nanos > 0) {
                    nanos = more.awaitNanos(nanos);
                }
                at = Math.max(at, EventRing.this.first);
                List<SchedulerEvent> events = new ArrayList<>();
                while (at < next && events.size() < max && !left) {
                    events.add(ring[(int) (at % ring.length)]);
                    at++;
                }
                ended = left || closed && at >= next;
                return events;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public long first() {
            return first;
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                left = true;
                more.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
