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
 * <p><b>Why each peer has its own end of the channel.</b> The demo's gateway shares one object with all; then nobody
 * knows who sent which worker, and the first peer that leaves takes the object with it. An end for each peer costs a
 * few words and says who came.
 *
 * <p><b>Why a worker is its peer.</b> A worker's name with the scheduler is its peer id: proved by the handshake, the
 * same when it comes again, and gone when its last connection is.
 */
package ww.node;
