/**
 * The shape of the wire: {@link ww.io.Duplex}, its in-memory pair {@link ww.io.MemoryDuplex}, reads of a stated
 * length that distrust it ({@link ww.io.Bytes}), variable-length integers ({@link ww.io.Varint}, multiformats
 * unsigned-varint), and {@link ww.io.MalformedException}, the one exception for bytes that are not what they should be.
 *
 * <p><b>Why a pair of blocking streams, not channels or callbacks?</b> On virtual threads a blocking read is cheap and
 * the protocol above it stays straight-line code; every protocol can be tested over {@link ww.io.MemoryDuplex} without
 * a socket.
 *
 * <p><b>Why an IOException for malformed bytes?</b> A peer that sends nonsense and a peer that goes away are the same
 * to whoever serves the connection: it ends. Both arrive as {@link java.io.IOException}, and one handler is enough.
 *
 * <p><b>Invariant.</b> Nothing here allocates by a length that came from outside before that length was checked.
 */
package ww.io;
