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

    /** Takes tens of milliseconds to compile, in which nothing can stop it. It has no parameters and no results. */
    static byte[] slowToCompile() {
        int functions = 20;
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        code.write(functions);
        byte[] body = hex("00" + "41011a".repeat(5_000) + "0b");
        for (int i = 0; i < functions; i++) {
            number(code, body.length);
            code.writeBytes(body);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("0061736d 01000000 0104 01600000 0315 14" + "00".repeat(functions)
                + "0707010372756e0000 0a"));
        number(out, code.size());
        out.writeBytes(code.toByteArray());
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int value) {
        for (int rest = value; rest != 0; rest >>>= 7) {
            out.write(rest & 0x7f | (rest > 0x7f ? 0x80 : 0));
        }
    }

    /** The same module with a custom section of this many bytes behind it: another hash, and as large as wanted. */
    static byte[] padded(byte[] module, int bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(module);
        out.write(0);
        number(out, bytes + 4);
        out.writeBytes(new byte[] {3, 'p', 'a', 'd'});
        out.writeBytes(new byte[bytes]);
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
