package ww.noise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ww.multiformats.ProtoReader;
import ww.multiformats.ProtoWriter;
import ww.peer.Identity;
import ww.peer.PublicKey;

/**
 * What each side says of itself in messages 2 and 3 (libp2p noise, "The libp2p Handshake Payload"): its identity key,
 * that key's signature over the Noise static key, and the muxers it can speak, by preference. Protobuf
 * {@code { bytes identity_key = 1; bytes identity_sig = 2; Extensions extensions = 4 }} with
 * {@code Extensions { repeated string stream_muxers = 2 }}.
 */
record HandshakePayload(PublicKey key, byte[] signature, List<String> muxers) {
    /** A protocol id; the same bound as in multistream-select. */
    private static final int MUXER_BYTES_MAX = 256;

    /** Two muxers exist. */
    private static final int MUXERS_MAX = 16;

    private static final byte[] SIGNATURE_PREFIX =
            "noise-libp2p-static-key:".getBytes(StandardCharsets.US_ASCII);

    HandshakePayload {
        muxers = List.copyOf(muxers);
    }

    /** The payload of {@code identity} for its Noise key, signed here. */
    static HandshakePayload sign(Identity identity, byte[] noiseStatic, List<String> muxers) {
        return new HandshakePayload(identity.publicKey(), identity.sign(signedBytes(noiseStatic)), muxers);
    }

    byte[] encode() {
        ProtoWriter payload = new ProtoWriter().bytes(1, key.encode()).bytes(2, signature);
        if (!muxers.isEmpty()) {
            ProtoWriter extensions = new ProtoWriter();
            muxers.forEach(muxer -> extensions.string(2, muxer));
            payload.message(4, extensions);
        }
        return payload.toByteArray();
    }

    /** Reads a payload and verifies that its key signed {@code noiseStatic}; an unverified payload never exists. */
    static HandshakePayload open(byte[] encoded, byte[] noiseStatic) throws NoiseException {
        HandshakePayload payload;
        try {
            payload = decode(encoded);
        } catch (IOException e) {
            throw new NoiseException("handshake payload: " + e.getMessage(), e);
        }
        if (!payload.key.verify(signedBytes(noiseStatic), payload.signature)) {
            throw new NoiseException("handshake: the " + payload.key + " did not sign the Noise static key");
        }
        return payload;
    }

    private static HandshakePayload decode(byte[] encoded) throws IOException {
        PublicKey key = null;
        byte[] signature = new byte[0];
        List<String> muxers = List.of();
        ProtoReader fields = new ProtoReader(encoded);
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> key = PublicKey.decode(fields.bytes(PublicKey.ENCODED_BYTES_MAX));
                case 2 -> signature = fields.bytes(PublicKey.SIGNATURE_BYTES_MAX);
                case 4 -> muxers = muxersOf(fields.bytes(encoded.length));
                default -> { }
            }
        }
        if (key == null) {
            throw new NoiseException("no identity key");
        }
        return new HandshakePayload(key, signature, muxers);
    }

    /**
     * The muxers of the extensions; none where the field is not a message of that form, because old revisions of the
     * specification had plain bytes there. Nothing is lost: the muxer is then agreed on after the handshake.
     */
    private static List<String> muxersOf(byte[] extensions) {
        List<String> muxers = new ArrayList<>();
        try {
            ProtoReader fields = new ProtoReader(extensions);
            while (fields.next()) {
                if (fields.field() == 2 && muxers.size() < MUXERS_MAX) {
                    muxers.add(fields.string(MUXER_BYTES_MAX));
                }
            }
        } catch (IOException plainBytes) {
            return List.of();
        }
        return muxers;
    }

    private static byte[] signedBytes(byte[] noiseStatic) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(SIGNATURE_PREFIX);
        signed.writeBytes(noiseStatic);
        return signed.toByteArray();
    }
}
