package ww.peer;

import java.io.IOException;

/**
 * Something is well-formed but not proved: its signature does not fit, or it speaks for a peer that did not sign it.
 */
public final class VerificationException extends IOException {
    private static final long serialVersionUID = 1;

    public VerificationException(String message) {
        super(message);
    }
}
