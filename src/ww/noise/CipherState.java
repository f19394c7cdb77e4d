package ww.noise;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A ChaCha20-Poly1305 key and the number of messages it was used for (Noise, section 5.1), for one direction. The
 * associated data is empty in transport messages. Not for concurrent use.
 *
 * <p>One JDK cipher serves the whole life of the key: initializing it for the next nonce costs about a microsecond, and
 * it refuses by itself to encrypt twice under one nonce.
 */
final class CipherState {
    static final int TAG_BYTES = 16;

    /** The last nonce, 2^64 - 1, is reserved by Noise; at it the key is used up. */
    private static final long NONCE_RESERVED = -1L;

    private static final byte[] NO_DATA = new byte[0];
    private static final int NONCE_BYTES = 12;

    /** The nonce on the wire of the cipher begins with 32 zero bits; the counter follows, little-endian. */
    private static final int COUNTER_OFFSET = 4;

    private final Cipher cipher;
    private final SecretKey key;
    private long nonce;

    CipherState(byte[] key) {
        this(key, 0);
    }

    /** A state that counts from {@code nonce}, so that the end of the count can be tested. */
    CipherState(byte[] key, long nonce) {
        this.key = new SecretKeySpec(key, "ChaCha20");
        this.nonce = nonce;
        try {
            cipher = Cipher.getInstance("ChaCha20-Poly1305");
        } catch (NoSuchAlgorithmException | NoSuchPaddingException e) {
            throw new IllegalStateException("this Java has no ChaCha20-Poly1305", e);
        }
    }

    /**
     * Encrypts {@code length} bytes and writes them with their tag, {@link #TAG_BYTES} more, at {@code toOffset}.
     * Source and target may be the same place.
     */
    void encrypt(byte[] associated, byte[] from, int offset, int length, byte[] to, int toOffset)
            throws NoiseException {
        try {
            next(Cipher.ENCRYPT_MODE, associated);
            int written = cipher.doFinal(from, offset, length, to, toOffset);
            assert written == length + TAG_BYTES;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 cannot encrypt " + length + " bytes", e);
        }
        nonce++;
    }

    /**
     * Checks the tag at the end of {@code length} bytes and decrypts what is before it to {@code toOffset}; answers the
     * number of plain bytes. Source and target may be the same place.
     */
    int decrypt(byte[] associated, byte[] from, int offset, int length, byte[] to, int toOffset)
            throws NoiseException {
        if (length < TAG_BYTES) {
            throw new NoiseException("encrypted message of " + length + " bytes, at least " + TAG_BYTES + " needed");
        }
        int written;
        try {
            next(Cipher.DECRYPT_MODE, associated);
            written = cipher.doFinal(from, offset, length, to, toOffset);
        } catch (AEADBadTagException e) {
            throw new NoiseException("encrypted message " + Long.toUnsignedString(nonce) + " is not authentic", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ChaCha20-Poly1305 cannot decrypt " + length + " bytes", e);
        }
        nonce++;
        return written;
    }

    void encrypt(byte[] from, int offset, int length, byte[] to, int toOffset) throws NoiseException {
        encrypt(NO_DATA, from, offset, length, to, toOffset);
    }

    int decrypt(byte[] from, int offset, int length, byte[] to, int toOffset) throws NoiseException {
        return decrypt(NO_DATA, from, offset, length, to, toOffset);
    }

    private void next(int mode, byte[] associated) throws NoiseException, GeneralSecurityException {
        if (nonce == NONCE_RESERVED) {
            throw new NoiseException("the connection's key was used for 2^64 - 1 messages and may encrypt no more");
        }
        byte[] iv = new byte[NONCE_BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            iv[COUNTER_OFFSET + i] = (byte) (nonce >>> 8 * i);
        }
        cipher.init(mode, key, new IvParameterSpec(iv));
        if (associated.length > 0) {
            cipher.updateAAD(associated);
        }
    }
}
