package ww.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import ww.io.Duplex;

/**
 * A duplex whose protocol is proposed but not yet confirmed. Writing goes straight through; the first read, and closing
 * the output, read the peer's answers first.
 *
 * <p>Why does closing the output wait for the answers? A proposal, its data and the end of the stream arriving together
 * make handlers of js-libp2p that iterate over a stream wait for ever.
 */
final class LazyProposal implements Duplex {
    private final Duplex wire;
    private final String protocol;
    private final IoAction.Runner runner;
    private final InputStream in = new Input();
    private final OutputStream out = new Output();
    /** Held by the one thread that reads the answers; others that need them wait for it. */
    private final ReentrantLock answering = new ReentrantLock();
    private IOException failure; // guarded by answering
    private volatile boolean answered;

    /** {@code runner} runs the reading of the answers. */
    LazyProposal(Duplex wire, String protocol, IoAction.Runner runner) throws IOException {
        this.wire = wire;
        this.protocol = protocol;
        this.runner = runner;
        wire.out().write(Multistream.proposal(protocol));
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void close() {
        wire.close();
    }

    /** Whether the peer has agreed. */
    boolean answered() {
        return answered;
    }

    /** Returns when the peer has agreed. */
    void awaitAnswer() throws IOException {
        if (answered) {
            return;
        }
        answering.lock();
        try {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            if (!answered) {
                runner.run(this::readAnswers);
                answered = true;
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        } finally {
            answering.unlock();
        }
    }

    private void readAnswers() throws IOException {
        if (!Multistream.readAnswers(wire.in(), protocol)) {
            wire.close();
            throw new UnsupportedProtocolException("the peer does not serve " + protocol);
        }
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            awaitAnswer();
            return wire.in().read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            awaitAnswer();
            return wire.in().read(into, offset, length);
        }

        /** Unknown, hence none, until the answers have been read. */
        @Override
        public int available() throws IOException {
            return answered ? wire.in().available() : 0;
        }

        @Override
        public void close() throws IOException {
            wire.in().close();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            wire.out().write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            wire.out().write(from, offset, length);
        }

        @Override
        public void flush() throws IOException {
            wire.out().flush();
        }

        @Override
        public void close() throws IOException {
            wire.out().flush();
            awaitAnswer();
            wire.out().close();
        }
    }
}
