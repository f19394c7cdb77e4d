package ww.sched;

import java.io.IOException;

/** A stored record is whole (its checksum holds) and yet cannot be understood. */
public final class BadRecordException extends IOException {
    private static final long serialVersionUID = 1L;

    BadRecordException(String message) {
        super(message);
    }
}
