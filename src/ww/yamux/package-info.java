/**
 * Yamux: many streams over one ordered wire, {@code /yamux/1.0.0}.
 *
 * <p><b>Spec.</b> github.com/libp2p/specs, yamux/README.md, over hashicorp/yamux spec.md. A frame is a 12-byte header,
 * big-endian ({@code version 0 u8 | type u8 | flags u16 | stream id u32 | length u32}), followed by {@code length}
 * bytes for type Data only. Only those bytes count against the credit of a stream, which begins at 256 KiB each way.
 *
 * <p><b>Rooms.</b> {@code Frame} is the codec. {@code SendWindow}, {@code ReceiveWindow}, {@code ReceiveBudget} and
 * {@code Keepalive} are arithmetic without threads. {@code FrameWriter} is the only one that writes to the wire,
 * {@code FrameReader} the only one that reads from it. {@link ww.yamux.YamuxStream} is two halves,
 * {@code StreamInput} and {@code StreamOutput}. {@link ww.yamux.YamuxSession} joins them.
 *
 * <p><b>Invariants.</b>
 * <ul>
 * <li>The thread that reads frames never waits for the wire to take bytes and never for an application: pongs, resets
 *     and acknowledgements go to a bounded queue. Two readers that wait for each other's writers are a dead session.
 * <li>Frames of one stream enter the writer in the order in which they are decided. A reset overtakes nothing: while a
 *     frame of the stream is on its way to the writer, the reset waits for it.
 * <li>No byte is stored that was not promised: data is checked against the credit before it is read from the wire, and
 *     memory is taken as bytes arrive, not by the length that a header claims.
 * <li>A stream ends with FIN only if everything written to it was sent; otherwise it ends with RST.
 * </ul>
 *
 * <p><b>Why do windows follow reads, not receipt?</b> Credit that is renewed on receipt promises memory without bound
 * to a peer whose bytes nobody reads. The price: two ends that both write much and read nothing wait for each other, so
 * whoever serves a protocol reads while it writes.
 *
 * <p><b>Why no answer to frames of unknown streams?</b> They are normal after a reset; answering them with RST lets two
 * sides answer each other for ever.
 *
 * <p><b>Why are writes not interruptible?</b> An interrupt that cuts a frame in the middle would end the connection of
 * everyone for the sake of one caller. A blocked writer is woken by closing its stream.
 */
package ww.yamux;
