package ww.wasm;

/** Error numbers of WASI preview 1 that this engine answers with (witx type {@code errno}). */
final class Errno {
    static final int SUCCESS = 0;
    static final int BADF = 8;
    static final int FAULT = 21;
    static final int INVAL = 28;
    static final int NOSPC = 51;
    static final int NOSYS = 52;
    static final int NOTDIR = 54;
    static final int NOTSOCK = 57;
    static final int SPIPE = 70;
    static final int NOTCAPABLE = 76;

    private Errno() {
    }
}
