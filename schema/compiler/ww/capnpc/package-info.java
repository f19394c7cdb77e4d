/**
 * The schema compiler's back end: what {@code capnp compile -o} hands over, a {@code CodeGeneratorRequest}, goes in at
 * standard input; Java goes out into the current directory. {@link ww.capnpc.CapnpcWw} is the program.
 *
 * <p>The request is read through {@link ww.capnpc.request}. What is made of it depends on {@code ww.capnp} and nothing
 * else.
 *
 * <p>By hand, from the folder {@code schema}, with the plug-in and {@code ww.capnp} compiled into {@code OUT}:
 * <pre>{@code
 * capnp compile -I. -o- ./*.capnp | (cd ../src/ww/schema && java -cp OUT:RUNTIME.jar ww.capnpc.CapnpcWw)
 * }</pre>
 *
 * <p><b>What a schema becomes.</b> A file is one class with everything nested in it. A struct is a class with
 * {@code factory}, {@code Reader} and {@code Builder}, and {@code Which} if it has a union; a group is the same without
 * a factory, being a view of its struct. A field {@code x} is {@code getX hasX setX initX}, a member of a union also
 * {@code isX}; a member of type Void is {@code isX} and {@code setX()}. An enum ends with {@code _NOT_IN_SCHEMA}, for
 * numbers which a newer peer knows. An interface is a class with {@code Client} and {@code Server}. Names that Java
 * does not allow get an underscore at their end.
 *
 * <p><b>Why generics are erased.</b> A parameter becomes {@code AnyPointer}: on the wire it is one, and a capability's
 * type is only what its user believes. Java generics here would carry four types for each parameter (reader, builder,
 * client, pipeline) through every class.
 */
package ww.capnpc;
