package ww.host;

import java.io.IOException;

/** The peer serves none of the protocols that were proposed. */
public final class UnsupportedProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    public UnsupportedProtocolException(String message) {
        super(message);
    }
}
