package ww.noise;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import ww.io.Duplex;
import ww.peer.PeerId;
import ww.peer.PublicKey;

/**
 * A connection whose other end has proved who it is and that nobody else can read or change. Written bytes gather in
 * records of up to 65,519 bytes and leave when a record is full or at {@link OutputStream#flush()}.
 *
 * <p>On the initiator's side the last message of the handshake is still waiting here when the duplex is handed out. It
 * leaves with the first full record or at the first flush, so that it travels with whatever the next protocol says
 * first: <b>flush before waiting for an answer</b>, also when there is nothing to say.
 *
 * <p>The end of the stream at the border of a record reads as -1. Noise does not protect the end: whoever is on the
 * path can end a connection early, and the protocol above must know when it was complete. A forged or damaged record
 * fails the read and every later one. {@link #close()} closes the raw connection without flushing.
 */
public final class SecureDuplex implements Duplex {
    private final Duplex raw;
    private final RecordReader in;
    private final RecordWriter out;
    private final PublicKey remoteKey;
    private final PeerId remotePeer;
    private final Optional<String> muxer;

    SecureDuplex(Duplex raw, RecordReader in, RecordWriter out, PublicKey remoteKey, Optional<String> muxer) {
        this.raw = raw;
        this.in = in;
        this.out = out;
        this.remoteKey = remoteKey;
        this.remotePeer = PeerId.of(remoteKey);
        this.muxer = muxer;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    /** The peer at the other end, as proved in the handshake. */
    public PeerId remotePeer() {
        return remotePeer;
    }

    /** The peer's identity key, of which {@link #remotePeer()} is the hash. */
    public PublicKey remoteKey() {
        return remoteKey;
    }

    /** The muxer both sides settled on inside the handshake; where empty, it is negotiated over this duplex. */
    public Optional<String> muxer() {
        return muxer;
    }

    @Override
    public void close() {
        raw.close();
    }
}
