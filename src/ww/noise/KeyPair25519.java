package ww.noise;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** An X25519 key pair (RFC 7748) with keys on the wire as raw 32 bytes. Immutable. */
final class KeyPair25519 {
    static final int KEY_BYTES = 32;

    /** What DER puts before the raw bytes of an X25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] DER_PREFIX = HexFormat.of().parseHex("302a300506032b656e032100");

    /** The u coordinate all public keys are multiples of. */
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    KeyPair25519(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    static KeyPair25519 generate() {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return ofSecret(secret);
    }

    /** The pair of a given secret; the public key is what the secret agrees on with the base point. */
    static KeyPair25519 ofSecret(byte[] secret) {
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            PrivateKey key = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret));
            PublicKey base = keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT));
            return new KeyPair25519(key, agree(key, base));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make an X25519 key pair", e);
        }
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * The secret shared with the owner of {@code remotePublic}. Points of small order, with which the secret would be
     * the same for everyone, are refused.
     */
    byte[] agree(byte[] remotePublic) throws NoiseException {
        try {
            byte[] der = Arrays.copyOf(DER_PREFIX, DER_PREFIX.length + KEY_BYTES);
            System.arraycopy(remotePublic, 0, der, DER_PREFIX.length, KEY_BYTES);
            PublicKey key = KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(der));
            return agree(privateKey, key);
        } catch (InvalidKeyException e) {
            throw new NoiseException("handshake: the remote X25519 key has small order", e);
        } catch (GeneralSecurityException e) {
            throw new NoiseException("handshake: the remote X25519 key cannot be used: " + e.getMessage(), e);
        }
    }

    private static byte[] agree(PrivateKey secret, PublicKey remote) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(secret);
        agreement.doPhase(remote, true);
        return agreement.generateSecret();
    }
}
