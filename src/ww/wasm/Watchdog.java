package ww.wasm;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Enforces the time limits of all slots from one thread. It sleeps exactly until the first moment at which a limit can
 * be reached, so that an engine at rest costs nothing; and it gives up runs that do not stop.
 */
final class Watchdog implements Runnable {
    private static final System.Logger LOG = System.getLogger("ww.wasm");

    private final List<Slot> slots;
    private final long graceNanos;
    private final GiveUp giveUp;
    private final Thread thread;

    /** When the thread will look by itself. Written by it, read by whoever starts or stops a run. */
    private volatile long wakeNanos;
    private volatile boolean closed;

    /** Told once of a run that has not stopped within its grace. */
    interface GiveUp {
        void accept(Run run);
    }

    Watchdog(String name, List<Slot> slots, long graceNanos, GiveUp giveUp) {
        this.slots = slots;
        this.graceNanos = graceNanos;
        this.giveUp = giveUp;
        this.wakeNanos = System.nanoTime();
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Makes sure that the watchdog looks no later than at this time. */
    void lookBy(long nanos) {
        if (nanos - wakeNanos < 0) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (!closed) {
            long now = System.nanoTime();
            // While looking, whoever starts a run must wake us, since we may have passed its slot.
            wakeNanos = now + Long.MAX_VALUE / 2;
            long next = now + Long.MAX_VALUE / 2;
            for (Slot slot : slots) {
                long at = look(slot, now);
                next = at - next < 0 ? at : next;
            }
            wakeNanos = next;
            LockSupport.parkNanos(this, Math.max(1, next - System.nanoTime()));
        }
    }

    private long look(Slot slot, long now) {
        Run run = slot.current();
        if (run == null) {
            return now + Long.MAX_VALUE / 2;
        }
        long next = run.check(now);
        if (run.overdueNanos(now) > graceNanos && slot.markStuck(run)) {
            LOG.log(System.Logger.Level.WARNING, "a guest has not stopped within {0} ms; its slot is out of use",
                    graceNanos / 1_000_000);
            giveUp.accept(run);
        }
        return next;
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
