package ww.journal;

import java.io.IOException;

/**
 * Something is in the journal that no crash explains: bytes have changed or gone after they were safe. Starting from it
 * could lose what was promised, so it is refused.
 */
public final class CorruptJournalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long at;

    CorruptJournalException(String file, long at, String what) {
        super("journal file " + file + " is damaged at byte " + at + ": " + what + ". Nothing was changed. "
                + "Restore the data directory from a backup; or run 'journal check' to see what can be read, then "
                + "'journal repair' to keep everything before the damage and set the rest aside");
        this.file = file;
        this.at = at;
    }

    public String file() {
        return file;
    }

    public long at() {
        return at;
    }
}
