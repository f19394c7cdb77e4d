package ww.rpc;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import ww.capnp.CallException;
import ww.capnp.CapnpException;
import ww.capnp.Client;
import ww.capnp.ClientHook;
import ww.capnp.FrameReader;
import ww.capnp.MessageBuilder;
import ww.capnp.MessageReader;
import ww.io.Duplex;
import ww.schema.RpcSchema;

/**
 * Cap'n Proto RPC with one peer over a pair of streams: the four tables, the lock that guards them, and the two threads
 * that read and write.
 *
 * <p>Threads. Public methods may be called from any thread. The reader's thread handles messages and waits for nothing
 * else; served objects run on threads of their own. Nothing calls out while it holds the lock: what a change of the
 * tables entails is gathered in a {@link Deferred} and done afterwards.
 */
public final class RpcConnection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("ww.rpc");

    private final Duplex duplex;
    private final RpcSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Outbox outbox;
    private final Questions questions = new Questions(this);
    private final Answers answers = new Answers(this);
    private final Exports exports = new Exports(this);
    private final Imports imports = new Imports(this);
    private final Embargoes embargoes = new Embargoes(this);
    private final Descriptors descriptors = new Descriptors(this);
    private final Dispatch dispatch = new Dispatch(this);
    private final CompletableFuture<CallException> closed = new CompletableFuture<>();
    private final Thread reader;
    private final ClientHook offered;  // null if we offer nothing; a count of it is held
    private CallException endReason;   // guarded by lock; null while the connection lives

    /**
     * Begins to speak with the peer at once.
     *
     * @param duplex the streams; closed with the connection
     * @param bootstrap what the peer gets when it asks for our bootstrap capability; the caller keeps this reference.
     *        Null to offer nothing
     */
    public RpcConnection(Duplex duplex, RpcSettings settings, Client bootstrap) {
        this.duplex = duplex;
        this.settings = settings;
        this.offered = bootstrap == null ? null : bootstrap.hook().addRef();
        this.outbox = new Outbox(lock, settings.queuedBytesMax(), duplex.out(), this::writeFailed);
        this.reader = Thread.ofVirtual().name("ww.rpc read").unstarted(this::read);
        outbox.start();
        reader.start();
    }

    /**
     * A reference to the capability the peer offers, to be closed by the caller. It can be used at once: calls leave
     * without waiting for the peer's answer. If the peer offers none, they fail.
     */
    public Client bootstrap() {
        Question question = new Question(this);
        CallException refusal;
        lock.lock();
        try {
            refusal = questions.refusal(0);
            if (refusal == null) {
                int id = questions.add(question, 0);
                question.asked(id, 0, new int[0]);
                send(Messages.bootstrap(id));
            }
        } finally {
            lock.unlock();
        }
        if (refusal != null) {
            return Client.broken(refusal);
        }
        Client client = new Client(question.pipelined(new int[0]));
        question.close();
        outbox.wake();
        return client;
    }

    /**
     * Completed with the reason when the connection has ended and everything of it has failed or was released. Whoever
     * waits here sees every call of this connection answered.
     */
    public CompletableFuture<CallException> closed() {
        return closed.copy();
    }

    /** Whether the connection has ended, or is about to. */
    public boolean isClosed() {
        return endReason() != null;
    }

    /** How many entries each table has; all zero when nothing is held in either direction. */
    public RpcTables tables() {
        lock.lock();
        try {
            return new RpcTables(questions.size(), answers.size(), exports.size(), imports.size(), embargoes.size());
        } finally {
            lock.unlock();
        }
    }

    /** Tells the peer, ends the connection, and waits until its threads have ended. */
    @Override
    public void close() {
        end(CallException.disconnected("the connection was closed"), CallException.failed("connection closed"));
        join(reader);
        join(outbox.writer());
    }

    private void read() {
        CallException reason = CallException.disconnected("the peer ended the connection");
        CallException abort = null;
        try {
            FrameReader frames = FrameReader.plain(duplex.in(), settings.messages());
            MessageReader message = frames.read();
            while (message != null && dispatch.handle(message)) {
                requireRoom();
                message = frames.read();
            }
        } catch (ProtocolException | CapnpException e) {
            reason = CallException.disconnected("the connection was aborted: " + e.getMessage());
            abort = CallException.failed(e.getMessage());
        } catch (IOException e) {
            reason = new CallException(CallException.Type.DISCONNECTED, "reading from the peer failed: "
                    + e.getMessage(), e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a message could not be handled", e);
            reason = CallException.disconnected("the connection was aborted: a message could not be handled");
            abort = CallException.failed("internal error");
        }
        end(reason, abort);
    }

    /** A peer that sends but does not read must not fill our memory with replies. */
    private void requireRoom() throws ProtocolException {
        lock.lock();
        try {
            if (outbox.isOverflowing(settings.messages().messageBytesMax())) {
                throw new ProtocolException("the peer does not read: too much output waits");
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeFailed(IOException e) {
        end(new CallException(CallException.Type.DISCONNECTED, "writing to the peer failed: " + e.getMessage(), e),
                null);
    }

    /** The peer sent Abort. */
    void abortedByPeer(CallException reason) {
        end(new CallException(CallException.Type.DISCONNECTED, "the peer aborted the connection: "
                + reason.getMessage(), reason), null);
    }

    /**
     * Ends the connection, once: calls of ours fail, then calls served are cancelled, exports are released, promises
     * and embargoes break; then the last messages are written and the streams closed.
     */
    private void end(CallException reason, CallException abort) {
        Deferred deferred = new Deferred();
        lock.lock();
        try {
            if (endReason != null) {
                return;
            }
            if (abort != null) {
                send(Messages.abort(abort, settings));
            }
            endReason = reason;
            questions.end(reason, deferred);
            answers.end(deferred);
            exports.end(deferred);
            imports.end(reason, deferred);
            embargoes.end(reason, deferred);
        } finally {
            lock.unlock();
        }
        outbox.end();
        deferred.run();
        if (offered != null) {
            offered.release();
        }
        join(outbox.writer(), settings.closeMillis());
        duplex.close();
        closed.complete(reason);
    }

    /** Waits for a thread, but not for itself, and not when interrupted. */
    private static void join(Thread thread) {
        join(thread, Integer.MAX_VALUE);
    }

    private static void join(Thread thread, int millis) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Under the lock: says something to the peer, unless the connection has ended. {@link Outbox#wake} afterwards. */
    void send(MessageBuilder message) {
        if (endReason == null) {
            outbox.append(message);
        }
    }

    /** Ends a change of the tables: does what it left to do, and has its messages written. Not under the lock. */
    void finish(Deferred deferred) {
        deferred.run();
        outbox.wake();
    }

    /** Gives a message back which we do not understand. Not under the lock. */
    void sendUnimplemented(MessageReader message) {
        MessageBuilder answer;
        try {
            answer = Messages.unimplemented(message.getRoot(RpcSchema.Message.factory),
                    (int) Math.min(message.words(), 1 << 20));
        } catch (CapnpException e) {
            throw new IllegalStateException("a message which was read cannot be read again", e);
        }
        lock.lock();
        try {
            send(answer);
        } finally {
            lock.unlock();
        }
        outbox.wake();
    }

    /** Whether this is an object at the peer, or a promise which reaches its object through the peer. */
    boolean isAtPeer(ClientHook hook) {
        return switch (hook) {
            case RemoteTarget target -> target.connection() == this;
            case RemotePromise promise -> promise.connection() == this;
            default -> false;
        };
    }

    /** Under the lock. */
    boolean isEnded() {
        return endReason != null;
    }

    /** Under the lock: nothing may enter the tables after the end, when another thread ended it meanwhile. */
    void requireLive() throws ProtocolException {
        if (endReason != null) {
            throw new ProtocolException("the connection has ended");
        }
    }

    /** Why the connection ended; null while it lives. */
    CallException endReason() {
        lock.lock();
        try {
            return endReason;
        } finally {
            lock.unlock();
        }
    }

    /** What the peer gets when it asks for our bootstrap capability, counted; null if nothing. Not under the lock. */
    ClientHook offered() {
        lock.lock();
        try {
            return offered == null || endReason != null ? null : offered.addRef();
        } finally {
            lock.unlock();
        }
    }

    RpcSettings settings() {
        return settings;
    }

    ReentrantLock lock() {
        return lock;
    }

    Outbox outbox() {
        return outbox;
    }

    Questions questions() {
        return questions;
    }

    Answers answers() {
        return answers;
    }

    Exports exports() {
        return exports;
    }

    Imports imports() {
        return imports;
    }

    Embargoes embargoes() {
        return embargoes;
    }

    Descriptors descriptors() {
        return descriptors;
    }
}
