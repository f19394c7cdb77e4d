/**
 * Cap'n Proto below RPC: messages with capabilities in them, and what a capability is. Layouts follow the encoding
 * specification ("Encoding" at capnproto.org); segments, arenas and the number fields of structs come from the
 * published {@code org.capnproto} runtime, which knows no capabilities; pointers, lists, copying, checking and
 * framing are here.
 *
 * <p><b>Messages.</b> {@link ww.capnp.MessageBuilder} and {@link ww.capnp.MessageReader} each hold segments of words
 * and a {@link ww.capnp.CapabilityTable}; {@link ww.capnp.FrameReader}, {@link ww.capnp.FrameWriter} and {@link
 * ww.capnp.Frames} bring them over streams, plain or packed. Types are {@link ww.capnp.PointerFactory} objects, which
 * generated structs have as {@code Foo.factory}. A received message is checked whole when its root, or an {@link
 * ww.capnp.AnyPointer} in it, is taken as a type: either that throws a {@link ww.capnp.CapnpException}, or nothing
 * that is read from it afterwards throws because of what the peer sent.
 *
 * <p><b>Why not the runtime's own readers of lists, text and pointers.</b> They check while they are read, with
 * unchecked exceptions of four kinds, copy no capability, and let no one add list types. What remains of it is little
 * and hidden behind this package; generated code and its users would not notice another one beneath.
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
 * {@code answer.getFoo()}, which is {@code new Foo.Client(pipeline().pointerField(0).capability())}; results which are
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
