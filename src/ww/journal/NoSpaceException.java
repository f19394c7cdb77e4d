package ww.journal;

import java.io.IOException;

/** The disk is full. Nothing was written; the same call may succeed once there is room again. */
public final class NoSpaceException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoSpaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
