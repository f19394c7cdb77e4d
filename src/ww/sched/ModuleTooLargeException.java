package ww.sched;

import java.io.IOException;

/** More bytes came than a module may have. */
public final class ModuleTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long bytesMax;

    ModuleTooLargeException(long bytesMax) {
        super("the module is larger than " + bytesMax + " bytes");
        this.bytesMax = bytesMax;
    }

    public long bytesMax() {
        return bytesMax;
    }
}
