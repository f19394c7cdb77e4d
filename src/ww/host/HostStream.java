package ww.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import ww.io.Duplex;
import ww.peer.PeerId;
import ww.yamux.YamuxStream;

/** A stream of a connection with its label. Opened lazily, it is labelled before the peer has agreed. */
final class HostStream implements Stream {
    private final PeerId peer;
    private final String protocol;
    private final YamuxStream stream;
    private final Duplex labelled; // the stream itself, or the lazy proposal around it
    private final HostThreads threads;

    HostStream(PeerId peer, String protocol, YamuxStream stream, Duplex labelled, HostThreads threads) {
        this.peer = peer;
        this.protocol = protocol;
        this.stream = stream;
        this.labelled = labelled;
        this.threads = threads;
    }

    @Override
    public PeerId peer() {
        return peer;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public InputStream in() {
        return labelled.in();
    }

    @Override
    public OutputStream out() {
        return labelled.out();
    }

    /** Does not wait: where the peer has yet to agree to the protocol, a thread of the host waits for it and closes. */
    @Override
    public void close() {
        if (!(labelled instanceof LazyProposal proposal) || proposal.answered()) {
            stream.close();
        } else if (!stream.announced()
                || !threads.start("close " + protocol + " " + peer, () -> closeOnceAgreed(proposal))) {
            stream.reset();
        }
    }

    private void closeOnceAgreed(LazyProposal proposal) {
        try {
            proposal.awaitAnswer();
            stream.close();
        } catch (IOException refused) {
            stream.reset();
        }
    }
}
