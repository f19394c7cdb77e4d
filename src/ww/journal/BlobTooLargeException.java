package ww.journal;

import java.io.IOException;

/** A stream had more bytes than the caller allowed. */
public final class BlobTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BlobTooLargeException(long bytesMax) {
        super("more than " + bytesMax + " bytes");
    }
}
