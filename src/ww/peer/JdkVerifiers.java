package ww.peer;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import ww.io.MalformedException;

/** Verification of the key types the JDK has. */
final class JdkVerifiers {
    static final int ED25519_KEY_BYTES = 32;

    /** What DER puts before the 32 raw bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] ED25519_DER_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** Smaller keys can be factored. */
    private static final int RSA_BITS_MIN = 2048;

    /** Larger keys let a stranger burn our processor in every handshake (CVE-2023-39533). */
    private static final int RSA_BITS_MAX = 8192;

    /** Public exponents are 65537 in practice; the time of a verification grows with their length. */
    private static final int RSA_EXPONENT_BITS_MAX = 32;

    /** The JDK's names of P-256, P-384 and P-521. */
    private static final List<String> ECDSA_CURVES = List.of("secp256r1", "secp384r1", "secp521r1");

    private JdkVerifiers() { }

    static Verifier ed25519(byte[] raw) throws MalformedException {
        if (raw.length != ED25519_KEY_BYTES) {
            throw new MalformedException("Ed25519 public key of " + raw.length + " bytes instead of 32");
        }
        byte[] der = new byte[ED25519_DER_PREFIX.length + raw.length];
        System.arraycopy(ED25519_DER_PREFIX, 0, der, 0, ED25519_DER_PREFIX.length);
        System.arraycopy(raw, 0, der, ED25519_DER_PREFIX.length, raw.length);
        return verifier("Ed25519", key("Ed25519", der));
    }

    static Verifier rsa(byte[] der) throws MalformedException {
        RSAPublicKey key = (RSAPublicKey) key("RSA", der);
        int bits = key.getModulus().bitLength();
        if (bits < RSA_BITS_MIN || bits > RSA_BITS_MAX) {
            throw new MalformedException(
                    "RSA key of " + bits + " bits, " + RSA_BITS_MIN + ".." + RSA_BITS_MAX + " accepted");
        }
        if (key.getPublicExponent().bitLength() > RSA_EXPONENT_BITS_MAX) {
            throw new MalformedException("RSA public exponent of " + key.getPublicExponent().bitLength()
                    + " bits, at most " + RSA_EXPONENT_BITS_MAX + " accepted");
        }
        return verifier("SHA256withRSA", key);
    }

    /** Keys on the curves P-256, P-384 and P-521. The JDK reads points that are on no curve and leaves that to us. */
    static Verifier ecdsa(byte[] der) throws MalformedException {
        ECPublicKey key = (ECPublicKey) key("EC", der);
        ECParameterSpec curve = key.getParams();
        if (!isKnown(curve)) {
            throw new MalformedException("EC public key on another curve than P-256, P-384 and P-521");
        }
        if (!isOnCurve(key.getW(), curve.getCurve())) {
            throw new MalformedException("EC public key that is not on its curve");
        }
        return verifier("SHA256withECDSA", key);
    }

    private static boolean isKnown(ECParameterSpec curve) {
        for (String name : ECDSA_CURVES) {
            ECParameterSpec known = curve(name);
            if (known.getCurve().equals(curve.getCurve()) && known.getGenerator().equals(curve.getGenerator())
                    && known.getOrder().equals(curve.getOrder())) {
                return true;
            }
        }
        return false;
    }

    private static ECParameterSpec curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no curve " + name, e);
        }
    }

    /** Whether y² = x³ + a·x + b with both coordinates in the field. All three curves have the cofactor 1. */
    private static boolean isOnCurve(ECPoint point, EllipticCurve curve) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
    }

    private static java.security.PublicKey key(String algorithm, byte[] der) throws MalformedException {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm + " keys", e);
        } catch (GeneralSecurityException e) {
            throw new MalformedException("malformed " + algorithm + " public key: " + e.getMessage(), e);
        }
    }

    /** Tries the key at once, because some of its faults show only when a verification begins. */
    private static Verifier verifier(String algorithm, java.security.PublicKey key) throws MalformedException {
        try {
            Signature trial = Signature.getInstance(algorithm);
            trial.initVerify(key);
        } catch (InvalidKeyException e) {
            throw new MalformedException("unusable " + algorithm + " public key: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm + " signatures", e);
        }
        return (message, signature) -> verify(algorithm, key, message, signature);
    }

    private static boolean verify(String algorithm, java.security.PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verification = Signature.getInstance(algorithm);
            verification.initVerify(key);
            verification.update(message);
            return verification.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("the key was tried when it was read", e);
        }
    }
}
