package ww.node;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Modules small enough to be written down, all with an export {@code run} of two i64 that returns one. */
final class Guests {
    private static final String HEAD = "0061736d 01000000 01070160 027e7e01 7e 03020100 0707010372756e0000";

    private Guests() { }

    /** Returns its first argument. */
    static byte[] echo() {
        return module("2000");
    }

    /** Traps at once. */
    static byte[] trapping() {
        return module("00");
    }

    /** Runs until it is stopped. */
    static byte[] endless() {
        return module("0340 0c00 0b 4200");
    }

    /** Counts its first argument down to zero, then returns its second. */
    static byte[] countdown() {
        return module("0340 2000 4201 7d 2200 4200 52 0d00 0b 2001");
    }

    private static byte[] module(String instructions) {
        byte[] code = hex(instructions);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex(HEAD));
        out.writeBytes(new byte[] {0x0a, (byte) (code.length + 4), 1, (byte) (code.length + 2), 0});
        out.writeBytes(code);
        out.write(0x0b);
        return out.toByteArray();
    }

    /** The same module with a custom section of this many bytes behind it: another hash, and as large as wanted. */
    static byte[] padded(byte[] module, int bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(module);
        out.write(0);
        int size = bytes + 4;
        for (int rest = size; rest != 0; rest >>>= 7) {
            out.write(rest & 0x7f | (rest > 0x7f ? 0x80 : 0));
        }
        out.writeBytes(new byte[] {3, 'p', 'a', 'd'});
        out.writeBytes(new byte[bytes]);
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
