package ww.peer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import ww.io.MalformedException;
import ww.multiformats.Base58;
import ww.multiformats.Multihash;
import ww.multiformats.PeerText;

/**
 * The name of a peer: a multihash of its public key's encoding. Keys of at most 42 bytes (Ed25519, secp256k1) are
 * contained in it, longer ones (RSA, ECDSA) hashed with SHA-256. A value: immutable, equal by content, ordered by its
 * bytes as unsigned numbers.
 *
 * <p>Making an id does not look at the key inside: ids of strangers come by the thousand, and a name proves nothing
 * until its key has signed something.
 */
public final class PeerId implements Comparable<PeerId> {
    /** The specification's bound up to which the multihash is the key itself. */
    private static final int INLINE_KEY_BYTES_MAX = 42;

    private final byte[] bytes;
    private String text;

    private PeerId(byte[] bytes) {
        this.bytes = bytes;
    }

    public static PeerId of(PublicKey key) {
        byte[] encoded = key.encode();
        Multihash hash = encoded.length <= INLINE_KEY_BYTES_MAX
                ? Multihash.identity(encoded) : Multihash.sha256(encoded);
        return new PeerId(hash.encode());
    }

    /** Reads base58 ({@code 12D3KooW…}, {@code 16Uiu2HA…}, {@code Qm…}) or a CID ({@code bafz…}, {@code k51…}). */
    public static PeerId parse(String text) throws IOException {
        return of(PeerText.parse(text));
    }

    /** Reads the raw multihash. */
    public static PeerId decode(byte[] multihash) throws IOException {
        return of(Multihash.decode(multihash));
    }

    private static PeerId of(Multihash hash) throws IOException {
        if (hash.code() == Multihash.IDENTITY) {
            int keyBytes = hash.digest().length;
            if (keyBytes == 0 || keyBytes > INLINE_KEY_BYTES_MAX) {
                throw new MalformedException("peer id with a key of " + keyBytes + " bytes inside, 1.."
                        + INLINE_KEY_BYTES_MAX + " accepted");
            }
        } else if (hash.code() != Multihash.SHA2_256) {
            throw new MalformedException("peer id with the hash function 0x" + Long.toHexString(hash.code())
                    + " instead of identity or sha2-256");
        }
        return new PeerId(hash.encode());
    }

    /** The raw multihash. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The key, where the id contains one; fails where what it contains is no key. */
    public Optional<PublicKey> publicKey() throws IOException {
        Multihash hash = Multihash.decode(bytes);
        return hash.code() == Multihash.IDENTITY ? Optional.of(PublicKey.decode(hash.digest())) : Optional.empty();
    }

    @Override
    public int compareTo(PeerId other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeerId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base58 of the multihash. Made once, since making it takes time in the square of its length. */
    @Override
    public String toString() {
        if (text == null) {
            text = Base58.encode(bytes); // threads that race here write the same
        }
        return text;
    }
}
