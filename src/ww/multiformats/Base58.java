package ww.multiformats;

import ww.io.MalformedException;

/** Base58 in Bitcoin's alphabet: the usual text form of a peer id. */
public final class Base58 {
    private static final Radix BASE58 =
            new Radix("base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    private Base58() { }

    public static String encode(byte[] bytes) {
        return BASE58.encode(bytes);
    }

    /** Fails on characters outside the alphabet and on more than 128 characters. */
    public static byte[] decode(String text) throws MalformedException {
        return BASE58.decode(text);
    }
}
