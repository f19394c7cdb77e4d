package ww.noise;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ww.io.Duplex;
import ww.peer.Identity;
import ww.peer.PeerId;

/**
 * Secures connections of one node: Noise XX with the libp2p payload (libp2p noise, revision 5, protocol id
 * {@code /noise}) and the early choice of a muxer (inlined muxer negotiation). Immutable; handshakes may run on any
 * number of threads at once.
 *
 * <p>The Noise static key is made once for each object and its signature with it: the specification allows a key per
 * process, and that saves every handshake a key pair and a signature, half of its cost. It is never the identity key
 * and never stored.
 *
 * <p>A handshake blocks until the other side has spoken. It has no deadline of its own: whoever set one closes the raw
 * duplex when it is over, which ends the handshake with an {@link IOException}. When a handshake fails, the raw duplex
 * is left to its owner, who closes it.
 */
public final class Noise {
    /** The id both sides agree on by multistream-select before the first message. */
    public static final String PROTOCOL = "/noise";

    /**
     * The largest handshake message taken. One with an RSA key of 8192 bits, its signature and a handful of extensions
     * has some 2,500 bytes; a peer that is not yet known gets no more memory than this.
     */
    static final int HANDSHAKE_BYTES_MAX = 8192;

    private static final byte[] NOTHING = new byte[0];

    private final List<String> muxers;
    private final KeyPair25519 staticKey;
    private final byte[] payload;

    /** {@code muxers}: the ids this node can speak, by preference; may be empty, which leaves the choice for later. */
    public Noise(Identity identity, List<String> muxers) {
        this.muxers = List.copyOf(muxers);
        staticKey = KeyPair25519.generate();
        payload = HandshakePayload.sign(identity, staticKey.publicKey(), this.muxers).encode();
    }

    /**
     * The side that dialled. Everything written to {@code raw} before and not yet flushed leaves together with the
     * first message; the third waits in the duplex answered, see {@link SecureDuplex}.
     *
     * @param expected the peer that was dialled; anyone who proves an identity will do where it is empty
     * @throws NoiseException where the other side breaks the protocol, proves nothing, or is another peer
     */
    public SecureDuplex initiate(Duplex raw, Optional<PeerId> expected) throws IOException {
        Handshake handshake = new Handshake(staticKey, KeyPair25519.generate(), NOTHING);
        send(raw, handshake.writeFirst(NOTHING));
        byte[] answer = handshake.readSecond(receive(raw, 2));
        HandshakePayload remote = HandshakePayload.open(answer, handshake.remoteStatic());
        requirePeer(remote, expected);
        Optional<String> muxer = chooseMuxer(muxers, remote.muxers());
        byte[] third = RecordCodec.framed(handshake.writeThird(payload));
        SymmetricState.Split ciphers = handshake.split();
        return new SecureDuplex(raw, new RecordReader(raw.in(), ciphers.fromResponder()),
                new RecordWriter(raw.out(), ciphers.fromInitiator(), third), remote.key(), muxer);
    }

    /**
     * The side that was dialled.
     *
     * @throws NoiseException where the other side breaks the protocol or proves nothing
     */
    public SecureDuplex respond(Duplex raw) throws IOException {
        Handshake handshake = new Handshake(staticKey, KeyPair25519.generate(), NOTHING);
        handshake.readFirst(receive(raw, 1));
        send(raw, handshake.writeSecond(payload));
        byte[] proof = handshake.readThird(receive(raw, 3));
        HandshakePayload remote = HandshakePayload.open(proof, handshake.remoteStatic());
        Optional<String> muxer = chooseMuxer(remote.muxers(), muxers);
        SymmetricState.Split ciphers = handshake.split();
        return new SecureDuplex(raw, new RecordReader(raw.in(), ciphers.fromInitiator()),
                new RecordWriter(raw.out(), ciphers.fromResponder(), NOTHING), remote.key(), muxer);
    }

    private static void send(Duplex raw, byte[] message) throws IOException {
        raw.out().write(RecordCodec.framed(message));
        raw.out().flush();
    }

    private static byte[] receive(Duplex raw, int number) throws IOException {
        return RecordCodec.read(raw.in(), HANDSHAKE_BYTES_MAX, "Noise handshake message " + number);
    }

    private static void requirePeer(HandshakePayload remote, Optional<PeerId> expected) throws NoiseException {
        PeerId proved = PeerId.of(remote.key());
        if (expected.isPresent() && !expected.get().equals(proved)) {
            throw new NoiseException("dialled " + expected.get() + " and met " + proved);
        }
    }

    /** The first of the initiator's that both have; empty where a side leaves the choice for later. */
    private static Optional<String> chooseMuxer(List<String> initiators, List<String> responders)
            throws NoiseException {
        if (initiators.isEmpty() || responders.isEmpty()) {
            return Optional.empty();
        }
        for (String muxer : initiators) {
            if (responders.contains(muxer)) {
                return Optional.of(muxer);
            }
        }
        throw new NoiseException(
                "no muxer in common: the initiator has " + initiators + ", the responder has " + responders);
    }
}
