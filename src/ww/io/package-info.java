/**
 * The shape of the wire: {@link ww.io.Duplex}, its in-memory pair, bounded reads and variable-length integers.
 *
 * <p><b>Why a pair of blocking streams, not channels or callbacks?</b> On virtual threads a blocking read is cheap and
 * the protocol above it stays straight-line code; every protocol can be tested over {@link ww.io.MemoryDuplex} without
 * a socket.
 *
 * <p><b>Invariant.</b> Nothing here allocates by a length that came from outside before that length was checked.
 */
package ww.io;
