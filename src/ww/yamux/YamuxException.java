package ww.yamux;

import java.io.IOException;

/** The peer broke the protocol or a limit of the session; the session ends, after telling the peer a code. */
public final class YamuxException extends IOException {
    private static final long serialVersionUID = 1;

    /** Codes of a GoAway frame. */
    static final int NORMAL = 0;
    static final int PROTOCOL_ERROR = 1;
    static final int INTERNAL_ERROR = 2;

    YamuxException(String message) {
        super(message);
    }
}
