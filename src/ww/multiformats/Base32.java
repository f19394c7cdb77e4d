package ww.multiformats;

import ww.io.MalformedException;

/** Base32 of RFC 4648 in lower case, without padding. */
final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() { }

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int pending = 0;
        int bits = 0;
        for (byte b : bytes) {
            pending = pending << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(pending >>> bits & 31));
            }
            pending &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(pending << 5 - bits & 31));
        }
        return text.toString();
    }

    /** Only the text {@link #encode} would give is accepted: no stray bits, no useless last character. */
    static byte[] decode(String text) throws MalformedException {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int at = 0;
        int pending = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new MalformedException(
                        "character U+" + Integer.toHexString(text.charAt(i)) + " is not in base32");
            }
            pending = pending << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (pending >>> bits);
                pending &= (1 << bits) - 1;
            }
        }
        if (bits >= 5 || pending != 0) {
            throw new MalformedException("base32 text of " + text.length() + " characters has stray bits at its end");
        }
        return bytes;
    }
}
