package ww.csp;

/**
 * A value that a receiver has taken from the head of a channel and not yet agreed to. Its sender waits meanwhile and
 * can neither withdraw the value nor be told a wrong outcome, so decide soon.
 *
 * <p>{@link #accept()} completes the exchange: the send returns, the value is the receiver's. Closing an offer that
 * was not accepted puts the value back to where it was in the queue, as when copying it to the receiver failed.
 */
public final class Offer<T> implements AutoCloseable {
    private final SyncChannel<T> channel;
    final SyncChannel.Sending<T> sending;
    boolean ended; // guarded by the lock of the channel

    Offer(SyncChannel<T> channel, SyncChannel.Sending<T> sending) {
        this.channel = channel;
        this.sending = sending;
    }

    /** The value offered: the sender's until the offer is accepted. */
    public T value() {
        return sending.value;
    }

    /** Completes the exchange and answers the value, which is the caller's from now on. Only once. */
    public T accept() {
        channel.settle(this, true);
        return sending.value;
    }

    /** Puts the value back, unless it was accepted. */
    @Override
    public void close() {
        channel.settle(this, false);
    }
}
