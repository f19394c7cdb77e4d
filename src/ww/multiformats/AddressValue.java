package ww.multiformats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import ww.io.MalformedException;

/**
 * The forms a value in a multiaddr takes: its size in the binary form and the way between bytes and text. Both ways
 * check, so that whatever was read in one form can be written in the other and read again.
 */
enum AddressValue {
    NONE(0, text -> new byte[0], bytes -> ""),
    IP4(4, IpText::parseIp4, IpText::formatIp4),
    IP6(16, IpText::parseIp6, IpText::formatIp6),
    /** A number of 16 bits, big-endian. */
    PORT(2, text -> numberToBytes(text, 2), AddressValue::numberToText),
    BYTE(1, text -> numberToBytes(text, 1), AddressValue::numberToText),
    /** Names and the like: printable UTF-8 that is not empty and has no slash, which the text form could not show. */
    TEXT(AddressValue.PREFIXED, AddressValue::nameToBytes, bytes -> checked(bytes, AddressValue::nameToBytes)),
    /** An absolute path, which takes the rest of the text form. */
    PATH(AddressValue.PREFIXED, AddressValue::pathToBytes, bytes -> checked(bytes, AddressValue::pathToBytes)),
    /** A relative path, whose slashes the text form writes as {@code %2F}. */
    PERCENT_ENCODED(AddressValue.PREFIXED, AddressValue::percentDecoded, AddressValue::percentEncoded),
    /** A peer id: binary the multihash, text base58 or a CID. */
    PEER(AddressValue.PREFIXED, text -> PeerText.parse(text).encode(), bytes -> Multihash.decode(bytes).toString()),
    /** The hash of a certificate: binary the multihash, text in any multibase. */
    CERTIFICATE_HASH(AddressValue.PREFIXED,
            text -> Multihash.decode(Multibase.decode(text)).encode(),
            bytes -> Multibase.encodeBase64Url(Multihash.decode(bytes).encode()));

    /** In place of a size: the binary form has the length in front, as a varint. */
    static final int PREFIXED = -1;

    /** Five digits hold every number there is here, and what is parsed fits an int. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");

    private final int bytes;
    private final ToBytes toBytes;
    private final ToText toText;

    AddressValue(int bytes, ToBytes toBytes, ToText toText) {
        this.bytes = bytes;
        this.toBytes = toBytes;
        this.toText = toText;
    }

    @FunctionalInterface
    private interface ToBytes {
        byte[] of(String text) throws IOException;
    }

    @FunctionalInterface
    private interface ToText {
        String of(byte[] bytes) throws IOException;
    }

    /** The bytes of the binary form without a length in front. */
    byte[] toBytes(String text) throws IOException {
        return toBytes.of(text);
    }

    /** The text of bytes that have the size of this form. */
    String toText(byte[] value) throws IOException {
        return toText.of(value);
    }

    /** The fixed size of the binary form, or {@link #PREFIXED}. */
    int bytes() {
        return bytes;
    }

    private static byte[] numberToBytes(String text, int size) throws MalformedException {
        int max = (1 << 8 * size) - 1;
        if (!DIGITS.matcher(text).matches() || Integer.parseInt(text) > max) {
            throw new MalformedException("'" + text + "' is not a number within 0.." + max);
        }
        int number = Integer.parseInt(text);
        return size == 1 ? new byte[] {(byte) number} : new byte[] {(byte) (number >>> 8), (byte) number};
    }

    private static String numberToText(byte[] bytes) {
        int number = 0;
        for (byte b : bytes) {
            number = number << 8 | b & 0xff;
        }
        return Integer.toString(number);
    }

    private static byte[] nameToBytes(String text) throws MalformedException {
        if (text.isEmpty() || text.indexOf('/') >= 0) {
            throw new MalformedException("'" + text + "' is empty or has a slash");
        }
        return printable(text);
    }

    private static byte[] pathToBytes(String text) throws MalformedException {
        if (text.length() < 2 || text.charAt(0) != '/') {
            throw new MalformedException("'" + text + "' is not an absolute path");
        }
        return printable(text);
    }

    /** Addresses of strangers end in logs and on terminals, where a control character can do mischief. */
    private static byte[] printable(String text) throws MalformedException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException("the value has a control character");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The UTF-8 text that could also have been given as text. */
    private static String checked(byte[] bytes, ToBytes asText) throws IOException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            asText.of(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new MalformedException("the value is not UTF-8", e);
        }
    }

    private static byte[] percentDecoded(String text) throws MalformedException {
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length; i++) {
            if (escaped[i] != '%') {
                plain.write(escaped[i]);
                continue;
            }
            if (i + 2 >= escaped.length
                    || !HexFormat.isHexDigit(escaped[i + 1]) || !HexFormat.isHexDigit(escaped[i + 2])) {
                throw new MalformedException("'" + text + "' has a % without two hex digits");
            }
            plain.write(HexFormat.fromHexDigit(escaped[i + 1]) << 4 | HexFormat.fromHexDigit(escaped[i + 2]));
            i += 2;
        }
        if (plain.size() == 0) {
            throw new MalformedException("the value is empty");
        }
        return plain.toByteArray();
    }

    private static String percentEncoded(byte[] bytes) throws MalformedException {
        if (bytes.length == 0) {
            throw new MalformedException("the value is empty");
        }
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (isUnreserved(b)) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }

    /** RFC 3986, section 2.3. */
    private static boolean isUnreserved(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
                || b == '-' || b == '.' || b == '_' || b == '~';
    }
}
