package ww.csp;

import java.io.IOException;

/** As many senders or receivers wait at the channel as its settings allow. Nothing was exchanged; try again later. */
public final class ChannelFullException extends IOException {
    private static final long serialVersionUID = 1L;

    ChannelFullException(String attempt, int waitingMax) {
        super(attempt + ": " + waitingMax + " wait at this channel already, which is its limit");
    }
}
