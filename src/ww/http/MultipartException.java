package ww.http;

import java.io.IOException;

/** A multipart body that breaks the format or a limit. The message is one sentence made for the sender. */
final class MultipartException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean limit;

    private MultipartException(String message, boolean limit) {
        super(message);
        this.limit = limit;
    }

    static MultipartException malformed(String message) {
        return new MultipartException(message, false);
    }

    static MultipartException overLimit(String message) {
        return new MultipartException(message, true);
    }

    /** True where the body is well formed so far, but more than we take. */
    boolean isLimit() {
        return limit;
    }
}
