package ww.yamux;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import ww.io.Duplex;

/**
 * Many streams over one wire. Owns three virtual threads (reader, writer, keepalive) and the wire: when the session
 * ends, for whatever reason, the wire is closed, every stream fails and the listener is told.
 */
public final class YamuxSession implements AutoCloseable {
    /** Which end of the connection we are: the dialer's streams have odd ids, the listener's even ones. */
    public enum Role { DIALER, LISTENER }

    private static final System.Logger LOG = System.getLogger("ww.yamux");
    /** Threads that only have to notice that the wire is closed; a thread that needs longer is a fault of ours. */
    private static final Duration THREADS_END_WITHIN = Duration.ofSeconds(5);

    /** In place of a GoAway code, where the peer takes no more frames. */
    private static final int NO_GOODBYE = -1;

    private final Duplex wire;
    private final Role role;
    private final YamuxSettings settings;
    private final String name;
    private final Time time;
    private final SessionListener listener;
    private final StreamTable table;
    private final AckBacklog backlog;
    private final ReceiveBudget budget;
    private final FrameWriter writer;
    private final RoundTrip roundTrip = new RoundTrip();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>(); // filled by start(), then read only
    private volatile long heardNanos;                        // written by the reader
    private volatile boolean peerLeft;                       // GoAway came: written by the reader
    private volatile String endReason = "";                  // written once, by who ends the session

    /** @param name of the peer, for the names of the threads */
    public YamuxSession(Duplex wire, Role role, YamuxSettings settings, String name, SessionListener listener) {
        this(wire, role, settings, name, listener, null, Time.system());
    }

    /** @param shared bounds the received bytes of several sessions together */
    public YamuxSession(Duplex wire, Role role, YamuxSettings settings, String name, SessionListener listener,
            ReceiveBudget shared) {
        this(wire, role, settings, name, listener, shared, Time.system());
    }

    YamuxSession(Duplex wire, Role role, YamuxSettings settings, String name, SessionListener listener,
            ReceiveBudget shared, Time time) {
        this.wire = wire;
        this.role = role;
        this.settings = settings;
        this.name = name;
        this.listener = listener;
        this.time = time;
        table = new StreamTable(role == Role.DIALER ? 1 : 2);
        backlog = new AckBacklog(settings.unacknowledgedEarlyMax(), settings.unacknowledgedMax());
        budget = new ReceiveBudget(settings.receiveBytesMax(), shared);
        writer = new FrameWriter(wire.out(), time, settings.repliesMax(), settings.pongsMax());
        heardNanos = time.nanos();
    }

    /** Begins to read and write. The first question for the round-trip time leaves with the first frame of a stream. */
    public void start() {
        writer.defer(roundTrip.ask(time.nanos()));
        thread("reader", this::readFrames);
        thread("writer", this::writeReplies);
        thread("keepalive", this::keepAlive);
        threads.forEach(Thread::start);
    }

    private void thread(String does, Runnable loop) {
        threads.add(Thread.ofVirtual().name("yamux " + does + " " + name).unstarted(loop));
    }

    /**
     * Opens a stream; nothing is sent yet. Waits, up to the settings' time, while too many streams of ours are
     * unacknowledged.
     */
    public YamuxStream open() throws IOException {
        requireOpen();
        backlog.enter(settings.openTimeout().toNanos());
        boolean opened = false;
        try {
            YamuxStream stream = new YamuxStream(this, table.takeId(), false, settings);
            opened = table.add(stream, settings.streamsOutboundMax());
            if (!opened) {
                requireOpen();
                throw new IOException("open: " + settings.streamsOutboundMax() + " streams are open, the most allowed");
            }
            return stream;
        } finally {
            if (!opened) {
                backlog.leave(false);
            }
        }
    }

    private void requireOpen() throws IOException {
        if (ending.get()) {
            throw new IOException("open: the session has ended: " + endReason);
        }
        if (peerLeft) {
            throw new IOException("open: the peer takes no new streams");
        }
    }

    /** Whether streams can still be opened. */
    public boolean isOpen() {
        return !ending.get() && !peerLeft;
    }

    /** The measured round-trip time; zero where no answer has come yet. */
    public Duration roundTrip() {
        return Duration.ofNanos(roundTrip.nanos());
    }

    /** Streams that are open now, of both sides. */
    public int streams() {
        return table.inbound() + table.outbound();
    }

    /** Tells the peer that we leave, ends everything and waits for our threads. May be called twice. */
    @Override
    public void close() {
        end("closed by us", YamuxException.NORMAL);
        for (Thread thread : threads) {
            if (thread != Thread.currentThread()) {
                join(thread);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(THREADS_END_WITHIN)) {
                LOG.log(Level.WARNING, "thread {0} has not ended within {1}", thread.getName(), THREADS_END_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // The loops.

    private void readFrames() {
        FrameReader reader = new FrameReader(wire.in(), this, table);
        try {
            boolean more = true;
            while (more) {
                more = reader.readFrame();
                requireAnswersTaken();
            }
            end("the peer ended the connection", NO_GOODBYE);
        } catch (YamuxException e) {
            end("the peer broke the protocol: " + e.getMessage(), YamuxException.PROTOCOL_ERROR);
        } catch (IOException e) {
            end("reading failed: " + e.getMessage(), NO_GOODBYE);
        } catch (RuntimeException | Error e) {
            end("reading failed: " + e, YamuxException.INTERNAL_ERROR);
            throw e;
        }
    }

    /** Too many untaken answers must end the session also while the writer's thread is stuck in the wire. */
    private void requireAnswersTaken() throws IOException {
        if (writer.failure().isPresent() && writer.failure().get() instanceof YamuxException tooMany) {
            throw tooMany;
        }
    }

    private void writeReplies() {
        writer.run();
        end("writing failed: " + writer.failure().map(IOException::getMessage).orElse(""), NO_GOODBYE);
    }

    private void keepAlive() {
        Keepalive keepalive = new Keepalive(settings, time.nanos());
        while (!ending.get()) {
            try {
                time.sleepUntil(keepalive.dueNanos());
            } catch (InterruptedException e) {
                return; // end() interrupts
            }
            long now = time.nanos();
            if (now >= keepalive.dueNanos()) {
                act(keepalive.tick(now, heardNanos, roundTrip.nanos(), writer.blockedNanos()), now);
            }
        }
    }

    private void act(Keepalive.Verdict verdict, long now) {
        switch (verdict) {
            case Keepalive.Verdict.Idle() -> { }
            case Keepalive.Verdict.Ping() -> reply(roundTrip.ask(now));
            case Keepalive.Verdict.Dead(String reason) -> end(reason, NO_GOODBYE);
        }
        for (YamuxStream stream : table.all()) {
            stream.resetIfLingering(now, settings.lingerMax().toNanos());
        }
    }

    // What the reader reports.

    void heard() {
        heardNanos = time.nanos();
    }

    /** A frame with SYN: answers the new stream, or null where it is refused. */
    YamuxStream accept(Frame frame) throws YamuxException {
        int id = frame.streamId();
        int parity = role == Role.DIALER ? 0 : 1;
        if (id == 0 || (id & 1) != parity) {
            throw new YamuxException("SYN for stream " + Integer.toUnsignedString(id) + " from the other side's ids");
        }
        if (table.get(id) != null) {
            throw new YamuxException("SYN for stream " + Integer.toUnsignedString(id) + ", which is open");
        }
        if (frame.type() == Frame.DATA && frame.length() > YamuxSettings.INITIAL_WINDOW_BYTES) {
            throw new YamuxException("SYN with " + frame.length() + " bytes, more than every stream's first credit");
        }
        YamuxStream stream = new YamuxStream(this, id, true, settings);
        if (!table.add(stream, settings.streamsInboundMax())) {
            reply(Frame.reset(id));
            return null;
        }
        if (!listener.streamOpened(stream)) {
            table.remove(stream);
            reply(Frame.reset(id));
            return null;
        }
        return stream;
    }

    void acknowledged(YamuxStream stream) {
        if (stream.takeUnacknowledged()) {
            backlog.leave(true);
        }
    }

    void pinged(Frame frame) {
        if (frame.has(Frame.SYN)) {
            writer.offerPong(Frame.pong(frame.length()));
        } else if (frame.has(Frame.ACK)) {
            roundTrip.answer(frame.length(), time.nanos());
        }
    }

    void peerLeaves(long code) {
        peerLeft = true;
        if (code != YamuxException.NORMAL || table.isEmpty()) {
            end("the peer said goodbye with code " + code, YamuxException.NORMAL);
        }
    }

    // What the streams need.

    /** Sends a frame without waiting; too many of them unsent end the session. */
    void reply(Frame frame) {
        writer.offer(frame);
    }

    /** Grants credit to the peer, on the thread of the application that has read. */
    void grant(YamuxStream stream, int credit) {
        try {
            writer.send(Frame.windowUpdate(stream.output().flagForUpdate(), stream.id(), credit));
        } catch (IOException e) {
            LOG.log(Level.TRACE, "window update on an ended session", e);
        }
    }

    /** Takes a stream out of the table; answers whether it was there. */
    boolean forget(YamuxStream stream) {
        if (!table.remove(stream)) {
            return false;
        }
        ended(stream);
        if (peerLeft && table.isEmpty()) {
            end("the peer said goodbye and the last stream has ended", YamuxException.NORMAL);
        }
        return true;
    }

    private void ended(YamuxStream stream) {
        if (stream.takeUnacknowledged()) {
            backlog.leave(false);
        }
        stream.input().release();
        listener.streamEnded(stream);
    }

    /** Ends the session, once. May be called from any thread that holds no lock of a stream. */
    private void end(String reason, int goAwayCode) {
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        endReason = reason;
        IOException failure = new IOException(reason);
        backlog.stop(failure);
        for (YamuxStream stream : table.close()) {
            stream.sessionEnded(failure);
            ended(stream);
        }
        if (goAwayCode != NO_GOODBYE) {
            writer.offer(Frame.goAway(goAwayCode));
            writer.awaitDrained(settings.closeGrace().toMillis());
        }
        writer.stop(failure);
        wire.close();
        if (!threads.isEmpty()) {
            threads.getLast().interrupt(); // the keepalive, which sleeps
        }
        listener.sessionEnded(reason);
    }

    FrameWriter writer() {
        return writer;
    }

    ReceiveBudget budget() {
        return budget;
    }

    Time time() {
        return time;
    }

    long roundTripNanos() {
        return roundTrip.nanos();
    }
}
