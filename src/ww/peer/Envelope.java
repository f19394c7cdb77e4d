package ww.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import ww.io.Bytes;
import ww.io.MalformedException;
import ww.multiformats.ProtoReader;
import ww.multiformats.ProtoWriter;

/**
 * A payload together with the key that signed it (libp2p RFC 0002): protobuf
 * {@code { PublicKey public_key = 1; bytes payload_type = 2; bytes payload = 3; bytes signature = 5 }}. The signature
 * covers domain, type and payload, each with its length in front, so that a statement made for one purpose cannot be
 * passed off as one for another.
 *
 * <p>An instance is the proof of a verified signature: {@link #open} makes none otherwise. Whether the key may say what
 * the payload says remains to be checked by the reader of the payload. The arrays are shared, not copied; nobody
 * changes them.
 */
public record Envelope(PublicKey key, byte[] payloadType, byte[] payload) {
    /** Envelopes come in datagrams and in identify messages, both far smaller. */
    public static final int ENCODED_BYTES_MAX = 64 * 1024;

    /** Payload types are multicodecs of two bytes in practice. */
    private static final int PAYLOAD_TYPE_BYTES_MAX = 64;

    /** The encoding of an envelope around {@code payload}, signed for {@code domain}. */
    public static byte[] seal(Identity signer, String domain, byte[] payloadType, byte[] payload) {
        byte[] signature = signer.sign(signedBytes(domain, payloadType, payload));
        byte[] encoded = new ProtoWriter()
                .bytes(1, signer.publicKey().encode())
                .bytes(2, payloadType)
                .bytes(3, payload)
                .bytes(5, signature)
                .toByteArray();
        if (encoded.length > ENCODED_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "envelope of " + encoded.length + " bytes, at most " + ENCODED_BYTES_MAX + " can be opened");
        }
        return encoded;
    }

    /**
     * Reads an envelope and verifies its signature for {@code domain}.
     *
     * @throws VerificationException where the signature does not fit
     * @throws IOException           where the encoding or the key is malformed
     */
    public static Envelope open(byte[] encoded, String domain) throws IOException {
        if (encoded.length > ENCODED_BYTES_MAX) {
            throw new MalformedException(
                    "envelope of " + encoded.length + " bytes, at most " + ENCODED_BYTES_MAX + " accepted");
        }
        PublicKey key = null;
        byte[] payloadType = new byte[0];
        byte[] payload = new byte[0];
        byte[] signature = new byte[0];
        ProtoReader fields = new ProtoReader(encoded);
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> key = PublicKey.decode(fields.bytes(PublicKey.ENCODED_BYTES_MAX));
                case 2 -> payloadType = fields.bytes(PAYLOAD_TYPE_BYTES_MAX);
                case 3 -> payload = fields.bytes(ENCODED_BYTES_MAX);
                case 5 -> signature = fields.bytes(PublicKey.SIGNATURE_BYTES_MAX);
                default -> { }
            }
        }
        if (key == null) {
            throw new MalformedException("envelope without a public key");
        }
        if (!key.verify(signedBytes(domain, payloadType, payload), signature)) {
            throw new VerificationException(
                    "envelope of " + PeerId.of(key) + " whose signature does not fit the domain " + domain);
        }
        return new Envelope(key, payloadType, payload);
    }

    private static byte[] signedBytes(String domain, byte[] payloadType, byte[] payload) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(Bytes.prefixed(domain.getBytes(StandardCharsets.UTF_8)));
        signed.writeBytes(Bytes.prefixed(payloadType));
        signed.writeBytes(Bytes.prefixed(payload));
        return signed.toByteArray();
    }
}
