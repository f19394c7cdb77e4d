package ww.multiformats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import ww.io.MalformedException;
import ww.io.Varint;

/**
 * A hash that says which function made it: varint code, varint length, digest. A value: immutable, equal by content.
 */
public final class Multihash {
    /** The "digest" is the data itself; short peer keys are named so. */
    public static final long IDENTITY = 0x00;
    public static final long SHA2_256 = 0x12;

    /** The longest digest of the functions in use is 512 bits. */
    public static final int DIGEST_BYTES_MAX = 64;

    private static final int SHA2_256_BYTES = 32;

    private final long code;
    private final byte[] digest;

    private Multihash(long code, byte[] digest) {
        this.code = code;
        this.digest = digest;
    }

    public static Multihash identity(byte[] data) {
        if (data.length > DIGEST_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "identity multihash of " + data.length + " bytes, at most " + DIGEST_BYTES_MAX);
        }
        return new Multihash(IDENTITY, data.clone());
    }

    public static Multihash sha256(byte[] data) {
        try {
            return new Multihash(SHA2_256, MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Reads one multihash that fills {@code bytes} completely. */
    public static Multihash decode(byte[] bytes) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        long code = Varint.read(from);
        long length = Varint.read(from);
        if (length > DIGEST_BYTES_MAX) {
            throw new MalformedException(
                    "multihash digest of " + length + " bytes, at most " + DIGEST_BYTES_MAX + " accepted");
        }
        if (length != from.remaining()) {
            throw new MalformedException(
                    "multihash announces " + length + " digest bytes, " + from.remaining() + " follow");
        }
        if (code == SHA2_256 && length != SHA2_256_BYTES) {
            throw new MalformedException("sha2-256 multihash with " + length + " digest bytes instead of 32");
        }
        byte[] digest = new byte[(int) length];
        from.get(digest);
        return new Multihash(code, digest);
    }

    public long code() {
        return code;
    }

    public byte[] digest() {
        return digest.clone();
    }

    public byte[] encode() {
        byte[] bytes = new byte[Varint.length(code) + Varint.length(digest.length) + digest.length];
        int at = Varint.encode(digest.length, bytes, Varint.encode(code, bytes, 0));
        System.arraycopy(digest, 0, bytes, at, digest.length);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Multihash that && code == that.code && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(code) * 31 + Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return Base58.encode(encode());
    }
}
