package ww.host;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import ww.yamux.YamuxStream;

/** Serves inbound streams: each on a thread of its own, which agrees on a protocol and calls the handler. */
final class StreamServer {
    private static final System.Logger LOG = System.getLogger("ww.host");

    /** A handler that wants to know the connection, as identify does. */
    @FunctionalInterface
    interface ConnectionHandler {
        void handle(Connection connection, Stream stream) throws IOException;
    }

    private final HostSettings settings;
    private final HostThreads threads;
    private final Deadlines deadlines;
    private final Map<String, ConnectionHandler> handlers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    StreamServer(HostSettings settings, HostThreads threads, Deadlines deadlines) {
        this.settings = settings;
        this.threads = threads;
        this.deadlines = deadlines;
    }

    void handle(String protocol, ConnectionHandler handler) {
        handlers.put(protocol, handler);
    }

    void unhandle(String protocol) {
        handlers.remove(protocol);
    }

    List<String> protocols() {
        return handlers.keySet().stream().sorted().toList();
    }

    /** A peer opened a stream: answers false where it is one too many. Never blocks. */
    boolean opened(Connection connection, YamuxStream stream) {
        if (open.incrementAndGet() <= settings.limits().inboundStreamsMax()) {
            if (connection.streams().enter(stream, settings.limits().negotiatingStreamsMax())) {
                if (threads.start("stream from " + connection.peer(), () -> serve(connection, stream))) {
                    return true;
                }
                connection.streams().leave(stream);
            }
        }
        open.decrementAndGet();
        return false;
    }

    /** A stream of either side has ended. */
    void ended(Connection connection, YamuxStream stream) {
        if (connection.streams().leave(stream)) {
            open.decrementAndGet();
        }
    }

    private void serve(Connection connection, YamuxStream stream) {
        try {
            String[] agreed = new String[1];
            deadlines.within(settings.timeouts().negotiate(), "agreeing on a protocol", stream::reset,
                    () -> agreed[0] = Multistream.respond(stream, handlers::containsKey));
            String protocol = agreed[0];
            Thread.currentThread().setName(protocol + " from " + connection.peer());
            ConnectionHandler handler = handlers.get(protocol);
            if (handler == null || !connection.streams().agree(stream, protocol, limit(protocol))) {
                stream.reset();
                return;
            }
            handler.handle(connection, new HostStream(connection.peer(), protocol, stream, stream, threads));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "stream " + connection + " ended: " + e.getMessage());
            stream.reset();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the handler of a stream " + connection + " failed", e);
            stream.reset();
        }
    }

    private int limit(String protocol) {
        return protocol.equals(Ping.PROTOCOL)
                ? settings.limits().pingStreamsMax() : settings.limits().streamsPerProtocolMax();
    }
}
