/**
 * Cap'n Proto below RPC: messages with capabilities in them, and what a capability is.
 *
 * <p><b>How generated code uses this.</b> For an interface {@code Sender} with a method {@code send} (ordinal 0):
 * <pre>{@code
 * public static class Client extends ww.capnp.Client {                 // inherited methods are repeated here
 *     public Client(ClientHook hook) { super(hook); }                   // takes the count over
 *     public Client(Server server) { super(new LocalObject(server)); }
 *     public Client addRef() { return new Client(hook().addRef()); }
 *     public SendAnswer send(Consumer<SendParams.Builder> params) {
 *         Request request = newCall(SENDER_ID, 0, SIZE_HINT_WORDS);
 *         params.accept(request.params().initAs(SendParams.factory));
 *         return new SendAnswer(request.send());                       // extends Answer<SendResults.Reader>
 *     }
 * }
 * public interface Server extends ww.capnp.Server {
 *     default void send(MethodCall<SendParams.Reader, SendResults.Builder> call) throws Exception {
 *         throw CallContext.unimplemented("Sender", SENDER_ID, 0);
 *     }
 *     default void dispatch(long interfaceId, int methodId, CallContext context) throws Exception { switch ... }
 * }
 * }</pre>
 * An application writes {@code try (var answer = sender.send(p -> p.setValue(v))) { answer.join(); }}, and pipelines by
 * {@code answer.foo()}, which is {@code new Foo.Client(pipeline().pointerField(0).capability())}; results which are
 * structs within structs get a pipeline class around {@code pipeline().pointerField(i)}. A {@code -> stream} method is
 * {@code void write(Consumer<WriteParams.Builder>) throws CallException, InterruptedException} and ends in
 * {@code stream(request)}; its dispatch says {@code context.streaming()} first. If {@code params.accept} throws, the
 * request is closed before the exception goes on.
 *
 * <p><b>Who owns a count.</b> A setter of a capability field takes a count of its own ({@code client.hook().addRef()});
 * a setter overload that takes a {@code Server} makes the object and gives its only count to the message. A getter
 * answers a new client with a count of its own, which the caller closes; for a null pointer or an index outside the cap
 * table it answers a client whose calls fail. A message owns one count of each entry of its cap table and releases
 * them when it is closed.
 */
package ww.capnp;
