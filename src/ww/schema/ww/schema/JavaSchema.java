package ww.schema;

/** What {@code java.capnp} declares. Made by {@code ww.capnpc}; edit the schema instead. */
public final class JavaSchema {
    private JavaSchema() { }
}
