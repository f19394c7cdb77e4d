package ww.noise;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The hash of everything sent, the chaining key and the current cipher of a handshake (Noise, section 5.2), with
 * SHA-256. Not for concurrent use.
 */
final class SymmetricState {
    /** Exactly 32 bytes, one hash length, so that Noise takes the name itself as the first hash. */
    private static final byte[] PROTOCOL_NAME =
            "Noise_XX_25519_ChaChaPoly_SHA256".getBytes(StandardCharsets.US_ASCII);

    private static final int HASH_BYTES = 32;

    private byte[] hash = PROTOCOL_NAME.clone();
    private byte[] chainingKey = PROTOCOL_NAME.clone();

    /** Null until the first key agreement; until then payloads travel in the clear. */
    private CipherState cipher;

    /** The two ciphers of the transport phase: from initiator to responder, and back. */
    record Split(CipherState fromInitiator, CipherState fromResponder) { }

    SymmetricState(byte[] prologue) {
        mixHash(prologue);
    }

    void mixHash(byte[] data) {
        MessageDigest digest = sha256();
        digest.update(hash);
        hash = digest.digest(data);
    }

    void mixKey(byte[] secret) {
        byte[] derived = derive(secret);
        chainingKey = Arrays.copyOf(derived, HASH_BYTES);
        cipher = new CipherState(Arrays.copyOfRange(derived, HASH_BYTES, 2 * HASH_BYTES));
    }

    byte[] encryptAndHash(byte[] plain) throws NoiseException {
        byte[] sent = plain;
        if (cipher != null) {
            sent = new byte[plain.length + CipherState.TAG_BYTES];
            cipher.encrypt(hash, plain, 0, plain.length, sent, 0);
        }
        mixHash(sent);
        return sent;
    }

    byte[] decryptAndHash(byte[] received) throws NoiseException {
        byte[] plain = received;
        if (cipher != null) {
            byte[] room = new byte[received.length];
            plain = Arrays.copyOf(room, cipher.decrypt(hash, received, 0, received.length, room, 0));
        }
        mixHash(received);
        return plain;
    }

    Split split() {
        byte[] derived = derive(new byte[0]);
        return new Split(
                new CipherState(Arrays.copyOf(derived, HASH_BYTES)),
                new CipherState(Arrays.copyOfRange(derived, HASH_BYTES, 2 * HASH_BYTES)));
    }

    /** The hash of the whole handshake, which names this session alone. */
    byte[] handshakeHash() {
        return hash.clone();
    }

    /** The HKDF of Noise with two outputs: that of RFC 5869 with the chaining key as salt and no info. */
    private byte[] derive(byte[] secret) {
        try {
            var parameters = HKDFParameterSpec.ofExtract().addSalt(chainingKey).addIKM(secret)
                    .thenExpand(new byte[0], 2 * HASH_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
