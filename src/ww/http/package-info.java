/**
 * The gateway's REST interface, over the JDK's own HTTP server. {@link ww.http.HttpGateway} is the way in; the class
 * {@code Api} is the table of all that is offered.
 *
 * <p>Specifications: HTTP semantics and HTTP/1.1 (RFC 9110, 9112), forms (RFC 7578), problems (RFC 9457), preferences
 * (RFC 7240), links (RFC 8288), server-sent events (HTML standard), OpenAPI 3.1, the Idempotency-Key draft. The paths
 * {@code GET /tasks} and {@code POST /tasks} keep the members and their order of the demo's answers.
 *
 * <p><b>One request's way.</b> The JDK's dispatcher hands a connection with bytes to {@code ExchangeThreads}: one
 * virtual thread, one {@code Watch}. {@code HttpListener} has the head checked, finds the route, asks {@code Access},
 * calls the {@code Handler}; {@code Exchange} sends what it answers. A submission's module goes from the socket through
 * {@code MultipartReader} and past {@code ModulePreamble} into the scheduler's content store without being held in
 * memory.
 *
 * <p><b>Invariants.</b> Every request whose head reaches us is answered, by a problem if by nothing better, and no
 * answer tells of our inside. Everything from outside is bounded in bytes, count and time by {@link ww.http.HttpLimits}
 * and {@code MultipartLimits}. No thread waits for a client without a deadline. Nothing unknown is ignored: a misspelt
 * field or query parameter is an error.
 *
 * <p><b>Why the JDK's server?</b> It is there, it is small, and on virtual threads it is quick. It was made for tests,
 * so everything it leaves out that can be done behind it is done here: deadlines by interrupting the exchange's thread
 * (which closes the channel), strict heads, answers after failures, lingering so that an early refusal can be read, and
 * limits. What cannot be done behind it, because it happens before our code is called or is thrown away there:
 * <ul>
 * <li>requests it refuses by itself (a malformed request line or length, two lengths, an unknown transfer coding) get
 *     its own short HTML page; a header block beyond 32 KiB or a header that cannot be read closes the connection;
 * <li>{@code Expect: 100-continue} is always granted, so a refused upload may begin all the same;
 * <li>folded headers are joined, and a bare CR or LF in a header ends it, before they can be refused;
 * <li>a chunk size is read into 31 bits, and trailers are not understood: a chunked request is therefore always the
 *     last of its connection, and what it says wrongly can end only in an error of its own.
 * </ul>
 *
 * <p><b>Why not JSON for submissions?</b> A module is megabytes of binary; the demo posts a form, and so does
 * {@code curl -F}. <b>Why no regular expressions?</b> Most incidents of form parsers were time spent in one.
 */
package ww.http;
