package ww.wasm;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many processors an engine keeps busy: with guests, which always count, and with threads that wait awake, for
 * which there has to be one left. Any thread; nothing blocks.
 */
final class Processors {
    private final int count;
    private final AtomicInteger busy = new AtomicInteger();

    /** A machine with so many. */
    Processors(int count) {
        this.count = count;
    }

    /** Takes one, whether there is one or not. */
    void enter() {
        busy.incrementAndGet();
    }

    /** Takes one if one is left. Of a single processor none ever is: whoever is waited for needs it. */
    boolean tryEnter() {
        int now = busy.get();
        while (count > 1 && now < count) {
            if (busy.compareAndSet(now, now + 1)) {
                return true;
            }
            now = busy.get();
        }
        return false;
    }

    /** Gives one back. */
    void leave() {
        busy.decrementAndGet();
    }

    /** Whether more are taken than there are. */
    boolean crowded() {
        return busy.get() > count;
    }

    int busy() {
        return busy.get();
    }
}
