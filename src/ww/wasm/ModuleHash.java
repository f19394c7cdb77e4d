package ww.wasm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a module: the SHA-256 of its bytes as 64 lower-case hexadecimal digits. Two modules with one hash are
 * taken to be one module everywhere.
 */
public record ModuleHash(String hex) {
    /** The length of a digest. */
    public static final int BYTES = 32;

    public ModuleHash {
        if (!isHash(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    /** Without a regular expression: one is made for every run of a task. */
    private static boolean isHash(String hex) {
        for (int i = 0; i < hex.length(); i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return hex.length() == 2 * BYTES;
    }

    /** The hash of these bytes. */
    public static ModuleHash of(byte[] module) {
        try {
            return new ModuleHash(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(module)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash with these 32 bytes. */
    public static ModuleHash ofDigest(byte[] digest) {
        return new ModuleHash(HexFormat.of().formatHex(digest));
    }

    /** The 32 bytes. */
    public byte[] digest() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
