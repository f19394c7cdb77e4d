package ww.http;

/** Whether the listener is closing: seen by what waits for long, so that it ends soon. Set once, read by all. */
final class Closing {
    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }
}
