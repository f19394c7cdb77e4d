package ww.io;

import java.io.IOException;

/**
 * Bytes or text from outside do not have the form their format asks for, or are larger than we accept. The message
 * names what was read, the value found and the limit; it is meant for our log, not for the peer.
 */
public final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
