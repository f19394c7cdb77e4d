package ww.csp;

import java.io.IOException;

/** The channel was closed before, or while, somebody sent to it or received from it. Nothing was exchanged. */
public final class ChannelClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    ChannelClosedException(String attempt) {
        super(attempt + ": channel closed");
    }
}
