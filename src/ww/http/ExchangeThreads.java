package ww.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One virtual thread for each exchange, from its first byte to the end of its answer, and one more that looks at their
 * {@link Watch}es. The JDK's dispatcher hands an exchange over as soon as a byte of it can be read, so the time for
 * the head begins here.
 *
 * <p>More exchanges than {@code threadsMax} are refused by an exception, on which the dispatcher closes the connection:
 * the last line of defence, reached only when even answering 503 costs too much.
 */
final class ExchangeThreads implements Executor, AutoCloseable {
    /** The watch over the current exchange, for the code that runs in it. */
    static final ScopedValue<Watch> WATCH = ScopedValue.newInstance();

    /** How exactly deadlines are kept: they are seconds, and a round over all watches costs microseconds. */
    private static final Duration ROUND_TIME = Duration.ofMillis(100);

    /** Between two looks at whether all exchanges have ended. */
    private static final int ROUND_MILLIS = 2;

    private static final Logger LOG = System.getLogger("ww.http");

    private final int threadsMax;
    private final Duration headTime;
    private final Map<Thread, Watch> running = new ConcurrentHashMap<>();
    private final AtomicLong started = new AtomicLong();
    private final Thread watchdog = Thread.ofVirtual().name("ww-http-watchdog").unstarted(this::watch);

    private volatile boolean closed;

    ExchangeThreads(int threadsMax, Duration headTime) {
        this.threadsMax = threadsMax;
        this.headTime = headTime;
        watchdog.start();
    }

    @Override
    public void execute(Runnable exchange) {
        if (closed || running.size() >= threadsMax) {
            throw new RejectedExecutionException("closed, or " + threadsMax + " exchanges are running");
        }
        Thread thread = Thread.ofVirtual().name("ww-http-" + started.incrementAndGet()).unstarted(() -> run(exchange));
        Watch watch = new Watch(thread);
        running.put(thread, watch);
        try {
            watch.begin(Watch.Phase.HEAD, System.nanoTime() + headTime.toNanos());
            thread.start();
        } catch (Watch.ExpiredException | RuntimeException | Error e) {
            running.remove(thread);
            throw new RejectedExecutionException("cannot start an exchange", e);
        }
    }

    private void run(Runnable exchange) {
        try {
            ScopedValue.where(WATCH, running.get(Thread.currentThread())).run(exchange);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "an exchange ended with an error outside its handler", e);
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(ROUND_TIME);
                long now = System.nanoTime();
                running.values().forEach(watch -> watch.expire(now));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until no exchange runs, for at most {@code wait} in all. */
    void awaitEnd(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (!running.isEmpty() && System.nanoTime() - until < 0) {
            Thread.sleep(ROUND_MILLIS);
        }
    }

    /** Starts no more, interrupts what still runs and waits until it has ended. */
    @Override
    public void close() {
        closed = true;
        watchdog.interrupt();
        running.keySet().forEach(Thread::interrupt);
        running.keySet().stream().filter(thread -> thread.getState() != Thread.State.NEW)
                .forEach(ExchangeThreads::join);
        join(watchdog);
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                LOG.log(Level.WARNING, "the thread {0} does not end", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
