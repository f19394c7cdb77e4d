/**
 * Cap'n Proto RPC, level 1, between two vats over any {@link ww.io.Duplex}: {@link ww.rpc.RpcConnection} is one
 * connection. What a capability is, is said in {@link ww.capnp}; the messages and the protocol are in
 * {@code schema/rpc.capnp}.
 *
 * <p><b>Parts.</b> The state is four tables and one more, each in its class: {@code Questions} (our calls), {@code
 * Answers} (the peer's calls), {@code Exports} (our objects the peer holds), {@code Imports} (its objects we hold), and
 * {@code Embargoes} (references that wait for a Disembargo to come back). {@code Descriptors} turns capabilities into
 * what payloads say of them and back; {@code Dispatch} takes each received message to its table; {@code Outbox} writes.
 *
 * <p><b>One lock a connection.</b> Building a message happens outside it; choosing the numbers, describing the
 * capabilities and appending the message to the outbox is one critical section, or a Release could overtake the Call it
 * belongs behind. Under the lock memory is touched and nothing else: deliveries, completions and releases are gathered
 * in a {@code Deferred} and done afterwards, because each may lead into the application or into another connection, and
 * no thread ever holds the locks of two connections.
 *
 * <p><b>Order.</b> Calls through one reference begin in the order in which they were made, also when the reference is a
 * promise that turns out to lie on our own side. The peer's messages are handled by one thread, in order, and served
 * objects have mailboxes.
 *
 * <p><b>Lifetimes.</b> A reference lives from its making to its {@code close}. Nothing waits for the garbage collector.
 *
 * <p><b>Levels 3 and 4.</b> Provide, Accept and Join are answered {@code unimplemented}; a capability of another
 * connection is passed on by exporting it, so calls to it travel through this vat.
 *
 * <p><b>Hints.</b> A call with {@code onlyPromisePipeline} gets no Return; its results serve the calls on them until
 * the Finish. {@code noPromisePipelining} changes nothing: what pipelining needs is made at the first call that
 * pipelines. Neither is ever sent.
 *
 * <p><b>Why {@code releaseParamCaps} is never used, {@code yourself} never sent, and every question finished exactly
 * once.</b> Other implementations ignore the first, refuse the second, and end the connection on a doubtful Finish.
 */
package ww.rpc;
