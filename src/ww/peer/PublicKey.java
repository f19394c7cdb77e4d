package ww.peer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import ww.io.MalformedException;
import ww.multiformats.ProtoReader;
import ww.multiformats.ProtoWriter;

/**
 * A peer's public key of any of the four types, able to verify. Its encoding is the protobuf message of the peer-ids
 * specification, {@code { KeyType Type = 1; bytes Data = 2 }}, in the one deterministic form that peer ids are hashes
 * of.
 */
public final class PublicKey {
    /** An RSA key of 8192 bits takes 1,063 bytes; nothing larger is accepted. */
    public static final int ENCODED_BYTES_MAX = 2048;

    /** The longest signature is that of an RSA key of 8192 bits. */
    public static final int SIGNATURE_BYTES_MAX = 1024;

    private final KeyType type;
    private final byte[] data;
    private final Verifier verifier;

    private PublicKey(KeyType type, byte[] data, Verifier verifier) {
        this.type = type;
        this.data = data;
        this.verifier = verifier;
    }

    /**
     * Reads an encoding; fails where it is not exactly the one {@link #encode()} would give, or the key is unusable.
     */
    public static PublicKey decode(byte[] encoded) throws IOException {
        if (encoded.length > ENCODED_BYTES_MAX) {
            throw new MalformedException(
                    "public key of " + encoded.length + " bytes, at most " + ENCODED_BYTES_MAX + " accepted");
        }
        ProtoReader fields = new ProtoReader(encoded);
        Optional<KeyType> type = Optional.empty();
        byte[] data = null;
        while (fields.next()) {
            switch (fields.field()) {
                case 1 -> {
                    long code = fields.varint();
                    type = KeyType.ofCode(code);
                    if (type.isEmpty()) {
                        throw new MalformedException("public key of the unknown type " + code);
                    }
                }
                case 2 -> data = fields.bytes(ENCODED_BYTES_MAX);
                default -> throw new MalformedException("public key with the unknown field " + fields.field());
            }
        }
        if (type.isEmpty() || data == null) {
            throw new MalformedException("public key without its " + (data == null ? "data" : "type"));
        }
        PublicKey key = of(type.get(), data);
        if (!Arrays.equals(key.encode(), encoded)) {
            throw new MalformedException("public key that is not encoded in the deterministic form");
        }
        return key;
    }

    /**
     * A key from its type and data: 32 raw bytes (Ed25519), 33 bytes of a compressed point (secp256k1), or a DER
     * SubjectPublicKeyInfo (RSA, ECDSA).
     */
    public static PublicKey of(KeyType type, byte[] data) throws IOException {
        byte[] own = data.clone();
        Verifier verifier = switch (type) {
            case ED25519 -> JdkVerifiers.ed25519(own);
            case RSA -> JdkVerifiers.rsa(own);
            case ECDSA -> JdkVerifiers.ecdsa(own);
            case SECP256K1 -> Secp256k1.verifier(own);
        };
        return new PublicKey(type, own, verifier);
    }

    public KeyType type() {
        return type;
    }

    /** The key itself, in the form its type has. */
    public byte[] data() {
        return data.clone();
    }

    public byte[] encode() {
        return new ProtoWriter().varint(1, type.code()).bytes(2, data).toByteArray();
    }

    /**
     * Whether {@code signature} is this key's over {@code message}; false also where the signature is malformed. Takes
     * 0.1 ms (RSA) to a few ms (secp256k1).
     */
    public boolean verify(byte[] message, byte[] signature) {
        return verifier.verify(message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && type == that.type && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return type.hashCode() * 31 + Arrays.hashCode(data);
    }

    /** The type and the peer id. */
    @Override
    public String toString() {
        return type + " key of " + PeerId.of(this);
    }
}
