package ww.multiformats;

import java.net.Inet6Address;
import java.util.Arrays;
import java.util.regex.Pattern;
import ww.io.MalformedException;

/**
 * Text of IP addresses, without any chance of a name lookup: the JDK's parser takes names and short forms too, so only
 * what looks like a plain literal reaches it.
 */
final class IpText {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IP6_CHARACTERS = Pattern.compile("[0-9a-fA-F:.]+");
    private static final int GROUPS = 8;

    /** The longest literal: six groups and a dotted quad. */
    private static final int IP6_CHARS_MAX = 45;

    private IpText() { }

    static byte[] parseIp4(String text) throws MalformedException {
        if (text.length() > 15 || !DOTTED_QUAD.matcher(text).matches()) {
            throw new MalformedException("'" + text + "' is not an IPv4 address of four decimal numbers");
        }
        String[] octets = text.split("\\.");
        byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(octets[i]);
        }
        return bytes;
    }

    static String formatIp4(byte[] bytes) {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }

    static byte[] parseIp6(String text) throws MalformedException {
        if (text.length() > IP6_CHARS_MAX || text.indexOf(':') < 0 || !IP6_CHARACTERS.matcher(text).matches()) {
            throw new MalformedException("'" + text + "' is not an IPv6 address");
        }
        byte[] bytes;
        try {
            bytes = Inet6Address.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException e) {
            throw new MalformedException("'" + text + "' is not an IPv6 address", e);
        }
        return bytes.length == 4 ? mapped(bytes) : bytes;
    }

    /** The JDK answers an IPv4 address for a literal of the mapped range; the multiaddr keeps all sixteen bytes. */
    private static byte[] mapped(byte[] ip4) {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        System.arraycopy(ip4, 0, bytes, 12, ip4.length);
        return bytes;
    }

    static boolean isMapped(byte[] ip6) {
        return Arrays.equals(ip6, 0, 12, mapped(new byte[4]), 0, 12);
    }

    /** RFC 5952: lower case, the longest run of two or more zero groups as {@code ::}, mapped IPv4 in dots. */
    static String formatIp6(byte[] bytes) {
        if (isMapped(bytes)) {
            return "::ffff:" + formatIp4(Arrays.copyOfRange(bytes, 12, 16));
        }
        int runStart = -1;
        int runLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && group(bytes, end) == 0) {
                end++;
            }
            if (end - start > runLength) {
                runStart = start;
                runLength = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(bytes, i)));
        }
        return text.toString();
    }

    private static int group(byte[] bytes, int index) {
        return (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff;
    }
}
