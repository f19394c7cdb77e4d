package ww.capnp;

import java.util.Arrays;

/**
 * Packing: each word becomes a tag byte, with a bit for each byte that is not zero, and those bytes. After the tag 00
 * comes the number of further words of zeros; after the tag ff and its eight bytes the number of words that follow
 * unpacked. Unpacking is {@link UnpackingStream}.
 */
final class Packing {
    private static final int RUN_MAX = 255;

    /** A run of unpacked words ends where a word would be shorter packed: with two zero bytes or more. */
    private static final int ZEROS_ENDING_RUN = 2;

    private Packing() { }

    /** Packs whole words. */
    public static byte[] pack(byte[] words) {
        if (words.length % 8 != 0) {
            throw new IllegalArgumentException(words.length + " bytes are no whole words");
        }
        byte[] packed = new byte[words.length + words.length / 8 + 2]; // a lone word of no zeros takes ten bytes
        int to = 0;
        int from = 0;
        while (from < words.length) {
            int tagAt = to++;
            int tag = 0;
            for (int bit = 0; bit < 8; bit++, from++) {
                if (words[from] != 0) {
                    tag |= 1 << bit;
                    packed[to++] = words[from];
                }
            }
            packed[tagAt] = (byte) tag;
            if (tag == 0) {
                int run = run(words, from, 8, 8);
                packed[to++] = (byte) run;
                from += 8 * run;
            } else if (tag == 0xff) {
                int run = run(words, from, 0, ZEROS_ENDING_RUN - 1);
                packed[to++] = (byte) run;
                System.arraycopy(words, from, packed, to, 8 * run);
                to += 8 * run;
                from += 8 * run;
            }
        }
        return Arrays.copyOf(packed, to);
    }

    /** How many words from here on have that many zero bytes. */
    private static int run(byte[] words, int from, int zerosMin, int zerosMax) {
        int run = 0;
        while (run < RUN_MAX && from + 8 * run < words.length) {
            int zeros = zeros(words, from + 8 * run);
            if (zeros < zerosMin || zeros > zerosMax) {
                break;
            }
            run++;
        }
        return run;
    }

    private static int zeros(byte[] words, int at) {
        int zeros = 0;
        for (int i = at; i < at + 8; i++) {
            if (words[i] == 0) {
                zeros++;
            }
        }
        return zeros;
    }
}
