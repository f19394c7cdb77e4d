package ww.capnp;

import java.io.IOException;

/**
 * A message that is not well-formed, does not have the shape which was asked for, or exceeds a limit. It is the peer's
 * fault; nothing of the message has been acted upon.
 */
public final class CapnpException extends IOException {
    private static final long serialVersionUID = 1;

    public CapnpException(String message) {
        super(message);
    }
}
