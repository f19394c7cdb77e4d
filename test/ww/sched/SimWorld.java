package ww.sched;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Time and chance of a simulation: everything that will happen, in order, on one thread. */
final class SimWorld {
    static final long START_MILLIS = 1_700_000_000_000L;

    /** The latest lines of the log, for the message of a failure. */
    private static final int LOG_LINES = 60;

    final SplittableRandom random;
    private final PriorityQueue<Happening> queue = new PriorityQueue<>(
            Comparator.comparingLong(Happening::atMillis).thenComparingLong(Happening::order));
    private final Deque<String> log = new ArrayDeque<>();
    private long nowMillis = START_MILLIS;
    private long wallAheadMillis;
    private long order;

    private record Happening(long atMillis, long order, Runnable what) {
    }

    SimWorld(long seed) {
        this.random = new SplittableRandom(seed);
    }

    long now() {
        return nowMillis;
    }

    /** What the clock on the wall shows: time, and all that it has been set by. */
    long wall() {
        return nowMillis + wallAheadMillis;
    }

    /** Somebody sets the clock on the wall, ahead or back. */
    void stepWall(long millis) {
        wallAheadMillis += millis;
        log("the wall clock is set by " + millis);
    }

    void after(long millis, Runnable what) {
        queue.add(new Happening(nowMillis + Math.max(0, millis), order++, what));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    /** Lets everything happen up to a moment. */
    void runUntil(long untilMillis) {
        while (!queue.isEmpty() && queue.peek().atMillis() <= untilMillis) {
            Happening next = queue.poll();
            nowMillis = next.atMillis();
            next.what().run();
        }
        nowMillis = untilMillis;
    }

    void log(String line) {
        log.addLast((nowMillis - START_MILLIS) + " " + line);
        if (log.size() > LOG_LINES) {
            log.removeFirst();
        }
    }

    String recent() {
        return String.join("\n", log);
    }
}
