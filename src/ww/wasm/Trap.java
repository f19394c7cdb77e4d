package ww.wasm;

/** Why a guest's execution was abandoned by the rules of WebAssembly itself. */
public enum Trap {
    UNREACHABLE("unreachable instruction"),
    INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
    INTEGER_OVERFLOW("integer overflow"),
    INVALID_CONVERSION("invalid conversion to integer"),
    MEMORY_OUT_OF_BOUNDS("out of bounds memory access"),
    TABLE_OUT_OF_BOUNDS("out of bounds table access"),
    UNDEFINED_ELEMENT("undefined or uninitialized table element"),
    INDIRECT_CALL_TYPE("indirect call type mismatch"),
    NULL_REFERENCE("null reference"),
    STACK_EXHAUSTED("call stack exhausted"),
    UNCAUGHT_EXCEPTION("uncaught exception"),
    OTHER("trap");

    private final String text;

    Trap(String text) {
        this.text = text;
    }

    /** The words of the specification's test suite where it has any. */
    @Override
    public String toString() {
        return text;
    }
}
