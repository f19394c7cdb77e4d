/**
 * The self-describing formats libp2p is spelled in: base58 and multibase text, multihash, multiaddr, and as much of
 * protobuf as its messages need. Specifications: multiformats multihash, multibase, multiaddr (with its table of
 * protocol codes) and the protobuf encoding guide.
 *
 * <p><b>Invariants.</b> Everything here is a pure function of bytes or text: no stream, no thread, no name lookup. What
 * comes from outside is bounded in bytes, characters and counts before anything is built from it, and whatever is wrong
 * with it is one {@link java.io.IOException}, almost always a {@link ww.io.MalformedException}. Values are immutable;
 * arrays go in and out as copies.
 *
 * <p><b>Why no protobuf compiler?</b> The libp2p messages have one to ten fields. A cursor over fields and a writer of
 * fields are two small classes; generated code and its runtime would be the largest dependency of the program.
 *
 * <p><b>Why does an unknown address code fail instead of being kept?</b> The length of its value is unknown, so nothing
 * behind it can be read. Whoever receives a list of addresses drops that one and goes on with the others.
 */
package ww.multiformats;
