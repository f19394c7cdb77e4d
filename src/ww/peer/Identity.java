package ww.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key pair a node is known by: Ed25519. Immutable; signing may be done on several threads at once. The secret
 * leaves this object only into the key file.
 */
public final class Identity {
    static final int SEED_BYTES = 32;

    /** What DER puts before the 32 secret bytes of an Ed25519 key in a PKCS #8 PrivateKeyInfo (RFC 8410). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final int SIGNATURE_BYTES = 64;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final PeerId id;

    private Identity(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        id = PeerId.of(publicKey);
    }

    /** A new key pair from the system's secure random source. */
    public static Identity generate() {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return fromSeed(seed);
    }

    /** The key pair that a secret of 32 bytes (RFC 8032, section 5.1.5) stands for. */
    public static Identity fromSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
        try {
            return new Identity(privateKey(seed), PublicKey.of(KeyType.ED25519, publicBytes(seed)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make an Ed25519 key pair", e);
        }
    }

    /**
     * The key pair kept in a file: libp2p's private key encoding, as go-libp2p writes it. Where there is no such file,
     * it is made with a new key pair, readable by its owner only.
     */
    public static Identity load(Path file) throws IOException {
        return KeyFile.load(file);
    }

    public PeerId id() {
        return id;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** The signature over {@code message}, 64 bytes. Costs about 0.65 ms of processor. */
    public byte[] sign(byte[] message) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(privateKey);
            signing.update(message);
            byte[] signature = signing.sign();
            assert signature.length == SIGNATURE_BYTES;
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with Ed25519", e);
        }
    }

    byte[] seed() {
        return ((EdECPrivateKey) privateKey).getBytes().orElseThrow();
    }

    /** The peer id; never the secret. */
    @Override
    public String toString() {
        return "identity of " + id;
    }

    private static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        byte[] der = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + seed.length);
        System.arraycopy(seed, 0, der, PKCS8_PREFIX.length, seed.length);
        return KeyFactory.getInstance("Ed25519").generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(der));
    }

    /**
     * The public key of a seed. The JDK computes one only while it generates a pair, so it is made to generate from a
     * random source that has nothing but the seed to give; that the pair is the seed's is checked, not assumed.
     */
    private static byte[] publicBytes(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SeedSource(seed));
        KeyPair pair = generator.generateKeyPair();
        byte[] used = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        if (!Arrays.equals(used, seed)) {
            throw new IllegalStateException("this Java does not take its random bytes as the Ed25519 seed");
        }
        byte[] der = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(der, der.length - JdkVerifiers.ED25519_KEY_BYTES, der.length);
    }

    /** A random source that answers the seed. */
    private static final class SeedSource extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final transient byte[] seed;

        SeedSource(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] into) {
            if (into.length != seed.length) {
                throw new IllegalStateException("asked for " + into.length + " bytes instead of a seed");
            }
            System.arraycopy(seed, 0, into, 0, into.length);
        }
    }
}
