package ww.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of path segments and query values (RFC 3986 section 2.1), strict in both directions. */
final class Percent {
    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Percent() { }

    /** Decodes UTF-8; {@code what} names the text in the problem. A plus is a blank only where {@code plusIsBlank}. */
    static String decode(String what, String text, boolean plusIsBlank) throws Problem {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) (digit(what, text, i + 1) << 4 | digit(what, text, i + 2));
                i += 2;
            } else if (c >= 0x80) {
                throw malformed(what, text);
            } else {
                bytes[length++] = (byte) (c == '+' && plusIsBlank ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw malformed(what, text);
        }
    }

    /** Encodes everything but unreserved characters, fit for a path segment. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return encoded.toString();
    }

    private static int digit(String what, String text, int at) throws Problem {
        char c = at < text.length() ? text.charAt(at) : 0;
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw malformed(what, text);
        }
        return digit;
    }

    private static Problem malformed(String what, String text) {
        return new Problem(ProblemType.MALFORMED_REQUEST, "The " + what + " " + Problem.quote(text)
                + " is not percent-encoded UTF-8.");
    }
}
