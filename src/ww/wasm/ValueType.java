package ww.wasm;

/**
 * A value type of WebAssembly as far as this engine admits it (core specification, section 2.3). Vectors and
 * garbage-collected references are refused by the scan and have no constant here.
 */
public enum ValueType {
    I32("i32"),
    I64("i64"),
    F32("f32"),
    F64("f64"),
    FUNCREF("funcref"),
    EXTERNREF("externref"),
    EXNREF("exnref");

    private final String text;

    ValueType(String text) {
        this.text = text;
    }

    /** True for the four types that a caller can pass and read as text. */
    public boolean isNumber() {
        return ordinal() <= F64.ordinal();
    }

    /** The name in the text format. */
    @Override
    public String toString() {
        return text;
    }
}
