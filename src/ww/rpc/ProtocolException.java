package ww.rpc;

import java.io.IOException;

/** The peer broke the protocol: the connection is aborted with this text. */
final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    ProtocolException(String message) {
        super(message);
    }
}
