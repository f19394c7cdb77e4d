package ww.peer;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The DER form of an ECDSA signature over a field of 256 bits: SEQUENCE { INTEGER r, INTEGER s }, all lengths in one
 * byte. Only the one valid encoding of positive numbers is taken.
 */
final class DerSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    /** 32 bytes and the zero before a set top bit. */
    private static final int INTEGER_BYTES_MAX = 33;

    private static final BigInteger[] MALFORMED = {};

    private DerSignature() { }

    /** The numbers r and s; an empty array where the signature is malformed, which is no more than an untrue one. */
    static BigInteger[] decode(byte[] der) {
        if (der.length < 2 || der[0] != SEQUENCE || der[1] != der.length - 2) {
            return MALFORMED;
        }
        int rEnd = integerEnd(der, 2);
        if (rEnd < 0) {
            return MALFORMED;
        }
        int sEnd = integerEnd(der, rEnd);
        if (sEnd != der.length) {
            return MALFORMED;
        }
        return new BigInteger[] {
            new BigInteger(Arrays.copyOfRange(der, 4, rEnd)), new BigInteger(Arrays.copyOfRange(der, rEnd + 2, sEnd))
        };
    }

    /** The offset behind the integer that begins at {@code at}, or -1. */
    private static int integerEnd(byte[] der, int at) {
        if (at + 3 > der.length || der[at] != INTEGER) {
            return -1;
        }
        int length = der[at + 1];
        int end = at + 2 + length;
        if (length < 1 || length > INTEGER_BYTES_MAX || end > der.length) {
            return -1;
        }
        boolean negative = der[at + 2] < 0;
        boolean padded = length > 1 && der[at + 2] == 0 && der[at + 3] >= 0;
        return negative || padded ? -1 : end;
    }
}
