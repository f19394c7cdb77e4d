/**
 * Who a node is and how it proves it: key pairs, public keys of all four libp2p types, peer ids, and statements signed
 * by a peer (the signed envelope and the peer record in it). Specifications: libp2p peer-ids, RFC 0002 (signed
 * envelopes) and RFC 0003 (routing records).
 *
 * <p><b>Invariants.</b> A {@link ww.peer.PublicKey} that exists was parsed completely and can verify. A
 * {@link ww.peer.PeerId} has the form of a key's hash; a {@link ww.peer.Envelope} in hand was signed by its
 * key for the domain asked for. Everything is immutable and may be shared between threads. Secret bytes are never in a
 * {@code toString}.
 *
 * <p><b>Why only Ed25519 of our own?</b> Every implementation must support it, its ids carry the key itself, and it
 * signs without a random number that could go wrong. The other types are verified, as peers and older datagrams have
 * them, and never made.
 *
 * <p><b>Why a secp256k1 verifier here?</b> The JDK removed that curve; a whole cryptographic provider for the
 * verification of one key type would be larger than everything else we depend on. {@link ww.peer.Secp256k1} handles
 * public data only, so it need not run in constant time.
 */
package ww.peer;
