/**
 * The network as the rest of the program sees it, {@link ww.host.Host}, and our own node, {@link ww.host.LibP2pHost}:
 * listen and dial over TCP, prove who is there, open labelled streams, serve protocols, hear of peers.
 *
 * <p><b>Specs.</b> github.com/libp2p/specs: connections/README.md, identify, ping; multiformats/multistream-select 1.0.
 *
 * <p><b>A connection.</b> TCP; {@code /noise} by multistream-select; the Noise handshake, which also settles the muxer;
 * yamux; then each stream by multistream-select. The dialer takes every label for granted, so the first bytes of a
 * program are under way after two round trips: {@code SYN}; {@code header + /noise + first message} and the answer;
 * and third message, stream, its label and data in one segment.
 *
 * <p><b>Rooms.</b> {@code Listeners} and {@code Dialer} make raw connections, {@code Admission} refuses them,
 * {@code Upgrader} makes them {@code Connection}s, {@code Connections} is the table, {@code StreamServer} serves
 * inbound streams, {@code Multistream} and {@code LazyProposal} label, {@code Identify} and {@code Ping} are protocols.
 * {@code HostThreads}, {@code Deadlines} and {@code Events} own the threads.
 *
 * <p><b>Invariants.</b>
 * <ul>
 * <li>Nobody is in the connection table who has not proved its peer id.
 * <li>Every phase in which a peer may keep us waiting has one absolute deadline.
 * <li>Handlers and listeners never run under a lock, nor on a thread that reads frames.
 * <li>Closing the host ends every thread that it started.
 * </ul>
 *
 * <p><b>Why does opening with one protocol not wait for the answer?</b> It saves a round trip on every call. The price:
 * a refusal shows at the first read instead of at the opening.
 *
 * <p><b>Why no address book?</b> Whoever dials brings the addresses: discovery and cluster membership know better than
 * this layer which are fresh, and what is not stored cannot be filled by a stranger.
 */
package ww.host;
