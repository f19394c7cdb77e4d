package ww.capnpc;

/** What a slot, a list element or a constant holds, in terms of the Java that handles it. */
sealed interface ValueType {
    /** {@code Void}. */
    record Nothing() implements ValueType { }

    /**
     * A number or a truth value.
     *
     * @param java its type in Java
     * @param accessor its name in the readers' and builders' methods
     * @param bits its width
     */
    record Primitive(String java, String accessor, int bits) implements ValueType { }

    /** An enumerant of this Java enum. */
    record Enumerant(String java) implements ValueType { }

    /** Text, data, a struct or a list: what a {@code PointerFactory} makes. */
    record Pointed(Kind kind, String reader, String builder, String factory) implements ValueType {
        enum Kind { TEXT, DATA, STRUCT, LIST, TEXT_LIST }
    }

    /** Anything. */
    record Any() implements ValueType { }

    /**
     * A capability.
     *
     * @param client its Java class
     * @param server its server interface; null if the schema does not say what it is
     */
    record Reference(String client, String server) implements ValueType { }
}
