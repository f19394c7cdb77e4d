/**
 * Synchronous channels, after Hoare's CSP: {@link ww.csp.SyncChannel} is one as a plain object, {@link ww.csp.Channel}
 * makes it callable through the interfaces of {@code channel.capnp}, {@link ww.csp.SendEnd} and
 * {@link ww.csp.ReceiveEnd} are its ends in the hands of blocking code, wherever the channel is. Specification: the
 * sheet on wetware's wire, section 5.
 *
 * <p><b>Invariants.</b> A send that returned was received exactly once; a send that failed was not received. Sends made
 * through one reference are received in their order. Nobody sleeps while there is a value for him. (Go's channel keeps
 * one wake-up for all its receivers, so that one of two may sleep beside a value.) At most so many senders and
 * receivers wait as the settings allow.
 *
 * <p><b>Why is a value taken and accepted in two steps?</b> Copying it to the receiver can fail, and must then leave
 * the value to the next receiver; and it must not happen under the lock. Between the two steps the sender waits, so the
 * value can stay where it is, in the sender's message, and is copied once.
 *
 * <p><b>Why does close withdraw the values that wait?</b> Their senders are told that the channel is closed; if
 * somebody could receive such a value afterwards, they would have been told a lie.
 *
 * <p><b>Why does dropping references never close a channel?</b> In the demo the channel belonged to the first
 * connection that had a reference, and died with it; no worker could join after the first had left. Here a channel ends
 * when its owner, or a holder of an end that may, says so.
 *
 * <p><b>Why not {@code SynchronousQueue}?</b> Its fair mode has the order, but it cannot be closed, bounded, or asked
 * to take a value back.
 */
package ww.csp;
