package ww.csp;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A synchronous channel: nothing is stored in it, a sender and a receiver meet.
 *
 * <p>{@link #send} waits until a receiver took the value; {@link #receive} and {@link #take} wait until there is one.
 * Values are taken in the order in which their sends arrived; among waiting receivers the first to come is the first
 * to be served. Who waits may be interrupted: a send whose value was not yet taken is withdrawn as if it had never
 * been, a receive is forgotten. Where the interrupt comes too late, the exchange stands and the interrupt flag stays.
 *
 * <p>The outcome is one truth for both sides: a send that returned was received once, a send that threw was not
 * received at all. A value belongs to its sender until then; the channel drops nothing and releases nothing.
 *
 * <p>{@link #close()} fails every waiting send and receive and all later ones. It is one step: no value of a failed
 * send can be taken afterwards. A value taken before (an open {@link Offer}) may still be accepted.
 *
 * <p>All methods may be called from any thread. Nothing foreign runs under the lock: taking is split from accepting so
 * that a receiver may copy the value in between, outside the lock.
 */
public final class SyncChannel<T> implements AutoCloseable {
    private final ChannelSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    /** Both by order of arrival, so that a value put back finds its old place. One of them is always empty. */
    private final TreeMap<Long, Sending<T>> senders = new TreeMap<>();
    private final TreeMap<Long, Receiving<T>> receivers = new TreeMap<>();
    private long arrivals;
    private boolean closed;

    public SyncChannel() {
        this(ChannelSettings.DEFAULT);
    }

    public SyncChannel(ChannelSettings settings) {
        this.settings = settings;
    }

    private enum State { QUEUED, CLAIMED, ACCEPTED, WITHDRAWN, CLOSED }

    /**
     * A place in the queue of senders, see {@link #beginSend}. Guarded by the lock of its channel except for the value,
     * which never changes.
     */
    public static final class Sending<T> {
        final T value;
        private final long arrival;
        private final Condition settled;
        private State state = State.QUEUED;
        private boolean cancelled; // interrupted while claimed: withdrawn if the receiver puts it back

        private Sending(T value, long arrival, Condition settled) {
            this.value = value;
            this.arrival = arrival;
            this.settled = settled;
        }

        private boolean waits() {
            return state == State.QUEUED || state == State.CLAIMED;
        }
    }

    /** One receive, guarded by the lock. */
    static final class Receiving<T> {
        private final long arrival;
        private final Condition served;
        private Sending<T> sending; // claimed for this receive

        private Receiving(long arrival, Condition served) {
            this.arrival = arrival;
            this.served = served;
        }
    }

    /**
     * Waits until a receiver took {@code value}.
     *
     * @throws ChannelClosedException where the channel is or gets closed
     * @throws ChannelFullException where too many sends wait already
     * @throws InterruptedException when interrupted before a receiver took the value; it is withdrawn
     */
    public void send(T value) throws ChannelClosedException, ChannelFullException, InterruptedException {
        await(beginSend(value));
    }

    /**
     * The first half of {@link #send}, for whoever has something to do between taking a place in the queue and waiting
     * there. {@link #await(Sending)} has to follow on the same thread.
     *
     * @throws ChannelClosedException where the channel is closed
     * @throws ChannelFullException where too many sends wait already
     * @throws InterruptedException when interrupted; no place was taken
     */
    public Sending<T> beginSend(T value) throws ChannelClosedException, ChannelFullException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (closed) {
                throw new ChannelClosedException("send");
            }
            if (receivers.isEmpty() && senders.size() >= settings.sendersMax()) {
                throw new ChannelFullException("send", settings.sendersMax());
            }
            Sending<T> sending = new Sending<>(value, arrivals++, lock.newCondition());
            present(sending);
            return sending;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the sending to the receiver that waits longest, or queues it at its place. */
    private void present(Sending<T> sending) {
        Map.Entry<Long, Receiving<T>> first = receivers.pollFirstEntry();
        if (first == null) {
            sending.state = State.QUEUED;
            senders.put(sending.arrival, sending);
            return;
        }
        sending.state = State.CLAIMED;
        first.getValue().sending = sending;
        first.getValue().served.signal();
    }

    /**
     * The second half of {@link #send}: waits until a receiver took the value.
     *
     * @throws ChannelClosedException where the channel is or gets closed
     * @throws InterruptedException when interrupted before a receiver took the value; it is withdrawn
     */
    public void await(Sending<T> sending) throws ChannelClosedException, InterruptedException {
        lock.lock();
        try {
            while (sending.waits()) {
                try {
                    sending.settled.await();
                } catch (InterruptedException e) {
                    sending.cancelled = true;
                    if (sending.state == State.QUEUED) {
                        senders.remove(sending.arrival);
                        sending.state = State.WITHDRAWN;
                    }
                }
            }
        } finally {
            lock.unlock();
        }
        switch (sending.state) {
            case ACCEPTED -> {
                if (sending.cancelled) {
                    Thread.currentThread().interrupt();
                }
            }
            case CLOSED -> throw new ChannelClosedException("send");
            default -> throw new InterruptedException("send: withdrawn");
        }
    }

    /**
     * Waits for a value and makes it the caller's.
     *
     * @throws ChannelClosedException where the channel is or gets closed
     * @throws ChannelFullException where too many receives wait already
     * @throws InterruptedException when interrupted before there was a value
     */
    public T receive() throws ChannelClosedException, ChannelFullException, InterruptedException {
        try (Offer<T> offer = take()) {
            return offer.accept();
        }
    }

    /** As {@link #receive}, but leaves it open whether the value is accepted. Close the offer in any case. */
    public Offer<T> take() throws ChannelClosedException, ChannelFullException, InterruptedException {
        return await(beginReceive());
    }

    /**
     * Takes a place among the receivers without waiting; {@link #await(Receiving)} has to follow on the same thread.
     */
    Receiving<T> beginReceive() throws ChannelClosedException, ChannelFullException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Receiving<T> receiving = new Receiving<>(arrivals++, lock.newCondition());
            Map.Entry<Long, Sending<T>> first = senders.pollFirstEntry();
            if (first != null) {
                first.getValue().state = State.CLAIMED;
                receiving.sending = first.getValue();
                return receiving;
            }
            if (closed) {
                throw new ChannelClosedException("recv");
            }
            if (receivers.size() >= settings.receiversMax()) {
                throw new ChannelFullException("recv", settings.receiversMax());
            }
            receivers.put(receiving.arrival, receiving);
            return receiving;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a receive is served. */
    Offer<T> await(Receiving<T> receiving) throws ChannelClosedException, InterruptedException {
        lock.lock();
        try {
            while (receiving.sending == null && !closed) {
                try {
                    receiving.served.await();
                } catch (InterruptedException e) {
                    if (receiving.sending == null) {
                        receivers.remove(receiving.arrival);
                        throw e;
                    }
                    Thread.currentThread().interrupt();
                }
            }
            if (receiving.sending == null) {
                throw new ChannelClosedException("recv");
            }
            return new Offer<>(this, receiving.sending);
        } finally {
            lock.unlock();
        }
    }

    /** Ends an offer. Without effect where it was ended before, except that accepting twice is the caller's fault. */
    void settle(Offer<T> offer, boolean accepted) {
        lock.lock();
        try {
            if (offer.ended) {
                if (accepted) {
                    throw new IllegalStateException("an offer that is no longer open was accepted");
                }
                return;
            }
            offer.ended = true;
            Sending<T> sending = offer.sending;
            assert sending.state == State.CLAIMED : sending.state;
            if (accepted) {
                sending.state = State.ACCEPTED;
            } else if (sending.cancelled) {
                sending.state = State.WITHDRAWN;
            } else if (closed) {
                sending.state = State.CLOSED;
            } else {
                present(sending);
            }
            sending.settled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the channel and says whether it was open until now. */
    public boolean closeFirst() {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            for (Sending<T> sending : senders.values()) {
                sending.state = State.CLOSED;
                sending.settled.signal();
            }
            senders.clear();
            for (Receiving<T> receiving : receivers.values()) {
                receiving.served.signal();
            }
            receivers.clear();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #closeFirst()}, where nobody cares who was first. */
    @Override
    public void close() {
        closeFirst();
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** How many sends wait for a receiver now. */
    public int sendersWaiting() {
        lock.lock();
        try {
            return senders.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many receives wait for a sender now. */
    public int receiversWaiting() {
        lock.lock();
        try {
            return receivers.size();
        } finally {
            lock.unlock();
        }
    }
}
