package ww.node;

import java.util.concurrent.atomic.AtomicInteger;
import ww.capnp.AnyPointer;
import ww.capnp.CallException;
import ww.capnp.Client;
import ww.capnp.MethodCall;
import ww.csp.ChannelClosedException;
import ww.csp.ChannelFullException;
import ww.csp.SyncChannel;
import ww.peer.PeerId;
import ww.schema.ChannelSchema.Sender;
import ww.schema.WorkerSchema.Worker;

/**
 * Where workers come in: the gateway's synchronous channel. Each connection is given an end of its own that can send
 * and do nothing else, so nobody can take another's worker out or close the door, and the gateway knows who sent what.
 */
final class Lobby implements AutoCloseable {
    /** A worker sends itself once for each connection; a few more are patience with one that tries again too soon. */
    private static final int WAITING_MAX = 4;

    private final SyncChannel<Arrival> channel = new SyncChannel<>();

    /** A worker that has been sent and who sent it. The reference is the receiver's to close. */
    record Arrival(PeerId peer, Worker.Client worker) { }

    /** A sending end for one connection of this peer; the reference is the caller's to close. */
    Client end(PeerId peer) {
        return new Sender.Client(new End(peer));
    }

    /** The next worker; waits for one. */
    Arrival receive() throws InterruptedException, ChannelClosedException {
        try {
            return channel.receive();
        } catch (ChannelFullException e) {
            throw new AssertionError("one thread receives, so it cannot be one too many", e);
        }
    }

    /** How many workers have been sent and not received. */
    int waiting() {
        return channel.sendersWaiting();
    }

    /** Fails every send that waits, and all later ones. */
    @Override
    public void close() {
        channel.close();
    }

    private final class End implements Sender.Server {
        private final PeerId peer;
        private final AtomicInteger waiting = new AtomicInteger();

        End(PeerId peer) {
            this.peer = peer;
        }

        @Override
        public void send(MethodCall<Sender.SendParams.Reader, Sender.SendResults.Builder> call) throws Exception {
            AnyPointer.Reader value = call.params().getValue();
            if (!value.isCapability()) {
                throw CallException.failed("send: the gateway takes workers; the value is no capability");
            }
            if (waiting.incrementAndGet() > WAITING_MAX) {
                waiting.decrementAndGet();
                throw CallException.overloaded("send: " + WAITING_MAX + " workers sent over this connection wait "
                        + "already, which is its limit");
            }
            Worker.Client worker = value.getCapability(Worker.Client::new);
            boolean received = false;
            try {
                SyncChannel.Sending<Arrival> sending = channel.beginSend(new Arrival(peer, worker));
                // The place in the queue is taken: the next send may begin while this one waits to be received.
                call.context().detach();
                channel.await(sending);
                received = true;
            } catch (ChannelClosedException e) {
                throw CallException.disconnected("send: the gateway is stopping");
            } catch (ChannelFullException e) {
                throw CallException.overloaded(e.getMessage());
            } finally {
                waiting.decrementAndGet();
                if (!received) {
                    worker.close();
                }
            }
        }
    }
}
