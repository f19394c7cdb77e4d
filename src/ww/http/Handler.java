package ww.http;

import java.io.IOException;

/**
 * Answers one kind of request. Called on a virtual thread of the request's own, so it may block; a {@link Problem} is
 * answered as such, an {@link IOException} ends the connection where the client is at fault or gone, and anything else
 * is logged and answered with 500.
 */
interface Handler {
    Response handle(Request request) throws Problem, IOException, InterruptedException;
}
