/**
 * Capabilities between hosts: {@link ww.vat.Vat} exports objects under protocol ids of a {@link ww.host.Host} and
 * connects to those of others; each stream is one RPC connection, a {@link ww.vat.VatConnection}. Specification: the
 * sheet on wetware's wire, section 3.
 *
 * <p><b>Invariants.</b> A connection has its own reference to what it offers, so its end takes nothing away from
 * others. It ends with its stream and its stream with it. Listeners hear of its end once, after everything on it has
 * failed.
 *
 * <p><b>Why one stream per capability and not one RPC connection per peer?</b> The demo's nodes do so, and it
 * separates: a peer that breaks the protocol on one stream, or lets it fill, loses that one.
 *
 * <p><b>Why may an export depend on the peer?</b> A channel mixes what all peers send. Who must know which peer sent
 * something offers each its own object, made when the stream is opened; the peer is the one of the handshake.
 *
 * <p><b>Why is there no look-up of peers by name?</b> That is discovery's; a vat uses connections that are there.
 */
package ww.vat;
