package ww.csp;

import ww.capnp.AnyPointer;
import ww.capnp.CallContext;
import ww.capnp.CallException;
import ww.capnp.MethodCall;
import ww.schema.ChannelSchema.Chan;
import ww.schema.ChannelSchema.Closer;
import ww.schema.ChannelSchema.Recver;
import ww.schema.ChannelSchema.SendCloser;
import ww.schema.ChannelSchema.Sender;

/**
 * A synchronous channel that can be called from elsewhere: a {@link SyncChannel} behind the interfaces of
 * {@code channel.capnp}.
 *
 * <p>{@link #sender()}, {@link #recver()} and the others give references to <em>ends</em>: the same channel behind an
 * interface that can do less and refuses everything else as unimplemented. Each reference is the caller's to close. The
 * channel lives until {@link #close()}: that references are dropped, all of them even, closes nothing, so a connection
 * that ends takes its own references away and no one else's.
 *
 * <p>Values are not kept: a value stays in the parameters of the call that sends it, which waits, and is copied from
 * there into the results of the call that receives it. So capabilities in it are held by whoever has the message, and
 * what is withdrawn or refused is released with its call. A receiver whose caller has gone, or whose results cannot be
 * built, takes nothing.
 */
public final class Channel implements AutoCloseable {
    private final SyncChannel<AnyPointer.Reader> values;

    public Channel() {
        this(ChannelSettings.DEFAULT);
    }

    public Channel(ChannelSettings settings) {
        values = new SyncChannel<>(settings);
    }

    /** A reference that can do everything. */
    public Chan.Client chan() {
        return new Chan.Client(new ChanEnd());
    }

    /** A reference that can send, close, and make references that can do one of these. */
    public SendCloser.Client sendCloser() {
        return new SendCloser.Client(new SendCloserEnd());
    }

    /** A reference that can send. */
    public Sender.Client sender() {
        return new Sender.Client(new SenderEnd());
    }

    /** A reference that can receive. */
    public Recver.Client recver() {
        return new Recver.Client(new RecverEnd());
    }

    /** A reference that can close. */
    public Closer.Client closer() {
        return new Closer.Client(new CloserEnd());
    }

    /** Fails every waiting send and receive, and all later ones. May be called twice. */
    @Override
    public void close() {
        values.close();
    }

    /** How many sends wait for a receiver now. */
    public int sendersWaiting() {
        return values.sendersWaiting();
    }

    /** How many receives wait for a sender now. */
    public int receiversWaiting() {
        return values.receiversWaiting();
    }

    /**
     * The place in the queue is taken before the next call may begin, so that sends arrive in the order of their calls.
     */
    private void serveSend(MethodCall<Sender.SendParams.Reader, ?> call) throws CallException, InterruptedException {
        try {
            SyncChannel.Sending<AnyPointer.Reader> sending = values.beginSend(call.params().getValue());
            call.context().detach();
            values.await(sending);
        } catch (ChannelClosedException | ChannelFullException e) {
            throw refusal(e);
        }
    }

    private void serveRecv(MethodCall<?, Recver.RecvResults.Builder> call) throws CallException, InterruptedException {
        try {
            SyncChannel.Receiving<AnyPointer.Reader> receiving = values.beginReceive();
            CallContext context = call.context();
            context.detach();
            try (Offer<AnyPointer.Reader> offer = values.await(receiving)) {
                call.results().setValue(offer.value());
                if (context.isCancelled()) {
                    throw new InterruptedException("recv: nobody waits for the value any more");
                }
                offer.accept();
            }
        } catch (ChannelClosedException | ChannelFullException e) {
            throw refusal(e);
        }
    }

    private void serveClose() throws CallException {
        if (!values.closeFirst()) {
            throw CallException.failed("close: channel already closed");
        }
    }

    private static CallException refusal(Exception refused) {
        return refused instanceof ChannelFullException
                ? new CallException(CallException.Type.OVERLOADED, refused.getMessage(), refused)
                : new CallException(CallException.Type.FAILED, refused.getMessage(), refused);
    }

    private final class SenderEnd implements Sender.Server {
        @Override
        public void send(MethodCall<Sender.SendParams.Reader, Sender.SendResults.Builder> call) throws Exception {
            serveSend(call);
        }
    }

    private final class RecverEnd implements Recver.Server {
        @Override
        public void recv(MethodCall<Recver.RecvParams.Reader, Recver.RecvResults.Builder> call) throws Exception {
            serveRecv(call);
        }
    }

    private final class CloserEnd implements Closer.Server {
        @Override
        public void close_(MethodCall<Closer.CloseParams.Reader, Closer.CloseResults.Builder> call) throws Exception {
            serveClose();
        }
    }

    /** What a sending end that may close does, and what a whole channel does as well. */
    private interface SendingAndClosing extends SendCloser.Server {
        Channel channel();

        @Override
        default void send(MethodCall<Sender.SendParams.Reader, Sender.SendResults.Builder> call) throws Exception {
            channel().serveSend(call);
        }

        @Override
        default void close_(MethodCall<Closer.CloseParams.Reader, Closer.CloseResults.Builder> call)
                throws Exception {
            channel().serveClose();
        }

        @Override
        default void newSender(MethodCall<SendCloser.NewSenderParams.Reader,
                SendCloser.NewSenderResults.Builder> call) throws Exception {
            call.results().setSender(channel().new SenderEnd());
        }

        @Override
        default void newCloser(MethodCall<SendCloser.NewCloserParams.Reader,
                SendCloser.NewCloserResults.Builder> call) throws Exception {
            call.results().setCloser(channel().new CloserEnd());
        }
    }

    private final class SendCloserEnd implements SendingAndClosing {
        @Override
        public Channel channel() {
            return Channel.this;
        }
    }

    private final class ChanEnd implements SendingAndClosing, Chan.Server {
        @Override
        public Channel channel() {
            return Channel.this;
        }

        @Override
        public void dispatch(long interfaceId, int methodId, CallContext context) throws Exception {
            Chan.Server.super.dispatch(interfaceId, methodId, context);
        }

        @Override
        public void recv(MethodCall<Recver.RecvParams.Reader, Recver.RecvResults.Builder> call) throws Exception {
            serveRecv(call);
        }

        @Override
        public void newSendCloser(MethodCall<Chan.NewSendCloserParams.Reader,
                Chan.NewSendCloserResults.Builder> call) throws Exception {
            call.results().setSendCloser(new SendCloserEnd());
        }

        @Override
        public void newRecver(MethodCall<Chan.NewRecverParams.Reader, Chan.NewRecverResults.Builder> call)
                throws Exception {
            call.results().setRecver(new RecverEnd());
        }
    }
}
