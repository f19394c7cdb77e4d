package ww.csp;

import ww.capnp.AnyPointer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.ClientHook;
import ww.schema.ChannelSchema.Recver;

/**
 * The receiving end of a channel, wherever the channel is, in the hands of somebody who waits. Any thread may use it;
 * threads that wait together are served in the order in which they came.
 *
 * @param <T> what the values are turned into
 */
public final class ReceiveEnd<T> implements AutoCloseable {
    private final Recver.Client recver;
    private final Reading<T> reading;

    /** Reads a value out of a message that lives only as long as the reading takes. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(AnyPointer.Reader value) throws CallException;
    }

    /** Makes a typed reference of a hook, as the constructors of generated clients do. */
    @FunctionalInterface
    public interface Typing<C extends Client> {
        C of(ClientHook hook);
    }

    /** Takes the reference over. */
    public ReceiveEnd(Recver.Client recver, Reading<T> reading) {
        this.recver = recver;
        this.reading = reading;
    }

    /**
     * An end that receives capabilities: {@code ReceiveEnd.ofCapabilities(recver, Worker.Client::new)}. Each is the
     * receiver's to close. A value that is none fails its receive as {@code failed}; it is gone then.
     */
    public static <C extends Client> ReceiveEnd<C> ofCapabilities(Recver.Client recver, Typing<C> typing) {
        return new ReceiveEnd<>(recver, value -> {
            if (!value.isCapability()) {
                throw CallException.failed("recv: the value sent is no capability");
            }
            return typing.of(value.getCapability());
        });
    }

    /**
     * Waits for the next value. An interrupt ends the wait; a value on its way then goes to another receiver or, where
     * it had left the channel already, is lost.
     *
     * @throws CallException where the channel is closed (failed), full (overloaded), or its connection ended
     *     (disconnected), or the value cannot be read
     */
    public T receive() throws CallException, InterruptedException {
        try (Recver.RecvAnswer answer = recver.recv()) {
            return reading.read(answer.join().getValue());
        }
    }

    @Override
    public void close() {
        recver.close();
    }
}
