package ww.node;

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
 * Where workers come in: the gateway's synchronous channel. Each peer is given an end of its own that can send and do
 * nothing else, so nobody can take another's worker out or close the door, and the gateway knows who sent what.
 */
final class Lobby implements AutoCloseable {
    private final SyncChannel<Arrival> channel = new SyncChannel<>();

    /** A worker that has been sent and who sent it. The reference is the receiver's to close. */
    record Arrival(PeerId peer, Worker.Client worker) { }

    /** The sending end for this peer; the reference is the caller's to close. */
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

    /** Fails every send that waits, and all later ones. */
    @Override
    public void close() {
        channel.close();
    }

    private final class End implements Sender.Server {
        private final PeerId peer;

        End(PeerId peer) {
            this.peer = peer;
        }

        @Override
        public void send(MethodCall<Sender.SendParams.Reader, Sender.SendResults.Builder> call) throws Exception {
            AnyPointer.Reader value = call.params().getValue();
            if (!value.isCapability()) {
                throw CallException.failed("send: the gateway takes workers; the value is no capability");
            }
            // Others may send while this one waits to be received.
            call.context().detach();
            Worker.Client worker = value.getCapability(Worker.Client::new);
            try {
                channel.send(new Arrival(peer, worker));
            } catch (ChannelClosedException | ChannelFullException e) {
                worker.close();
                throw e instanceof ChannelFullException ? CallException.overloaded(e.getMessage())
                        : CallException.disconnected("send: the gateway is stopping");
            } catch (InterruptedException e) {
                worker.close();
                throw e;
            }
        }
    }
}
