package ww.csp;

import java.util.function.Consumer;
import ww.capnp.Answer;
import ww.capnp.AnyPointer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.schema.ChannelSchema.Sender;

/**
 * The sending end of a channel, wherever the channel is, in the hands of somebody who waits. Any thread may use it.
 * Values of one thread arrive in its order.
 */
public final class SendEnd implements AutoCloseable {
    private final Sender.Client sender;

    /** Takes the reference over. */
    public SendEnd(Sender.Client sender) {
        this.sender = sender;
    }

    /**
     * Sends a reference to the object behind {@code capability}, which stays the caller's, and waits until a receiver
     * took it. An interrupt withdraws it, unless it was taken before.
     *
     * @throws CallException where the channel is closed (failed), full (overloaded), or its connection ended
     *     (disconnected); the value was not received, or, in the last case, it is not known
     */
    public void send(Client capability) throws CallException, InterruptedException {
        sendAny(value -> value.setCapability(capability));
    }

    /** As {@link #send}, with whatever {@code fill} puts there. */
    public void sendAny(Consumer<AnyPointer.Builder> fill) throws CallException, InterruptedException {
        try (Answer<Sender.SendResults.Reader> answer = sender.send(params -> fill.accept(params.initValue()))) {
            answer.join();
        }
    }

    @Override
    public void close() {
        sender.close();
    }
}
