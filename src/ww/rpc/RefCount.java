package ww.rpc;

import java.util.concurrent.atomic.AtomicInteger;

/** A count of references that cannot come back from zero. Begins at one. */
final class RefCount {
    private final AtomicInteger count = new AtomicInteger(1);

    /** One more, unless there are none. */
    boolean tryAdd() {
        int before = count.get();
        while (before > 0) {
            if (count.compareAndSet(before, before + 1)) {
                return true;
            }
            before = count.get();
        }
        return false;
    }

    /** One more of something which the caller holds. */
    void add(Object what) {
        if (!tryAdd()) {
            throw new IllegalStateException("a released reference was used: " + what);
        }
    }

    /** One less; true if that was the last. */
    boolean release(Object what) {
        int after = count.decrementAndGet();
        if (after < 0) {
            throw new IllegalStateException("a reference was released twice: " + what);
        }
        return after == 0;
    }
}
