/**
 * Noise XX with the libp2p payload: a raw {@link ww.io.Duplex} in, an encrypted and authenticated one out.
 * Specifications: the Noise Protocol Framework (revision 34), libp2p noise (revision 5), libp2p inlined muxer
 * negotiation.
 *
 * <p>From the bottom: {@code RecordCodec} (two bytes of length), {@code KeyPair25519}, {@code CipherState} and
 * {@code SymmetricState} (section 5 of Noise), {@code Handshake} (the three messages as bytes),
 * {@code HandshakePayload} (who we are, as libp2p says it), {@code RecordReader} and {@code RecordWriter} (the
 * transport phase), and on top {@link ww.noise.Noise}, which performs a handshake over a duplex.
 *
 * <p><b>Invariants.</b> No plain byte is handed out before its record's tag was verified. A
 * {@link ww.noise.SecureDuplex} exists only for a peer that proved its identity, and, where one was expected, is that
 * peer. A cipher never sees a nonce twice. A stranger gets at most {@code HANDSHAKE_BYTES_MAX} bytes of memory a
 * message.
 *
 * <p><b>Why does the third message wait?</b> The initiator may send data right behind it. Letting the next protocol's
 * first bytes travel in the same segment makes a connection useful one round trip, or at least one packet, earlier.
 *
 * <p><b>Why is the raw stream read ahead after the handshake, and not within it?</b> Behind the last handshake message
 * everything on the raw connection is records of this layer, so nothing read ahead can belong to someone else; and one
 * read for many small records is what makes them cheap. Within the handshake each message is read to its last byte and
 * no further, simply because there is nothing to gain.
 *
 * <p><b>Why JDK primitives?</b> They are fast where it counts (ChaCha20-Poly1305 over large records) and refuse
 * small-order points and repeated nonces by themselves. Only the identity signature is slow, and it is made once.
 */
package ww.noise;
