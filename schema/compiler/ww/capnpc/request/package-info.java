/**
 * What {@code capnp compile -o} hands to a plug-in, as readers: of capnp's own {@code schema.capnp}, which every
 * installation brings, the structs and fields from which Java is made. Brands, imports, what an annotation may be put
 * on and whatever newer versions add are not shown. {@link ww.capnpc.request.CodeGeneratorRequest} is the root:
 *
 * <pre>
 * CodeGeneratorRequest     all nodes, and which files to generate
 *   Node                   a file, struct, group, enum, interface, constant or annotation, with its parent's id
 *     Field                of a struct or group: a slot (place, type, default) or a group (another node)
 *     Method               of an interface: a struct for the parameters, one for the results
 *   Type                   what a slot or a constant holds
 *   Value                  a default or a constant
 * </pre>
 *
 * <p>A group shares the space of the struct it is in: its node has the same sizes, and its slots' places count in the
 * struct. A union is no node: it belongs to the struct or group that declares it, which then has a discriminant, and
 * its members are fields with a discriminant value.
 *
 * <p><b>Where the numbers are from.</b> Beside each stands what {@code capnp compile -ocapnp schema.capnp} prints of
 * the field: its ordinal, and its bits in the data section or its index among the pointers. Places in the data section
 * count in the field's own size. A place never changes in later versions of the schema.
 *
 * <p><b>Why by hand.</b> The compiler reads with these classes the request which they would be made from. They do as
 * generated readers do, name for name, in all that follows from the message: its check and its limits, defaults for
 * what is missing, members which the schema does not name. A test holds the two together. Text comes as a string and
 * an unsigned number as an {@code int}, for the emitters want nothing else of them.
 */
package ww.capnpc.request;
