package ww.yamux;

import java.io.IOException;

/** The stream was aborted, by the peer or by us; bytes in flight in either direction are lost. */
public final class StreamResetException extends IOException {
    private static final long serialVersionUID = 1;

    StreamResetException(String message) {
        super(message);
    }
}
