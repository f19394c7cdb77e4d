/**
 * A gateway and a worker, put together from the packages below, and the way to embed them:
 *
 * <pre>{@code
 * try (Gateway gateway = Gateway.open(GatewaySettings.ephemeral());
 *         Worker worker = Worker.join(WorkerSettings.defaults())) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Everything is built with {@code new} in the two constructors; there is no registry, no static state, no
 * {@code System.exit}. What is here beside the composition is what no layer below can know: how a task becomes a call
 * on a capability ({@link ww.node.Jobs}, {@link ww.node.Outcomes}), who is to blame for an outcome, how modules travel,
 * how a worker finds its gateway again.
 *
 * <p><b>Who owns a run.</b> The gateway owns the run, a worker owns an attempt at it. An attempt outlives the
 * connection it was asked for on ({@link ww.node.HeldRuns}), so a gateway that restarts finds the work done; it does
 * not outlive the gateway's word that nobody wants it.
 *
 * <p><b>Why each connection has its own end of the channel.</b> The demo's gateway shares one object with all; then
 * nobody knows who sent which worker, and the first peer that leaves takes the object with it. An end for each
 * connection costs a few words, says who came, and bounds what one can send.
 *
 * <p><b>Why a worker says that it is leaving.</b> One that only refused runs would waste an attempt for each that is on
 * its way. It answers a question that its gateway has been asking all along ({@link ww.node.Draining}), and takes what
 * comes until it is told that nothing more will.
 *
 * <p><b>Whom the gateway trusts.</b> Nobody more than needed: a worker may be anybody who knows the namespace. It can
 * give wrong answers to the runs it was given, and that is all: what it says of itself is read within bounds
 * ({@link ww.node.Descriptions}), it is greeted apart from the others ({@link ww.node.Reception}), and a run that it
 * was not given is neither asked of it nor stopped on its word. A worker trusts its gateway further, but runs nothing
 * outside the sandbox and nothing whose bytes do not have the hash they were called by ({@link ww.node.ModuleFetch}).
 *
 * <p><b>Why a worker is its peer.</b> A worker's name with the scheduler is its peer id: proved by the handshake, the
 * same when it comes again, and gone when its last connection is.
 */
package ww.node;
