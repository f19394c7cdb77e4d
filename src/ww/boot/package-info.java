/**
 * Discovery: how a node finds the addresses of others of its cluster. {@link ww.boot.SurveyDiscovery} asks and answers
 * by signed datagrams, {@link ww.boot.StaticDiscovery} tells what the user gave; both are a {@link ww.boot.Discovery}.
 * Specification: the sheet on wetware's wire, sections 1 (addresses, sockets, datagrams, semantics) and 10.1 (vectors).
 *
 * <pre>
 *   SurveyDiscovery ── asks, answers, believes        (loop, state)
 *     ├─ Routes ── MulticastRoute, HostRoute, BlockRoute   (effects: sockets)
 *     ├─ BootDatagram ⇄ BootPacket                    (bytes ⇄ meaning)
 *     ├─ SurveySchedule, Distance, Throttle           (arithmetic)
 *     └─ RecentPeers, Proved, Finds                   (bounded memory, delivery)
 * </pre>
 *
 * <p><b>Invariants.</b> Nothing is believed whose signature was not checked. Everything kept about others is bounded in
 * number; everything sent is bounded in rate. A datagram can at worst make us dial an address where nobody, or somebody
 * else, is: who a peer is, the handshake proves.
 *
 * <p><b>Why is loopback always used beside multicast?</b> Whether multicast works is not to be known beforehand: the
 * interface may lack the flag, a container may drop it, a firewall may eat it. Nodes of one host must find each other
 * all the same, and trying both costs nothing. The log says which way found whom.
 *
 * <p><b>Why announce, when others ask?</b> A node asks rarely once it has been up for a while. So a new one says where
 * it is with its first surveys; whoever waits for it learns it at once instead of at its own next survey.
 *
 * <p><b>Why are answers not kept sealed for ever?</b> The demo does that and tells addresses of long ago. Ours are
 * signed anew whenever the addresses are not the ones signed last.
 *
 * <p><b>Why not stop asking when a peer was found?</b> The composer decides that ({@code rest()}): a worker needs one
 * gateway, a gateway all workers.
 */
package ww.boot;
