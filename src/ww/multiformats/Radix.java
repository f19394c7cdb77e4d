package ww.multiformats;

import java.util.Arrays;
import ww.io.MalformedException;

/**
 * Bytes as one large number in an alphabet that is no power of two, every leading zero byte as one leading zero digit:
 * base58btc and base36. The work is quadratic in the length, hence the bound on what is decoded.
 */
final class Radix {
    /**
     * A multihash of 512 bits takes 91 characters in base58 and 103 in base36, and nothing longer is ever written in
     * these alphabets by libp2p.
     */
    static final int TEXT_CHARS_MAX = 128;

    private final String name;
    private final char[] digits;
    private final byte[] values = new byte[128];

    Radix(String name, String alphabet) {
        this.name = name;
        digits = alphabet.toCharArray();
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < digits.length; i++) {
            values[digits[i]] = (byte) i;
        }
    }

    String encode(byte[] bytes) {
        int zeros = leadingZeros(bytes);
        byte[] number = Arrays.copyOfRange(bytes, zeros, bytes.length);
        char[] text = new char[zeros + number.length * 2];
        int at = text.length;
        int first = 0;
        while (first < number.length) {
            text[--at] = digits[divide(number, first, 256, digits.length)];
            first = skipZeros(number, first);
        }
        for (int i = 0; i < zeros; i++) {
            text[--at] = digits[0];
        }
        return new String(text, at, text.length - at);
    }

    byte[] decode(String text) throws MalformedException {
        if (text.length() > TEXT_CHARS_MAX) {
            throw new MalformedException(
                    name + " text of " + text.length() + " characters, at most " + TEXT_CHARS_MAX + " accepted");
        }
        byte[] number = new byte[text.length()];
        for (int i = 0; i < number.length; i++) {
            number[i] = valueOf(text.charAt(i));
        }
        int zeros = leadingZeros(number);
        byte[] bytes = new byte[text.length()];
        int at = bytes.length;
        int first = skipZeros(number, 0);
        while (first < number.length) {
            bytes[--at] = (byte) divide(number, first, digits.length, 256);
            first = skipZeros(number, first);
        }
        return Arrays.copyOfRange(bytes, at - zeros, bytes.length);
    }

    private byte valueOf(char digit) throws MalformedException {
        byte value = digit < values.length ? values[digit] : -1;
        if (value < 0) {
            throw new MalformedException("character U+" + Integer.toHexString(digit) + " is not in " + name);
        }
        return value;
    }

    /** Divides the number, in place, from one base's digits by the other base; answers the remainder. */
    private static int divide(byte[] number, int first, int base, int divisor) {
        int remainder = 0;
        for (int i = first; i < number.length; i++) {
            int digit = remainder * base + (number[i] & 0xff);
            number[i] = (byte) (digit / divisor);
            remainder = digit % divisor;
        }
        return remainder;
    }

    private static int leadingZeros(byte[] bytes) {
        return skipZeros(bytes, 0);
    }

    private static int skipZeros(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] == 0) {
            at++;
        }
        return at;
    }
}
