package ww.wasm;

/** The guest called {@code proc_exit}. No fault and no stack trace: a way out of guest code to the boundary. */
final class GuestExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    GuestExit(int code) {
        super("proc_exit " + code, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
