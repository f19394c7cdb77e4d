package ww.multiformats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import ww.io.MalformedException;

/**
 * The forms a value in a multiaddr takes: its size in the binary form and the way between bytes and text. Both ways
 * check, so that whatever was read in one form can be written in the other and read again.
 */
enum AddressValue {
    NONE(0) {
        @Override
        byte[] toBytes(String text) {
            return new byte[0];
        }

        @Override
        String toText(byte[] bytes) {
            return "";
        }
    },
    IP4(4) {
        @Override
        byte[] toBytes(String text) throws MalformedException {
            return IpText.parseIp4(text);
        }

        @Override
        String toText(byte[] bytes) {
            return IpText.formatIp4(bytes);
        }
    },
    IP6(16) {
        @Override
        byte[] toBytes(String text) throws MalformedException {
            return IpText.parseIp6(text);
        }

        @Override
        String toText(byte[] bytes) {
            return IpText.formatIp6(bytes);
        }
    },
    PORT(2) {
        @Override
        byte[] toBytes(String text) throws MalformedException {
            int port = decimal(text, 0xffff);
            return new byte[] {(byte) (port >>> 8), (byte) port};
        }

        @Override
        String toText(byte[] bytes) {
            return Integer.toString((bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
        }
    },
    BYTE(1) {
        @Override
        byte[] toBytes(String text) throws MalformedException {
            return new byte[] {(byte) decimal(text, 0xff)};
        }

        @Override
        String toText(byte[] bytes) {
            return Integer.toString(bytes[0] & 0xff);
        }
    },
    /** Names and the like: printable UTF-8 that is not empty and has no slash, which the text form could not show. */
    TEXT(AddressValue.PREFIXED) {
        @Override
        byte[] toBytes(String text) throws MalformedException {
            if (text.isEmpty() || text.indexOf('/') >= 0) {
                throw new MalformedException("'" + text + "' is empty or has a slash");
            }
            return printable(text);
        }

        @Override
        String toText(byte[] bytes) throws MalformedException {
            String text = utf8(bytes);
            toBytes(text);
            return text;
        }
    },
    /** An absolute path, which takes the rest of the text form. */
    PATH(AddressValue.PREFIXED) {
        @Override
        byte[] toBytes(String text) throws MalformedException {
            if (text.length() < 2 || text.charAt(0) != '/') {
                throw new MalformedException("'" + text + "' is not an absolute path");
            }
            return printable(text);
        }

        @Override
        String toText(byte[] bytes) throws MalformedException {
            String text = utf8(bytes);
            toBytes(text);
            return text;
        }
    },
    /** A relative path, whose slashes the text form writes as {@code %2F}. */
    PERCENT_ENCODED(AddressValue.PREFIXED) {
        @Override
        byte[] toBytes(String text) throws MalformedException {
            return percentDecoded(text);
        }

        @Override
        String toText(byte[] bytes) throws MalformedException {
            if (bytes.length == 0) {
                throw new MalformedException("the value is empty");
            }
            return percentEncoded(bytes);
        }
    },
    /** A peer id: binary the multihash, text base58 or a CID. */
    PEER(AddressValue.PREFIXED) {
        @Override
        byte[] toBytes(String text) throws IOException {
            return PeerText.parse(text).encode();
        }

        @Override
        String toText(byte[] bytes) throws IOException {
            return Multihash.decode(bytes).toString();
        }
    },
    CERTIFICATE_HASH(AddressValue.PREFIXED) {
        @Override
        byte[] toBytes(String text) throws IOException {
            return Multihash.decode(Multibase.decode(text)).encode();
        }

        @Override
        String toText(byte[] bytes) throws IOException {
            return Multibase.encodeBase64Url(Multihash.decode(bytes).encode());
        }
    };

    /** In place of a size: the binary form has the length in front, as a varint. */
    static final int PREFIXED = -1;

    private final int bytes;

    AddressValue(int bytes) {
        this.bytes = bytes;
    }

    /** The bytes of the binary form without a length in front. */
    abstract byte[] toBytes(String text) throws IOException;

    abstract String toText(byte[] value) throws IOException;

    /** The fixed size of the binary form, or {@link #PREFIXED}. */
    int bytes() {
        return bytes;
    }

    /** Addresses of strangers end in logs and on terminals, where a control character can do mischief. */
    private static byte[] printable(String text) throws MalformedException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException("the value has a control character");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int decimal(String text, int max) throws MalformedException {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > max) {
            throw new MalformedException("'" + text + "' is not a number within 0.." + max);
        }
        return Integer.parseInt(text);
    }

    private static String utf8(byte[] bytes) throws MalformedException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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

    private static String percentEncoded(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean unreserved = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
                    || b == '-' || b == '.' || b == '_' || b == '~';
            if (unreserved) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }
}
