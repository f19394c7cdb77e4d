package ww.host;

import java.io.IOException;

/**
 * Serves one inbound stream. Called on a virtual thread of its own, which may block for as long as the stream lives.
 * The handler closes the stream when it is done; when it throws, the host resets the stream and nothing else happens.
 */
@FunctionalInterface
public interface StreamHandler {
    void handle(Stream stream) throws IOException;
}
