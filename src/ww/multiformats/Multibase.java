package ww.multiformats;

import java.util.Base64;
import java.util.HexFormat;
import ww.io.MalformedException;

/**
 * Text that names its own base by its first character. Known here are the bases that occur in libp2p addresses and peer
 * ids: {@code f} hex, {@code b} base32, {@code k} base36, {@code z} base58btc, {@code m} base64, {@code u} base64url.
 */
public final class Multibase {
    private static final Radix BASE36 = new Radix("base36", "0123456789abcdefghijklmnopqrstuvwxyz");

    private Multibase() { }

    /** The bytes as {@code u}: base64url without padding, the form certificate hashes are printed in. */
    public static String encodeBase64Url(byte[] bytes) {
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes as {@code b}: base32 without padding, the form CIDs are printed in. */
    public static String encodeBase32(byte[] bytes) {
        return "b" + Base32.encode(bytes);
    }

    public static byte[] decode(String text) throws MalformedException {
        if (text.isEmpty()) {
            throw new MalformedException("multibase text is empty");
        }
        String body = text.substring(1);
        try {
            return switch (text.charAt(0)) {
                case 'f' -> HexFormat.of().parseHex(body);
                case 'b' -> Base32.decode(body);
                case 'k' -> BASE36.decode(body);
                case 'z' -> Base58.decode(body);
                case 'm' -> Base64.getDecoder().decode(unpadded(body));
                case 'u' -> Base64.getUrlDecoder().decode(unpadded(body));
                default -> throw new MalformedException("multibase prefix '" + text.charAt(0) + "' is not known");
            };
        } catch (IllegalArgumentException e) {
            throw new MalformedException("multibase text with prefix '" + text.charAt(0) + "': " + e.getMessage(), e);
        }
    }

    private static String unpadded(String body) throws MalformedException {
        if (body.indexOf('=') >= 0) {
            throw new MalformedException("multibase m and u are written without padding");
        }
        return body;
    }
}
