package ww.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A bearer token that the gateway accepts. Only the digest of the secret is held, so that neither a heap dump nor a
 * settings file gives a secret away.
 *
 * @param name for the log; never secret
 * @param role what the bearer may do
 * @param digest SHA-256 of the secret's UTF-8 bytes
 */
public record Token(String name, Role role, byte[] digest) {
    /** 128 bits in hexadecimal: a secret of fewer characters can be guessed over the network. */
    static final int SECRET_CHARACTERS_MIN = 16;

    private static final int DIGEST_BYTES = 32;

    public Token {
        if (name.isBlank() || role == Role.ANYONE || digest.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("a token has a name, a role above ANYONE and a digest of "
                    + DIGEST_BYTES + " bytes, not '" + name + "', " + role + ", " + digest.length + " bytes");
        }
        digest = digest.clone();
    }

    /** The token whose bearer shows {@code secret}. */
    public static Token of(String name, Role role, String secret) {
        if (secret.length() < SECRET_CHARACTERS_MIN) {
            throw new IllegalArgumentException("the secret of token '" + name + "' has " + secret.length()
                    + " characters, at least " + SECRET_CHARACTERS_MIN + " are needed");
        }
        return new Token(name, role, digestOf(secret));
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    /** Compares in time that does not depend on where the digests differ. */
    boolean matches(byte[] other) {
        return MessageDigest.isEqual(digest, other);
    }

    static byte[] digestOf(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token token && name.equals(token.name) && role == token.role
                && Arrays.equals(digest, token.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return "Token[" + name + ", " + role + ", " + HexFormat.of().formatHex(digest, 0, 4) + "...]";
    }
}
