package ww.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the listener is closing, told to what waits for long, so that it ends soon. Begins once. */
final class Closing {
    private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;

    void begin() {
        begun = true;
        endings.forEach(Runnable::run);
    }

    /**
     * Has {@code ending} run when the closing begins, by the thread that closes: it must not block. Whoever adds looks
     * at {@link #isBegun} afterwards, as the closing may have begun meanwhile.
     */
    void add(Runnable ending) {
        endings.add(ending);
    }

    void remove(Runnable ending) {
        endings.remove(ending);
    }

    boolean isBegun() {
        return begun;
    }
}
