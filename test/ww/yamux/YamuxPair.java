package ww.yamux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ww.io.MemoryDuplex;

/** Two sessions over one wire in memory, with the streams that each was opened by the other. */
final class YamuxPair implements AutoCloseable {
    static final long PATIENCE_SECONDS = 10;

    /** Keeps inbound streams until the test takes them. */
    static final class Inbox implements SessionListener {
        final BlockingQueue<YamuxStream> streams = new LinkedBlockingQueue<>();
        final CompletableFuture<String> ended = new CompletableFuture<>();
        final AtomicInteger streamsEnded = new AtomicInteger();
        volatile boolean refuse;

        @Override
        public boolean streamOpened(YamuxStream stream) {
            return !refuse && streams.add(stream);
        }

        @Override
        public void streamEnded(YamuxStream stream) {
            streamsEnded.incrementAndGet();
        }

        @Override
        public void sessionEnded(String reason) {
            ended.complete(reason);
        }

        YamuxStream next() throws IOException {
            try {
                YamuxStream stream = streams.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (stream == null) {
                    throw new IOException("no stream came");
                }
                return stream;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        String end() throws Exception {
            return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    final Inbox dialerInbox = new Inbox();
    final Inbox listenerInbox = new Inbox();
    final YamuxSession dialer;
    final YamuxSession listener;

    YamuxPair() {
        this(YamuxSettings.defaults(), YamuxSettings.defaults());
    }

    YamuxPair(YamuxSettings dialerSettings, YamuxSettings listenerSettings) {
        MemoryDuplex.Pair wire = MemoryDuplex.pair();
        dialer = new YamuxSession(wire.left(), YamuxSession.Role.DIALER, dialerSettings, "listener", dialerInbox);
        listener = new YamuxSession(wire.right(), YamuxSession.Role.LISTENER, listenerSettings, "dialer",
                listenerInbox);
        dialer.start();
        listener.start();
    }

    /**
     * Waits until a session has {@code count} streams. The thread that reads frames lets the application see the end of
     * an input before it takes the stream out of the table, so whoever has read the end may still find it there.
     */
    static void awaitStreams(int count, YamuxSession session) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (session.streams() != count && System.nanoTime() - deadline < 0) {
            Thread.onSpinWait();
        }
        assertEquals(count, session.streams());
    }

    @Override
    public void close() {
        dialer.close();
        listener.close();
    }
}
