package ww.peer;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import ww.io.MalformedException;

/**
 * Verification of ECDSA signatures on the curve secp256k1 (SEC 2, section 2.4.1: y² = x³ + 7 over a prime field), which
 * the JDK no longer has. The hash is SHA-256 and the signature the DER form of (r, s), as libp2p peers with ids
 * {@code 16Uiu2HA…} sign.
 *
 * <p>Points are kept in Jacobian coordinates, (x, y, z) for (x/z², y/z³), so that a whole verification divides twice
 * only. Signature and key are public, so that the time taken may depend on them; never use this to sign.
 */
final class Secp256k1 {
    static final int COMPRESSED_BYTES = 33;

    private static final BigInteger P = hex("fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f");
    private static final BigInteger N = hex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
    private static final BigInteger B = BigInteger.valueOf(7);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** P is 3 modulo 4, hence the square root of a square is its power by (P + 1) / 4. */
    private static final BigInteger ROOT_EXPONENT = P.add(BigInteger.ONE).shiftRight(2);

    private static final Point G = new Point(
            hex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
            hex("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"),
            BigInteger.ONE);

    private Secp256k1() { }

    /** The verifier of a key given as 33 bytes: 2 or 3 by the parity of y, then x. */
    static Verifier verifier(byte[] compressed) throws MalformedException {
        Point key = decompress(compressed);
        return (message, signature) -> verify(key, message, signature);
    }

    private static boolean verify(Point key, byte[] message, byte[] signature) {
        BigInteger[] rs = DerSignature.decode(signature);
        if (rs.length != 2 || !inOrder(rs[0]) || !inOrder(rs[1])) {
            return false;
        }
        BigInteger e = new BigInteger(1, sha256(message));
        BigInteger w = rs[1].modInverse(N);
        BigInteger u1 = e.multiply(w).mod(N);
        BigInteger u2 = rs[0].multiply(w).mod(N);
        Point sum = sumOfProducts(u1, u2, key);
        return !sum.isInfinity() && sum.affineX().mod(N).equals(rs[0]);
    }

    private static boolean inOrder(BigInteger scalar) {
        return scalar.signum() > 0 && scalar.compareTo(N) < 0;
    }

    private static Point decompress(byte[] compressed) throws MalformedException {
        if (compressed.length != COMPRESSED_BYTES || (compressed[0] & ~1) != 2) {
            throw new MalformedException("secp256k1 public key that is not a compressed point of 33 bytes");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(compressed, 1, COMPRESSED_BYTES));
        if (x.compareTo(P) >= 0) {
            throw new MalformedException("secp256k1 public key whose x is not in the field");
        }
        BigInteger square = x.multiply(x).multiply(x).add(B).mod(P);
        BigInteger y = square.modPow(ROOT_EXPONENT, P);
        if (!y.multiply(y).mod(P).equals(square)) {
            throw new MalformedException("secp256k1 public key that is not on the curve");
        }
        boolean odd = compressed[0] == 3;
        return new Point(x, y.testBit(0) == odd ? y : P.subtract(y), BigInteger.ONE);
    }

    /** u1 · G + u2 · key, both scalars walked together from the top bit. */
    private static Point sumOfProducts(BigInteger u1, BigInteger u2, Point key) {
        Point both = G.add(key);
        Point sum = Point.INFINITY;
        for (int bit = N.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.twice();
            if (u1.testBit(bit)) {
                sum = sum.add(u2.testBit(bit) ? both : G);
            } else if (u2.testBit(bit)) {
                sum = sum.add(key);
            }
        }
        return sum;
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }

    /** A point in Jacobian coordinates, each within 0..P-1; z = 0 is the point at infinity. */
    private record Point(BigInteger x, BigInteger y, BigInteger z) {
        static final Point INFINITY = new Point(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

        boolean isInfinity() {
            return z.signum() == 0;
        }

        BigInteger affineX() {
            return x.multiply(z.multiply(z).mod(P).modInverse(P)).mod(P);
        }

        /** No point of this curve has y = 0, as its order is odd; doubling infinity keeps z = 0. */
        Point twice() {
            BigInteger y2 = y.multiply(y).mod(P);
            BigInteger s = x.multiply(y2).shiftLeft(2).mod(P);
            BigInteger m = x.multiply(x).multiply(THREE).mod(P);
            BigInteger x3 = m.multiply(m).subtract(s.shiftLeft(1)).mod(P);
            BigInteger y3 = m.multiply(s.subtract(x3)).subtract(y2.multiply(y2).shiftLeft(3)).mod(P);
            return new Point(x3, y3, y.multiply(z).shiftLeft(1).mod(P));
        }

        Point add(Point other) {
            if (isInfinity()) {
                return other;
            }
            if (other.isInfinity()) {
                return this;
            }
            BigInteger z1z1 = z.multiply(z).mod(P);
            BigInteger z2z2 = other.z.multiply(other.z).mod(P);
            BigInteger u1 = x.multiply(z2z2).mod(P);
            BigInteger u2 = other.x.multiply(z1z1).mod(P);
            BigInteger s1 = y.multiply(z2z2).mod(P).multiply(other.z).mod(P);
            BigInteger s2 = other.y.multiply(z1z1).mod(P).multiply(z).mod(P);
            if (u1.equals(u2)) {
                return s1.equals(s2) ? twice() : INFINITY;
            }
            BigInteger h = u2.subtract(u1).mod(P);
            BigInteger r = s2.subtract(s1).mod(P);
            BigInteger h2 = h.multiply(h).mod(P);
            BigInteger h3 = h2.multiply(h).mod(P);
            BigInteger v = u1.multiply(h2).mod(P);
            BigInteger x3 = r.multiply(r).subtract(h3).subtract(v.shiftLeft(1)).mod(P);
            BigInteger y3 = r.multiply(v.subtract(x3)).subtract(s1.multiply(h3)).mod(P);
            return new Point(x3, y3, z.multiply(other.z).mod(P).multiply(h).mod(P));
        }
    }
}
